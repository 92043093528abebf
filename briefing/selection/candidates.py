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
MAIN_EVENT_MARGIN = 0.3
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
    import numpy as np

    standing = [(number, run) for number, run in enumerate(runs) if isinstance(run, Run)]
    numbers = np.array([number for number, _ in standing], dtype=np.int64)
    # The reader reads the neighbours too: what they add to the theme counts, what they lack costs.
    fit = _means(relevance, [run for _, run in standing])
    worth = relevance + RATING_SHARE * ratings
    value = OWN_SHARE * worth[:, numbers] + (1 - OWN_SHARE) * _means(worth, [run for _, run in standing])
    fits, values, evidence = (table.T.tolist() for table in (fit, value, on_theme[:, numbers]))
    found = []
    for place, (sentence, run) in enumerate(standing):
        theme = _theme_of(fits[place], evidence[place], is_main=sentence == main)
        if theme is not None:
            worth_it = max(LEAST_VALUE, values[place][theme]) + MAIN_EVENT_BONUS * (sentence == main)
            found.append(Candidate(sentence=sentence, run=run, theme=theme, value=worth_it))
    return tuple(found)


def _means(table: NDArray[np.float64], runs: Sequence[Run]) -> NDArray[np.float64]:
    """The mean of each row of a table over each run, by sums up to its ends."""
    import numpy as np

    sums = np.concatenate((np.zeros((len(table), 1)), np.cumsum(table, axis=1)), axis=1)
    first = np.array([run.first for run in runs], dtype=np.int64)
    behind = np.array([run.last for run in runs], dtype=np.int64) + 1
    return (sums[:, behind] - sums[:, first]) / (behind - first)


def _theme_of(fit: Sequence[float], on_theme: Sequence[bool], is_main: bool) -> int | None:
    """The theme that a passage fits best; None if it fits none, or none better than another."""
    best = max(fit)
    theme = fit.index(best)
    if is_main and on_theme[0] and fit[0] >= best - MAIN_EVENT_MARGIN:
        return 0
    if not on_theme[theme]:
        return None
    lead = min((best - other for t, other in enumerate(fit) if t != theme), default=CLEAR_MARGIN)
    return theme if best >= 0 or lead >= CLEAR_MARGIN else None
