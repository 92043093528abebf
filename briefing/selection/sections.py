"""Taken candidates -> sections: passages in reading order, each whole, under their themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.model import Passage, Section, Theme
from briefing.selection.candidates import Candidate
from briefing.selection.context import MAX_SENTENCES

if TYPE_CHECKING:
    from briefing.text.corpus import Corpus


def build_sections(corpus: Corpus, themes: Sequence[Theme], taken: Sequence[Candidate]) -> tuple[Section, ...]:
    """One section a theme, in the order of the themes; a theme without a candidate gets no passage."""
    return tuple(
        Section(theme=theme, passages=tuple(_passages(corpus, [c for c in taken if c.theme == number])))
        for number, theme in enumerate(themes)
    )


def _passages(corpus: Corpus, taken: Sequence[Candidate]) -> Iterator[Passage]:
    """Sentences that were taken together are one passage, and those side by side in a paragraph with them."""
    passage: list[int] = []
    for block in _blocks(taken):
        if passage and not _joins(corpus, passage, block):
            yield Passage(sentences=tuple(corpus.sentences[number] for number in passage))
            passage = []
        passage.extend(block)
    if passage:
        yield Passage(sentences=tuple(corpus.sentences[number] for number in passage))


def _blocks(taken: Sequence[Candidate]) -> Iterator[list[int]]:
    """The sentences in reading order, those kept together that a run ties, cut where a block grows too long.

    What such a cut parts still stands right below what it leans on.
    """
    tied = {number for candidate in taken for number in candidate.run.numbers[1:]}
    block: list[int] = []
    for number in sorted({number for candidate in taken for number in candidate.run.numbers}):
        if block and (number not in tied or len(block) >= MAX_SENTENCES):
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
