"""Brief -> its chronology: the days of a story that has gone on for more than a week, each with its passages.

"Yesterday" and "earlier today" in an older article are read by the day above them. The form is that of timeline
summaries (Swan and Allan 2000, "Automatic generation of overview timelines").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile

from briefing.days import goes_forward, is_told_by_day
from briefing.model import Brief, Passage, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Passages from articles of one day, in reading order; those that go on from the lead come first, without a day."""

    day: date | None
    passages: tuple[Passage, ...]


def chronology_of(brief: Brief) -> tuple[Day, ...]:
    """The days below the lead, in order; nothing if the story is short, undated, not in order, or told by themes."""
    section = _only_section(brief)
    if section is None or brief.lead is None or not is_told_by_day(one.published for one in brief.documents):
        return ()
    newest = brief.lead.document
    going_on = tuple(takewhile(lambda one: one.document == newest, section.passages))
    rest = section.passages[len(going_on) :]
    dated = [passage.document.published for passage in rest]
    if None in dated or not goes_forward(dated):
        return ()
    days = tuple(Day(day=day, passages=tuple(told)) for day, told in groupby(rest, lambda one: one.document.published))
    return (Day(day=None, passages=going_on), *days) if going_on else days


def _only_section(brief: Brief) -> Section | None:
    """The section below the lead, if there is no other and it has no heading."""
    sections = [section for section in brief.sections if section.kind == "theme"]
    return sections[0] if len(sections) == 1 and not sections[0].theme.name else None
