"""Corpus -> how fit each of several articles is to open a brief: it shares most with the others, and it is new."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from briefing.comparison.support import Support
from briefing.segmentation.corpus import Corpus

HALF_LIFE_DAYS = 1.0
"""Days after which an article is half as fit: the reader wants the news of today. Of yesterday's articles one opens the
brief only if today's is about a side of the story."""
CONFIRMED_PART = 0.5
"""The part of its fitness that an article owes to what the others say, too."""
UNDATED = 0.5
"""The fitness of an article without a day among dated ones: as if it were of the day before."""


def fitness_to_open(corpus: Corpus, support: Support) -> NDArray[np.float64]:
    """How fit the article of each sentence is to open the brief (0..1), one value per sentence; 1 for a single one."""
    articles = range(len(corpus.documents))
    if len(articles) < 2:
        return np.ones(len(corpus))
    shared = np.array([support.share(range(*corpus.span_of(article))) for article in articles])
    days = [document.published.toordinal() if document.published else None for document in corpus.documents]
    newest = max((day for day in days if day), default=None)
    fresh = [0.5 ** ((newest - day) / HALF_LIFE_DAYS) if newest and day else UNDATED for day in days]
    fitness = np.array(fresh) * (1 - CONFIRMED_PART + CONFIRMED_PART * shared / max(float(shared.max()), 1e-9))
    return np.asarray(fitness[corpus.document_ids], dtype=np.float64)
