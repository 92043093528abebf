"""Corpus -> the news value of each sentence: what it is worth to a reader who has a page and no time.

Learned from 272 stories whose sentences an editor rated 0 (never) to 3 (must be there); the trees add up what some
forty features say (`value_features.py`, `forest.py`). English has features of its own; other languages are served by
trees that look at nothing but what any language shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.selection.forest import load_forest
from briefing.selection.value_features import english_features, value_features
from briefing.text.prominence import places_in_article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

HIGHEST = 9.0
"""The square of the best value: the trees tell squares, since one sentence that must be there outweighs four fillers."""
OPENING = 6
"""Sentences, furniture not counted, among which an article tells its main event."""


def rate_news_value(corpus: Corpus) -> NDArray[np.float64]:
    """The news value of each sentence in 0..1, as the square of an editor's rating; 0 for furniture."""
    import numpy as np

    columns = value_features(corpus)
    is_english = np.array([corpus.languages[document] == "en" for document in corpus.documents], dtype=np.bool_)
    squares = load_forest("news-value").predict(columns) if not is_english.all() else np.zeros(len(corpus))
    if is_english.any():
        english = load_forest("news-value-en").predict(columns | english_features(corpus))
        squares = np.where(is_english, english, squares)
    furniture = np.array(corpus.furniture, dtype=np.bool_)
    return np.where(furniture, 0.0, np.clip(squares / HIGHEST, 0.0, 1.0))


def find_main_event(corpus: Corpus, ratings: NDArray[np.float64], can_open: NDArray[np.bool_]) -> int | None:
    """The number of the sentence that tells the main event: of those that open an article, the best that can stand."""
    import numpy as np

    above, _ = places_in_article(corpus)
    opens = (above < OPENING) & can_open
    opens = opens if opens.any() else can_open
    return int(np.where(opens, ratings, -1.0).argmax()) if opens.any() else None
