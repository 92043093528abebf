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


class Said:
    """The sentences chosen so far, by their content stems; a look-up costs the sentence's own words."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._sentences: set[int] = set()
        self._numbers: dict[frozenset[int], int] = {}
        self._sizes: list[int] = []
        self._holders: dict[int, list[int]] = {}

    def add(self, sentence: int) -> None:
        """Note a sentence as said."""
        self._sentences.add(sentence)
        stems = self._stems(sentence)
        if stems in self._numbers:
            return
        number = self._numbers[stems] = len(self._sizes)
        self._sizes.append(len(stems))
        for stem in stems:
            self._holders.setdefault(stem, []).append(number)

    def share(self, sentence: int) -> float:
        """The share of a sentence's content words that were said; 0 for one without such words."""
        stems = self._corpus.distinct_stems(sentence)
        return sum(stem in self._holders for stem in stems) / len(stems) if stems else 0.0

    def holds(self, sentence: int) -> bool:
        """Whether this very sentence was said."""
        return sentence in self._sentences

    def has_twin(self, sentence: int) -> bool:
        """Whether a sentence with the same content words was chosen: agencies' copy stands in many papers."""
        stems = self._stems(sentence)
        return bool(stems) and stems in self._numbers

    def repeats(self, sentence: int) -> bool:
        """Whether a sentence that was chosen says the same."""
        if self.has_twin(sentence):
            return True
        stems = self._stems(sentence)
        shared = Counter(chain.from_iterable(self._holders.get(stem, ()) for stem in stems))
        least = REPEAT * sqrt(len(stems))
        return any(n >= least * sqrt(self._sizes[number]) for number, n in shared.items())

    def _stems(self, sentence: int) -> frozenset[int]:
        return frozenset(self._corpus.distinct_stems(sentence))
