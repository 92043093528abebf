"""What has been said: whether a sentence says again what one of the chosen ones says."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.text.corpus import Corpus

REPEAT = 0.6
"""Cosine of the sets of content stems from which two sentences say the same."""

FEW = 30
"""Sentences up to which looking at each is faster than the index of their words."""


class Said:
    """The sentences chosen so far, by their content stems; a look-up costs the sentence's own words."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._stem_sets: dict[int, frozenset[int]] = {}
        self._sentences: set[int] = set()
        self._distinct: list[frozenset[int]] = []
        self._known: set[frozenset[int]] = set()
        self._indexed = 0
        self._holders: dict[int, list[int]] = {}

    def forgotten(self) -> Said:
        """The same corpus with nothing said."""
        said = Said(self._corpus)
        said._stem_sets = self._stem_sets
        return said

    def add(self, sentence: int) -> None:
        """Note a sentence as said."""
        self._sentences.add(sentence)
        stems = self._stems(sentence)
        if stems in self._known:
            return
        self._distinct.append(stems)
        self._known.add(stems)

    def holds(self, sentence: int) -> bool:
        """Whether this very sentence was said."""
        return sentence in self._sentences

    def has_twin(self, sentence: int) -> bool:
        """Whether a sentence with the same content words was chosen: agencies' copy stands in many papers."""
        stems = self._stems(sentence)
        return bool(stems) and stems in self._known

    def repeats(self, sentence: int) -> bool:
        """Whether a sentence that was chosen says the same."""
        if self.has_twin(sentence):
            return True
        stems = self._stems(sentence)
        least = REPEAT * sqrt(len(stems))
        if len(self._distinct) <= FEW:
            return any(len(stems & other) >= least * sqrt(len(other)) for other in self._distinct if other)
        self._index()
        shared = Counter(chain.from_iterable(self._holders.get(stem, ()) for stem in stems))
        return any(n >= least * sqrt(len(self._distinct[number])) for number, n in shared.items())

    def _index(self) -> None:
        """Note what holds each stem, for the sentences that were said since this was done last."""
        for number in range(self._indexed, len(self._distinct)):
            for stem in self._distinct[number]:
                self._holders.setdefault(stem, []).append(number)
        self._indexed = len(self._distinct)

    def _stems(self, sentence: int) -> frozenset[int]:
        if sentence not in self._stem_sets:
            self._stem_sets[sentence] = frozenset(self._corpus.distinct_stems(sentence))
        return self._stem_sets[sentence]
