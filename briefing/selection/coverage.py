"""Corpus and themes -> what is still to be said on each theme: its words, each counted once.

Budgeted coverage (Lin and Bilmes 2011, "A class of submodular functions for document summarization") of the words of
the sentences that fit the theme best, as in topic-sensitive centrality (Otterbacher, Erkan and Radev 2005, "Using
random walks for question-focused sentence retrieval"), but by one weighted centroid instead of an n x n matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.standard_scores import above_mean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus


class Coverage:
    """The words said so far; `relevance` has a row a theme and a column a sentence."""

    def __init__(self, corpus: Corpus, relevance: NDArray[np.float64]) -> None:
        import numpy as np

        self._corpus = corpus
        self._weights: list[list[float]] = []
        rows, stems, _ = corpus.stem_counts
        for fit in relevance:
            # Nothing pulls where no sentence fits better than another: without a theme the plain centroid took the
            # place of the main event, extracts with it 0.94, with coverage 0.92.
            pull = above_mean(fit)[rows]
            weights = np.bincount(stems, weights=pull * np.sqrt(corpus.idf[stems]), minlength=len(corpus.stem_names))
            most = np.bincount(rows, weights=weights[stems], minlength=len(corpus)).max(initial=0.0)
            self._weights.append((weights / max(most, 1e-12)).tolist())

    def adds(self, theme: int, sentence: int) -> float:
        """What a sentence adds to a theme; 1 is what its richest sentence would if nothing had been said.

        What a sentence brings along as its context is its cost, not its merit.
        """
        weights = self._weights[theme]
        return sum(weights[stem] for stem in self._corpus.distinct_stems(sentence))

    def add(self, sentence: int) -> None:
        """Note a sentence as said."""
        for weights in self._weights:
            for stem in self._corpus.distinct_stems(sentence):
                weights[stem] = 0.0
