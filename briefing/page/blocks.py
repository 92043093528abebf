"""Brief -> the blocks of its page, in reading order: the one list of what is between masthead and sources.

A new kind of block is a function here, a macro of that name in `templates/default/parts.html`, and a label a language.
Every output, the arithmetic of the page and its proof walk `View.blocks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.days import are_of_years
from briefing.model import Brief
from briefing.page.chronology import Day, chronology_of
from briefing.page.excerpts import Excerpts
from briefing.page.labels import Labels
from briefing.page.view import Block
from briefing.page.visible import inked, shortened

MakeBlocks = Callable[[Brief, Labels, Excerpts], Iterator[Block]]


def make_blocks(brief: Brief, labels: Labels, excerpts: Excerpts) -> tuple[Block, ...]:
    """All blocks of a brief."""
    return tuple(block for make in BLOCKS for block in make(brief, labels, excerpts))


def _lead(brief: Brief, labels: Labels, excerpts: Excerpts) -> Iterator[Block]:
    """The main event, which has no visible heading; its name is for screen readers."""
    if brief.lead:
        yield Block(kind="lead", name=labels["lead"], excerpts=excerpts.of((brief.lead,)))


def _sections(brief: Brief, labels: Labels, excerpts: Excerpts) -> Iterator[Block]:
    """A block for each theme, and for each thing in which sources differ; one without name and passage says nothing."""
    is_first = True
    days = chronology_of(brief)
    has_years = are_of_years(document.published for document in brief.documents)
    for section in brief.sections:
        if section.kind != "theme":
            name, is_first = labels["differ"], False
            yield Block(kind="differ", heading=name, name=name, excerpts=excerpts.of(section.passages))
            continue
        if days:
            yield from _days(days, labels, excerpts, has_years)
            continue
        heading = shortened(section.theme.name) if inked(section.theme.name) else ""
        shown = excerpts.of(section.passages)
        if heading or shown:
            quiet = labels[section.absence] if section.absence else ""
            name, is_parted = heading or labels["unheaded"], not (heading or is_first)
            yield Block(kind="section", heading=heading, name=name, excerpts=shown, quiet=quiet, is_parted=is_parted)
            is_first = False


def _days(days: Sequence[Day], labels: Labels, excerpts: Excerpts, has_years: bool) -> Iterator[Block]:
    """A block for each day of a story that goes on for long."""
    for one in days:
        heading = labels.heading_day(one.day, with_year=has_years) if one.day else ""
        shown = excerpts.of(one.passages, are_dated=bool(heading))
        yield Block(kind="section", heading=heading, name=heading or labels["unheaded"], excerpts=shown)


BLOCKS: tuple[MakeBlocks, ...] = (_lead, _sections)
"""The kinds of blocks in the order in which they are read."""
