"""Rated sentences and their runs -> candidates: what could stand under which heading, and what it is worth there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.selection.context import CannotStand, Run

SURE = 0.88
"""Probability from which a theme is what a passage is about; below it, it stands without a heading. Of the sentences
under a heading, on stories that neither values nor sets were fitted on, are under a wrong one: .19 at 0.86, .10 at
0.88, .13 at 0.9 (benchmarks/sweeps.py; a handful of stories apart)."""
ESSENTIAL = 0.65
"""Rating from which a sentence is news and stands right below the lead, whatever it is about: under the third heading,
readers found, the dead come last."""
ABOUTNESS_SHARE, UNSURE_SHARE = 0.6, 0.7
"""What a sentence is worth that is surely on the theme that was asked for, beside its news value (0..1); divided by
the square of their number, since with several most of a story is on one of them. The second is what it counts of this
without a heading."""
STRETCH = 1.1
"""The power of a rating that a sentence counts: regression draws ratings towards their mean, so that two fillers and
their context outweigh what must be there. Junk .046 and needs unmet .046 at 1, both .040 at 1.1; value .793, .790, and
.787 at 1.2 (benchmarks/sweeps.py)."""
LEAST_VALUE = 0.002
"""What the least sentence is worth, so that a passage with one more is not worth less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A run that could stand: `sentence` is the one it is chosen for, `theme` None where no heading is true of it.

    `is_lead`: it tells the main event, and opens the brief. `has_strangers`: it names somebody whom nothing above it
    introduces.
    """

    sentence: int
    run: Run
    theme: int | None = None
    is_lead: bool = False
    has_strangers: bool = False


def find_candidates(
    ratings: NDArray[np.float64],
    aboutness: NDArray[np.float64],
    runs: Sequence[Run | CannotStand],
    lead: tuple[int, Run] | None,
) -> tuple[Candidate, ...]:
    """Each sentence that can stand, under the theme that it is surely about, if any.

    `aboutness` has a row a theme and a column a sentence; `lead` is the sentence that opens the brief, and its run.
    """
    found = [Candidate(sentence=lead[0], run=lead[1], is_lead=True)] if lead else []
    for sentence, run in enumerate(runs):
        if isinstance(run, Run) and not (lead and sentence == lead[0]):
            is_news = ratings[sentence] >= ESSENTIAL
            theme = None if is_news or not len(aboutness) else _theme_of(aboutness[:, list(run.numbers)])
            found.append(Candidate(sentence=sentence, run=run, theme=theme))
    return tuple(found)


def _theme_of(aboutness: NDArray[np.float64]) -> int | None:
    """The theme that the sentences of a run, a column each, are about; None if none is sure.

    Several sentences that are all likeliest about one theme are surer together than each alone.
    """
    likeliest = set(aboutness.argmax(axis=0).tolist())
    if len(likeliest) != 1:
        return None
    theme = likeliest.pop()
    sure = (aboutness[theme].mean() + aboutness[theme].max()) / 2
    return theme if sure >= SURE else None


def worth_of(
    ratings: NDArray[np.float64], aboutness: NDArray[np.float64], weights: Sequence[float]
) -> NDArray[np.float64]:
    """What each sentence is worth under each theme, a row a theme, and in the last row without a heading.

    `weights` has one number a theme: what it asks for beside the others.
    """
    share = ABOUTNESS_SHARE / max(1, len(aboutness)) ** 2
    bare = UNSURE_SHARE * aboutness.max(axis=0, initial=0.0)[None, :]
    worth = np.maximum(LEAST_VALUE, ratings**STRETCH + share * np.concatenate((aboutness, bare)))
    return np.asarray(worth * np.array([*weights, 1.0])[:, None], dtype=np.float64)
