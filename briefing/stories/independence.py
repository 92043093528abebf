"""A group of articles -> how many of them are independent: copies of one report are one, as is what one outlet says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

COPY = 0.7
"""Likeness from which one article is a copy of the other, cut, retitled or edited. Two newsrooms' accounts of one event
reach .65 (BASIL); an article without the last third of its paragraphs, under another title, from .72."""


def count_independent(alike: NDArray[np.float64], outlets: Sequence[str]) -> int:
    """The number of sources: articles that no copy and no outlet (by its name; "" is not known) connects.

    `alike` is (articles, articles), `outlets` has one name per article.
    """
    named = np.array([outlet.casefold().strip() for outlet in outlets])
    same = (alike >= COPY) | ((named[:, None] == named) & (named != ""))
    label = np.arange(len(named))
    for one, other in np.argwhere(np.triu(same, 1)):
        label[label == label[other]] = label[one]
    return len(set(label.tolist()))
