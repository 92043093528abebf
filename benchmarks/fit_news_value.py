"""Fit the trees that predict the news value of a sentence, and write them where the package reads them.

    python -m benchmarks.fit_news_value ../shared/data

The data (stories.py): 272 stories, 6,515 sentences, rated by an editor from 0 (never) to 3 (must be there), and 615
more that were rated in the same way for this script: of 686 of the editor's sentences, rated again among these, 79 %
got the same value, 99.7 % a value within one of it. The trees learn the square.

Gradient boosting by LightGBM (Ke et al. 2017), which only this script needs: pip install briefing[fit]. Many small
trees, half of the features at each, and few leaves: with so few stories the aim is not to overfit. Two forests: one for
English, and one on the features of any language.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.stories import Row, document_of, read_rated
from briefing.discourse.annotations import annotate
from briefing.model import Sentence
from briefing.salience.value_features import ENGLISH_ONLY, english_features, value_features
from briefing.segmentation.corpus import Corpus, read_corpus

MODELS = Path(__file__).parent.parent / "briefing" / "salience" / "models"
SETTINGS: dict[str, Any] = {
    "n_estimators": 400, "learning_rate": 0.03, "num_leaves": 12, "max_depth": 5, "min_child_samples": 30,
    "subsample": 0.7, "subsample_freq": 1, "colsample_bytree": 0.5, "reg_lambda": 5.0, "deterministic": True,
    "force_row_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
"""Other numbers of trees (200 to 500), leaves (6 to 16) and depths (3 to 6) differ by less than .005 of value."""
SEEDS = 1
"""This many fits with different samples are averaged, by joining their trees."""


def main(folder: Path) -> None:
    """Fit both forests on every story."""
    rows = read_rated(folder)
    corpora = [read_story(row) for row in rows]
    for name, is_english in (("news-value-en", True), ("news-value", False)):
        forest = fit(
            [columns_of(corpus, is_english) for corpus in corpora],
            [squares_of(*p) for p in zip(rows, corpora, strict=True)],
        )
        (MODELS / f"{name}.json").write_text(as_text(forest), encoding="utf-8")
        print(f"{name}: {len(forest['trees'])} trees over {len(forest['features'])} features")


def read_story(row: Row) -> Corpus:
    """The sentences of a labelled story, as the package splits them."""
    return read_corpus([document_of(row)])


def columns_of(corpus: Corpus, is_english: bool) -> dict[str, NDArray[np.float64]]:
    """The columns that the trees use."""
    columns = value_features(annotate(corpus))
    return columns | english_features(corpus) if is_english else {n: columns[n] for n in columns.keys() - ENGLISH_ONLY}


def squares_of(row: Row, corpus: Corpus) -> NDArray[np.float64]:
    """The square of the editor's rating, of the best labelled sentence in each of ours; one value per sentence."""
    ratings = [max((label["v"] for label in labels_of(row, one)), default=0) for one in corpus.sentences]
    return np.array(ratings, dtype=np.float64) ** 2


def labels_of(row: Row, sentence: Sentence) -> list[Mapping[str, Any]]:
    """The labels of a row's sentences that share more than half of the shorter one with one of ours."""
    found = []
    for (start, end), label in zip(row["spans"], row["labels"], strict=True):
        common = min(end, sentence.end) - max(start, sentence.start)
        if common > 0 and common >= 0.5 * min(end - start, sentence.end - sentence.start):
            found.append(label)
    return found


def fit(
    columns: Sequence[Mapping[str, NDArray[np.float64]]],
    targets: Sequence[NDArray[np.float64]],
    settings: Mapping[str, Any] = SETTINGS,
    seed: int = 0,
) -> dict[str, list[Any]]:
    """Trees fitted to the columns, as briefing.salience.forest reads them; log-odds if `settings` are for 0 and 1.

    Another `seed` draws other samples: what differs between two fits is chance.
    """
    from lightgbm import LGBMModel

    names = sorted(columns[0])
    table = np.concatenate([np.stack([story[name] for name in names], axis=1) for story in columns])
    trees: list[list[list[float]]] = []
    for one in range(seed, seed + SEEDS):
        model = LGBMModel(**{"objective": "regression", **settings}, random_state=one)
        grown = model.fit(table, np.concatenate(targets)).booster_.dump_model()["tree_info"]
        trees.extend(nodes_of(tree["tree_structure"]) for tree in grown)
    return {"features": names, "trees": trees}


def nodes_of(root: Mapping[str, Any]) -> list[list[float]]:
    """A tree as a list of nodes, the root first: [feature, threshold, left, right] or [value]."""
    nodes: list[list[float]] = []

    def add(node: Mapping[str, Any]) -> int:
        place = len(nodes)
        nodes.append([])
        if "leaf_value" in node:
            nodes[place] = [round(node["leaf_value"] / SEEDS, 5)]
        else:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[place] = [node["split_feature"], round(node["threshold"], 6), left, right]
        return place

    add(root)
    return nodes


def as_text(forest: Mapping[str, list[Any]]) -> str:
    """JSON with one line per tree."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in forest["trees"])
    return f'{{"features": {json.dumps(forest["features"])},\n"trees": [\n{trees}\n]}}\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
