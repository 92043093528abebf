"""Words -> vectors in which related words are near each other (English; see vectors/README.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from briefing.language.words import stemmer, words

Kind = Literal["similarity", "relatedness"]
"""`similarity`: words that could replace each other are near (from a sentence transformer). `relatedness`: words that
occur together in the news are near (GloVe: Pennington, Socher and Manning 2014)."""
ZIPF_SUM = 10.6
"""Sum of 1/rank over a vocabulary of 22,000 to 26,000 words: rank times this is the inverse of a word's probability."""
_WORDS_KEPT = 2**15
"""Words whose numbers are remembered from story to story."""
SMOOTHING = 1e-3
"""The `a` of smooth inverse frequency, a / (a + p): Arora, Liang and Ma 2017 find 1e-3 to 1e-4 best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordVectors:
    """A vector and a weight for each known word, the most frequent first.

    `bytes`, (words, dimensions), is 127 times vectors that are about 1 long; `weights` has one value per word (0..1,
    small for frequent words). `number_of` gives the row number of a word, else of the most frequent one with its stem,
    else -1.
    """

    bytes: NDArray[np.int8]
    weights: NDArray[np.float32]
    number_of: Callable[[str], int]

    def numbers_of(self, words: Iterable[str]) -> list[int]:
        """`number_of` for each of some words."""
        return list(map(self.number_of, words))

    def vector(self, parts: Sequence[tuple[str, float]]) -> NDArray[np.float32]:
        """The weighted mean of the words of some texts with their weights, scaled to unit length, (dimensions,)."""
        shares: dict[str, float] = {}
        for text, weight in parts:
            for word in words(text):
                shares[word] = shares.get(word, 0.0) + weight
        return self.mean_of(shares)

    def mean_of(self, shares: Mapping[str, float]) -> NDArray[np.float32]:
        """The same of words, each with its weight."""
        return self.means_of(shares, np.array([list(shares.values())], dtype=np.float32)).ravel()

    def means_of(self, words: Iterable[str], shares: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same several times, (means, dimensions); `shares` is (means, words), the weight of each word."""
        numbers = np.array(self.numbers_of(words), dtype=np.intp)
        known = numbers >= 0
        totals = (shares[:, known] * self.weights[numbers[known]]) @ self.rows(numbers[known])
        return np.asarray(totals / np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), 1e-9), dtype=np.float32)

    def rows(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The vectors of some words by row number, (words, dimensions), each about 1 long; undefined for -1."""
        return self.bytes[numbers].astype(np.float32) * np.float32(1 / 127)


@cache
def load_vectors(kind: Kind) -> WordVectors:
    """Load the vectors of one kind from the package."""
    folder = files("briefing.vectors")
    listed = (folder / f"{kind}.txt").read_text(encoding="utf-8").split()
    names, stems = listed[::2], listed[1::2]
    with as_file(folder / f"{kind}.npy") as path:
        rows = np.load(path)
    probability = 1 / ((np.arange(len(names)) + 1) * ZIPF_SUM)
    return WordVectors(
        bytes=rows,
        weights=(SMOOTHING / (SMOOTHING + probability)).astype(np.float32),
        number_of=_finder(names, stems),
    )


def _finder(names: Sequence[str], stems: Sequence[str]) -> Callable[[str], int]:
    """The function that gives the number of a word by itself or by its stem; both are in the order of the rows."""
    by_name = dict(zip(names, range(len(names)), strict=True))
    by_stem = dict(zip(reversed(stems), reversed(range(len(stems))), strict=True))
    stem = stemmer("en")

    @lru_cache(maxsize=_WORDS_KEPT)
    def number_of(word: str) -> int:
        number = by_name.get(word)
        return by_stem.get(stem(word), -1) if number is None else number

    return number_of
