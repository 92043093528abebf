"""Generated briefs -> how near page arithmetic is to layouts: the figures in typesetting/arithmetic.py and fit.py.

    python -m benchmarks.page_estimates [BRIEFS]

Generated briefs of all scripts (those of tests/rendering), in both templates, are laid out at the smallest and at the
largest type size, and each height is divided by its estimate. At the smallest, only those count that fill more than
half a page and at most one by the estimate: page breaks waste room.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from briefing.model import Page
from briefing.rendering.layout import lay_out
from briefing.typesetting.arithmetic import LARGEST, SMALLEST, Estimate
from briefing.typesetting.edition import Edition, make_edition
from briefing.typesetting.templating import known_templates
from tests.rendering.briefs import HEADLINES, WORDS, Recipe, with_passages

SEED, BRIEFS = 0, 150


class WithoutAir(Estimate):
    """The estimate of a page that is set without extra spacing, however short it is."""

    shape = ""  # instead of what it is computed from


def main(count: int) -> None:
    """Print the range of each ratio."""
    for template in known_templates():
        editions = [make_edition(recipe.brief(), Page(template=template)) for recipe in recipes(count)]
        single = [one for one in editions if 0.5 < one.estimate.at(SMALLEST) / one.estimate.room <= 1]
        show(f"{template}: truth / estimate at {SMALLEST:g} pt", [ratio(one, SMALLEST) for one in single])
        short = [make_edition(with_passages(one.brief, 4), one.page) for one in editions]
        roomy = [one for one in short if one.estimate.shape]
        bare = [replace(one, estimate=WithoutAir(one.view, one.page)) for one in roomy]
        show(f"{template}: the same at {LARGEST:g} pt, pages with room to spare", [ratio(one, LARGEST) for one in bare])
        aired = [pair for pair in zip(roomy, bare, strict=True) if "short" in pair[0].estimate.shape]
        show(
            f"{template}: short pages with their air / without",
            [height(one, LARGEST) / height(other, LARGEST) for one, other in aired],
        )


def recipes(count: int) -> Iterator[Recipe]:
    """The same ones each time."""
    rng = np.random.default_rng(SEED)
    for seed in range(count):
        kinds = ("en",) if rng.random() < 0.5 else tuple(rng.choice(list(WORDS), rng.integers(1, 4), replace=False))
        yield Recipe(
            seed=seed,
            themes=int(rng.integers(0, 9)),
            bare=int(rng.integers(-1, 9)),
            passages=int(rng.integers(1, 25)),
            sources=int(rng.integers(1, 12)),
            kinds=tuple(map(str, kinds)),
            headline=str(rng.choice(HEADLINES)),
            has_lead=bool(rng.random() < 0.5),
            has_dates=bool(rng.random() < 0.5),
            skipped=int(rng.integers(0, 6)),
        )


def height(edition: Edition, size: float) -> float:
    """The height of a layout in points."""
    return lay_out(edition, size).filled * edition.estimate.room


def ratio(edition: Edition, size: float) -> float:
    """The height of a layout divided by its estimate."""
    return height(edition, size) / edition.estimate.at(size)


def show(name: str, ratios: list[float]) -> None:
    """The least, the median and the most."""
    low, middle, high = np.quantile(ratios, (0, 0.5, 1))
    print(f"{name:<62}{low:.2f} {middle:.2f} {high:.2f}  ({len(ratios)} briefs)", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else BRIEFS)
