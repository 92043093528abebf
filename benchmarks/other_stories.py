"""Labelled stories -> the quality of briefs of held-out stories: the figures of the yardstick's sections.py, by folds.

    python -m benchmarks.other_stories ../shared

The news values, what leans on what, and the theme sets are fitted on four fifths of the labelled stories, and the
briefs of the remaining fifth are judged, five times. The yardstick's own run judges the shipped weights, which have
seen these stories. Fits of the news values differ by chance: the last column is the mean of FITS of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import briefing
from benchmarks import fit_leaning, fit_news_value, fit_story_kinds
from benchmarks.stories import RATED, Row, document_of, read_kinds, read_rated, read_rows
from briefing import weighing
from briefing.context.leaning import as_probabilities
from briefing.discourse.annotations import annotate
from briefing.salience.forest import read_forest
from briefing.salience.news_value import HIGHEST, as_ratings
from briefing.salience.rating import METHODS, Method
from briefing.segmentation.corpus import Corpus
from briefing.themes.fitting import SURE
from briefing.themes.sets import ThemeSet, load_theme_set, theme_set_names
from briefing.themes.story_kind import set_probabilities
from briefing.themes.unasked import do_headings_help

FOLDS = 5
FITS = 3
"""Fits of the news values, over which sweeps.py takes its means, too: one moves essentials by up to .005."""
Ratings = dict[str, NDArray[np.float64]]


def main(shared: Path) -> None:
    """Print each figure over all stories."""
    sys.path.insert(0, str(shared / "yardstick"))
    rows = read_rows(shared / "data" / RATED)
    folds = folds_of(rows)
    fits = ratings_by_story(read_rated(shared / "data"), folds)
    use_leaning(rows, folds)
    sets = dict(sets_by_story(shared / "data", rows, folds))
    first = judged(rows, sets, fits[0])
    means = mean_figures(rows, sets, fits)
    for name, (value, low, high, count) in first.items():
        print(f"{name:<30}{value:.3f} [{low:.2f}, {high:.2f}]  n={count:<6} {means[name]:.3f}")
    best = {row["id"]: fit_news_value.squares_of(row, fit_news_value.read_story(row)) / HIGHEST for row in rows}
    value = judged(rows, sets, best)["value"][0]
    print(f"{'value of the best ratings':<30}{value:.3f}  the editor's own, under the same context")


def folds_of(rows: Sequence[Row]) -> list[set[int]]:
    """The numbers of the stories of each fold."""
    order = np.random.default_rng(0).permutation(len(rows))
    return [set(order[fold::FOLDS].tolist()) for fold in range(FOLDS)]


def mean_figures(rows: Sequence[Row], sets: Mapping[str, ThemeSet | None], fits: Sequence[Ratings]) -> dict[str, float]:
    """Name of each figure that every fit has -> the mean of its values."""
    figures = [judged(rows, sets, ratings) for ratings in fits]
    return {name: float(np.mean([one[name][0] for one in figures if name in one])) for name in figures[0]}


def judged(
    rows: Sequence[Row], sets: Mapping[str, ThemeSet | None], ratings: Ratings
) -> Mapping[str, tuple[float, float, float, int]]:
    """Name of each figure, of briefs by these ratings -> its value, the ends of its interval, the number of cases."""
    METHODS["briefing"] = Method(rate=lambda annotations: ratings[annotations.corpus.documents[0].id], about="")
    import sections as yardstick  # type: ignore[import-not-found]

    results = [yardstick.judge(row, *shown(row, sets[row["id"]]), names_of) for row in rows]
    figures: Mapping[str, tuple[float, float, float, int]] = yardstick.pooled(results)
    return figures


def names_of(name: str) -> list[str]:
    """The themes of a built-in set."""
    return [theme.name for theme in briefing.load_themes(name)]


def ratings_by_story(rows: Sequence[Row], folds: Sequence[set[int]]) -> list[Ratings]:
    """Of each fit: id of each story of the folds -> ratings of its sentences by trees that saw only the other folds."""
    corpora: list[Corpus] = [fit_news_value.read_story(row) for row in rows]
    columns = [fit_news_value.columns_of(corpus, is_english=True) for corpus in corpora]
    squares = [fit_news_value.squares_of(*pair) for pair in zip(rows, corpora, strict=True)]
    found: list[Ratings] = [{} for _ in range(FITS)]
    for held in folds:
        kept = [number for number in range(len(rows)) if number not in held]
        pair = [columns[n] for n in kept], [squares[n] for n in kept]
        for seed, ratings in enumerate(found):
            forest = read_forest(fit_news_value.fit(*pair, seed=seed))
            for number in held:
                ratings[rows[number]["id"]] = as_ratings(annotate(corpora[number]), forest.predict(columns[number]))
    return found


def use_leaning(rows: Sequence[Row], folds: Sequence[set[int]]) -> None:
    """Let briefs of these stories take from trees that have not seen them how likely each sentence leans."""
    stories = [fit_leaning.read_leaning(row) for row in rows]
    found = {}
    for held in folds:
        forest = read_forest(fit_leaning.grown([one for number, one in enumerate(stories) if number not in held]))
        for number in held & set(range(len(rows))):
            found[rows[number]["id"]] = as_probabilities(forest.predict(stories[number].columns))
    vars(weighing)["rate_leaning"] = lambda annotations, _: found[annotations.corpus.documents[0].id]


def sets_by_story(
    folder: Path, rows: Sequence[Row], folds: Sequence[set[int]]
) -> Iterator[tuple[str, ThemeSet | None]]:
    """Id of each story, and the set chosen by weights that have not seen it."""
    labelled = read_kinds(folder)
    table = np.stack([fit_story_kinds.features_of(document) for document, _ in labelled])
    for held in folds:
        out = {rows[number]["id"] for number in held}
        kept = [number for number, (document, _) in enumerate(labelled) if document.id not in out]
        weights = fit_story_kinds.fit(table[kept], [labelled[number][1] for number in kept])
        for number in held:
            features = fit_story_kinds.features_of(document_of(rows[number]))
            chances = set_probabilities(features, weights)[1:]
            best = int(chances.argmax())
            yield rows[number]["id"], load_theme_set(theme_set_names()[best]) if chances[best] >= SURE else None


def shown(row: Row, theme_set: ThemeSet | None) -> tuple[list[tuple[str, list[list[tuple[int, int]]]]], str]:
    """Name and spans of what `briefing make` shows without options, with the set."""
    document = document_of(row)
    brief = briefing.make_brief([document], themes=theme_set.themes if theme_set else ())
    if not do_headings_help(brief):
        theme_set, brief = None, briefing.make_brief([document])
    lead = [briefing.Section(theme=briefing.Theme(name=""), passages=(brief.lead,))] if brief.lead else []
    blocks = [
        (section.theme.name, [[(one.start, one.end) for one in passage.sentences] for passage in section.passages])
        for section in (*lead, *brief.sections)
    ]
    return blocks, theme_set.name if theme_set else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
