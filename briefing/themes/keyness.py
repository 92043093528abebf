"""Groups of sentences -> the keyness of words and phrases for each group.

Three kinds of evidence, multiplied: how surprising it is that a word is so frequent in the group and not outside it
(log-likelihood ratio, Dunning 1993), how near it is in meaning to the group (English), and whether it is a word that
the authors of the built-in sets chose as a term: "inquiry" names a theme, "drawer" does not.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.language.words import stemmer, words
from briefing.segmentation.corpus import Corpus
from briefing.themes.sets import load_theme_set, theme_set_names
from briefing.vectors.word_space import WordSpace
from briefing.vectors.word_vectors import load_vectors

CHOSEN_WORTH = 2.2
"""The weight of a word that is a term of a built-in set, relative to one that is not."""
NEAR_FLOOR, NEAR_LEAST, NEAR_UNKNOWN = 0.3, 0.1, 0.4
"""Added to the cosine of a word and a group; the least that the sum can be; and its value for a word without a
vector."""
COMMON_SHARE = 0.5
"""Share of the mean of all sentences, what the whole story is about, that is subtracted from a group's own mean."""


def log_likelihood(counts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Log-likelihood ratio of each thing in each group, (groups, things); 0 where it is no more frequent than outside.

    `counts`, (groups, things), says in how many sentences of a group a thing occurs; `sizes` has the number of
    sentences per group.
    """
    n, size = int(sizes.sum()), sizes[:, None]
    total = counts.sum(axis=0)
    surprise = np.zeros(counts.shape)
    for has, of, all_of in (
        (counts, size, total),
        (total - counts, n - size, total),
        (size - counts, size, n - total),
        (n - size - total + counts, n - size, n - total),
    ):
        expected = np.maximum(of * all_of / n, 1e-9)
        surprise += np.where(has > 0, has * np.log(np.maximum(has, 1e-9) / expected), 0.0)
    told: NDArray[np.float64] = np.where(counts * n > size * total, 2 * surprise, 0.0)
    return told


class Nearness:
    """How near in meaning texts are to the groups of a corpus; 1 for all where there are no vectors."""

    def __init__(self, corpus: Corpus, labels: NDArray[np.int64], count: int) -> None:
        self._count = count
        self._knows_words = "en" in corpus.languages
        if self._knows_words:
            vectors = _unit(WordSpace(corpus, "similarity").sentence_vectors())
            common = vectors[labels >= 0].mean(axis=0)
            means = [vectors[labels == k].mean(axis=0) for k in range(count)]
            self._centres = _unit(np.stack(means) - COMMON_SHARE * common)

    def of(self, text: str) -> NDArray[np.float64]:
        """One value per group."""
        if not self._knows_words:
            return np.ones(self._count)
        vector = load_vectors("similarity").vector([(text, 1.0)])
        if not vector.any():
            return np.full(self._count, NEAR_UNKNOWN)
        return np.maximum(NEAR_LEAST, NEAR_FLOOR + self._centres @ vector)


def chosen_worth(text: str) -> float:
    """The weight of a text as a theme, by the terms of the built-in sets: the mean over its words."""
    found = [CHOSEN_WORTH if _is_chosen(word) else 1.0 for word in words(text)]
    return sum(found) / max(1, len(found))


@cache
def _is_chosen(word: str) -> bool:
    stems, beginnings = _chosen()
    return stemmer("en")(word) in stems or any(word.startswith(beginning) for beginning in beginnings)


@cache
def _chosen() -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems of the one-word terms of the built-in sets, and the prefixes that they write with a star."""
    terms = [term for name in theme_set_names() for theme in load_theme_set(name).themes for term in theme.terms]
    single = [term.lower() for term in terms if " " not in term]
    plain = frozenset(stemmer("en")(term) for term in single if not term.endswith("*"))
    return plain, tuple(sorted({term[:-1] for term in single if term.endswith("*")}))


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    unit: NDArray[np.float64] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit
