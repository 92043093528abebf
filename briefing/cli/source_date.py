"""SOURCE_DATE_EPOCH -> the time to use instead of now (reproducible-builds.org)."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from briefing.errors import UsageError
from briefing.language.wording import as_given

SOURCE_DATE = "SOURCE_DATE_EPOCH"


def source_date() -> datetime | None:
    """The time that the variable gives, if it is set; raises UsageError if it is not a time."""
    value = os.environ.get(SOURCE_DATE, "")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        mend = "set it to seconds since 1970, or unset it"
        raise UsageError(f"{as_given(value)} is not a time", where=SOURCE_DATE, mend=mend) from error
