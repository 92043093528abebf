"""The days of a story's articles -> whether it is told day by day, and in their order.

A story that goes on for more than a week is an affair of several events. Its page has the day above what is of it, so
that "yesterday" and "earlier today" can be read (page: chronology); in a shorter story they would be taken for the day
of the brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

LEAST_DAYS = 3
"""With fewer, the days in the marks are enough."""
LEAST_SPAN = timedelta(days=7)
"""Articles of one week tell one event: their days would part what belongs together."""


def is_told_by_day(days: Iterable[date | None]) -> bool:
    """Whether the articles of a story, of which some may have no day, are of so many days and so far apart."""
    known = {day for day in days if day}
    return len(known) >= LEAST_DAYS and max(known) - min(known) > LEAST_SPAN


def goes_forward(days: Iterable[date | None], back: int = 0) -> bool:
    """Whether no day is before the one that it follows by more than `back` days; what has no day does not count."""
    known = [day for day in days if day]
    return all((before - after).days <= back for before, after in pairwise(known))


def are_of_years(days: Iterable[date | None]) -> bool:
    """Whether days are of several years, so that each has to say its own."""
    return len({day.year for day in days if day}) > 1
