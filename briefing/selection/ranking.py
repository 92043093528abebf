"""Candidates -> one order of value, in which each counts for what it adds to those before it.

Greedy choice of what is worth most for its length (Lin and Bilmes 2011, "A class of submodular functions for document
summarization"). The main event comes first, then the best passage of each theme, then whatever adds most. A passage
is weighed again when the people in it have been introduced, or when a part of it stands already.
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

STRANGER_SHARE = 0.3
"""What a passage counts while it mentions somebody by surname whose full name the reader has not met."""


Weighed = tuple[float, int, int, Candidate]
"""What a candidate adds (negative), its sentence, a number that no other one has, and the candidate itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A candidate that stays out, and why."""

    candidate: Candidate
    why: str


class Ranking:
    """Orders the candidates, once for each way to weigh their size.

    `worth` has a row a theme, one more for no heading, and a column a sentence; `sizes` is what a sentence costs.
    """

    def __init__(
        self, corpus: Corpus, candidates: Sequence[Candidate], worth: NDArray[np.float64], sizes: Sequence[int]
    ) -> None:
        self._candidates, self._worth, self._sizes = candidates, worth.tolist(), sizes
        self._names, self._nothing_said = Names(corpus), Said(corpus)
        self._missed: dict[int, frozenset[str]] = {}
        self._touching: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            for number in candidate.run.numbers:
                self._touching.setdefault(number, []).append(candidate)

    def in_order(self, cost_exponent: float) -> Iterator[Candidate | Refused]:
        """Give the candidates, the most valuable first; a repeat is refused in its turn.

        Value is divided by size to the power `cost_exponent`: 0 would fill the page with the longest, 1 with the
        shortest.
        """
        self._begin(cost_exponent)
        while (candidate := self._next()) is not None:
            if any(self._said.repeats(number) for number in self._added(candidate)):
                del self._loss_of[candidate.sentence]
                yield Refused(candidate=candidate, why="says again what another passage says")
            else:
                self._accept(candidate)
                yield candidate

    def _begin(self, cost_exponent: float) -> None:
        self._cost_exponent, self._said = cost_exponent, self._nothing_said.forgotten()
        self._heard: set[int] = set()
        self._met: set[str] = set()
        self._waiting: dict[str, list[Candidate]] = {}
        self._is_waiting: set[int] = set()
        self._loss_of: dict[int, float] = {}
        self._serial = count()
        self._queues: dict[int | None, list[Weighed]] = {}
        for candidate in self._candidates:
            self._push(candidate)

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
        """The best of a queue; what was taken, refused or weighed again since it was put there is thrown away."""
        while queue and self._loss_of.get(queue[0][-1].sentence) != queue[0][0]:
            heapq.heappop(queue)
        return queue[0] if queue else None

    def _push(self, candidate: Candidate) -> None:
        queue = self._queues.setdefault(candidate.theme, [])
        self._loss_of[candidate.sentence] = loss = self._loss(candidate)
        heapq.heappush(queue, (loss, candidate.sentence, next(self._serial), candidate))

    def _accept(self, candidate: Candidate) -> None:
        if candidate.theme is not None:
            self._heard.add(candidate.theme)
        added = self._added(candidate)
        for number in added:
            self._said.add(number)
            self._loss_of.pop(number, None)
        met = self._names.introduced(added) - self._met
        self._met |= met
        again = [one for name in sorted(met) for one in self._waiting.pop(name, ())]
        again += [one for number in added for one in self._touching[number]]
        for one in again:
            if one.sentence in self._loss_of:
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
        value = sum(self._worth[theme][number] for number in added)
        return -float(value * self._familiarity(candidate) / size**self._cost_exponent)

    def _familiarity(self, candidate: Candidate) -> float:
        """The share of its worth that a candidate has for a reader who has met those in the brief so far."""
        sentence = candidate.sentence
        if sentence not in self._missed:
            self._missed[sentence] = self._names.missed(candidate.run.numbers)
        strangers = self._missed[sentence]
        if not strangers or strangers <= self._met:
            return 1.0
        if sentence not in self._is_waiting:
            self._is_waiting.add(sentence)
            for name in strangers - self._met:
                self._waiting.setdefault(name, []).append(candidate)
        return STRANGER_SHARE
