"""Rated sentences and their runs -> the passages of a brief: within the budget, fair, nothing twice.

`rank` puts the candidates into one order of value, whatever the length asked for; `fill` takes from
that order what the budget holds. One order for every length is why asking for more keeps what was there.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.length import Budget
from briefing.selection.context import CannotStand, Run
from briefing.selection.repeats import Said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

MIN_RELEVANCE = 0.12
"""Below this a sentence belongs to no theme: one common term of the theme's in it and none beside it."""
COST_EXPONENT = 0.5
"""Value is divided by words to this power: 0 would fill the page with the longest, 1 with the shortest."""
SPARE_PICKS, SPARE_SHARE = 40, 3
"""How far beyond the budget the order is worked out, so that what is too long can be passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A run that could stand under a theme: `sentence` is the one it is chosen for."""

    sentence: int
    run: Run
    theme: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A candidate that stays out, and why."""

    candidate: Candidate
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates that were taken, the most valuable first, and those that were not."""

    taken: tuple[Candidate, ...]
    refused: tuple[Refused, ...]


def find_candidates(
    corpus: Corpus,
    relevance: NDArray[np.float64],
    ratings: NDArray[np.float64],
    runs: Sequence[Run | CannotStand],
) -> tuple[Candidate, ...]:
    """Each sentence that fits a theme and can stand, under the theme that it fits best.

    `relevance` has a row a theme and a column a sentence.
    """
    if not len(corpus) or not len(relevance):
        return ()
    found = []
    best = relevance.argmax(axis=0).tolist()
    worth = relevance * (0.3 + 0.7 * ratings)
    for sentence, run in enumerate(runs):
        theme = best[sentence]
        if isinstance(run, CannotStand) or relevance[theme, sentence] < MIN_RELEVANCE:
            continue
        # The reader reads the neighbours too: what they add to the theme counts, what they lack costs.
        around = worth[theme, run.first : run.last + 1]
        value = 0.6 * float(worth[theme, sentence]) + 0.4 * float(around.mean())
        found.append(Candidate(sentence=sentence, run=run, theme=theme, value=value))
    return tuple(found)


def choose(corpus: Corpus, candidates: Sequence[Candidate], weights: Sequence[float], budget: Budget) -> Choice:
    """Take the most valuable candidates that the budget holds; `weights` has one number a theme."""
    ranked: list[Candidate] = []
    refused: list[Refused] = []
    words = 0
    for item in rank(corpus, candidates, weights):
        if isinstance(item, Refused):
            refused.append(item)
            continue
        ranked.append(item)
        words += corpus.word_counts[item.sentence]
        enough = len(ranked) - SPARE_PICKS > SPARE_SHARE * (budget.sentences or 0)
        if enough and budget.words is not None:
            enough = words > SPARE_SHARE * budget.words
        if enough and budget != Budget():
            break
    choice = fill(corpus, ranked, budget)
    return Choice(taken=choice.taken, refused=(*choice.refused, *refused))


def rank(corpus: Corpus, candidates: Sequence[Candidate], weights: Sequence[float]) -> Iterator[Candidate | Refused]:
    """The candidates by what each adds to those before it (lazy greedy: Minoux 1978; Lin and Bilmes 2011).

    A theme's next passage counts less with each that it has, and no theme gets its third before every
    theme with a candidate has its first.
    """
    said = Said(corpus)
    queues: list[list[tuple[float, int, Candidate]]] = [[] for _ in weights]
    for candidate in candidates:
        queues[candidate.theme].append((-_gain(corpus, said, candidate), candidate.sentence, candidate))
    for queue in queues:
        heapq.heapify(queue)
    counts = [0] * len(weights)
    while any(queues):
        for queue in queues:
            _settle(corpus, said, queue)
        waiting = any(queue and not count for queue, count in zip(queues, counts, strict=True))
        theme = min(
            (t for t, queue in enumerate(queues) if queue and not (waiting and counts[t] >= 2)),
            key=lambda t: (queues[t][0][0] * weights[t] / (1 + counts[t]), t),
        )
        candidate = heapq.heappop(queues[theme])[2]
        if said.repeats(candidate.sentence):
            yield Refused(candidate=candidate, why="says again what another passage says")
            continue
        counts[theme] += 1
        for sentence in candidate.run.numbers:
            said.add(sentence)
        yield candidate


def _settle(corpus: Corpus, said: Said, queue: list[tuple[float, int, Candidate]]) -> None:
    """Bring the best candidate of a theme to the top: gains only fall, so only the top is worked out anew."""
    while queue:
        gain, sentence, candidate = queue[0]
        now = -_gain(corpus, said, candidate)
        if now <= gain + 1e-12:
            return
        heapq.heapreplace(queue, (now, sentence, candidate))


def _gain(corpus: Corpus, said: Said, candidate: Candidate) -> float:
    words = float(max(1, sum(corpus.word_counts[i] for i in candidate.run.numbers)))
    return candidate.value * said.novelty(candidate.sentence) / math.pow(words, COST_EXPONENT)


def fill(corpus: Corpus, ranked: Sequence[Candidate], budget: Budget) -> Choice:
    """Take ranked candidates in order while the budget holds them; what does not fit is passed over."""
    filling = _Filling(corpus, budget)
    left = list(ranked)
    while left:
        candidate = left.pop(filling.next_of(left))
        filling.offer(candidate)
    return Choice(taken=tuple(filling.taken), refused=tuple(filling.refused))


class _Filling:
    """A budget being used up."""

    def __init__(self, corpus: Corpus, budget: Budget) -> None:
        self._corpus, self._budget = corpus, budget
        self._theme_of: dict[int, int] = {}
        self._words = 0
        self._counts: dict[int, int] = {}
        self.taken: list[Candidate] = []
        self.refused: list[Refused] = []

    def next_of(self, left: Sequence[Candidate]) -> int:
        """The first in order, unless it would be a theme's third while another that could have one has none."""
        if self._counts.get(left[0].theme, 0) < 2:
            return 0
        for place, candidate in enumerate(left):
            if candidate.theme not in self._counts and self._obstacle(candidate) is None:
                return place
        return 0

    def offer(self, candidate: Candidate) -> None:
        """Take a candidate, or say why not."""
        obstacle = self._obstacle(candidate)
        if obstacle is not None:
            if obstacle:
                self.refused.append(Refused(candidate=candidate, why=obstacle))
            return
        for sentence in self._added(candidate):
            self._theme_of[sentence] = candidate.theme
            self._words += self._corpus.word_counts[sentence]
        self._counts[candidate.theme] = self._counts.get(candidate.theme, 0) + 1
        self.taken.append(candidate)

    def _added(self, candidate: Candidate) -> list[int]:
        return [i for i in candidate.run.numbers if i not in self._theme_of]

    def _obstacle(self, candidate: Candidate) -> str | None:
        """Why a candidate cannot be taken now; "" if it is there already, None if it can."""
        if self._theme_of.get(candidate.sentence, -1) >= 0:
            return ""
        if any(self._theme_of.get(i, candidate.theme) != candidate.theme for i in candidate.run.numbers):
            return "its context stands under another theme"
        added = self._added(candidate)
        words = self._words + sum(self._corpus.word_counts[i] for i in added)
        if not self._budget.holds(len(self._theme_of) + len(added), words):
            return "does not fit the length"
        return None
