"""Corpus and the stems that count -> groups of sentences on one subject.

Spherical k-means (Dhillon and Modha 2001, Machine Learning 42): sentences and centres are directions, nearness is the
cosine. A sentence's direction is smoothed with those around it, since a subject extends over a paragraph or two;
smoothing is linear, so it is applied to the similarities, not to the sentences. Every step is linear in the number of
words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.segmentation.corpus import Corpus
from briefing.vectors.word_space import WordSpace

BESIDE, FADING = 2, 0.5
"""Sentences on each side that a sentence's direction is smoothed with, and the weight of each relative to the nearer
one. Of the sentences of three mixed articles, 0.82 are grouped by their words with their own article without smoothing,
0.93 with two on each side."""
MEANING_SHARE = 0.35
"""The share (0..1) of similarity in meaning, next to common words, where there are vectors (English). Of the sentences
of three mixed articles, the share that is grouped with its own article: 0.933 at 0, 0.932 at 0.2, 0.943 at 0.35, 0.928
at 0.5."""
ROUNDS = 25
"""Rounds after which k-means stops if it has not converged; most runs converge within eight."""
MIN_SENTENCES = 3
"""Sentences of the smallest group: fewer do not make a section."""

FEW = 3
"""Up to this many groups, more are better, however close they are."""
MORE = 0.8
"""The weight of the number of groups, since more groups are closer together. Of 80 articles 76 get three groups, 3 four
and 1 five at 0; 45, 16 and 19 at 0.6; 45, 11 and 24 at 0.8 and at 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """The group of each kept sentence (one value per kept sentence), and the separation of the groups (0..1)."""

    labels: NDArray[np.int64]
    count: int
    apart: float

    @property
    def worth(self) -> float:
        """The separation of the groups, times their effective number (exponential of the entropy) to the power MORE."""
        shares = np.bincount(self.labels, minlength=self.count) / max(1, len(self.labels))
        entropy = -float((shares * np.log(np.maximum(shares, 1e-9))).sum())
        return round(self.apart * float(np.exp(MORE * entropy)), 9)


class Directions:
    """The kept sentences of a corpus as directions: weighted stems and, for English, means of word vectors."""

    def __init__(self, corpus: Corpus, kept: NDArray[np.bool_], counted: NDArray[np.bool_]) -> None:
        rows, stems, _ = corpus.stem_counts
        use = kept[rows] & counted[stems]
        self._numbers = np.cumsum(kept) - 1
        self.size = int(kept.sum())
        self._rows, self._stems = self._numbers[rows[use]], stems[use]
        weights = corpus.idf[self._stems]
        lengths = np.sqrt(np.bincount(self._rows, weights=weights**2, minlength=self.size))
        has_vectors = "en" in corpus.languages
        vectors = WordSpace(corpus, "similarity").sentence_vectors()[kept] if has_vectors else None
        dense = np.zeros((self.size, 0)) if vectors is None else _centred(vectors)
        self._dense = dense * np.sqrt(MEANING_SHARE)
        share = 1.0 - MEANING_SHARE * has_vectors
        self._weights = np.sqrt(share) * weights / np.maximum(lengths, 1e-9)[self._rows]
        self._vocabulary = max(1, len(corpus.stem_vocabulary))
        self._documents = np.array(corpus.document_of, dtype=np.int64)[kept]

    def centres(self, shares: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The centre of each group: (stems, groups) and (dimensions, groups), together of unit length.

        `shares`, (kept sentences, groups), says how much each sentence belongs to each group (0..1).
        """
        shares = self._shared(shares)
        columns = [
            np.bincount(self._stems, weights=self._weights * shares[self._rows, k], minlength=self._vocabulary)
            for k in range(shares.shape[1])
        ]
        sparse, dense = np.stack(columns, axis=1), self._dense.T @ shares
        length = np.sqrt((sparse**2).sum(axis=0) + (dense**2).sum(axis=0))
        return sparse / np.maximum(length, 1e-9), dense / np.maximum(length, 1e-9)

    def similarity(self, centres: tuple[NDArray[np.float64], NDArray[np.float64]]) -> NDArray[np.float64]:
        """Smoothed cosine, up to one factor per sentence, of sentences with centres: (kept sentences, groups)."""
        sparse, dense = centres
        columns = [
            np.bincount(self._rows, weights=self._weights * sparse[self._stems, k], minlength=self.size)
            for k in range(sparse.shape[1])
        ]
        return self._shared(np.stack(columns, axis=1) + self._dense @ dense)

    def _shared(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Values of kept sentences (rows) plus those of the sentences around them in the article; of the same shape."""
        total = values.astype(float)
        for distance in range(1, min(BESIDE, self.size - 1) + 1):
            together = ((self._documents[distance:] == self._documents[:-distance]) * FADING**distance)[:, None]
            total[distance:] += together * values[:-distance]
            total[:-distance] += together * values[distance:]
        return total

    def opening_blocks(self, count: int) -> NDArray[np.int64]:
        """A first guess, one label per kept sentence: `count` runs of sentences of equal length, in reading order."""
        return np.arange(self.size) * count // max(1, self.size)

    def opening_words(self, count: int) -> NDArray[np.int64]:
        """A first guess, one label per kept sentence: heavy stems that rarely co-occur, and sentences near each."""
        weight = np.bincount(self._stems, weights=self._weights, minlength=self._vocabulary)
        shares = np.zeros((self.size, count))
        for k in range(count):
            best = int(np.argmax(np.round(weight, 9)))
            has = self._rows[self._stems == best]
            shares[has, k] = 1.0
            near = self._shared(shares[:, k : k + 1])[:, 0]
            taken = np.bincount(
                self._stems, weights=self._weights * np.minimum(near[self._rows], 1.0), minlength=len(weight)
            )
            weight = np.maximum(weight - 2 * taken, 0.0)
            weight[best] = 0.0
        near_to: NDArray[np.int64] = np.round(self.similarity(self.centres(shares)), 9).argmax(axis=1)
        return near_to


def _centred(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Directions from the mean, (sentences, dimensions): what all sentences share does not distinguish a theme."""
    if not len(vectors):
        return vectors
    moved = vectors - vectors.mean(axis=0)
    centred: NDArray[np.float64] = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return centred


def cluster(directions: Directions, count: int) -> Clustering:
    """The better of two runs of k-means, each from its own first guess; groups that are too small are dissolved."""
    runs = [_run(directions, guess(count), count) for guess in (directions.opening_blocks, directions.opening_words)]
    return max(runs, key=lambda run: (min(run.count, FEW), run.worth))


def _run(directions: Directions, labels: NDArray[np.int64], count: int) -> Clustering:
    similarity = np.zeros((directions.size, count))
    for _ in range(ROUNDS):
        shares = np.eye(count)[labels]
        similarity = np.round(directions.similarity(directions.centres(shares)), 9)
        similarity[:, np.bincount(labels, minlength=count) < MIN_SENTENCES] = -np.inf
        moved = similarity.argmax(axis=1)
        if np.array_equal(moved, labels):
            break
        labels = moved
    sizes = np.bincount(labels, minlength=count)
    kept = np.flatnonzero(sizes >= MIN_SENTENCES)
    if len(kept) < 2:
        return Clustering(labels=np.zeros(directions.size, dtype=np.int64), count=1, apart=0.0)
    labels = similarity[:, kept].argmax(axis=1)
    return Clustering(labels=labels, count=len(kept), apart=_apart(similarity[:, kept]))


def _apart(similarity: NDArray[np.float64]) -> float:
    """Mean relative gap (0..1) from the nearest centre to the next: a silhouette in linear time (Hruschka 2004)."""
    ranked = np.sort(similarity, axis=1)
    best, second = ranked[:, -1], ranked[:, -2]
    return float(((best - second) / np.maximum(np.abs(best), 1e-9)).clip(0, 1).mean())
