"""Corpus and words -> how similar its sentences are to them, by one kind of the word vectors in the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefing.segmentation.corpus import Corpus
from briefing.vectors.word_vectors import Kind, load_vectors

NEAREST = 3
"""A sentence is as close to a theme as its three closest words on average: one may be chance, and most words of a
sentence on any theme are about other things."""
_STEPS, _APART = 2.0**20, 4.0
"""Steps per unit to which closeness is rounded, and the distance between two sentences in the sort key: so large that
no closeness (-1..1) reaches into the next sentence, steps so coarse that a double holds the sum exactly up to a billion
sentences."""
_CHUNK = 256
"""Sentences whose words fit into the processor's cache together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Indices into `corpus.tokens`: of the words of a theme's phrases, and of its one-word terms."""

    phrases: NDArray[np.int64]
    words: NDArray[np.int64]


class WordSpace:
    """The sentences of a corpus as weighted means of word vectors (none of which is kept)."""

    def __init__(self, corpus: Corpus, kind: Kind) -> None:
        self._corpus, self._vectors = corpus, load_vectors(kind)
        is_told = corpus.is_content
        if set(corpus.languages) != {"en"}:
            is_told = is_told & np.array([code == "en" for code in corpus.vocabulary_languages], dtype=np.bool_)
        told = np.flatnonzero(is_told)
        self._numbers = np.full(len(is_told), -1, dtype=np.intp)
        self._numbers[told] = self._vectors.numbers_of([corpus.vocabulary[form] for form in told.tolist()])
        self._weights = self._vectors.weights[self._numbers] * (self._numbers >= 0)

    @cached_property
    def _rows(self) -> NDArray[np.float32]:
        """The vector of each word, (vocabulary, dimensions); zeros for an unknown word or a stop word."""
        rows: NDArray[np.float32] = self._vectors.rows(self._numbers) * (self._numbers >= 0)[:, None]
        return rows

    def similarity(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """Cosine (-1..1) of each sentence with a unit vector, one value per sentence."""
        along = (self._rows @ vector) * self._weights
        total = self._corpus.sum_by_sentence(along[self._corpus.tokens].astype(np.float64))
        return total / np.maximum(self._lengths, 1e-9)

    def closeness(self, vectors: NDArray[np.float32], found: Found) -> NDArray[np.float64]:
        """Mean over each sentence's NEAREST words of their largest cosine with any of `vectors`.

        `vectors` is (vectors, dimensions), of unit length; the result has one value (-1..1) per sentence. The words of
        a phrase that was found count 1, since a phrase is more than its words, and so does a word that was found and
        has no vector.
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
        """Length of each sentence's vector, one value per sentence."""
        lengths = [np.linalg.norm(part, axis=1) for part in self._parts()]
        return np.concatenate([np.zeros(0), *lengths])

    def sentence_vectors(self) -> NDArray[np.float64]:
        """The weighted sum of each sentence's word vectors, (sentences, dimensions); zeros where no word is known."""
        return np.vstack([np.zeros((0, self._vectors.bytes.shape[1])), *self._parts()]).astype(np.float64)

    def _parts(self) -> Iterator[NDArray[np.float32]]:
        """The vectors of the sentences, _CHUNK rows at a time."""
        offsets = self._corpus.indptr
        kept = np.flatnonzero(self._numbers >= 0)
        scaled = np.zeros((len(self._numbers), self._vectors.bytes.shape[1]), dtype=np.float32)
        scaled[kept] = self._vectors.rows(self._numbers[kept]) * self._weights[kept, None]
        for begin in range(0, len(self._corpus), _CHUNK):
            end = min(begin + _CHUNK, len(self._corpus))
            forms = self._corpus.tokens[offsets[begin] : offsets[end]]
            entries = np.zeros((len(forms) + 1, scaled.shape[1]), dtype=np.float32)
            np.take(scaled, forms, axis=0, out=entries[:-1], mode="clip")  # otherwise it would be copied once more
            sums = np.add.reduceat(entries, offsets[begin:end] - offsets[begin], axis=0)
            sums[offsets[begin:end] == offsets[begin + 1 : end + 1]] = 0.0
            yield sums
