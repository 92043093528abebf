"""Annotations -> the news value of each sentence: what it is worth to a reader who has a page and no time.

Learned from 272 stories whose sentences an editor rated 0 (never) to 3 (must be there); the trees add up what some
forty features say (`value_features.py`, `forest.py`). English has features of its own; other languages are served by
trees that look at nothing but what any language shows.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefing.selection.forest import load_forest
from briefing.selection.value_features import english_features, value_features
from briefing.text.annotations import Annotations

HIGHEST = 9.0
"""The square of the best rating: the trees tell squares, since what must be there outweighs four fillers."""


def rate_news_value(annotations: Annotations) -> NDArray[np.float64]:
    """The news value of each sentence in 0..1, as the square of an editor's rating; 0 for furniture."""
    corpus, columns = annotations.corpus, value_features(annotations)
    is_english = np.array([corpus.languages[document] == "en" for document in corpus.document_of], dtype=np.bool_)
    squares = load_forest("news-value").predict(columns) if not is_english.all() else np.zeros(len(corpus))
    if is_english.any():
        english = load_forest("news-value-en").predict(columns | english_features(corpus))
        squares = np.where(is_english, english, squares)
    return as_ratings(annotations, squares)


def as_ratings(annotations: Annotations, squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the trees say of each sentence, in 0..1; 0 for furniture."""
    furniture = np.array(annotations.furniture, dtype=np.bool_)
    return np.where(furniture, 0.0, np.clip(squares / HIGHEST, 0.0, 1.0))
