"""Corpus -> what several articles say: the pairs of content words that recur between them.

Concept coverage (Gillick and Favre 2009, "A scalable global model for summarization"): a concept is a pair of content
words that follow each other in a sentence, stop words left out, and counts by the independent sources that have it: a
copy supports nothing. A brief gains by each concept once, so that what it tells already supports nothing more. A single
source has no concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from briefing.segmentation.corpus import Corpus

SUPPORT = 0.2
"""What a concept that all sources have adds to the worth of a sentence, as a share of it. ROUGE-2 recall of briefs of
ten articles against people's summaries in seven languages: .171 at 0.2, .166 without, .167 at 0.1, .171 at 0.3, .168 at
0.5; the first sentences in turn have .170 (benchmarks/retellings.py)."""


class Support:
    """The concepts of each sentence that more than one source has, and their weights (0..1).

    `sources` has the number of the source that each article counts for.
    """

    def __init__(self, corpus: Corpus, sources: Sequence[int]) -> None:
        self._of: dict[int, list[int]] = {}
        self._weights: list[float] = []
        if len(set(sources)) > 1:
            self._find(corpus, np.array(sources, dtype=np.int64))

    def __bool__(self) -> bool:
        return bool(self._of)

    def of(self, sentences: Iterable[int]) -> set[int]:
        """The concepts of some sentences."""
        return {concept for sentence in sentences for concept in self._of.get(sentence, ())} if self._of else set()

    def share(self, sentences: Iterable[int], told: Set[int] = frozenset()) -> float:
        """What the concepts of some sentences that are not told yet add to their worth, as a share of it."""
        return SUPPORT * sum([self._weights[concept] for concept in self.of(sentences) - told]) if self._of else 0.0

    def _find(self, corpus: Corpus, sources: NDArray[np.int64]) -> None:
        """A concept is the number of its first stem times the width, and the second; those in one source weigh 0."""
        rows, stems = corpus.content_stems
        width, count = len(corpus.stem_vocabulary), int(sources.max()) + 1
        follows = rows[1:] == rows[:-1]
        concepts, numbers = np.unique(stems[:-1][follows] * width + stems[1:][follows], return_inverse=True)
        rows = rows[1:][follows]
        held = np.unique(numbers * count + sources[corpus.document_ids[rows]]) // count
        frequency = np.bincount(held, minlength=len(concepts))
        self._weights = ((frequency - 1) / (len(np.unique(sources)) - 1)).tolist()
        shared = frequency[numbers] > 1
        for row, number in zip(rows[shared].tolist(), numbers[shared].tolist(), strict=True):
            self._of.setdefault(row, []).append(number)
