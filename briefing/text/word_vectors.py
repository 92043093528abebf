"""Words -> vectors in which words of one meaning lie near each other (English; see vectors/README.md)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from briefing.text.words import stemmer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ZIPF_SUM = 10.6
"""Sum of 1/rank over a vocabulary of 22,000 words: a word's rank times this is one over its probability."""
SMOOTHING = 1e-3
"""The `a` of smooth inverse frequency, a / (a + p): Arora, Liang and Ma 2017 find 1e-3 to 1e-4 best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordVectors:
    """A row of unit length and a weight (0..1, small for frequent words) for each known word."""

    rows: NDArray[np.float32]
    weights: NDArray[np.float32]
    numbers: dict[str, int]
    numbers_by_stem: dict[str, int]

    def number(self, word: str) -> int:
        """The row of a word, else of the most frequent word with its stem, else -1."""
        found = self.numbers.get(word)
        return found if found is not None else self.numbers_by_stem.get(stemmer("en")(word), -1)


@cache
def load_vectors() -> WordVectors:
    """The vectors that ship in the package."""
    import numpy as np

    folder = files("briefing.text") / "vectors"
    listed = (folder / "english.txt").read_text(encoding="utf-8").split()
    names, stems = listed[::2], listed[1::2]
    with as_file(folder / "english.npy") as path:
        rows = np.load(path).astype(np.float32) / 127
    probability = 1 / ((np.arange(len(names)) + 1) * ZIPF_SUM)
    return WordVectors(
        rows=rows,
        weights=(SMOOTHING / (SMOOTHING + probability)).astype(np.float32),
        numbers={name: number for number, name in enumerate(names)},
        numbers_by_stem={stem: number for number, stem in reversed(tuple(enumerate(stems)))},
    )
