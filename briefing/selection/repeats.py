"""What has been said: whether a sentence says again what one of the chosen ones says."""

from __future__ import annotations

from functools import cached_property
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
        self._holders: dict[int, list[int]] = {}
        self._sizes: dict[int, int] = {}
        self._sets: set[frozenset[int]] = set()

    def add(self, sentence: int) -> None:
        """Note a sentence as said."""
        if sentence in self._sizes:
            return
        stems = self._stems(sentence)
        self._sizes[sentence] = len(stems)
        self._sets.add(stems)
        for stem in stems:
            self._holders.setdefault(stem, []).append(sentence)

    def holds(self, sentence: int) -> bool:
        """Whether this very sentence was said."""
        return sentence in self._sizes

    def has_twin(self, sentence: int) -> bool:
        """Whether a sentence of the same words was chosen: agencies' copy stands in many papers, letter for letter."""
        stems = self._stems(sentence)
        return bool(stems) and stems in self._sets

    def repeats(self, sentence: int) -> bool:
        """Whether a sentence that was chosen says the same."""
        if self.has_twin(sentence):
            return True
        stems = self._stems(sentence)
        shared: dict[int, int] = {}
        for stem in stems:
            for holder in self._holders.get(stem, ()):
                shared[holder] = shared.get(holder, 0) + 1
        size = max(1, len(stems))
        return any(n / sqrt(size * max(1, self._sizes[holder])) >= REPEAT for holder, n in shared.items())

    @cached_property
    def _tables(self) -> tuple[list[int], list[int], list[bool]]:
        corpus = self._corpus
        return corpus.offsets.tolist(), corpus.stems.tolist(), corpus.content.tolist()

    def _stems(self, sentence: int) -> frozenset[int]:
        offsets, stems, content = self._tables
        places = range(offsets[sentence], offsets[sentence + 1])
        return frozenset(stems[i] for i in places if content[i])
