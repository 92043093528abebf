"""Sentences -> passages: the smallest run of neighbours in which no "he", "however" or quotation dangles.

A passage is a sentence with everything it depends on, directly or indirectly, filled up to one run. A caption or a
cross-heading between two paragraphs is not a sentence of the article: it does not separate neighbours, and no run
contains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.context.dependencies import Dependency, find_dependencies
from briefing.discourse.annotations import Annotations
from briefing.discourse.furniture import find_headlines

MAX_SENTENCES = 4
"""The most sentences of a paragraph, and of a passage that has more than MAX_WORDS."""
MAX_WORDS = 120
"""A passage beyond that and beyond four sentences is an article of its own: what it costs the page is words. Value
.795 and essentials .848 with four sentences at most, .799 and .851 with this (benchmarks/sweeps.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Neighbours by their numbers in the corpus, read as one passage; `why` says what required them."""

    numbers: tuple[int, ...]
    why: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The number of the first sentence."""
        return self.numbers[0]

    @property
    def last(self) -> int:
        """The number of the last sentence."""
        return self.numbers[-1]

    def with_neighbours(self, other: Run) -> Run:
        """The sentences of both runs as one; the two begin or end at the same sentence."""
        return Run(numbers=tuple(sorted({*self.numbers, *other.numbers})), why=self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotStand:
    """Why a sentence cannot be shown, not even with its neighbours."""

    why: str


FURNITURE = CannotStand(why="is a caption, a byline or the like")


def find_runs(annotations: Annotations) -> tuple[Run | CannotStand, ...]:
    """For each sentence, the smallest run around it that can be understood alone, or why there is none."""
    dependencies = find_dependencies(annotations)
    corpus, headlines = annotations.corpus, set[int]()
    for number, document in enumerate(corpus.read_documents):
        begin, end = corpus.span_of(number)
        headlines |= {begin + place for place in find_headlines(corpus.texts[begin:end], document.title or "")}

    def run_of(number: int) -> Run | CannotStand:
        if annotations.furniture[number]:
            return FURNITURE
        if number in headlines:
            return CannotStand(why="is the headline")
        why = annotations.fragments[number]
        return CannotStand(why=why) if why else _close(annotations, number, dependencies)

    return tuple(map(run_of, range(len(annotations.corpus))))


def _close(annotations: Annotations, number: int, dependencies: Sequence[Sequence[Dependency]]) -> Run | CannotStand:
    if not dependencies[number]:
        return Run(numbers=(number,))
    first = last = number
    done: set[int] = set()
    why: dict[str, None] = {}
    while left := [i for i in range(first, last + 1) if i not in done and not annotations.interludes[i]]:
        done.update(left)
        for dependency in chain.from_iterable(dependencies[i] for i in left):
            if dependency.on is None or annotations.furniture[dependency.on]:
                return CannotStand(why=dependency.why)
            if not first <= dependency.on <= last:
                why[dependency.why] = None
            first, last = min(first, dependency.on), max(last, dependency.on)
        numbers = [i for i in range(first, last + 1) if not annotations.interludes[i]]
        if any(annotations.furniture[i] for i in numbers):
            return CannotStand(why=f"a caption or the like stands between: {', '.join(why)}")
        if len(numbers) > MAX_SENTENCES and sum(annotations.corpus.word_counts[i] for i in numbers) > MAX_WORDS:
            return CannotStand(why=f"needs more than {MAX_WORDS} words: {', '.join(why)}")
    return Run(numbers=tuple(numbers), why=tuple(why))
