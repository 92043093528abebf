"""Ranked candidates -> the passages of a brief: as many as the budget holds, each theme heard.

One order of value serves every length, and what does not fit is passed over; so asking for more keeps
what was there, but for a passage that had slipped into a gap that a longer one now fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.length import Budget
from briefing.selection.candidates import Candidate
from briefing.selection.ranking import Ranking, Refused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

SPARE_PICKS, SPARE_SHARE = 40, 3
"""How far beyond the budget the order is worked out, so that what is too long can be passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates that were taken, the lead first, then the most valuable, and those that were not."""

    taken: tuple[Candidate, ...]
    refused: tuple[Refused, ...]


def choose(
    corpus: Corpus,
    candidates: Sequence[Candidate],
    worth: NDArray[np.float64],
    weights: Sequence[float],
    budget: Budget,
) -> Choice:
    """Take the most valuable candidates that the budget holds.

    `worth` has a row a theme, one more for no heading, and a column a sentence; `weights` one number a theme.
    """
    sizes = [1] * len(corpus) if budget.sentences is not None else corpus.word_counts
    most = budget.sentences or budget.words
    ranked: list[Candidate] = []
    repeats: list[Refused] = []
    size = 0
    for item in Ranking(corpus, candidates, worth, weights, sizes):
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
    for candidate in ranked:
        filling.offer(candidate)
    return Choice(taken=tuple(filling.taken), refused=tuple(filling.refused))


class _Filling:
    """A budget being used up; the first passage that fits is the lead."""

    def __init__(self, corpus: Corpus, budget: Budget) -> None:
        self._corpus, self._budget = corpus, budget
        self._theme_of: dict[int, int | None] = {}
        self._words = 0
        self.taken: list[Candidate] = []
        self.refused: list[Refused] = []

    def offer(self, candidate: Candidate) -> None:
        """Take a candidate, or say why not."""
        if candidate.sentence in self._theme_of:
            return
        candidate = self._where_its_context_is(candidate)
        obstacle = self._obstacle(candidate)
        if obstacle:
            self.refused.append(Refused(candidate=candidate, why=obstacle))
            return
        for sentence in self._added(candidate):
            self._theme_of[sentence] = candidate.theme
            self._words += self._corpus.word_counts[sentence]
        self.taken.append(candidate)

    def _where_its_context_is(self, candidate: Candidate) -> Candidate:
        """The lead has no heading, nor has what goes on from a passage that has none: it is true of anything."""
        held = {self._theme_of[number] for number in candidate.run.numbers if number in self._theme_of}
        if not self.taken:
            return replace(candidate, theme=None, is_lead=True)
        return replace(candidate, theme=None) if None in held else candidate

    def _added(self, candidate: Candidate) -> list[int]:
        return [i for i in candidate.run.numbers if i not in self._theme_of]

    def _obstacle(self, candidate: Candidate) -> str:
        """Why a candidate cannot be taken now; nothing if it can."""
        if any(self._theme_of.get(i, candidate.theme) != candidate.theme for i in candidate.run.numbers):
            return "its context stands under another theme"
        added = self._added(candidate)
        lead = self.taken[0].run if self.taken else None
        if lead and lead.first <= candidate.run.last and candidate.run.first < lead.first:
            return "leads to the main event, which stands above it"
        words = self._words + sum(self._corpus.word_counts[i] for i in added)
        return "" if self._budget.holds(len(self._theme_of) + len(added), words) else "does not fit the length"
