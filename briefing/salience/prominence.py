"""Annotations -> the prominence of each sentence by its form and position, whatever it is about.

A weighted sum of plain features, all but one fitted by ridge regression to how many of five annotators put a sentence
into a summary (benchmarks/fit_weights.py says on what and how, and prints the table).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import Annotations
from briefing.salience.letters import letter_features

WEIGHTS = {
    "early": 0.140,  # exp(-sentences above / 4)
    "late": -0.053,  # share of the article above
    "length": 0.091,  # log(1 + words)
    "short": 0.182,  # words short of 10, in tens: takes back what `length` charges a headline-like sentence
    "long": 0.052,  # words beyond 35, in tens
    "figures": 0.025,  # numbers, at most 4
    "names": 0.010,  # capitals inside the sentence, at most 6
    "opens with a quotation": -0.065,
    "first person": -0.056,  # without a quotation mark: a letter, a column, the middle of a long quotation
    "perfect": 0.020,  # "has resigned": in English the latest events (McCawley 1971, "Tense and time reference")
    "question": -0.086,
}
"""Share of annotators gained for one unit of each feature."""
FURNITURE = -1.0
"""The prominence of furniture (captions, bylines) and fragments: below every other sentence of the article."""


def rate_prominence(annotations: Annotations) -> NDArray[np.float64]:
    """Expected share of readers (about 0..0.6) who would keep each sentence, one value per sentence; else FURNITURE."""
    pairs = zip(annotations.furniture, annotations.fragments, strict=True)
    below = np.array([is_furniture or bool(why) for is_furniture, why in pairs], dtype=np.bool_)
    features = plain_features(annotations)
    rated = sum((WEIGHTS[name] * values for name, values in features.items()), np.zeros(len(annotations.corpus)))
    return np.where(below, FURNITURE, rated)


def plain_features(annotations: Annotations) -> dict[str, NDArray[np.float64]]:
    """The features that WEIGHTS weighs: a column for each name in it, one value per sentence."""
    corpus = annotations.corpus
    above, share = annotations.places_in_article
    words = np.array(corpus.word_counts, dtype=np.float64)
    columns = letter_features(corpus) | {
        "early": np.exp(-above / 4),
        "late": share,
        "length": np.log1p(words),
        "short": np.maximum(0, 10 - words) / 10,
        "long": np.maximum(0, words - 35) / 10,
    }
    return {name: columns[name] for name in WEIGHTS}
