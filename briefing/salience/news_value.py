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
from briefing.salience.value_features import Columns, columns_of
from briefing.segmentation.corpus import Corpus

HIGHEST = 9.0
"""The square of the best rating: the trees predict squares, since a sentence that must be there outweighs four
fillers."""


def rate_news_value(annotations: Annotations) -> NDArray[np.float64]:
    """The news value (0..1), as the square of an editor's rating, 0 for furniture; one value per sentence."""
    return as_ratings(annotations, predicted("news-value", annotations.corpus, columns_of(annotations)))


def predicted(name: str, corpus: Corpus, columns: Columns) -> NDArray[np.float64]:
    """What the forest of that name predicts, for English sentences that of English; one value per sentence."""
    is_english = np.array([corpus.languages[document] == "en" for document in corpus.document_of], dtype=np.bool_)
    found = load_forest(name).predict(columns) if not is_english.all() else np.zeros(len(corpus))
    return np.where(is_english, load_forest(f"{name}-en").predict(columns), found) if is_english.any() else found


def as_ratings(annotations: Annotations, squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The prediction (0..1) of the trees for each sentence, one value per sentence; 0 for furniture."""
    furniture = np.array(annotations.furniture, dtype=np.bool_)
    return np.where(furniture, 0.0, np.clip(squares / HIGHEST, 0.0, 1.0))
