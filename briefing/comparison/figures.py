"""Corpus -> which sentences give a figure for the same thing: a newer one overtakes an older one, or sources differ.

Precision goes before recall: two figures are of one thing only where that is sure. Totals of an event (the killed, the
homes destroyed) are compared between the first sentences of two articles that share words besides those for it, as
further down are parts of them, and a village is no country. Any other figure (money, votes, troops) is compared only
where two sentences are alike in nearly everything but the figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from math import sqrt

from briefing.comparison.redundancy import figures_of
from briefing.language.quantities import Quantity, quantities_of, words_of_totals
from briefing.segmentation.corpus import Corpus

TOTALS_WITHIN = 6
"""The first sentences of an article, in which it has the total; further down are parts of it."""
EVENT_WORDS = 2
"""Content words that two sentences on one total share at least, those for the total itself and figures not counted."""
ALIKE_BUT_FIGURES = 0.6
"""Cosine of the content words, figures not counted, of two sentences that give any other figure for the same thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity, and the number of the sentence that says it."""

    sentence: int
    quantity: Quantity


class Figures:
    """The figures of a corpus of several articles: which are for the same thing.

    `sources` has the number of the source that each article counts for.
    """

    def __init__(self, corpus: Corpus, sources: Sequence[int]) -> None:
        self._corpus, self._sources = corpus, sources
        self._known: dict[tuple[int, bool], frozenset[int]] = {}

    @cached_property
    def rivals(self) -> tuple[tuple[Figure, Figure], ...]:
        """The pairs of figures of two articles for the same thing of which no count is what both say."""
        if len(self._corpus.documents) < 2:
            return ()
        by_thing: dict[object, list[Figure]] = defaultdict(list)
        for figure in self._found():
            quantity = figure.quantity
            by_thing[quantity.kind, quantity.of].append(figure)
        pairs = (pair for figures in by_thing.values() for pair in combinations(figures, 2))
        return tuple(pair for pair in pairs if self.are_rivals(*pair))

    def are_rivals(self, one: Figure, other: Figure) -> bool:
        """Whether two figures are of two articles, for the same thing, and cannot both be true."""
        documents, quantity, rival = self._corpus.document_of, one.quantity, other.quantity
        if documents[one.sentence] == documents[other.sentence] or not quantity.is_rival_of(rival):
            return False
        is_as_wide = quantity.scopes == rival.scopes or self._is_wider(one, other)
        return is_as_wide and self._share_a_thing(one, other)

    def _is_wider(self, one: Figure, other: Figure) -> bool:
        """Whether the total of a later day, which is greater, is said without the scope of the earlier one."""
        days = self.day(one), self.day(other)
        if not all(days) or days[0] == days[1] or not one.quantity.is_toll:
            return False
        earlier, later = (one, other) if str(days[0]) < str(days[1]) else (other, one)
        return not later.quantity.scopes and later.quantity.low > earlier.quantity.high

    def overtaken(self) -> Iterator[tuple[Figure, Figure]]:
        """Each figure for which a later day has another one, and the newest of those."""
        newer: dict[Figure, list[Figure]] = defaultdict(list)
        for one, other in self.rivals:
            day, later = self.day(one), self.day(other)
            if day and later and day != later:
                newer[one if day < later else other].append(other if day < later else one)
        for figure, others in newer.items():
            yield figure, max(others, key=lambda other: (str(self.day(other)), -other.sentence))

    def disputed(self) -> Iterator[tuple[Figure, Figure]]:
        """The pairs of independent sources that give different figures, and not of two days that are both known."""
        documents = self._corpus.document_of
        for one, other in self.rivals:
            day, later = self.day(one), self.day(other)
            are_two = self._sources[documents[one.sentence]] != self._sources[documents[other.sentence]]
            if are_two and not (day and later and day != later):
                yield one, other

    def day(self, figure: Figure) -> date | None:
        """The day of the article that says it."""
        return self._corpus.documents[self._corpus.document_of[figure.sentence]].published

    def _found(self) -> Iterator[Figure]:
        corpus = self._corpus
        for document, article in enumerate(corpus.documents):
            begin, end = corpus.span_of(document)
            year = article.published.year if article.published else None
            for number in range(begin, end):
                for quantity in quantities_of(corpus.texts[number], corpus.languages[document], year):
                    if number < begin + TOTALS_WITHIN or not quantity.is_toll:
                        yield Figure(sentence=number, quantity=quantity)

    def _share_a_thing(self, one: Figure, other: Figure) -> bool:
        words, others = self._words(one), self._words(other)
        if one.quantity.is_toll:
            return len(words & others) >= EVENT_WORDS
        return len(words & others) >= ALIKE_BUT_FIGURES * sqrt(len(words) * len(others)) > 0

    def _words(self, figure: Figure) -> frozenset[int]:
        key = figure.sentence, figure.quantity.is_toll
        if key not in self._known:
            self._known[key] = frozenset(self._things(figure))
        return self._known[key]

    def _things(self, figure: Figure) -> set[int]:
        """The content stems of a sentence that are no figures; of a total, those of its article's first sentence, too.

        A later report says what happened once, and then "the toll rose to 31". No words for a total are among them.
        """
        corpus, number = self._corpus, figure.sentence
        words = set(corpus.distinct_stems(number)) - figures_of(corpus, number)
        if not figure.quantity.is_toll:
            return words
        document = corpus.document_of[number]
        first, _ = corpus.span_of(document)
        words |= set(corpus.distinct_stems(first)) - figures_of(corpus, first)
        return {word for word in words if not self._is_of_totals(word, corpus.languages[document])}

    def _is_of_totals(self, stem: int, language: str) -> bool:
        return self._corpus.stem_vocabulary[stem] in words_of_totals(language)
