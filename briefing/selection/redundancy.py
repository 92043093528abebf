"""Corpus -> which sentences say the same: a reader who has read one of them does not need the others."""

from __future__ import annotations

from math import sqrt

import numpy as np

from briefing.text.corpus import Corpus

REPEAT = 0.6
"""Cosine of the sets of content stems from which two sentences say the same."""
_PAIRS_AT_ONCE = 2500
"""Pairs of sentences that are compared together: an article of 50 in one go."""


def is_redundant(corpus: Corpus, sentence: int, other: int) -> bool:
    """Whether a sentence says the same as another; one without content words adds nothing to one with some."""
    stems, others = set(corpus.distinct_stems(sentence)), set(corpus.distinct_stems(other))
    return bool(others) and len(stems & others) >= REPEAT * sqrt(len(stems)) * sqrt(len(others))


class Redundancy:
    """The repeats of each sentence of a corpus, found on demand and cached."""

    def __init__(self, corpus: Corpus) -> None:
        self._rows, self._stems, _ = corpus.stem_counts
        self._holders = self._rows[np.argsort(self._stems, kind="stable")]  # by stem: the sentences that it occurs in
        self._frequency = np.bincount(self._stems, minlength=len(corpus.stem_vocabulary))
        self._first = np.cumsum(self._frequency) - self._frequency
        self._sizes = np.bincount(self._rows, minlength=len(corpus))
        self._found: dict[int, set[int]] = {}

    def of(self, sentence: int) -> set[int]:
        """The sentences that are repeats of this one, including itself if it has a content word."""
        if sentence not in self._found:
            several = max(1, _PAIRS_AT_ONCE // len(self._sizes))
            self._find(sentence // several * several, several)
        return self._found[sentence]

    def _find(self, begin: int, several: int) -> None:
        """Find the repeats of several sentences: a look-up costs as many steps as their words occur."""
        count, end = len(self._sizes), min(begin + several, len(self._sizes))
        own = slice(*np.searchsorted(self._rows, (begin, end)).tolist())
        stems = self._stems[own]
        places = self._frequency[stems]  # for each of their words, how many
        at = np.repeat(self._first[stems] - np.cumsum(places) + places, places) + np.arange(places.sum())
        pairs = np.repeat(self._rows[own] - begin, places) * count + self._holders[at]
        shared = np.bincount(pairs, minlength=(end - begin) * count).reshape(-1, count)
        sizes = self._sizes[begin:end, None]
        alike = (shared >= REPEAT * np.sqrt(self._sizes) * np.sqrt(sizes)) & (sizes > 0)
        self._found.update((number, set()) for number in range(begin, end))
        for one, other in zip(*(side.tolist() for side in np.nonzero(alike)), strict=True):
            self._found[begin + one].add(other)
