"""The forest: rows of numbers come to the leaves of many trees that a plain walk down each comes to."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.context.leaning import leaning_features
from briefing.context.runs import find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.salience.forest import load_forest, read_forest
from briefing.salience.value_features import english_features, value_features
from briefing.segmentation.corpus import read_corpus

Tree = list[list[float]]

SHIPPED = ("leaning", "leaning-en", "news-value", "news-value-en")
FEATURES = ("words", "title", "figures")
MEGABYTE = 2**20
QUARTERS = st.integers(-8, 8).map(lambda number: number / 4)
"""Sums of quarters are exact, whatever order they are added up in; few enough that values meet thresholds."""


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> Tree:
    """A tree of at most `depth` steps, its root first."""
    if depth == 0 or draw(st.booleans()):
        return [[draw(QUARTERS)]]
    left, right = draw(trees(depth=depth - 1)), draw(trees(depth=depth - 1))
    after = 1 + len(left)
    root: list[float] = [draw(st.integers(0, len(FEATURES) - 1)), draw(QUARTERS), 1, after]
    return [root, *_moved(left, 1), *_moved(right, after)]


def _moved(tree: Tree, by: int) -> Tree:
    """A tree whose root stands further back in the list."""
    return [node if len(node) == 1 else [*node[:2], node[2] + by, node[3] + by] for node in tree]


def walked(tree: Tree, row: list[float], node: int = 0) -> float:
    """The value of the leaf that a row comes to, step by step."""
    if len(tree[node]) == 1:
        return tree[node][0]
    feature, threshold, left, right = tree[node]
    return walked(tree, row, int(left if row[int(feature)] <= threshold else right))


def predicted(forest: list[Tree], rows: list[list[float]]) -> list[float]:
    """What the forest of these trees says of some rows, a value a feature each."""
    table = np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))
    columns = {name: table[:, number] for number, name in enumerate(FEATURES)}
    read = read_forest({"features": list(FEATURES), "trees": forest})
    return [float(value) for value in read.predict(columns)]


@given(
    st.lists(trees(), min_size=1, max_size=5),
    st.lists(st.lists(QUARTERS, min_size=len(FEATURES), max_size=len(FEATURES)), max_size=9),
)
def test_a_forest_walks_as_a_plain_walk_does(forest: list[Tree], rows: list[list[float]]) -> None:
    """All rows in all trees at once, deep and shallow ones side by side: the sum of the same leaves."""
    assert [sum(walked(tree, row) for tree in forest) for row in rows] == predicted(forest, rows)


@pytest.mark.parametrize(("value", "expected"), [(1.5, -1.0), (1.25, -1.0), (1.75, 1.0)])
def test_a_value_at_the_threshold_goes_left(value: float, expected: float) -> None:
    """As in the trees when they were fitted."""
    assert [expected] == predicted([[[1, 1.5, 1, 2], [-1.0], [1.0]]], [[9.0, value, 9.0]])


def test_more_rows_than_walk_together_come_out_in_their_order() -> None:
    """They are cut into parts, none of which is lost or told twice."""
    tree: Tree = [[0, 2.0, 1, 2], [-1.0], [1.0]]
    rows = [[float(number % 5), 0.0, 0.0] for number in range(5000)]
    assert [walked(tree, row) for row in rows] == predicted([tree], rows)


def test_a_forest_takes_its_features_by_name() -> None:
    """In which order the columns stand, and what stands beside them, decides nothing."""
    forest = read_forest({"features": ["words", "title"], "trees": [[[1, 0.5, 1, 2], [3.0], [4.0]]]})
    columns = {"other": np.zeros(2), "title": np.array([0.0, 1.0]), "words": np.array([7.0, 7.0])}
    assert [3.0, 4.0] == forest.predict(columns).tolist()


def test_a_feature_that_is_missing_is_named() -> None:
    """Rather than another one taken for it."""
    forest = read_forest({"features": ["words", "title"], "trees": [[[1.0]]]})
    with pytest.raises(KeyError, match="title"):
        forest.predict({"words": np.zeros(2)})


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_forest_names_only_features_that_exist(name: str) -> None:
    """The general one none of English, which other languages do not have."""
    corpus = read_corpus([Document(id="a", text="The vote was held on Tuesday.", language="en")])
    annotations = annotate(corpus)
    known = set(value_features(annotations))
    if name.startswith("leaning"):
        known |= set(leaning_features(corpus, find_runs(annotations)))
    if name.endswith("-en"):
        known |= set(english_features(corpus))
    assert set() == set(load_forest(name).features) - known


@pytest.mark.parametrize("name", SHIPPED)
def test_every_node_of_a_shipped_tree_is_reached_from_its_root_once(name: str) -> None:
    """No loop, no node beside the tree: the file was written whole, and a walk ends."""
    data = json.loads((files("briefing.salience") / "models" / f"{name}.json").read_text(encoding="utf-8"))
    for tree in data["trees"]:
        children = [int(child) for node in tree if len(node) == 4 for child in node[2:]]
        assert list(range(1, len(tree))) == sorted(children)
        assert [] == [node for n, node in enumerate(tree) if len(node) == 4 and min(node[2:]) <= n]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_forest_comes_to_the_leaves_of_a_plain_walk(name: str) -> None:
    """On its own thresholds and a little beside them, where a row turns."""
    data = json.loads((files("briefing.salience") / "models" / f"{name}.json").read_text(encoding="utf-8"))
    draw = np.random.default_rng(1)
    columns = []
    for number in range(len(data["features"])):
        met = [node[1] for tree in data["trees"] for node in tree if len(node) == 4 and node[0] == number]
        columns.append(draw.choice(met or [0.0], 20) + draw.choice([-1e-6, 0.0, 1e-6], 20))
    walks = [sum(walked(tree, row) for tree in data["trees"]) for row in np.transpose(columns).tolist()]
    told = load_forest(name).predict(dict(zip(data["features"], columns, strict=True)))
    assert walks == pytest.approx(told.tolist(), abs=1e-9)


def test_the_shipped_forests_are_small() -> None:
    """Together below a megabyte: they travel with every installation."""
    sizes = [len((files("briefing.salience") / "models" / f"{name}.json").read_bytes()) for name in SHIPPED]
    assert sum(sizes) < MEGABYTE
