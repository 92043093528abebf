"""Fit the weights that predict which built-in theme set fits a story, and write them where the package reads them.

    python -m benchmarks.fit_story_kinds ../shared/data

The data (stories.py): 600 stories with the sets that an editor finds right (mostly none), more from the same
collections that were labelled in the same way for this script, and some that were invented for it, since the
collections have hardly a story of some kinds. A story with two sets counts half for each. Prints precision and recall
on the 600 by ten folds of stories, with all others always in the training set, since unseen stories are what matters;
then fits on everything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.stories import KINDS, read_kinds, read_rows
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.themes.fitting import SURE, fits_of
from briefing.themes.sets import theme_set_names
from briefing.themes.story_kind import kind_features, set_probabilities

OUT = Path(__file__).parent.parent / "briefing" / "themes" / "models" / "story-kinds.npy"
STRENGTH = 1.0
"""LogisticRegression's C: at a recall of .6 precision is .92 for 0.7 and 1, .91 for 2."""
FOLDS = 10
NONE = ""


def main(folder: Path) -> None:
    """Print what cross-validation finds, and write the weights."""
    labelled = read_kinds(folder)
    table = np.stack([features_of(document) for document, _ in labelled])
    labels = [sets for _, sets in labelled]
    for least, precision, recall in cross_validated(table, labels, len(read_rows(folder / KINDS))):
        print(f"from {least:.2f}: precision {precision:.3f}, recall {recall:.3f}")
    weights = fit(table, labels)
    np.save(OUT, weights.astype(np.float16))
    print(f"{len(labels)} stories, weights {weights.shape}")


def features_of(document: Document) -> NDArray[np.float64]:
    """The features that the weights apply to, (stories, features)."""
    return kind_features([document], fits_of(read_corpus([document])))


def fit(table: NDArray[np.float64], labels: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """A row for no set and one per set, (sets + 1, features + 1): a constant, then one weight per feature."""
    from sklearn.linear_model import LogisticRegression

    kinds = (NONE, *theme_set_names())
    entries = [
        (row, kinds.index(one), 1 / max(1, len(sets))) for row, sets in enumerate(labels) for one in sets or [NONE]
    ]
    rows, numbers, shares = (list(column) for column in zip(*entries, strict=True))
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table[rows], numbers, sample_weight=shares)
    weights = np.zeros((len(kinds), table.shape[1] + 1))
    weights[:, 0] = -50.0  # a set that no story has is never chosen
    weights[model.classes_] = np.column_stack((model.intercept_, model.coef_))
    return weights


def cross_validated(
    table: NDArray[np.float64], labels: Sequence[Sequence[str]], count: int
) -> Iterator[tuple[float, float, float]]:
    """(least probability, precision, recall) on the first `count` stories."""
    order = np.random.default_rng(0).permutation(count)
    chances = np.zeros((count, len(theme_set_names()) + 1))
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        kept = np.setdiff1d(np.arange(len(labels)), held)
        weights = fit(table[kept], [labels[number] for number in kept])
        chances[held] = set_probabilities(table[held], weights)
    best = chances[:, 1:].argmax(axis=1)
    right = np.array([theme_set_names()[b] in labels[number] for number, b in enumerate(best)])
    there = sum(bool(sets) for sets in labels[:count])
    for least in (0.5, 0.6, SURE, 0.7, 0.75, 0.8):
        chosen = chances[:, 1:].max(axis=1) >= least
        yield least, float(right[chosen].mean()), float(right[chosen].sum() / there)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
