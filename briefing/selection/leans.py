"""Corpus -> what each sentence leans on: the sentence that its words or its quotation need beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.selection.anaphora import Anaphora, anaphora_of
from briefing.text.quotes import Quotation, find_quotations

if TYPE_CHECKING:
    from briefing.model import Sentence
    from briefing.text.corpus import Corpus

MIN_QUOTED_WORDS = 4
"""A quotation of fewer words is a term in marks, not speech that needs a speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """A sentence needs another one (its number in the corpus; None: it is not there), and why."""

    on: int | None
    why: str


def find_leans(corpus: Corpus) -> tuple[tuple[Lean, ...], ...]:
    """What each sentence leans on; one pass over each document."""
    leans: list[tuple[Lean, ...]] = []
    for document, source in enumerate(corpus.sources):
        begin, end = bisect_left(corpus.documents, document), bisect_right(corpus.documents, document)
        sentences = corpus.sentences[begin:end]
        quotations = find_quotations(source, sentences)
        article = _Article(sentences, begin, quotations, anaphora_of(corpus.languages[document]))
        leans.extend(article.leans())
    return tuple(leans)


class _Article:
    """One document: its sentences, the number of the first in the corpus, its quotations."""

    def __init__(
        self, sentences: Sequence[Sentence], begin: int, quotations: Sequence[Quotation], anaphora: Anaphora
    ) -> None:
        self._sentences, self._begin, self._quotations = sentences, begin, quotations
        self._anaphora = anaphora
        self._starts = [sentence.start for sentence in sentences]

    def leans(self) -> Iterator[tuple[Lean, ...]]:
        """What each sentence leans on, in order."""
        found: list[list[Lean]] = [[] for _ in self._sentences]
        for place, spoken in enumerate(self._spoken_parts()):
            before = self._begin + place - 1 if place else None
            text = self._sentences[place].text
            found[place].extend(Lean(on=before, why=why) for why in self._anaphora.hanging(text, spoken, place == 0))
        for quotation in self._quotations:
            for place, lean in self._of_quotation(quotation):
                found[place].append(lean)
        return map(tuple, found)

    def _spoken_parts(self) -> list[list[tuple[int, int]]]:
        """For each sentence, which of its characters are quoted speech, as offsets within it."""
        parts: list[list[tuple[int, int]]] = [[] for _ in self._sentences]
        for quotation in self._quotations:
            for place in self._covering(quotation.start, quotation.end):
                sentence = self._sentences[place]
                start = max(quotation.start, sentence.start) - sentence.start
                parts[place].append((start, min(quotation.end, sentence.end) - sentence.start))
        return parts

    def _of_quotation(self, quotation: Quotation) -> Iterator[tuple[int, Lean]]:
        """Tie the sentences of a quotation to each other, and to the one that says who speaks."""
        held = self._covering(quotation.start, quotation.end)
        for one, other in pairwise(held):
            yield one, Lean(on=self._begin + other, why="the quotation goes on")
            yield other, Lean(on=self._begin + one, why="the quotation began before")
        text = self._sentences[held[0]].document.text[quotation.start : quotation.end]
        if len(text.split()) < MIN_QUOTED_WORDS:
            return
        if quotation.attribution is None:
            yield from self._without_speaker(quotation, held)
            return
        speaker = self._covering(*quotation.attribution.speaker)[0]
        for place in held:
            if place != speaker:
                yield place, Lean(on=self._begin + speaker, why="the speaker stands there")
        if not quotation.attribution.named:
            # Even with a name before it: in "After Clinton accused him, he warned" that name is not his.
            before = self._begin + speaker - 1 if speaker else None
            yield speaker, Lean(on=before, why="the speaker is named before")

    def _without_speaker(self, quotation: Quotation, held: range) -> Iterator[tuple[int, Lean]]:
        """A sentence that is nothing but speech needs the one before it, which should tell whose it is."""
        first = self._sentences[held[0]]
        last = self._sentences[held[-1]]
        is_bare = first.start >= quotation.start - 1 and last.end <= quotation.end + 1
        if is_bare:
            before = self._begin + held[0] - 1 if held[0] else None
            yield held[0], Lean(on=before, why="the speaker is not named")

    def _covering(self, start: int, end: int) -> range:
        first = max(0, bisect_right(self._starts, start) - 1)
        return range(first, max(first + 1, bisect_left(self._starts, end)))
