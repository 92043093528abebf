"""Candidates -> one order of value, in which each counts for what it adds to those before it.

Greedy choice of what is worth most for its length (Lin and Bilmes 2011, "A class of submodular functions for document
summarization"). The main event comes first, then the best passage of each theme, then whatever adds most. A passage
adds less the more of its words were said, and more as soon as the people in it have been introduced, or as its context
stands already.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from briefing.selection.candidates import Candidate
from briefing.selection.names import Names
from briefing.selection.repeats import Said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

COST_EXPONENT = 0.8
"""Value is divided by size to this power: 0 would fill the page with the longest, 1 with the shortest."""
SAID_SHARE = 0.3
"""What a sentence loses of its value if all its content words stand in the brief already."""
STRANGER_SHARE = 0.85
"""What a passage counts while it mentions somebody by surname whose full name the reader has not met."""


Weighed = tuple[float, int, int, Candidate]
"""What a candidate adds (negative), its sentence, a number that no other one has, and the candidate itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A candidate that stays out, and why."""

    candidate: Candidate
    why: str


class Ranking:
    """The order of the candidates.

    `worth` has a row a theme, one more for no heading, and a column a sentence; `weights` one number a theme; `sizes`
    is what a sentence costs.
    """

    def __init__(
        self,
        corpus: Corpus,
        candidates: Sequence[Candidate],
        worth: NDArray[np.float64],
        weights: Sequence[float],
        sizes: Sequence[int],
    ) -> None:
        self._corpus, self._said, self._names = corpus, Said(corpus), Names(corpus)
        self._worth, self._weights, self._sizes = worth.tolist(), [*weights, 1.0], sizes
        self._heard: set[int] = set()
        self._met: set[str] = set()
        self._waiting: dict[str, list[Candidate]] = {}
        self._missed: dict[int, frozenset[str]] = {}
        self._refused: set[int] = set()
        self._touching: dict[int, list[Candidate]] = {}
        self._serial = count()
        self._queues: dict[int | None, list[Weighed]] = {}
        for candidate in candidates:
            for number in candidate.run.numbers:
                self._touching.setdefault(number, []).append(candidate)
            self._push(candidate)

    def __iter__(self) -> Iterator[Candidate | Refused]:
        """Give the candidates, the most valuable first; a repeat is refused in its turn."""
        while (candidate := self._next()) is not None:
            if any(self._said.repeats(number) for number in self._added(candidate)):
                self._refused.add(candidate.sentence)
                yield Refused(candidate=candidate, why="says again what another passage says")
            else:
                self._accept(candidate)
                yield candidate

    def _next(self) -> Candidate | None:
        """The lead, else the best of the themes that have no passage yet, else the best of all; None at the end."""
        tops = {theme: top for theme, queue in self._queues.items() if (top := self._top(queue)) is not None}
        unheard = {theme: top for theme, top in tops.items() if theme is not None and theme not in self._heard}
        leads = {theme: top for theme, top in tops.items() if top[-1].is_lead}
        among = leads or unheard or tops
        if not among:
            return None
        theme = min(among, key=lambda theme: among[theme][:2])
        return heapq.heappop(self._queues[theme])[-1]

    def _top(self, queue: list[Weighed]) -> Weighed | None:
        """The best of a queue, weighed anew: words were said since it was weighed."""
        while queue:
            loss, sentence, serial, candidate = queue[0]
            if self._said.holds(candidate.sentence) or candidate.sentence in self._refused:
                heapq.heappop(queue)
                continue
            now = self._loss(candidate)
            if now <= loss:
                return now, sentence, serial, candidate
            heapq.heapreplace(queue, (now, sentence, serial, candidate))
        return None

    def _push(self, candidate: Candidate) -> None:
        queue = self._queues.setdefault(candidate.theme, [])
        heapq.heappush(queue, (self._loss(candidate), candidate.sentence, next(self._serial), candidate))

    def _accept(self, candidate: Candidate) -> None:
        if candidate.theme is not None:
            self._heard.add(candidate.theme)
        added = self._added(candidate)
        for number in added:
            self._said.add(number)
        met = self._names.introduced(added) - self._met
        self._met |= met
        better = [one for name in sorted(met) for one in self._waiting.pop(name, ())]
        for one in (*better, *(one for number in added for one in self._touching[number])):
            if not self._said.holds(one.sentence):
                self._push(one)

    def _added(self, candidate: Candidate) -> list[int]:
        return [number for number in candidate.run.numbers if not self._said.holds(number)]

    def _loss(self, candidate: Candidate) -> float:
        """What a candidate adds for its size, negative, as heaps want it; the lead before all others."""
        if candidate.is_lead:
            return float("-inf")
        theme = -1 if candidate.theme is None else candidate.theme
        added = self._added(candidate)
        size = max(1, sum(self._sizes[number] for number in added))
        value = sum(self._worth[theme][number] * (1 - SAID_SHARE * self._said.share(number)) for number in added)
        return -float(value * self._weights[theme] * self._familiarity(candidate) / size**COST_EXPONENT)

    def _familiarity(self, candidate: Candidate) -> float:
        """The share of its worth that a candidate has for a reader who has met those in the brief so far."""
        if candidate.sentence not in self._missed:
            self._missed[candidate.sentence] = self._names.missed(candidate.run.numbers)
            for name in self._missed[candidate.sentence] - self._met:
                self._waiting.setdefault(name, []).append(candidate)
        return 1.0 if self._missed[candidate.sentence] <= self._met else STRANGER_SHARE
