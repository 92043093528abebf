"""Sentences -> passages: the smallest run of neighbours in which no "he", "however" or quotation hangs.

A passage is a sentence with all that it leans on, and with all that these lean on, closed up to one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from briefing.selection.leans import Lean, find_leans

if TYPE_CHECKING:
    from briefing.text.corpus import Corpus

MAX_SENTENCES = 4
"""The longest passage: beyond four sentences a passage is an article of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences first..last of the corpus, read as one passage; `why` tells what drew in the neighbours."""

    first: int
    last: int
    why: tuple[str, ...] = ()

    @property
    def numbers(self) -> range:
        """The numbers of the sentences."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotStand:
    """Why a sentence cannot be shown, not even with its neighbours."""

    why: str


FURNITURE = CannotStand(why="is a caption, a byline or the like")


def find_runs(corpus: Corpus, longest: int = MAX_SENTENCES) -> tuple[Run | CannotStand, ...]:
    """For each sentence the smallest run around it that reads on its own, of at most `longest` sentences."""
    leans = find_leans(corpus)
    furniture = corpus.furniture
    return tuple(
        FURNITURE if furniture[number] else CannotStand(why=why) if why else _close(number, leans, furniture, longest)
        for number, why in enumerate(corpus.fragments)
    )


def _close(number: int, leans: Sequence[Sequence[Lean]], furniture: Sequence[bool], longest: int) -> Run | CannotStand:
    if not leans[number]:
        return Run(first=number, last=number)
    first = last = number
    done: set[int] = set()
    why: dict[str, None] = {}
    while left := [i for i in range(first, last + 1) if i not in done]:
        done.update(left)
        for lean in chain.from_iterable(leans[i] for i in left):
            if lean.on is None or furniture[lean.on]:
                return CannotStand(why=lean.why)
            if not first <= lean.on <= last:
                why[lean.why] = None
            first, last = min(first, lean.on), max(last, lean.on)
        if any(furniture[first : last + 1]):
            return CannotStand(why=f"a caption or the like stands between: {', '.join(why)}")
        if last - first >= longest:
            return CannotStand(why=f"needs more than {longest} sentences: {', '.join(why)}")
    return Run(first=first, last=last, why=tuple(why))
