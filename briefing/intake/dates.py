"""What a source states as its date -> a day, in the two forms that cannot be misread."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any


def day_of(stated: Any) -> date | None:
    """A day or time, as it is or written as in ISO 8601 or RFC 5322; None for all else, as 3/4/2024 is two days."""
    if isinstance(stated, datetime):
        return stated.date()
    if isinstance(stated, date):
        return stated
    if not isinstance(stated, str) or not stated.strip():
        return None
    for read in (_iso_day, parsedate_to_datetime):
        try:
            return read(stated.strip()).date()
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
    return None


def _iso_day(stated: str) -> datetime:
    if "-" not in stated[:5]:  # 20241112 is a day, and so might be any number of eight figures
        raise ValueError(stated)
    return datetime.fromisoformat(stated)
