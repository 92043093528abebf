"""Labelled stories -> what each constant does to held-out briefs: the figures in briefing/selection and context.

    python -m benchmarks.sweeps ../shared

As in other_stories.py, which fits the news values and the theme sets on four fifths of the labelled stories and judges
the briefs of the remaining fifth, as means of its fits; here with one constant changed at a time. The line of today's
value comes first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import other_stories
from benchmarks.stories import RATED, read_rated, read_rows

SWEPT: tuple[tuple[str, str, Sequence[Any]], ...] = (
    ("selection.candidates", "SURE", (0.86, 0.9)),
    ("selection.candidates", "STRETCH", (1.0, 1.2)),
    ("selection.choose", "COST_EXPONENTS", ((0.8,), (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4))),
    ("selection.choose", "LEAST_WORTH", (0.0,)),
    ("context.dependencies", "NEAR", (1, 3)),
    ("selection.ranking", "TOLD_SHARE", (0.0, 0.25, 0.75)),
    ("context.runs", "MAX_WORDS", (0, 80, 160)),
    ("selection.lead", "LEAD_WITHIN", (3, 12)),
    ("selection.lead", "NEARLY", (0.5, 2.0)),
    ("selection.lead", "LIKE_LEAD", (0.5, 0.6, 2.0)),
)
"""Module, constant, and the values that it might have instead; a share above 1 switches its rule off."""


def main(shared: Path) -> None:
    """Print one line per value."""
    sys.path.insert(0, str(shared / "yardstick"))
    rows = read_rows(shared / "data" / RATED)
    folds = other_stories.folds_of(rows)
    fits = other_stories.ratings_by_story(read_rated(shared / "data"), folds)
    other_stories.use_leaning(rows, folds)
    sets = dict(other_stories.sets_by_story(shared / "data", rows, folds))
    for name in settings():
        figures = other_stories.mean_figures(rows, sets, fits)
        print(f"{name:<40}", "  ".join(f"{one:.3f}" for one in figures.values()), flush=True)
        if name == TODAY:
            print(f"{'':<40}", ", ".join(figures))


TODAY = "today"


def settings() -> Iterator[str]:
    """Change one constant after the other; a change lasts from one yielded name until the next is asked for."""
    yield TODAY
    for module_name, constant, values in SWEPT:
        module = import_module(f"briefing.{module_name}")
        today = getattr(module, constant)
        for value in values:
            setattr(module, constant, value)
            yield f"{constant} {value}"[:38]
        setattr(module, constant, today)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
