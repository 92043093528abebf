"""Runs and the lead -> what stands in a brief where sources differ in a figure: the box, or nothing of either.

Where independent sources of one time give different figures for the same thing, no brief may tell one of them alone.
The main event stands, and below it what others say otherwise; else both stand in a box, if they are news; all other
sentences with such a figure stay out. Newer figures replace older ones first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from briefing.comparison.figures import Figure, Figures
from briefing.context.runs import CannotStand, Run
from briefing.discourse.annotations import Annotations
from briefing.length import Budget
from briefing.model import NO_HEADING, Passage, Section, SectionKind
from briefing.segmentation.corpus import Corpus
from briefing.selection.candidates import Candidate

MOST_SIDES = 3
"""The most figures for one thing that a brief shows."""
MOST_BOX_SHARE = 0.5
"""The most of the length asked for that boxes take, the lead not counted: one figure more beside a lead of as many
words is half of a short brief."""
NEWS = 0.4
"""Rating from which a figure that is not in the lead is worth a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The runs of sources that differ in a figure, among themselves or, where it says so, from the lead."""

    runs: tuple[Run, ...]
    is_on_lead: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its sentences."""
        return tuple(number for run in self.runs for number in run.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What is to be shown where sources differ: the boxes, and the runs that can still stand elsewhere.

    `unsaid` has the number of each sentence that differs from the lead and for which there is no room, and the reason.
    """

    figures: Figures
    runs: tuple[Run | CannotStand, ...]
    boxes: tuple[Box, ...] = ()
    unsaid: tuple[tuple[int, str], ...] = ()


def without_overtaken(figures: Figures, runs: Sequence[Run | CannotStand]) -> tuple[Run | CannotStand, ...]:
    """The runs, those that would show a figure which a newer article has overtaken replaced by the reason."""
    overtaken = {
        figure.sentence: f"says {figure.quantity}, where a newer article says {newest.quantity}"
        for figure, newest in figures.overtaken()
    }
    return _without(runs, overtaken)


def _without(
    runs: Sequence[Run | CannotStand], reasons: Mapping[int, str], allowed: Sequence[int] = ()
) -> tuple[Run | CannotStand, ...]:
    """The runs, those with a sentence that must not stand replaced by the reason; where they are allowed, they may."""
    reasons = {number: why for number, why in reasons.items() if number not in allowed}

    def unless(run: Run | CannotStand) -> Run | CannotStand:
        why = next((reasons[one] for one in run.numbers if one in reasons), "") if isinstance(run, Run) else ""
        return CannotStand(why=why) if why else run

    return tuple(map(unless, runs)) if reasons else tuple(runs)


def find_differing(
    annotations: Annotations,
    figures: Figures,
    runs: Sequence[Run | CannotStand],
    ratings: NDArray[np.float64],
    lead: Candidate | None,
    budget: Budget,
) -> Differing:
    """The boxes that a budget holds beside the lead, the most valuable first; `ratings` has one value a sentence."""
    pairs = tuple(figures.disputed())
    lead_numbers = lead.run.numbers if lead else ()
    reasons = _reasons(figures, pairs, lead_numbers)
    choice = _Boxes(annotations, budget, lead_numbers)
    for group in sorted(_groups(pairs), key=lambda group: _order(group, ratings, lead_numbers)):
        sides = sorted(group, key=lambda one: (one.sentence not in lead_numbers, -ratings[one.sentence], one.sentence))
        choice.offer(_compatible(sides, set(map(frozenset, pairs)), runs, lead_numbers), ratings)
    said = {number for box in choice.taken for number in box.numbers}
    unsaid = sorted(
        {
            (other.sentence, f"says {other.quantity}, where another source says {one.quantity}")
            for pair in pairs
            for one, other in (pair, pair[::-1])
            if one.sentence in lead_numbers and other.sentence not in (*lead_numbers, *said)
        }
    )
    return Differing(
        figures=figures,
        runs=_without(runs, reasons | dict.fromkeys(said, "stands where sources differ"), lead_numbers),
        boxes=tuple(choice.taken),
        unsaid=tuple(unsaid),
    )


def _reasons(figures: Figures, pairs: Sequence[tuple[Figure, Figure]], lead_numbers: Sequence[int]) -> dict[int, str]:
    """Why a sentence must not stand by itself: another source says another figure, or the lead does."""
    both = [(one, other) for pair in pairs for one, other in (pair, pair[::-1])]
    against_lead = [(one, other) for pair in figures.rivals for one, other in (pair, pair[::-1])]
    return {
        other.sentence: f"says {other.quantity}, where the lead says {one.quantity}"
        for one, other in against_lead
        if one.sentence in lead_numbers
    } | {one.sentence: f"says {one.quantity}, where another source says {other.quantity}" for one, other in both}


def _groups(pairs: Sequence[tuple[Figure, Figure]]) -> list[list[Figure]]:
    """The figures that are disputed with one another, directly or through others."""
    groups: dict[Figure, list[Figure]] = {}
    for one, other in pairs:
        joined = list(dict.fromkeys((*groups.get(one, [one]), *groups.get(other, [other]))))
        groups.update(dict.fromkeys(joined, joined))
    return list({id(group): group for group in groups.values()}.values())


def _order(
    group: Sequence[Figure], ratings: NDArray[np.float64], lead_numbers: Sequence[int]
) -> tuple[bool, float, int]:
    """First what is about the lead, then the most valuable."""
    is_on_lead = any(one.sentence in lead_numbers for one in group)
    return not is_on_lead, -max(float(ratings[one.sentence]) for one in group), group[0].sentence


def _compatible(
    sides: Sequence[Figure],
    disputed: set[frozenset[Figure]],
    runs: Sequence[Run | CannotStand],
    lead_numbers: Sequence[int],
) -> list[tuple[Figure, Run]]:
    """The first figures of a group that can stand and are disputed each with each, with their runs apart."""
    chosen: list[tuple[Figure, Run]] = []
    for side in sides:
        run = Run(numbers=tuple(lead_numbers)) if side.sentence in lead_numbers else runs[side.sentence]
        if isinstance(run, Run) and len(chosen) < MOST_SIDES:
            used = {number for _, other in chosen for number in other.numbers}
            if used.isdisjoint(run.numbers) and all(frozenset((side, one)) in disputed for one, _ in chosen):
                chosen.append((side, run))
    return chosen if len(chosen) > 1 else []


class _Boxes:
    """The boxes that were taken so far, and what room they leave."""

    def __init__(self, annotations: Annotations, budget: Budget, lead_numbers: Sequence[int]) -> None:
        self._corpus, self._budget, self._lead_numbers = annotations.corpus, budget, lead_numbers
        self._used: set[int] = set()
        self.taken: list[Box] = []

    def offer(self, sides: Sequence[tuple[Figure, Run]], ratings: NDArray[np.float64]) -> None:
        """Take a box with as many sides as there is room for, two at least, if they are news."""
        for count in range(len(sides), 1, -1):
            runs = [run for _, run in sides[:count]]
            is_on_lead = sides[0][0].sentence in self._lead_numbers
            box = Box(runs=tuple(runs[1:] if is_on_lead else runs), is_on_lead=is_on_lead)
            is_news = is_on_lead or max(ratings[figure.sentence] for figure, _ in sides) >= NEWS
            if is_news and self._used.isdisjoint(box.numbers) and self._holds(box):
                self._used.update(box.numbers)
                self.taken.append(box)
                return

    def _holds(self, box: Box) -> bool:
        numbers = [*self._used, *box.numbers]
        if not set(numbers).isdisjoint(self._lead_numbers):
            return False
        counts = self._corpus.word_counts
        size, words = len(numbers), sum(counts[number] for number in numbers)
        whole, all_words = size + len(self._lead_numbers), words + sum(counts[number] for number in self._lead_numbers)
        is_aside = _share(self._budget).holds(size, words)
        return is_aside and self._budget.holds(whole, all_words)


def _share(budget: Budget) -> Budget:
    """What boxes may take of a budget."""
    sentences = None if budget.sentences is None else max(1, int(MOST_BOX_SHARE * budget.sentences))
    return Budget(sentences=sentences, words=None if budget.words is None else int(MOST_BOX_SHARE * budget.words))


def left_by(boxes: Sequence[Box], annotations: Annotations, budget: Budget) -> Budget:
    """What boxes leave of a budget."""
    numbers = [number for box in boxes for number in box.numbers]
    words = sum(annotations.corpus.word_counts[number] for number in numbers)
    return replace(
        budget,
        sentences=None if budget.sentences is None else budget.sentences - len(numbers),
        words=None if budget.words is None else budget.words - words,
    )


def with_boxes(
    corpus: Corpus, lead: Passage | None, sections: Sequence[Section], differing: Differing
) -> tuple[Section, ...]:
    """The sections with the boxes: one on the lead right below it and what depends on it, the others at the end."""
    boxes = differing.boxes if lead else ()
    on_lead = [_section(corpus, box) for box in boxes if box.is_on_lead]
    others = [_section(corpus, box) for box in boxes if not box.is_on_lead]
    if not on_lead or lead is None or not sections or sections[0].theme != NO_HEADING:
        return (*on_lead, *sections, *others)
    passages = sections[0].passages
    count = _depending(corpus, lead, passages, differing.runs)
    parts = [replace(sections[0], passages=part) for part in (passages[:count], passages[count:])]
    above, below = ([part] if part.passages else [] for part in parts)
    return (*above, *on_lead, *below, *sections[1:], *others)


def _section(corpus: Corpus, box: Box) -> Section:
    passages = tuple(Passage(sentences=tuple(corpus.sentences[one] for one in run.numbers)) for run in box.runs)
    kind: SectionKind = "differ_from_opening" if box.is_on_lead else "differ"
    return Section(theme=NO_HEADING, passages=passages, kind=kind)


def _depending(corpus: Corpus, lead: Passage, passages: Sequence[Passage], runs: Sequence[Run | CannotStand]) -> int:
    """How many of the first passages depend on the lead or on one another: those that hold a part of one run."""
    above = {corpus.number_of[sentence] for sentence in lead.sentences}
    for count, passage in enumerate(passages):
        own = {corpus.number_of[sentence] for sentence in passage.sentences}
        needed = {one for number in own if isinstance(run := runs[number], Run) for one in run.numbers}
        if above.isdisjoint(needed):
            return count
        above |= own
    return len(passages)
