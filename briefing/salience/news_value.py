"""Annotations -> the news value of each sentence: its worth to a reader with one page and no time.

Learned from 272 stories whose sentences an editor rated 0 (never) to 3 (must be there); the trees combine some forty
features (`value_features.py`, `forest.py`). English has features of its own; other languages use trees on features that
any language shows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import Annotations
from briefing.salience.forest import load_forest
from briefing.salience.value_features import english_features, value_features

HIGHEST = 9.0
"""The square of the best rating: the trees predict squares, since a sentence that must be there outweighs four
fillers."""


def rate_news_value(annotations: Annotations) -> NDArray[np.float64]:
    """The news value (0..1), as the square of an editor's rating, 0 for furniture; one value per sentence."""
    corpus, columns = annotations.corpus, value_features(annotations)
    is_english = np.array([corpus.languages[document] == "en" for document in corpus.document_of], dtype=np.bool_)
    squares = load_forest("news-value").predict(columns) if not is_english.all() else np.zeros(len(corpus))
    if is_english.any():
        english = load_forest("news-value-en").predict(columns | english_features(corpus))
        squares = np.where(is_english, english, squares)
    return as_ratings(annotations, squares)


def as_ratings(annotations: Annotations, squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The prediction (0..1) of the trees for each sentence, one value per sentence; 0 for furniture."""
    furniture = np.array(annotations.furniture, dtype=np.bool_)
    return np.where(furniture, 0.0, np.clip(squares / HIGHEST, 0.0, 1.0))
