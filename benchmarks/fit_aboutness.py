"""Fit the probability that a sentence is about a theme, and print the tables of briefing/themes/aboutness.py.

    python -m benchmarks.fit_aboutness ../shared/data/sections.jsonl

The data: the stories for which an editor chose a built-in set, and its themes under which each sentence may be put.
Logistic regression on the evidence for the theme, and on its lead over that for the best other theme of the set
(BESIDE), or over its own mean over the articles (ALONE, for a single theme). Prints the weights, and how often the most
certain theme is right, by five folds of stories.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit_news_value import labels_of, read_story
from briefing.discourse.annotations import annotate
from briefing.themes.aboutness import FEATURES, Weights, probability, table_of
from briefing.themes.features import FeatureExtractor
from briefing.themes.sets import load_themes

FOLDS, SEED = 5, 0
Story = tuple["NDArray[np.float64]", "NDArray[np.bool_]"]
"""Features (themes, sentences, features), and whether the editor leaves the sentence under the theme."""


def main(path: Path) -> None:
    """Print both tables and their precision on held-out stories."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for name, is_alone in (("BESIDE", False), ("ALONE", True)):
        stories = [read(row, is_alone) for row in rows if row["sets"]]
        weights = fit(stories)
        print(f"{name} = Weights(constant={weights.constant:.3f}, values=(")
        print(
            "".join(f"    {weight:.3f},  # {kind}\n" for kind, weight in zip(FEATURES, weights.values, strict=True))
            + "))"
        )
        for least, share, right in cross_validated(stories):
            print(f"  from {least:.2f}: {share:.2f} of the sentences, {right:.3f} right")


def read(row: Mapping[str, Any], is_alone: bool) -> Story:
    """The evidence and the labels of one story; furniture and fragments are left out."""
    corpus = read_story(row)
    themes = load_themes(row["sets"][0])
    finder = FeatureExtractor(corpus)
    kinds = [finder.find(theme).kinds for theme in themes]
    annotations = annotate(corpus)
    counts = np.array(
        [not f and not g for f, g in zip(annotations.furniture, annotations.fragments, strict=True)],
        dtype=np.bool_,
    )
    found = [{t for label in labels_of(row, one) for t in label["t"]} for one in corpus.sentences]
    fits = np.array([[t in one for one in found] for t in range(len(themes))], dtype=np.bool_)
    return table_of(kinds, is_alone)[:, counts], fits[:, counts]


def fit(stories: Sequence[Story]) -> Weights:
    """Fit the weights per unit of each feature."""
    from sklearn.linear_model import LogisticRegression

    table = np.concatenate([features.reshape(-1, features.shape[-1]) for features, _ in stories])
    labels = np.concatenate([fits.ravel() for _, fits in stories])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=1000).fit((table - mean) / spread, labels)
    values = model.coef_[0] / spread
    return Weights(constant=float(model.intercept_[0] - values @ mean), values=tuple(values.tolist()))


def cross_validated(stories: Sequence[Story]) -> list[tuple[float, float, float]]:
    """(least probability, share of the sentences that reach it, share of those that are under a right theme)."""
    order = np.random.default_rng(SEED).permutation(len(stories))
    sure, right = [], []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        weights = fit([story for number, story in enumerate(stories) if number not in held])
        for number in held:
            features, fits = stories[number]
            chances = probability(features, weights)
            best = chances.argmax(axis=0)
            sure.append(chances.max(axis=0))
            right.append(fits[best, np.arange(len(best))])
    chance, correct = np.concatenate(sure), np.concatenate(right)
    steps = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
    return [(step, float((chance >= step).mean()), float(correct[chance >= step].mean())) for step in steps]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
