"""Rated sentences and their runs -> candidates: what could stand under which heading, and what it is worth there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.selection.context import CannotStand, Run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SURE = 0.8
"""Probability from which a theme is what a passage is about, in the mean of its sentences; below it, it stands without
a heading."""
ABOUTNESS_SHARE = 0.2
"""What a sentence is worth that is surely on the theme that was asked for, beside its news value (0..1); divided among
the themes, since with several most of a story is on one of them."""
LEAST_VALUE = 0.002
"""What the least sentence is worth, so that a passage with one more is not worth less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A run that could stand: `sentence` is the one it is chosen for, `theme` None where no heading is true of it.

    `is_lead`: it tells the main event, and opens the brief.
    """

    sentence: int
    run: Run
    theme: int | None = None
    is_lead: bool = False


def find_candidates(
    aboutness: NDArray[np.float64], runs: Sequence[Run | CannotStand], main: int | None
) -> tuple[Candidate, ...]:
    """Each sentence that can stand, under the theme that it is surely about, if any.

    `aboutness` has a row a theme and a column a sentence; `main` is the number of the sentence that opens the brief.
    """
    found = []
    for sentence, run in enumerate(runs):
        if isinstance(run, Run):
            is_lead = sentence == main
            theme = None if is_lead else _theme_of(aboutness[:, run.first : run.last + 1])
            found.append(Candidate(sentence=sentence, run=run, theme=theme, is_lead=is_lead))
    return tuple(found)


def _theme_of(aboutness: NDArray[np.float64]) -> int | None:
    """The theme that the sentences of a run are about, a column each; None if none is sure."""
    if not len(aboutness):
        return None
    mean = aboutness.mean(axis=1)
    best = int(mean.argmax())
    return best if mean[best] >= SURE else None


def worth_of(ratings: NDArray[np.float64], aboutness: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each sentence is worth under each theme, a row a theme, and in the last row without a heading."""
    import numpy as np

    share = ABOUTNESS_SHARE / max(1, len(aboutness))
    bare = np.zeros((1, len(ratings)))
    worth: NDArray[np.float64] = np.maximum(LEAST_VALUE, ratings + share * np.concatenate((aboutness, bare)))
    return worth
