"""Articles -> how likely each built-in set fits them, as an editor would say.

Multinomial logistic regression on the meaning of the articles (both kinds of word vectors, for the headlines, the
openings and the whole) and on how much the terms of each set are used, in all and in the openings (`fitting.py`). The
weights are a table in models/, which benchmarks/fit_story_kinds.py makes from stories whose sets an editor chose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import count

import numpy as np
from numpy.typing import NDArray

from briefing.language.words import stop_words, words
from briefing.model import Document
from briefing.vectors.word_vectors import Kind, load_vectors

OPENING_WORDS = 120
"""The first words of an article, which show what kind of story it is."""
FIT_SHARE = 2.0
"""The scale of a set's fit, since the vectors' numbers are a tenth as large; at 1 and 3 precision is the same within
.01."""
VECTORS: tuple[Kind, ...] = ("similarity", "relatedness")


def kind_features(documents: Sequence[Document], fits: Sequence[float]) -> NDArray[np.float64]:
    """The vectors of headlines, openings and whole texts, of each kind, then the fits of the sets: (features,)."""
    titles = " ".join(document.title for document in documents).split()
    openings, rests = list[str](), list[str]()
    for document in documents:
        runs = document.text.split()
        openings += runs[:OPENING_WORDS]
        rests += runs[OPENING_WORDS:]
    number: defaultdict[str, int] = defaultdict(count().__next__)
    parts = [[number[word] for word in _content(part)] for part in (titles, openings, rests)]
    title, opening, rest = (np.bincount(np.array(part, dtype=np.intp), minlength=len(number)) for part in parts)
    shares = np.array([title, opening, opening + rest], dtype=np.float32)
    vectors = [load_vectors(kind).means_of(number, shares).ravel() for kind in VECTORS]
    return np.concatenate([*vectors, FIT_SHARE * np.log1p(np.array(fits))]).astype(np.float64)


def _content(runs: Iterable[str]) -> list[str]:
    """The content words of some runs between spaces, in order."""
    stop = stop_words("en")
    return [word for word in words(" ".join(runs)) if word not in stop]


def set_probabilities(features: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability (0..1) that no set fits, then that of each built-in set in the order of their names.

    `features` is (stories, features) or (features,), the result (stories, sets + 1) or (sets + 1,); `weights` as from
    `load_weights`.
    """
    odds = weights[:, 0] + features @ weights[:, 1:].T
    shares = np.exp(odds - odds.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True), dtype=np.float64)


@cache
def load_weights() -> NDArray[np.float64]:
    """A row for no set and one per built-in set, (sets + 1, features + 1): a constant, then one weight per feature."""
    with as_file(files("briefing.themes") / "models" / "story-kinds.npy") as path:
        return np.asarray(np.load(path), dtype=np.float64)
