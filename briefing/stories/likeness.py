"""Sketches -> how alike their articles are: the cosine of their vectors, less where their days are apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.stories.frequencies import Frequencies
from briefing.stories.terms import Sketch, has_stems
from briefing.stories.vectors import Vectors

SAME_DAYS, FADING, FAR = 2, 15, 0.7
"""Days between two articles that change nothing; days in which what fades of their likeness fades to a third; and the
share of it that stays. An affair goes on with the same names for months, an event does not."""
UNSTEMMED = 0.8
"""How alike articles are by runs of letters, relative to stems: translations of the same articles (MultiLing) have .82
of the English likeness in Czech, .81 in Hindi, .74 in Hebrew; .95 in French and .96 in Greek, which have stems."""


class Likeness:
    """The likeness (0..1) of each pair of articles; those of different languages have none.

    `among` are the frequencies of terms in all articles that these are a part of, if there are others.
    """

    def __init__(self, sketches: Iterable[Sketch], among: Frequencies | None = None) -> None:
        days: list[float] = []
        scales: list[float] = []

        def noted() -> Iterator[Sketch]:
            for sketch in sketches:
                days.append(np.nan if sketch.day is None else sketch.day)
                scales.append(1.0 if has_stems(sketch.language) else 1 / UNSTEMMED)
                yield sketch

        self.vectors = Vectors(noted(), among)
        self._days, self._scales = np.array(days), scales

    def row(self, article: int) -> NDArray[np.float64]:
        """The likeness of one article to every article, one value per article."""
        return self._told(article, self.vectors.likeness(article), self._days)

    def some(self, article: int, others: Sequence[int]) -> NDArray[np.float64]:
        """The likeness of one article to some others, one value for each of these."""
        return self._told(article, self.vectors.cosines(article, others), self._days[list(others)])

    def _told(self, article: int, cosines: NDArray[np.float64], days: NDArray[np.float64]) -> NDArray[np.float64]:
        """The last digits of a sum hang on its order: they decide nothing."""
        apart = np.nan_to_num(np.abs(days - self._days[article]))
        near = FAR + (1 - FAR) * np.exp(-np.maximum(0, apart - SAME_DAYS) / FADING)
        told: NDArray[np.float64] = np.round(self._scales[article] * cosines * near, 9)
        return told
