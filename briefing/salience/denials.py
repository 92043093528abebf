"""Ratings -> ratings in which the other side counts more: what somebody denies, rejects, disputes or insists on.

A charge without its denial is half of a story. An editor keeps a denial more often than its place and its words tell:
value .798, essentials .847 and needs unmet .023 without this, .799, .850 and .022 with it (benchmarks/other_stories.py,
three fits).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.language.loading import load_language
from briefing.segmentation.corpus import Corpus

DENIAL = "denial"
"""The kind of words, in the table `value` of a language, that deny something."""
MORE = 1.25
"""What the rating of a denial is multiplied by; at 1.5 essentials are .849."""


def with_denials(corpus: Corpus, ratings: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ratings (0..1), those of sentences with a word of denial higher; one value per sentence."""
    listed = {code: _denials(code) for code in corpus.languages}
    pairs = zip(corpus.vocabulary, corpus.vocabulary_languages, strict=True)
    is_denial = np.array([word in listed[code] for word, code in pairs], dtype=np.float64)
    denies = corpus.sum_by_sentence(is_denial[corpus.tokens]) > 0
    return np.where(denies, np.minimum(1.0, ratings * MORE), ratings)


@cache
def _denials(language: str) -> frozenset[str]:
    kinds = load_language(language).value.kinds
    return frozenset(word for name, *own in kinds if name == DENIAL for word in own)
