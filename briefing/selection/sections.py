"""Taken candidates -> the lead and the sections: passages in the order of the article, each whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.model import Passage, Section, Theme
from briefing.selection.candidates import Candidate
from briefing.selection.context import MAX_SENTENCES, Run
from briefing.selection.lead import is_lead_with

if TYPE_CHECKING:
    from briefing.text.corpus import Corpus

NO_HEADING = Theme(name="")
"""What stands under no heading: it matters, and is surely about none of the themes, or there are none."""


def build_sections(
    corpus: Corpus, themes: Sequence[Theme], taken: Sequence[Candidate]
) -> tuple[Passage | None, tuple[Section, ...]]:
    """The lead, and one section a theme in their order; before them what has no heading, if anything.

    A theme without a candidate gets no passage.
    """
    if not taken:
        return None, tuple(Section(theme=theme) for theme in themes)
    lead = _lead(corpus, taken)
    blocks = {theme: _numbers(taken, theme) - set(lead) for theme in (None, *range(len(themes)))}
    bare = sorted(blocks[None], key=lambda number: (not _goes_on(number, lead, blocks[None]), number))
    sections = [Section(theme=NO_HEADING, passages=tuple(_passages(corpus, taken, bare)))] if bare else []
    sections += [
        Section(theme=theme, passages=tuple(_passages(corpus, taken, sorted(blocks[number]))))
        for number, theme in enumerate(themes)
    ]
    return Passage(sentences=tuple(corpus.sentences[number] for number in lead)), tuple(sections)


def _lead(corpus: Corpus, taken: Sequence[Candidate]) -> list[int]:
    """The sentences of the lead, with what leads up to it and what leans on it, while it stays a lead."""
    lead = taken[0].run
    for run in [one.run for one in taken[1:] if one.theme is None]:
        leads_up, leans = run.first < lead.first <= run.last + 1, run.first <= lead.last < run.last
        if (leads_up or leans) and is_lead_with(corpus, lead, run):
            lead = Run(first=min(lead.first, run.first), last=max(lead.last, run.last))
    return list(lead.numbers)


def _numbers(taken: Sequence[Candidate], theme: int | None) -> set[int]:
    return {number for candidate in taken if candidate.theme == theme for number in candidate.run.numbers}


def _goes_on(number: int, lead: Sequence[int], block: set[int]) -> bool:
    """Whether a sentence goes on from the lead without a gap: it may lean on it, so it comes right behind."""
    return number > lead[-1] and all(between in block for between in range(lead[-1] + 1, number))


def _passages(corpus: Corpus, taken: Sequence[Candidate], numbers: Sequence[int]) -> Iterator[Passage]:
    """Sentences that were taken together are one passage, and those side by side in a paragraph with them."""
    passage: list[int] = []
    for block in _tied(taken, numbers):
        if passage and not _joins(corpus, passage, block):
            yield Passage(sentences=tuple(corpus.sentences[number] for number in passage))
            passage = []
        passage.extend(block)
    if passage:
        yield Passage(sentences=tuple(corpus.sentences[number] for number in passage))


def _tied(taken: Sequence[Candidate], numbers: Sequence[int]) -> Iterator[list[int]]:
    """The sentences in their order, those kept together that a run ties, cut where a block grows too long.

    What such a cut parts still stands right below what it leans on.
    """
    tied = {number for candidate in taken for number in candidate.run.numbers[1:]}
    block: list[int] = []
    for number in numbers:
        if block and (number != block[-1] + 1 or number not in tied or len(block) >= MAX_SENTENCES):
            yield block
            block = []
        block.append(number)
    if block:
        yield block


def _joins(corpus: Corpus, passage: Sequence[int], block: Sequence[int]) -> bool:
    last, first = passage[-1], block[0]
    if first != last + 1 or len(passage) + len(block) > MAX_SENTENCES:
        return False
    place = (corpus.documents[first], corpus.paragraphs[first])
    return place == (corpus.documents[last], corpus.paragraphs[last])
