"""Ranked candidates -> the passages of a brief: as many as the budget holds, each theme heard.

One order of value serves every length, and what does not fit is passed over; so asking for more keeps
what was there, but for a passage that had slipped into a gap that a longer one now fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.length import Budget
from briefing.selection.candidates import Candidate
from briefing.selection.ranking import UNFAIR_FROM, Ranking, Refused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

SPARE_PICKS, SPARE_SHARE = 40, 3
"""How far beyond the budget the order is worked out, so that what is too long can be passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates that were taken, the most valuable first, and those that were not."""

    taken: tuple[Candidate, ...]
    refused: tuple[Refused, ...]


def choose(
    corpus: Corpus,
    candidates: Sequence[Candidate],
    relevance: NDArray[np.float64],
    weights: Sequence[float],
    budget: Budget,
) -> Choice:
    """Take the most valuable candidates that the budget holds.

    `relevance` has a row a theme and a column a sentence, `weights` one number a theme.
    """
    sizes = [1] * len(corpus) if budget.sentences is not None else corpus.word_counts
    most = budget.sentences or budget.words
    ranked: list[Candidate] = []
    repeats: list[Refused] = []
    size = 0
    for item in Ranking(corpus, candidates, relevance, weights, sizes):
        if isinstance(item, Refused):
            repeats.append(item)
            continue
        ranked.append(item)
        size += sizes[item.sentence]
        if most is not None and size > SPARE_SHARE * most and len(ranked) > SPARE_PICKS:
            break
    choice = fill(corpus, ranked, budget)
    return Choice(taken=choice.taken, refused=(*choice.refused, *repeats))


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
        """The first in order, unless its theme has a passage while another that could have one has none."""
        if self._counts.get(left[0].theme, 0) < UNFAIR_FROM:
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
