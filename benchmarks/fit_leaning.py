"""Fit the trees that tell whether a sentence leans on another, and write them where the package reads them.

    python -m benchmarks.fit_leaning ../shared/data

The data: sections.jsonl (stories.py), 272 stories in which an editor marked which sentences each one needs. A sentence
leans if one of these is above it, neither in its run nor the lead. The trees of fit_news_value.py, fewer of them, as
they learn whether and not how much, from a third of the stories.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit_news_value import MODELS, SETTINGS, as_text, columns_of, fit, labels_of, read_story, squares_of
from benchmarks.stories import RATED, Row, read_rows
from briefing.context.leaning import leaning_features
from briefing.context.runs import Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.segmentation.corpus import Corpus

OBJECTIVE = SETTINGS | {"objective": "binary", "n_estimators": 200, "colsample_bytree": 0.4}
"""120 or 350 trees differ by less than .002 of average precision."""
OPENING = 8
"""Sentences of an article among which the most valuable by the labels is its lead."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Story:
    """A labelled story: its columns, and which of its sentences were judged, and lean; one value per sentence."""

    columns: Mapping[str, NDArray[np.float64]]
    is_judged: NDArray[np.bool_]
    leans: NDArray[np.float64]


def main(folder: Path) -> None:
    """Fit both forests on every story."""
    rows = read_rows(folder / RATED)
    for name, is_english in (("leaning-en", True), ("leaning", False)):
        forest = grown([read_leaning(row, is_english) for row in rows])
        (MODELS / f"{name}.json").write_text(as_text(forest), encoding="utf-8")
        print(f"{name}: {len(forest['trees'])} trees over {len(forest['features'])} features")


def grown(stories: Sequence[Story]) -> dict[str, list[object]]:
    """Trees for the log-odds that a sentence leans, as briefing.salience.forest reads them."""
    judged = [{name: column[one.is_judged] for name, column in one.columns.items()} for one in stories]
    return fit(judged, [one.leans[one.is_judged] for one in stories], OBJECTIVE)


def read_leaning(row: Row, is_english: bool = True) -> Story:
    """A labelled story with the columns that the trees use."""
    annotations = annotate(read_story(row))
    corpus, runs = annotations.corpus, find_runs(annotations)
    number_of = numbers_of_labels(row, corpus)
    lead = squares_of(row, corpus)[:OPENING].argmax()  # the first of the most valuable
    is_judged, leans = np.zeros(len(corpus), dtype=np.bool_), np.zeros(len(corpus))
    for label, number in number_of.items():
        run = runs[number]
        if isinstance(run, Run):
            needed = {number_of[other] for other in row["labels"][label]["n"] if other in number_of}
            is_judged[number] = True
            leans[number] = any(one < number and one != lead and one not in run.numbers for one in needed)
    columns = columns_of(corpus, is_english) | leaning_features(corpus, runs)
    return Story(columns=columns, is_judged=is_judged, leans=leans)


def numbers_of_labels(row: Row, corpus: Corpus) -> dict[int, int]:
    """For each label of a row the number of the first of our sentences that shares more than half of the shorter."""
    places = {id(label): place for place, label in enumerate(row["labels"])}
    found: dict[int, int] = {}
    for number, sentence in enumerate(corpus.sentences):
        for label in labels_of(row, sentence):
            found.setdefault(places[id(label)], number)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
