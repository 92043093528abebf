"""Feature columns -> one number per row, by a forest of small decision trees that were fitted elsewhere.

Gradient-boosted trees (Friedman 2001, "Greedy function approximation: a gradient boosting machine"): each row reaches
one leaf of every tree, and the values of the leaves are added up. The trees are a JSON file, which
benchmarks/fit_news_value.py makes. Nothing but numpy is needed to read them.

Trees are not traversed row by row: each test that a row fails rules out the leaves on that test's left, and the first
remaining leaf is the row's own (Lucchese et al. 2015, "QuickScorer: a fast algorithm to rank documents with additive
ensembles of regression trees"). A table gives what a value of a feature rules out in all trees at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Tree = list[list[float]]

_ROWS_AT_ONCE = 64
"""Rows whose bit masks fit into the processor's cache together."""
_MOST_LEAVES = 16
"""The most leaves of a tree: one bit each in `Forest.lost`. Trees in the package have up to 12."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Forest:
    """Trees as arrays; the leaves of each are numbered from left to right.

    A row goes left at a node if its value of the node's feature is at most the node's threshold. `thresholds` has those
    of each feature, ascending. `lost` has one column per tree and, from a feature's `begins` on, one row for each
    number of its thresholds (0, 1, ...) that a value exceeds: bit i is set if leaf i is ruled out. `first` gives the
    first leaf that is not, by the bits that are; `values` has those of the leaves, one row per tree.
    """

    features: tuple[str, ...]
    thresholds: tuple[NDArray[np.float64], ...]
    begins: NDArray[np.intp]
    lost: NDArray[np.uint16]
    first: NDArray[np.intp]
    values: NDArray[np.float64]

    def predict(self, columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        """The sum of the leaves that each row reaches, one value per row; raises KeyError if a feature is missing."""
        pairs = zip(self.features, self.thresholds, strict=True)
        passed = np.array([thresholds.searchsorted(columns[name]) for name, thresholds in pairs])
        places = passed + self.begins[:, None]
        parts = [self._sums(places[:, at : at + _ROWS_AT_ONCE]) for at in range(0, places.shape[1], _ROWS_AT_ONCE)]
        return np.concatenate([np.zeros(0), *parts])

    def _sums(self, places: NDArray[np.intp]) -> NDArray[np.float64]:
        """The sum of the leaves of some rows, one per column of `places`, which are row numbers of `lost`."""
        lost = np.bitwise_or.reduce(self.lost.take(places, axis=0), axis=0)
        trees = np.arange(len(self.values)) * self.values.shape[1]
        return np.asarray(self.values.take(trees + self.first.take(lost)).sum(axis=1), dtype=np.float64)


@cache
def load_forest(name: str) -> Forest:
    """Load the forest of that name from the package."""
    text = (files("briefing.salience") / "models" / f"{name}.json").read_text(encoding="utf-8")
    return read_forest(json.loads(text))


class _Test(NamedTuple):
    """The test of a node, and the leaves of its tree that a row going right cannot reach, one bit each."""

    feature: int
    threshold: float
    tree: int
    lost: int


def read_forest(data: Mapping[str, object]) -> Forest:
    """A forest from {"features": [name ...], "trees": [tree ...]}.

    A tree is a list of nodes, the root first: [feature, threshold, left, right] with numbers of features and nodes, or
    [value] for a leaf.
    """
    trees, names = data["trees"], data["features"]
    assert isinstance(trees, list)
    assert isinstance(names, list)
    leaves: list[list[float]] = [[] for _ in trees]
    tests = [test for number, tree in enumerate(trees) for test in _tests(tree, number, leaves[number])]
    most = max(map(len, leaves))
    assert most <= _MOST_LEAVES
    pairs = sorted({(test.feature, test.threshold) for test in tests})
    thresholds = [[threshold for feature, threshold in pairs if feature == f] for f in range(len(names))]
    begins = [0, *accumulate(len(own) + 1 for own in thresholds)]
    lost = np.zeros((begins[-1], len(trees)), dtype=np.uint16)
    rows = {(f, t): begins[f] + n for f, own in enumerate(thresholds) for n, t in enumerate(own, start=1)}
    for test in tests:
        lost[rows[test.feature, test.threshold], test.tree] |= test.lost
    for begin, end in pairwise(begins):  # a value above a threshold is above the lower ones too
        np.bitwise_or.accumulate(lost[begin:end], axis=0, out=lost[begin:end])
    ruled_out = np.arange(2**most)
    return Forest(
        features=tuple(names),
        thresholds=tuple(np.array(own, dtype=np.float64) for own in thresholds),
        begins=np.array(begins[:-1], dtype=np.intp),
        lost=lost,
        first=np.log2(~ruled_out & (ruled_out + 1)).astype(np.intp),  # the lowest bit that is not set
        values=np.array([own + [0.0] * (most - len(own)) for own in leaves]),
    )


def _tests(tree: Tree, number: int, leaves: list[float], node: int = 0) -> Iterator[_Test]:
    """The tests from a node down; the values of its leaves are appended to `leaves`, from left to right."""
    if len(tree[node]) == 1:
        leaves.append(tree[node][0])
        return
    feature, threshold, left, right = tree[node]
    begin = len(leaves)
    yield from _tests(tree, number, leaves, int(left))
    on_left = 2 ** len(leaves) - 2**begin
    yield _Test(feature=int(feature), threshold=threshold, tree=number, lost=on_left)
    yield from _tests(tree, number, leaves, int(right))
