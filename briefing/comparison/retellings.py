"""Annotations -> which sentences tell in other words what an article of the same days tells: an event, a quotation.

Papers open with the main event, each in its own words: "was fired on Monday" stands beside "has lost his post". Words
alone do not show that; that both open an article of one day on one story does, and so does the day that two sentences
name: what was announced on Tuesday was announced once. Unlike a repeat (redundancy.py) such a sentence mostly adds
something, so it is not refused: it is worth less, once another one stands above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import Annotations
from briefing.language.loading import load_language
from briefing.language.words import stop_words, words
from briefing.segmentation.corpus import Corpus

SAME_DAY, NEXT_DAY = 0.2, 0.25
"""Cosine of the sets of content stems from which the first sentences of two articles tell one event, if the articles
are of one day, and if of two that follow each other or unknown: the next day mostly has news of its own. Of 21 pairs of
first sentences of one day in briefs of three papers, all 18 from .2 up told one event, and 1 of 3 below."""
ONE_DAY = 0.25
"""The same of a sentence and another one, or a passage, of such articles that name one day of the week, wherever they
stand: of 32 pairs in briefs of three papers, 27 told one event, and 10 of the 12 that a passage adds; of 16 from .2 up
to there, 8."""
QUOTED = 3
"""Content words in a row that two quotations share, if they quote the same."""
RETOLD_SHARE = 0.15
"""The share of its worth that a sentence keeps when what it tells stands above it, told by another article. Of that
kind a brief of 200 words of three papers had 1.23 at 1, .15 at 0.4, .07 at 0.15, .03 at 0.05 (60 events of BASIL); of
seven briefs that differ between 0.4 and 0.15, a reader found five better at 0.15 and none worse."""


class Retellings:
    """The sentences that tell the same as each sentence, in other articles; found on demand."""

    def __init__(self, annotations: Annotations) -> None:
        self._annotations, self._corpus = annotations, annotations.corpus
        self._found: dict[int, frozenset[int]] = {}

    def of(self, sentence: int) -> frozenset[int]:
        """The sentences that tell what this one does; none for a single article."""
        if not self._is_several:
            return frozenset()
        if sentence not in self._found:
            openings = self._openings.retelling(sentence)
            on_one_day = self._days.retelling([sentence])
            self._found[sentence] = frozenset({*openings, *on_one_day, *self._quoting_as(sentence)})
        return self._found[sentence]

    def of_passage(self, numbers: Sequence[int]) -> frozenset[int]:
        """The sentences that tell what those of a run do, each or all together."""
        alone = frozenset[int]().union(*map(self.of, numbers))
        return alone.union(self._days.retelling(numbers)) if len(numbers) > 1 and self._is_several else alone

    @property
    def _is_several(self) -> bool:
        return len(self._corpus.documents) > 1

    @cached_property
    def _openings(self) -> _Openings:
        return _Openings(self._annotations)

    @cached_property
    def _days(self) -> _Days:
        return _Days(self._corpus)

    @cached_property
    def _quotes(self) -> tuple[dict[int, set[tuple[str, ...]]], dict[tuple[str, ...], list[int]]]:
        """The runs of quoted words of each sentence that quotes, and by run the sentences that quote it."""
        quoted: dict[int, set[tuple[str, ...]]] = {}
        quoting: dict[tuple[str, ...], list[int]] = {}
        for number, text in self._quotations():
            ignored = stop_words(self._corpus.languages[self._corpus.document_of[number]])
            said = [word for word in words(text) if word not in ignored]
            runs = {tuple(said[at : at + QUOTED]) for at in range(len(said) - QUOTED + 1)}
            for run in runs - quoted.setdefault(number, set()):
                quoted[number].add(run)
                quoting.setdefault(run, []).append(number)
        return quoted, quoting

    def _quotations(self) -> Iterator[tuple[int, str]]:
        """Each sentence that quotes, with what it quotes of a quotation."""
        corpus = self._corpus
        for document, quotations in enumerate(self._annotations.quotations):
            for one in quotations:
                for number in corpus.covering(document, one.start, one.end):
                    sentence = corpus.read_sentences[number]
                    begin, end = max(one.start, sentence.start), min(one.end, sentence.end)
                    yield number, sentence.document.text[begin:end]

    def _quoting_as(self, sentence: int) -> Iterator[int]:
        quoted, quoting = self._quotes
        for other in {one for run in quoted.get(sentence, ()) for one in quoting[run]}:
            if self._corpus.document_of[other] != self._corpus.document_of[sentence]:
                yield other


class _Days:
    """The sentences that name a day of the week, with the numbers of these (bits, Monday the lowest)."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        numbers = {language: load_language(language).expectations.weekday_numbers for language in set(corpus.languages)}
        pairs = zip(corpus.vocabulary, corpus.vocabulary_languages, strict=True)
        bits = np.array(
            [1 << numbers[code][word] if word in numbers[code] else 0 for word, code in pairs], dtype=np.int64
        )
        self._named = np.zeros(len(corpus), dtype=np.int64)
        np.bitwise_or.at(self._named, corpus.rows, bits[corpus.tokens])
        self._published = _ordinals(corpus, range(len(corpus.documents)))

    def retelling(self, numbers: Sequence[int]) -> Iterator[int]:
        """The sentences of other articles of these days that name a day which a passage names, and share words."""
        days = int(np.bitwise_or.reduce(self._named[list(numbers)]))
        if not days:
            return
        corpus, document = self._corpus, self._corpus.document_of[numbers[0]]
        near = _days_apart(self._published, document) <= 1
        near[document] = False
        named = np.flatnonzero((self._named & days != 0) & near[corpus.document_ids])
        own = {stem for number in numbers for stem in corpus.distinct_stems(number)}
        for other in named.tolist():
            stems = corpus.distinct_stems(other)
            if len(own.intersection(stems)) >= ONE_DAY * (len(own) * len(stems)) ** 0.5:
                yield other


def _ordinals(corpus: Corpus, documents: Iterable[int]) -> NDArray[np.float64]:
    """The day of each of some articles, nan where it is not known."""
    days = [corpus.documents[document].published for document in documents]
    return np.array([day.toordinal() if day else np.nan for day in days])


def _days_apart(days: NDArray[np.float64], place: int) -> NDArray[np.float64]:
    """The days between the one at a place and each; 1 if one is unknown."""
    return np.asarray(np.nan_to_num(np.abs(days - days[place]), nan=1.0), dtype=np.float64)


class _Openings:
    """The first sentence of each article that is no furniture: its stems as rows of a sparse matrix, and its day."""

    def __init__(self, annotations: Annotations) -> None:
        corpus, furniture = annotations.corpus, annotations.furniture
        first = {corpus.document_of[one]: one for one in reversed(range(len(corpus))) if not furniture[one]}
        self._sentences = sorted(first.values())
        self._place = {sentence: place for place, sentence in enumerate(self._sentences)}
        self._stems = [corpus.distinct_stems(sentence) for sentence in self._sentences]
        self._roots = np.sqrt(np.array(list(map(len, self._stems)), dtype=np.float64))
        holders: dict[int, list[int]] = {}
        for place, stems in enumerate(self._stems):
            for stem in stems:
                holders.setdefault(stem, []).append(place)
        self._holders = {stem: np.array(places) for stem, places in holders.items()}
        self._days = _ordinals(corpus, [corpus.document_of[sentence] for sentence in self._sentences])

    def retelling(self, sentence: int) -> Iterator[int]:
        """The openings that tell the event of this one, and those of its day that tell the event of such a one."""
        place = self._place.get(sentence)
        if place is None or not self._stems[place]:
            return
        apart = _days_apart(self._days, place)
        found = self._like(place)
        for near in np.flatnonzero(found & (apart == 0)).tolist():
            found |= self._like(near) & (apart == 0)
        found[place] = False
        yield from (self._sentences[other] for other in np.flatnonzero(found).tolist())

    def _like(self, place: int) -> NDArray[np.bool_]:
        """Which openings tell the event of one, by their stems."""
        held = np.concatenate([self._holders[stem] for stem in self._stems[place]])
        shared = np.bincount(held, minlength=len(self._roots))
        apart = _days_apart(self._days, place)
        least = np.where(apart == 0, SAME_DAY, NEXT_DAY) * self._roots * self._roots[place]
        return np.asarray((shared >= least) & (shared > 0) & (apart <= 1), dtype=np.bool_)
