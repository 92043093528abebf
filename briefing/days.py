"""The days of a story's articles -> whether it is told day by day.

A story that goes on for more than a week is an affair of several events. Its page has the day above what is of it, so
that "yesterday" and "earlier today" can be read (page: chronology); in a shorter story they would be taken for the day
of the brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

LEAST_DAYS = 3
"""With fewer, the days in the marks are enough."""
LEAST_SPAN = timedelta(days=7)
"""Articles of one week tell one event: their days would part what belongs together."""


def is_told_by_day(days: Iterable[date | None]) -> bool:
    """Whether the articles of a story, of which some may have no day, are of so many days and so far apart."""
    known = {day for day in days if day}
    return len(known) >= LEAST_DAYS and max(known) - min(known) > LEAST_SPAN
