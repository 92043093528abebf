"""Brief -> its passages in blocks: those that are read together, and those that are of one story."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Brief, Passage


def read_together(brief: Brief) -> Iterator[tuple[Passage, ...]]:
    """The passages that are read as one text: the lead and a section without a heading after it; each other section.

    Where sources differ, each stands by itself.
    """
    lead = (brief.lead,) if brief.lead else ()
    covered = [section for section in brief.sections if section.passages]
    if covered and covered[0].kind == "theme" and not covered[0].theme.name:
        yield (*lead, *covered.pop(0).passages)
    else:
        yield lead
    for section in covered:
        yield from ([section.passages] if section.kind == "theme" else [(passage,) for passage in section.passages])


def stories_of(brief: Brief) -> Iterator[tuple[Passage, ...]]:
    """The passages of one story each: what is below a heading may be another one than what is above."""
    story = [brief.lead] if brief.lead else []
    for section in brief.sections:
        if section.theme.name:
            yield tuple(story)
            story = []
        story += section.passages
    yield tuple(story)
