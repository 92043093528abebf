"""Taken candidates -> the lead and the sections: complete passages in the order of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.context.runs import MAX_SENTENCES
from briefing.discourse.annotations import Annotations
from briefing.model import NO_HEADING, Passage, Section, Theme
from briefing.segmentation.corpus import Corpus
from briefing.selection.candidates import Candidate
from briefing.selection.lead import is_lead_with


def build_sections(
    annotations: Annotations, themes: Sequence[Theme], taken: Sequence[Candidate]
) -> tuple[Passage | None, tuple[Section, ...]]:
    """The lead, and one section per theme in their order; before them what has no heading, if anything.

    A theme without a candidate gets no passage.
    """
    if not taken:
        return None, tuple(Section(theme=theme) for theme in themes)
    lead = _lead(annotations, taken)
    blocks = {theme: _numbers(taken, theme) - set(lead) for theme in (None, *range(len(themes)))}
    going_on = _going_on(annotations, taken, lead, blocks[None])
    bare = sorted(blocks[None], key=lambda number: (number not in going_on, number))
    sections = [Section(theme=NO_HEADING, passages=tuple(_passages(annotations, taken, bare)))] if bare else []
    sections += [
        Section(theme=theme, passages=tuple(_passages(annotations, taken, sorted(blocks[number]))))
        for number, theme in enumerate(themes)
    ]
    return Passage(sentences=tuple(annotations.corpus.sentences[number] for number in lead)), tuple(sections)


def _lead(annotations: Annotations, taken: Sequence[Candidate]) -> list[int]:
    """The sentences of the lead, with what leads up to it and what depends on it, as long as it is short enough."""
    lead = taken[0].run
    for run in [one.run for one in taken[1:] if one.theme is None]:
        leads_up, dependencies = run.first < lead.first, run.first <= lead.last < run.last
        if (leads_up or dependencies) and is_lead_with(annotations, lead, run):
            lead = lead.with_neighbours(run)
    return list(lead.numbers)


def _numbers(taken: Sequence[Candidate], theme: int | None) -> set[int]:
    return {number for candidate in taken if candidate.theme == theme for number in candidate.run.numbers}


def _going_on(annotations: Annotations, taken: Sequence[Candidate], lead: Sequence[int], block: set[int]) -> set[int]:
    """The sentences that continue the lead without a gap, so they come right after.

    Above older articles only those do that depend on it: the story would step back below the others.
    """
    last, found = lead[-1], set[int]()
    is_back = any(_is_older(annotations.corpus, number, last) for number in block)
    tied = {number for one in taken if one.run.first <= last for number in one.run.numbers}
    for number in sorted(number for number in block if number > last):
        if not _are_neighbours(annotations, last, number) or (is_back and number not in tied):
            break
        last = number
        found.add(number)
    return found


def _is_older(corpus: Corpus, number: int, other: int) -> bool:
    day, newer = (corpus.documents[corpus.document_of[one]].published for one in (number, other))
    return bool(day and newer and day < newer)


def _are_neighbours(annotations: Annotations, first: int, second: int) -> bool:
    is_one_article = annotations.corpus.document_of[first] == annotations.corpus.document_of[second]
    return is_one_article and annotations.body_places[second] == annotations.body_places[first] + 1


def _passages(annotations: Annotations, taken: Sequence[Candidate], numbers: Sequence[int]) -> Iterator[Passage]:
    """Sentences that were taken together form one passage, together with adjacent ones of the same paragraph."""
    passage: list[int] = []
    for block in _tied(annotations, taken, numbers):
        if passage and not _joins(annotations, passage, block):
            yield Passage(sentences=tuple(annotations.corpus.sentences[number] for number in passage))
            passage = []
        passage.extend(block)
    if passage:
        yield Passage(sentences=tuple(annotations.corpus.sentences[number] for number in passage))


def _tied(annotations: Annotations, taken: Sequence[Candidate], numbers: Sequence[int]) -> Iterator[list[int]]:
    """The sentences in order, those of a run kept together, cut where a block grows too long.

    What is cut off still comes right below what it depends on.
    """
    tied = {number for candidate in taken for number in candidate.run.numbers[1:]}
    block: list[int] = []
    for number in numbers:
        is_on = block and number in tied and _are_neighbours(annotations, block[-1], number)
        if block and not (is_on and len(block) < MAX_SENTENCES):
            yield block
            block = []
        block.append(number)
    if block:
        yield block


def _joins(annotations: Annotations, passage: Sequence[int], block: Sequence[int]) -> bool:
    last, first = passage[-1], block[0]
    if not _are_neighbours(annotations, last, first) or len(passage) + len(block) > MAX_SENTENCES:
        return False
    place = (annotations.corpus.document_of[first], annotations.corpus.paragraph_of[first])
    return place == (annotations.corpus.document_of[last], annotations.corpus.paragraph_of[last])
