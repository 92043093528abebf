"""A brief, a time and this version -> the line that is signed with it: what `minisign -V` shows of the signature."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import quote

from briefing.language.wording import cut_short, one_line

LONGEST = 200
"""Characters of a headline in it."""


def trusted_comment(title: str, file: str, time: datetime) -> str:
    """One line of ASCII, which is all that minisign shows: headline without accents, name of the file quoted, time."""
    plain = unicodedata.normalize("NFKD", one_line(title).translate(_QUOTES)).encode("ascii", "ignore").decode("ascii")
    headline = cut_short(" ".join(plain.split()), LONGEST).replace("…", "...")
    named = f"{headline} ({quote(file)})" if headline else quote(file)
    return f"{named}, signed {time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} by briefing {version('briefing')}"


_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
