"""What has been said: whether a sentence says again what one of the chosen ones says."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.text.corpus import Corpus

REPEAT = 0.6
"""Cosine of the sets of content stems from which two sentences say the same."""


class Said:
    """The sentences chosen so far, by their content stems."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._sentences: set[int] = set()
        self._sets: dict[frozenset[int], int] = {}

    def add(self, sentence: int) -> None:
        """Note a sentence as said."""
        self._sentences.add(sentence)
        stems = self._stems(sentence)
        self._sets[stems] = len(stems)

    def holds(self, sentence: int) -> bool:
        """Whether this very sentence was said."""
        return sentence in self._sentences

    def has_twin(self, sentence: int) -> bool:
        """Whether a sentence of the same words was chosen: agencies' copy stands in many papers, letter for letter."""
        stems = self._stems(sentence)
        return bool(stems) and stems in self._sets

    def repeats(self, sentence: int) -> bool:
        """Whether a sentence that was chosen says the same."""
        stems = self._stems(sentence)
        least = REPEAT * sqrt(len(stems))
        return bool(stems) and any(len(stems & said) >= least * sqrt(size) for said, size in self._sets.items())

    @cached_property
    def _tables(self) -> tuple[list[int], list[int], list[bool]]:
        corpus = self._corpus
        return corpus.offsets.tolist(), corpus.stems.tolist(), corpus.content.tolist()

    def _stems(self, sentence: int) -> frozenset[int]:
        offsets, stems, content = self._tables
        begin, end = offsets[sentence], offsets[sentence + 1]
        return frozenset(compress(stems[begin:end], content[begin:end]))
