"""Taken candidates -> the lead and the sections: passages in the order of the article, each whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.model import Passage, Section, Theme
from briefing.selection.candidates import Candidate
from briefing.selection.context import MAX_SENTENCES

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
    lead = list(taken[0].run.numbers)
    blocks = {theme: _numbers(taken[1:], theme) - set(lead) for theme in (None, *range(len(themes)))}
    bare = sorted(blocks[None], key=lambda number: (not _goes_on(number, lead, blocks[None]), number))
    sections = [Section(theme=NO_HEADING, passages=tuple(_passages(corpus, taken, bare)))] if bare else []
    sections += [
        Section(theme=theme, passages=tuple(_passages(corpus, taken, sorted(blocks[number]))))
        for number, theme in enumerate(themes)
    ]
    return Passage(sentences=tuple(corpus.sentences[number] for number in lead)), tuple(sections)


def _numbers(taken: Sequence[Candidate], theme: int | None) -> set[int]:
    return {number for candidate in taken if candidate.theme == theme for number in candidate.run.numbers}


def _goes_on(number: int, lead: Sequence[int], block: set[int]) -> bool:
    """Whether a sentence goes on from the lead without a gap: it may lean on it, so it comes right behind."""
    return number > lead[-1] and all(between in block for between in range(lead[-1] + 1, number))


def _passages(corpus: Corpus, taken: Sequence[Candidate], numbers: Sequence[int]) -> Iterator[Passage]:
    """Sentences that were taken together are one passage, and those side by side in a paragraph with them."""
    tied = {number for candidate in taken for number in candidate.run.numbers[1:]}
    passage: list[int] = []
    for number in numbers:
        if passage and not _joins(corpus, passage, number, tied):
            yield Passage(sentences=tuple(corpus.sentences[i] for i in passage))
            passage = []
        passage.append(number)
    if passage:
        yield Passage(sentences=tuple(corpus.sentences[i] for i in passage))


def _joins(corpus: Corpus, passage: Sequence[int], number: int, tied: set[int]) -> bool:
    """Whether a sentence belongs to the passage before it; what is cut off stands right below what it leans on."""
    last = passage[-1]
    if number != last + 1 or len(passage) >= MAX_SENTENCES:
        return False
    place = (corpus.documents[number], corpus.paragraphs[number])
    return number in tied or place == (corpus.documents[last], corpus.paragraphs[last])
