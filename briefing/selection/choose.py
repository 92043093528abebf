"""Ranked candidates -> the passages of a brief: as many as the budget holds, with something for each theme.

What does not fit is skipped. Of several orders of value the one that brings most worth into the budget is kept, so that
a longer brief mostly keeps what was there, and never fills a page with what matters less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from briefing.comparison.redundancy import Redundancy
from briefing.comparison.retellings import RETOLD_SHARE, Retellings
from briefing.comparison.support import Support
from briefing.context.runs import Run
from briefing.discourse.annotations import Annotations
from briefing.length import Budget
from briefing.selection.candidates import Candidate, Worth
from briefing.selection.lead import is_lead_with
from briefing.selection.ranking import Ranking, Refused
from briefing.selection.reasons import BEYOND_LENGTH, CONTEXT_ELSEWHERE, LEADS_UP, MERE_FILLER

COST_EXPONENTS = (0.8, 0.6, 1.0, 1.2)
"""Value is divided by size to one of these powers. The share of the value available in 200 words, on held-out stories:
.784 at 0.8 alone, .799 where each story gets the best of the four (benchmarks/sweeps.py)."""
LEAST_WORTH, FULL_ENOUGH = 0.12, 0.8
"""A sentence of less worth is a filler: none is taken once this share of the words asked for is used. Junk .042,
without it .051 (benchmarks/sweeps.py)."""
SPARE_PICKS, SPARE_SHARE = 8, 2
"""How far beyond the budget the ranking goes, so that what is too long can be skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates that were taken, the lead first, then the most valuable; and those that were refused."""

    taken: tuple[Candidate, ...]
    refused: tuple[Refused, ...]


def choose(
    annotations: Annotations,
    candidates: Sequence[Candidate],
    worth: Worth,
    budget: Budget,
    support: Support,
) -> Choice:
    """Take the most valuable candidates that the budget holds.

    Of several orders the one that brings most into a budget of words is kept.
    """
    corpus = annotations.corpus
    is_open = budget.sentences is None and budget.words is None
    sizes = [1] * len(corpus) if budget.sentences is not None else corpus.word_counts
    retellings = Retellings(annotations)
    ranking, choices = Ranking(corpus, candidates, worth, sizes, support, retellings), []
    for exponent in COST_EXPONENTS[:1] if is_open or budget.sentences is not None else COST_EXPONENTS:
        ranked, repeats = _within(ranking.in_order(exponent), sizes, budget)
        filling = fill(annotations, _with_parts(ranked, candidates, worth), worth.under(None), budget)
        filling.offer_repeats(repeats, ranking.redundancy)
        choices.append(filling.choice)
    return max(choices, key=lambda choice: (_heard(choice), _total(choice, worth, support, retellings)))


def _within(
    ranking: Iterable[Candidate | Refused], sizes: Sequence[int], budget: Budget
) -> tuple[list[Candidate], list[Refused]]:
    """The candidates of a ranking, and those it refused, until somewhat beyond the budget."""
    most = budget.sentences or budget.words
    ranked: list[Candidate] = []
    repeats: list[Refused] = []
    size = 0
    for item in ranking:
        if isinstance(item, Refused):
            repeats.append(item)
            continue
        ranked.append(item)
        size += sizes[item.sentence]
        if most is not None and size > SPARE_SHARE * most and len(ranked) > SPARE_PICKS:
            break
    return ranked, repeats


def _with_parts(ranked: Sequence[Candidate], candidates: Sequence[Candidate], worth: Worth) -> list[Candidate]:
    """The ranked candidates, and after them those of a theme that are part of another candidate's passage.

    Where the longer passage does not fit, they may.
    """
    shown = {number for candidate in ranked for number in candidate.run.numbers}
    told = {candidate.sentence for candidate in ranked}
    parts = [one for one in candidates if one.theme is not None and one.sentence in shown - told]
    return [*ranked, *sorted(parts, key=lambda one: (-worth.of(one.theme, one.sentence), one.sentence))]


def _heard(choice: Choice) -> int:
    """How many themes have a passage."""
    return len({candidate.theme for candidate in choice.taken} - {None})


def _total(choice: Choice, worth: Worth, support: Support, retellings: Retellings) -> float:
    """The worth of all sentences of a choice, each under its heading, with what supports it and once, rounded.

    Unrounded, two orders that take the same sentences would differ: so the first of them is kept.
    """
    theme_of = {n: one.theme for one in reversed(choice.taken) for n in one.run.numbers}
    total, told, retold = 0.0, set[int](), _retold(choice, retellings)
    for number in sorted(theme_of):
        kept = RETOLD_SHARE if number in retold else 1.0
        total += worth.of(theme_of[number], number) * kept * (1 + support.share([number], told))
        told |= support.of([number])
    return round(total, 9)


def _retold(choice: Choice, retellings: Retellings) -> set[int]:
    """The sentences of a choice that tell in other words what one taken before them tells."""
    shown, above, retold = set[int](), set[int](), set[int]()
    for candidate in choice.taken:
        numbers = set(candidate.run.numbers)
        retold |= (numbers - shown) & above
        above |= retellings.of_passage(candidate.run.numbers)
        shown |= numbers
    return retold


def fill(annotations: Annotations, ranked: Sequence[Candidate], worth: NDArray[np.float64], budget: Budget) -> Filling:
    """Take ranked candidates in order while the budget holds them; what does not fit is skipped.

    `worth` has one value per sentence.
    """
    filling = Filling(annotations, worth.tolist(), budget)
    themes = dict.fromkeys(candidate.theme for candidate in ranked if candidate.theme is not None)
    for candidate in ranked[:1]:
        filling.offer(candidate)
    for theme in themes:  # each gets a passage, if not its best, then the next that fits
        filling.offer_until_one_is_taken([candidate for candidate in ranked if candidate.theme == theme])
    for candidate in sorted(ranked, key=filling.is_filler):
        filling.offer(candidate)
    return filling


class Filling:
    """A budget that is being used up; the first passage that fits is the lead."""

    def __init__(self, annotations: Annotations, worth: Sequence[float], budget: Budget) -> None:
        self._annotations, self._worth, self._budget = annotations, worth, budget
        self._counts = annotations.corpus.word_counts
        self._theme_of: dict[int, int | None] = {}
        self._words = 0
        self._above_lead = range(0)
        self.taken: list[Candidate] = []
        self.refused: dict[int, Refused] = {}

    @property
    def choice(self) -> Choice:
        """What was taken so far, and what was not."""
        return Choice(taken=tuple(self.taken), refused=tuple(self.refused.values()))

    def is_filler(self, candidate: Candidate) -> bool:
        """Whether a candidate comes after all others, since it is worth too little or presumes too much."""
        return candidate.has_strangers or (self._worth[candidate.sentence] < LEAST_WORTH and not candidate.is_lead)

    def offer(self, candidate: Candidate) -> None:
        """Take a candidate, or say why not."""
        if candidate.sentence in self._theme_of:
            return
        added = [number for number in candidate.run.numbers if number not in self._theme_of]
        candidate = self._where_its_context_is(candidate)
        obstacle = self._obstacle(candidate, added)
        if obstacle:
            self.refused.setdefault(candidate.sentence, Refused(candidate=candidate, why=obstacle))
            return
        self.refused.pop(candidate.sentence, None)
        for sentence in added:
            self._theme_of[sentence] = candidate.theme
            self._words += self._counts[sentence]
        if not self.taken:
            lead = candidate.run.first
            corpus = self._annotations.corpus
            self._above_lead = range(corpus.span_of(corpus.document_of[lead])[0], lead)
        self.taken.append(candidate)

    def offer_until_one_is_taken(self, candidates: Iterable[Candidate]) -> None:
        """Take the first of some candidates that can be taken."""
        count = len(self.taken)
        for candidate in candidates:
            if len(self.taken) == count:
                self.offer(candidate)

    def offer_repeats(self, repeats: Iterable[Refused], redundancy: Redundancy) -> None:
        """Offer the repeats that repeat nothing taken: what was ranked before them and says the same did not fit."""
        told = {one for number in self._theme_of for one in redundancy.of(number)}
        for repeat in repeats:
            added = [number for number in repeat.candidate.run.numbers if number not in self._theme_of]
            if told.isdisjoint(added):
                self.offer(repeat.candidate)
                told.update(one for number in added if number in self._theme_of for one in redundancy.of(number))
            else:
                self.refused.setdefault(repeat.candidate.sentence, repeat)

    def _where_its_context_is(self, candidate: Candidate) -> Candidate:
        """The lead has no heading, nor has the continuation of a passage without one: no heading is never wrong."""
        if not self.taken:
            return candidate if candidate.is_lead else replace(candidate, theme=None, is_lead=True)
        if candidate.theme is None:
            return candidate
        held = {self._theme_of[number] for number in candidate.run.numbers if number in self._theme_of}
        return replace(candidate, theme=None) if None in held else candidate

    def _begins_before(self, run: Run) -> bool:
        """Whether a passage comes before the lead in its article, and too far from it to be its beginning.

        Below the lead it would be a step back: it sets a scene for what the reader knows by then.
        """
        return run.first in self._above_lead and not is_lead_with(self._annotations, self.taken[0].run, run)

    def _obstacle(self, candidate: Candidate, added: Sequence[int]) -> str:
        """Why a candidate cannot be taken now, given the part of it that is not taken yet; "" if it can."""
        is_begun = len(added) < len(candidate.run.numbers)
        if is_begun and any(self._theme_of.get(i, candidate.theme) != candidate.theme for i in candidate.run.numbers):
            return CONTEXT_ELSEWHERE
        if self._begins_before(candidate.run):
            return LEADS_UP
        words = self._words + sum([self._counts[i] for i in added])
        if not self._budget.holds(len(self._theme_of) + len(added), words):
            return BEYOND_LENGTH
        is_full = self._budget.words is not None and self._words >= FULL_ENOUGH * self._budget.words
        return MERE_FILLER if is_full and self.is_filler(candidate) else ""
