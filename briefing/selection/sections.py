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
    """Sentences that were taken together, or stand side by side in a paragraph, are one passage."""
    numbers = sorted({i for candidate in taken for i in candidate.run.numbers})
    tied = {i for candidate in taken for i in range(candidate.run.first + 1, candidate.run.last + 1)}
    group: list[int] = []
    for i in numbers:
        if group and not _continues(corpus, group, i, tied):
            yield Passage(sentences=tuple(corpus.sentences[j] for j in group))
            group = []
        group.append(i)
    if group:
        yield Passage(sentences=tuple(corpus.sentences[j] for j in group))


def _continues(corpus: Corpus, group: Sequence[int], number: int, tied: set[int]) -> bool:
    if number != group[-1] + 1 or corpus.documents[number] != corpus.documents[group[-1]]:
        return False
    if len(group) >= MAX_SENTENCES:  # what it leans on stands right above it
        return False
    return number in tied or corpus.paragraphs[number] == corpus.paragraphs[group[-1]]
