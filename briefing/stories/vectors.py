"""Sketches -> one sparse vector each, in which what is rare, what is named and what stands at the top weighs most."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from briefing.stories.commonness import RARE, common_terms
from briefing.stories.frequencies import Frequencies
from briefing.stories.terms import Sketch

PRIOR = 200
"""How many articles the known commonness of a term counts for, beside those of the folder: in a folder of three it
decides, in one of a thousand hardly. Folders of two events without days (BASIL, B-cubed F1, at the threshold best for
all): .953 at 20, 1 from 50 on; news of one article each left alone: .91 at 20, .93 at 50, .96 at 200 and at 1000."""
NAME = 1.5
"""The weight of a name relative to another word. On BASIL 1 does as well (within .004), 3 worse (20 events without days
.978 for .989), but two earthquakes of one day differ by their names and by little else."""
LEAST_RARITY = 1.0
"""What every third article has tells nothing, and would be most of the work. What every seventh has is needed to tell
events of one field apart: without it 60 of US politics have .959 for .962, without what every twentieth has .936."""


class Vectors:
    """The vectors of some articles, each of unit length: the rows of a sparse (articles, terms) matrix.

    `among` are the frequencies in all articles that these are a part of, if there are others.
    """

    def __init__(self, sketches: Iterable[Sketch], among: Frequencies | None = None) -> None:
        entries = _Entries(sketches)
        self.articles = entries.articles
        rarity = entries.rarity(among)
        kept = np.flatnonzero(rarity[entries.columns] >= LEAST_RARITY)
        rows, columns = entries.rows[kept], entries.columns[kept]
        weights = (1 + np.log(entries.counts[kept])) * rarity[columns]
        weights[entries.are_names[kept]] *= NAME
        lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=self.articles))
        weights /= np.maximum(lengths, 1e-12)[rows]
        self._columns, self._weights = columns, weights
        self._indptr = np.searchsorted(rows, np.arange(self.articles + 1))
        order = np.argsort(columns, kind="stable")
        self._holders, self._held = rows[order], weights[order]  # an inverted index: by term, who has it
        self._frequency = np.bincount(columns, minlength=len(rarity))
        self._begins = np.cumsum(self._frequency) - self._frequency

    def strongest(self, article: int, most: int) -> list[int]:
        """The numbers of an article's terms of most weight, so many at most, among those that another one has, too."""
        own = self._own(article)
        columns, weights = self._columns[own], self._weights[own]
        shared = self._frequency[columns] > 1
        columns, weights = columns[shared], weights[shared]
        best: list[int] = columns[np.lexsort((columns, -weights))[:most]].tolist()
        return best

    def cosines(self, article: int, others: Sequence[int]) -> NDArray[np.float64]:
        """The cosine (0..1) of one article with some others, one value for each of these."""
        own = self._own(article)
        mine = np.zeros(len(self._frequency))
        mine[self._columns[own]] = self._weights[own]
        found = [self._weights[place] @ mine[self._columns[place]] for place in map(self._own, others)]
        return np.array(found, dtype=np.float64)

    def _own(self, article: int) -> slice:
        return slice(self._indptr[article], self._indptr[article + 1])

    def likeness(self, article: int) -> NDArray[np.float64]:
        """The cosine (0..1) of one article with every article, one value per article.

        It costs as many steps as its terms occur in the folder.
        """
        own = self._own(article)
        columns = self._columns[own]
        places = self._frequency[columns]
        total = int(places.sum())
        at = np.repeat(self._begins[columns] - np.cumsum(places) + places, places) + np.arange(total)
        shared = np.repeat(self._weights[own], places) * self._held[at]
        return np.bincount(self._holders[at], weights=shared, minlength=self.articles).astype(np.float64)


class _Entries:
    """The terms of each article: its number, that of the term, how often it counts there, and whether it is a name."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        next_number = count().__next__
        self._numbers: dict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(next_number))
        columns, counts, are_names = array("q"), array("d"), array("b")
        sizes: list[int] = []
        for sketch in sketches:
            columns.extend(map(self._numbers[sketch.language].__getitem__, sketch.counts))
            counts.extend(sketch.counts.values())
            are_names.extend(map(sketch.names.__contains__, sketch.counts))
            sizes.append(len(sketch.counts))
        self.articles = len(sizes)
        self.rows = np.repeat(np.arange(len(sizes)), sizes)
        self.columns = np.frombuffer(columns, dtype=np.int64)
        self.counts = np.frombuffer(counts, dtype=np.float64)
        self.are_names = np.frombuffer(are_names, dtype=np.bool_)

    def rarity(self, among: Frequencies | None) -> NDArray[np.float64]:
        """One value per term: the logarithm of one in how many articles has it, here and elsewhere."""
        frequency = np.bincount(self.columns, minlength=sum(map(len, self._numbers.values())))
        likely = np.empty(len(frequency))
        for language, own in self._numbers.items():
            known, numbers = common_terms(language), list(own.values())
            likely[numbers] = [known.get(term, RARE) for term in own]
            if among:
                frequency[numbers] = [among.counts[language][term] for term in own]
        others = (among.articles if among else self.articles) - 1
        return np.log((PRIOR + others) / (PRIOR * likely + frequency - 1))
