"""Corpus -> which sentences say the same: a reader who has read one of them does not need the others."""

from __future__ import annotations

from math import sqrt

import numpy as np

from briefing.segmentation.corpus import Corpus

REPEAT = 0.6
"""Cosine of the sets of content stems from which two sentences of one article say the same."""
RETOLD = 0.5
"""The same for sentences of two articles: papers tell one event in words of their own, and an author who repeats a word
means to say more. Of 2,696 pairs of sentences of the news that people rated by likeness, the alike are told from the
others at .853 (F1), at .818 with .6 and at .825 with .4 (benchmarks/retellings.py)."""
_PAIRS_AT_ONCE = 2500
"""Pairs of sentences that are compared together: an article of 50 in one go."""


def is_redundant(corpus: Corpus, sentence: int, other: int) -> bool:
    """Whether a sentence says the same as another; one without content words adds nothing to one with some.

    Two sentences that differ in a figure never do: each has one that the other has not.
    """
    stems, others = set(corpus.distinct_stems(sentence)), set(corpus.distinct_stems(other))
    is_alike = len(stems & others) >= _least(corpus, sentence, other) * sqrt(len(stems)) * sqrt(len(others))
    return bool(others) and is_alike and not differ_in_figures(corpus, sentence, other)


def differ_in_figures(corpus: Corpus, sentence: int, other: int) -> bool:
    """Whether each of two sentences has a figure that the other has not."""
    figures, others = figures_of(corpus, sentence), figures_of(corpus, other)
    return bool(figures - others) and bool(others - figures)


def figures_of(corpus: Corpus, sentence: int) -> set[int]:
    """The content stems of a sentence that are written in figures."""
    return {stem for stem in corpus.distinct_stems(sentence) if corpus.stem_vocabulary[stem][:1].isdecimal()}


def _least(corpus: Corpus, sentence: int, other: int) -> float:
    return REPEAT if corpus.document_of[sentence] == corpus.document_of[other] else RETOLD


class Redundancy:
    """The repeats of each sentence of a corpus, found on demand and cached."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
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
        documents = self._corpus.document_ids
        least = np.where(documents[begin:end, None] == documents, REPEAT, RETOLD)
        alike = (shared >= least * np.sqrt(self._sizes) * np.sqrt(sizes)) & (sizes > 0)
        self._found.update((number, set()) for number in range(begin, end))
        for one, other in zip(*(side.tolist() for side in np.nonzero(alike)), strict=True):
            if begin + one == other or not differ_in_figures(self._corpus, begin + one, other):
                self._found[begin + one].add(other)
