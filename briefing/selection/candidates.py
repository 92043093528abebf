"""Rated sentences and their runs -> candidates: what could stand under which theme, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.selection.context import CannotStand, Run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATING_SHARE = 1.0
"""How much the method's rating counts beside the fit to the theme; both are shares of readers."""
OWN_SHARE = 0.6
"""What the sentence itself counts in the value of its passage; the rest is the mean of all its sentences."""
MAIN_EVENT_MARGIN = 0.1
"""The main event opens the first theme ("What happened") even where another fits it better by so much: an
article's first sentence says everything at once, the dead and the figures too."""
MAIN_EVENT_BONUS = 0.3
"""What the main event is worth beyond its rating: a brief that lacks it is no brief. Enough to be ranked first."""
CLEAR_MARGIN = 0.03
"""A passage that fits every theme less than the articles do in the mean must fit one of them better by this
much, or it belongs to none: below it, an army's aims stood under the race for its command."""
LEAST_VALUE = 0.01
"""A sentence on the theme is worth something, however little else speaks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A run that could stand under a theme: `sentence` is the one it is chosen for."""

    sentence: int
    run: Run
    theme: int
    value: float


def find_candidates(
    relevance: NDArray[np.float64],
    on_theme: NDArray[np.bool_],
    ratings: NDArray[np.float64],
    runs: Sequence[Run | CannotStand],
    main: int,
) -> tuple[Candidate, ...]:
    """Each sentence that is on a theme and can stand, under the theme that it fits best.

    `relevance` and `on_theme` have a row a theme and a column a sentence; `main` is the number of the
    sentence that tells the main event.
    """
    if not relevance.size:
        return ()
    worth = relevance + RATING_SHARE * ratings
    found = []
    for sentence, run in enumerate(runs):
        if isinstance(run, CannotStand):
            continue
        # The reader reads the neighbours too: what they add to the theme counts, what they lack costs.
        fit = relevance[:, run.first : run.last + 1].mean(axis=1)
        theme = _theme_of(fit, on_theme[:, sentence], is_main=sentence == main)
        if theme is None:
            continue
        around = float(worth[theme, run.first : run.last + 1].mean())
        value = max(LEAST_VALUE, OWN_SHARE * float(worth[theme, sentence]) + (1 - OWN_SHARE) * around)
        value += MAIN_EVENT_BONUS * (sentence == main)
        found.append(Candidate(sentence=sentence, run=run, theme=theme, value=value))
    return tuple(found)


def _theme_of(fit: NDArray[np.float64], on_theme: NDArray[np.bool_], is_main: bool) -> int | None:
    """The theme that a passage fits best; None if it fits none, or none better than another."""
    theme = int(fit.argmax())
    if is_main and on_theme[0] and fit[0] >= fit[theme] - MAIN_EVENT_MARGIN:
        return 0
    if not on_theme[theme]:
        return None
    lead = min((float(fit[theme] - other) for t, other in enumerate(fit) if t != theme), default=CLEAR_MARGIN)
    is_clear = fit[theme] >= 0 or lead >= CLEAR_MARGIN
    return theme if is_clear else None
