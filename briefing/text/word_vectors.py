"""Words -> vectors in which words that belong together lie near each other (English; see vectors/README.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from briefing.text.words import stemmer, words

Kind = Literal["similarity", "relatedness"]
"""`meaning`: near are words that could stand for each other (a sentence transformer's). `company`: near are words that
stand beside each other in the news (GloVe: Pennington, Socher and Manning 2014)."""
ZIPF_SUM = 10.6
"""Sum of 1/rank over a vocabulary of 22,000 to 26,000 words: a word's rank times this is one over its probability."""
SMOOTHING = 1e-3
"""The `a` of smooth inverse frequency, a / (a + p): Arora, Liang and Ma 2017 find 1e-3 to 1e-4 best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordVectors:
    """A row of about unit length and a weight (0..1, small for frequent words) for each known word."""

    bytes: NDArray[np.int8]
    weights: NDArray[np.float32]
    numbers: dict[str, int]
    numbers_by_stem: dict[str, int]

    def numbers_of(self, words: Iterable[str]) -> list[int]:
        """The row of each word, else of the most frequent word with its stem, else -1."""
        number, by_stem, stem = self.numbers.get, self.numbers_by_stem, stemmer("en")
        return [by_stem.get(stem(word), -1) if (known := number(word)) is None else known for word in words]

    def vector(self, parts: Sequence[tuple[str, float]]) -> NDArray[np.float32]:
        """The weighted mean, of unit length, of the words of some texts, each text with its own weight."""
        found = [(number, weight) for text, weight in parts for number in self.numbers_of(words(text))]
        numbers = np.array([number for number, _ in found if number >= 0], dtype=np.intp)
        shares = np.array([weight for number, weight in found if number >= 0], dtype=np.float32)
        total = (shares * self.weights[numbers]) @ self.rows(numbers)
        return (total / max(float(np.linalg.norm(total)), 1e-9)).astype(np.float32)

    def rows(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The vectors of some words, a row each; anything for -1."""
        return self.bytes[numbers].astype(np.float32) * np.float32(1 / 127)


@cache
def load_vectors(kind: Kind) -> WordVectors:
    """The vectors of one kind that ship in the package."""
    folder = files("briefing.text") / "vectors"
    listed = (folder / f"{kind}.txt").read_text(encoding="utf-8").split()
    names, stems = listed[::2], listed[1::2]
    with as_file(folder / f"{kind}.npy") as path:
        rows = np.load(path)
    probability = 1 / ((np.arange(len(names)) + 1) * ZIPF_SUM)
    return WordVectors(
        bytes=rows,
        weights=(SMOOTHING / (SMOOTHING + probability)).astype(np.float32),
        numbers=dict(zip(names, range(len(names)), strict=True)),
        numbers_by_stem=dict(zip(reversed(stems), reversed(range(len(stems))), strict=True)),
    )
