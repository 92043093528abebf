"""Corpus and words -> how near they are to each other, by one kind of the word vectors that ship in the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefing.text.corpus import Corpus
from briefing.text.word_vectors import Kind, load_vectors

NEAREST = 3
"""A sentence is as close to a theme as its three closest words: one may be chance, and most words of a
sentence on any theme are about other things."""
_STEPS, _APART = 2.0**20, 4.0
"""Steps in which closeness is told, and what lies between two sentences: so much that no closeness (-1 to 1) reaches
from one into the next, so fine that a double holds the sum exactly up to a billion sentences."""
_CHUNK = 256
"""Sentences whose words lie in the processor's cache together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where in `corpus.tokens` the words of a theme's phrases stand, and its terms of one word."""

    phrases: NDArray[np.int64]
    words: NDArray[np.int64]


class WordSpace:
    """The sentences of a corpus as weighted means of word vectors (none of which is kept)."""

    def __init__(self, corpus: Corpus, kind: Kind) -> None:
        self._corpus, self._vectors = corpus, load_vectors(kind)
        is_told = corpus.is_content & np.array([code == "en" for code in corpus.vocabulary_languages], dtype=np.bool_)
        told = np.flatnonzero(is_told)
        self._numbers = np.full(len(is_told), -1, dtype=np.intp)
        self._numbers[told] = self._vectors.numbers_of([corpus.vocabulary[form] for form in told.tolist()])
        self._weights = self._vectors.weights[self._numbers] * (self._numbers >= 0)

    @cached_property
    def _rows(self) -> NDArray[np.float32]:
        """The vector of each form; zeros for a word that is unknown or without a subject of its own."""
        rows: NDArray[np.float32] = self._vectors.rows(self._numbers) * (self._numbers >= 0)[:, None]
        return rows

    def similarity(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """Cosine of each sentence with a unit vector."""
        along = (self._rows @ vector) * self._weights
        total = self._corpus.sum_by_sentence(along[self._corpus.tokens].astype(np.float64))
        return total / np.maximum(self._lengths, 1e-9)

    def closeness(self, vectors: NDArray[np.float32], found: Found) -> NDArray[np.float64]:
        """Mean, over the NEAREST words of each sentence, of their largest cosine with one of some unit vectors.

        As close as can be are the words of a phrase that was found, which is more than its words, and a word that was
        found and has no vector.
        """
        corpus = self._corpus
        best = (self._rows @ vectors.T).max(axis=1)
        best[self._weights == 0] = 0.0
        entries = best[corpus.tokens]
        entries[found.phrases] = 1.0
        entries[found.words[self._weights[corpus.tokens[found.words]] == 0]] = 1.0
        # One sort for all sentences: by sentence, then by closeness, both in one number that holds them exactly.
        steps = np.rint(entries * _STEPS) / _STEPS
        ranked = np.append(_APART * corpus.rows - np.sort(_APART * corpus.rows - steps), 0.0)
        nearest = corpus.indptr[:-1, None] + np.arange(NEAREST)
        there = nearest < corpus.indptr[1:, None]
        return np.asarray((ranked[np.where(there, nearest, -1)] * there).sum(axis=1) / NEAREST)

    @cached_property
    def _lengths(self) -> NDArray[np.float64]:
        """Length of each sentence's vector."""
        lengths = [np.linalg.norm(part, axis=1) for part in self._parts()]
        return np.concatenate([np.zeros(0), *lengths])

    def sentence_vectors(self) -> NDArray[np.float64]:
        """The weighted sum of the words of each sentence, a row a sentence; zeros where no word is known."""
        return np.vstack([np.zeros((0, self._vectors.bytes.shape[1])), *self._parts()]).astype(np.float64)

    def _parts(self) -> Iterator[NDArray[np.float32]]:
        """The vectors of the sentences, some hundred at a time."""
        offsets = self._corpus.indptr
        kept = np.flatnonzero(self._numbers >= 0)
        scaled = np.zeros((len(self._numbers), self._vectors.bytes.shape[1]), dtype=np.float32)
        scaled[kept] = self._vectors.rows(self._numbers[kept]) * self._weights[kept, None]
        for begin in range(0, len(self._corpus), _CHUNK):
            end = min(begin + _CHUNK, len(self._corpus))
            forms = self._corpus.tokens[offsets[begin] : offsets[end]]
            entries = np.zeros((len(forms) + 1, scaled.shape[1]), dtype=np.float32)
            np.take(scaled, forms, axis=0, out=entries[:-1], mode="clip")  # else it would be copied once more
            sums = np.add.reduceat(entries, offsets[begin:end] - offsets[begin], axis=0)
            sums[offsets[begin:end] == offsets[begin + 1 : end + 1]] = 0.0
            yield sums
