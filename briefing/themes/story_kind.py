"""Articles -> how likely each built-in set fits them, as an editor would say.

Multinomial logistic regression on what the articles are near to in meaning (both kinds of word vectors, for the
headlines, the openings and the whole) and on how much the terms of each set are used (`fitting.py`). The weights are a
table in models/, made again by benchmarks/fit_story_kinds.py from stories whose sets an editor chose.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from briefing.model import Document
from briefing.text.word_vectors import Kind, load_vectors
from briefing.text.words import stop_words, words

OPENING_WORDS = 120
"""Words of an article that say what kind of story it is."""
FIT_SHARE = 2.0
"""What a set's fit counts beside the vectors, whose numbers are a tenth as large; at 1 and 3 as precise within .01."""
VECTORS: tuple[Kind, ...] = ("similarity", "relatedness")


def kind_features(documents: Sequence[Document], fits: Sequence[float]) -> NDArray[np.float64]:
    """The vectors of all headlines, of all openings and of all text, by each kind, then the fits of the sets."""
    parts = (
        " ".join(document.title for document in documents),
        " ".join(" ".join(document.text.split()[:OPENING_WORDS]) for document in documents),
        " ".join(document.text for document in documents),
    )
    stop = stop_words("en")
    content = [" ".join(word for word in words(part) if word not in stop) for part in parts]
    vectors = [load_vectors(kind).vector([(part, 1.0)]) for kind in VECTORS for part in content]
    return np.concatenate([*vectors, FIT_SHARE * np.log1p(np.array(fits))]).astype(np.float64)


def set_probabilities(features: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability that no set fits, then that of each built-in set in the order of their names; a row a story.

    `features` has a row a story, or is those of one; `weights` a row for no set and one a set, as `load_weights` gives.
    """
    odds = weights[:, 0] + features @ weights[:, 1:].T
    shares = np.exp(odds - odds.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True), dtype=np.float64)


@cache
def load_weights() -> NDArray[np.float64]:
    """A row for no set and one for each built-in set: a constant, then a weight a feature."""
    with as_file(files("briefing.themes") / "models" / "story-kinds.npy") as path:
        return np.asarray(np.load(path), dtype=np.float64)
