"""Annotations and runs -> the probability that a sentence leans on one of its article that is not in its passage.

Rules find what words point back to (dependencies.py). An editor finds more: the toll of an accident told above, a
ministry named there, an answer. So this is learned, from 272 stories in which an editor marked which sentences each one
needs (benchmarks/fit_leaning.py): where the rules find nothing more, one sentence in eight still leans on another.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.context.runs import CannotStand, Run
from briefing.discourse.annotations import Annotations
from briefing.salience.news_value import predicted
from briefing.salience.value_features import Columns, columns_of
from briefing.segmentation.corpus import Corpus


def rate_leaning(annotations: Annotations, runs: Sequence[Run | CannotStand]) -> NDArray[np.float64]:
    """The probability (0..1) that each sentence needs one above its run, the lead apart; one value per sentence."""
    columns = columns_of(annotations) | leaning_features(annotations.corpus, runs)
    return as_probabilities(predicted("leaning", annotations.corpus, columns))


def as_probabilities(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability (0..1) of each of some log-odds, as the trees give them."""
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


def leaning_features(corpus: Corpus, runs: Sequence[Run | CannotStand]) -> Columns:
    """Name -> one value per sentence: how many sentences its run has (0: none), and where its words were met."""
    sizes = np.array([len(run.numbers) if isinstance(run, Run) else 0 for run in runs], dtype=np.float64)
    return {"sentences of the run": sizes} | _words_met(corpus)


def _words_met(corpus: Corpus) -> Columns:
    """The share (0..1) of each sentence's content words that its article has first, or latest, so far above it.

    "rare": each counted by its inverse sentence frequency, and none that the article's first sentence has.
    """
    rows, stems, _ = corpus.stem_counts
    first, latest = _sentences_back(corpus)
    is_known = first == rows - corpus.own_article[0][rows]
    rarity = corpus.idf[stems]

    def share(chosen: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
        part, whole = (np.bincount(rows, weights=one, minlength=len(corpus)) for one in (chosen * weights, weights))
        return np.asarray(part / np.maximum(whole, 1e-9), dtype=np.float64)

    each = np.ones(len(rows))
    return {
        "met one above": share(first == 1, each),
        "met two above": share(first == 2, each),
        "met in the first": share(is_known & (first > 0), each),
        "rare, met one above": share((first == 1) & ~is_known, rarity),
        "rare, met two above": share((first == 2) & ~is_known, rarity),
        "rare, met further up": share((first > 2) & ~is_known, rarity),
        "told one above": share(latest == 1, each),
        "told one above, not in the first": share((latest == 1) & ~is_known, each),
    }


def _sentences_back(corpus: Corpus) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many sentences above each cell of `stem_counts` its article has the word first, and latest; 0 for nowhere."""
    order, is_new = corpus.cells_by_word
    row = corpus.stem_counts[0][order]
    first, latest = np.zeros((2, len(row)), dtype=np.int64)
    first[order] = row - row[np.flatnonzero(is_new)][np.cumsum(is_new) - 1]
    latest[order] = np.where(is_new, 0, row - np.append(row[:1], row[:-1]))
    return first, latest
