"""Rated sentences and their runs -> candidates: what could go under which heading, and what it is worth there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.context.runs import CannotStand, Run

SURE = 0.88
"""Probability from which a passage is about a theme; below it, it gets no heading. The share of the sentences under a
heading that are under a wrong one, on stories that neither values nor sets were fitted on: .12 at 0.86, .04 at 0.88,
.02 at 0.9 (benchmarks/sweeps.py; a handful of stories apart)."""
ESSENTIAL = 0.65
"""Rating from which a sentence is news and goes right below the lead, whatever it is about: otherwise, readers found,
the number of the dead came last, under the third heading."""
ABOUTNESS_SHARE, UNSURE_SHARE = 0.6, 0.7
"""The worth of a sentence that is certainly on a requested theme, in addition to its news value (0..1), for one theme;
divided by the square of the number of themes, since with several most of a story is on one of them. The second is the
share of it that counts without a heading."""
STRETCH = 1.1
"""The power to which a rating is raised: regression pulls ratings towards their mean, so that two fillers and their
context outweigh a sentence that must be there. Junk .047 and needs unmet .025 at 1, .042 and .022 at 1.1; value .801,
.799, and .792 at 1.2 (benchmarks/sweeps.py)."""
LEAST_VALUE = 0.002
"""The least worth of a sentence, so that a passage with one more is not worth less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A run that could stand: `sentence` is the one it is chosen for, `theme` is None where no heading is right for it.

    `is_lead`: it reports the main event and opens the brief. `has_strangers`: it names somebody whom nothing above it
    introduces. `leaning`: the probability (0..1) that its first sentence needs one above it, other than the lead.
    """

    sentence: int
    run: Run
    theme: int | None = None
    is_lead: bool = False
    has_strangers: bool = False
    leaning: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Worth:
    """The worth of each sentence: `themed` under each theme, (themes, sentences), `bare` without a heading."""

    themed: NDArray[np.float64]
    bare: NDArray[np.float64]

    def under(self, theme: int | None) -> NDArray[np.float64]:
        """The worth under a theme, one value per sentence; None stands for no heading."""
        return self.bare if theme is None else self.themed[theme]

    def of(self, theme: int | None, sentence: int) -> float:
        """The worth of one sentence under a theme, or without a heading."""
        return float(self.under(theme)[sentence])


def find_candidates(
    ratings: NDArray[np.float64],
    aboutness: NDArray[np.float64],
    runs: Sequence[Run | CannotStand],
    lead: Candidate | None,
    leaning: NDArray[np.float64],
) -> tuple[Candidate, ...]:
    """The lead, if any, and each other sentence that can be shown, under the theme that it is certainly about, if any.

    `ratings` and `leaning` have one value (0..1) per sentence, `aboutness` is (themes, sentences), 0..1.
    """
    found = [lead] if lead else []
    for sentence, run in enumerate(runs):
        if isinstance(run, Run) and not (lead and sentence == lead.sentence):
            is_news = ratings[sentence] >= ESSENTIAL
            theme = None if is_news or not len(aboutness) else _theme_of(aboutness[:, list(run.numbers)])
            found.append(Candidate(sentence=sentence, run=run, theme=theme, leaning=float(leaning[run.first])))
    return tuple(found)


def _theme_of(aboutness: NDArray[np.float64]) -> int | None:
    """The theme that the sentences of a run, one per column, are about; None if none is certain.

    Several sentences that are all most likely about one theme are more certain together than each alone.
    """
    likeliest = set(aboutness.argmax(axis=0).tolist())
    if len(likeliest) != 1:
        return None
    theme = likeliest.pop()
    sure = (aboutness[theme].mean() + aboutness[theme].max()) / 2
    return theme if sure >= SURE else None


def worth_of(ratings: NDArray[np.float64], aboutness: NDArray[np.float64], weights: Sequence[float]) -> Worth:
    """The worth of each sentence under each theme, and without a heading.

    `weights` has one number per theme: its importance relative to the others.
    """
    share, news = ABOUTNESS_SHARE / max(1, len(aboutness)) ** 2, ratings**STRETCH
    unsure = UNSURE_SHARE * aboutness.max(axis=0, initial=0.0)
    importance = np.array(weights, dtype=np.float64)[:, None]
    return Worth(
        themed=np.maximum(LEAST_VALUE, news + share * aboutness) * importance,
        bare=np.maximum(LEAST_VALUE, news + share * unsure),
    )
