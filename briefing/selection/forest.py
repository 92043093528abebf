"""Columns of numbers -> one number a row, by a forest of small decision trees that were fitted elsewhere.

Gradient-boosted trees (Friedman 2001, "Greedy function approximation: a gradient boosting machine"): each row walks
down every tree, and what stands in the leaves is added up. The trees are a JSON file; benchmarks/fit_news_value.py
makes it again. Nothing but numpy is needed to walk them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROWS_AT_ONCE = 2048
"""Rows that walk together: their places in all trees lie in the processor's cache."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Forest:
    """Trees side by side, a row of each array a tree, a column a node; node 0 is the root.

    A row of numbers goes `left` if its `feature` is at most the `threshold`, else `right`; a leaf leads to itself and
    has a `value`. `depth` is the longest way from a root to a leaf.
    """

    features: tuple[str, ...]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    depth: int

    def predict(self, columns: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        """The sum of the leaves that each row comes to; KeyError if a feature is missing."""
        import numpy as np

        table = np.stack([columns[name] for name in self.features], axis=1)
        parts = [self._walk(table[at : at + _ROWS_AT_ONCE]) for at in range(0, len(table), _ROWS_AT_ONCE)]
        return np.concatenate([np.zeros(0), *parts])

    def _walk(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """All trees lie in one row, so that a step of every row in every tree is a few look-ups by number."""
        import numpy as np

        count, nodes = self.feature.shape
        roots = np.arange(count, dtype=np.int64) * nodes
        places = np.broadcast_to(roots, (len(table), count))
        own = np.arange(len(table))[:, None] * table.shape[1]
        cells = table.ravel()
        for _ in range(self.depth):
            goes_left = cells[own + self.feature.ravel()[places]] <= self.threshold.ravel()[places]
            places = roots + np.where(goes_left, self.left.ravel()[places], self.right.ravel()[places])
        return np.asarray(self.value.ravel()[places].sum(axis=1), dtype=np.float64)


@cache
def load_forest(name: str) -> Forest:
    """The forest of that name that ships in the package."""
    text = (files("briefing.selection") / "models" / f"{name}.json").read_text(encoding="utf-8")
    return read_forest(json.loads(text))


def read_forest(data: Mapping[str, object]) -> Forest:
    """A forest from {"features": [name ...], "trees": [tree ...]}.

    A tree is a list of nodes, the root first: [feature, threshold, left, right] with numbers of features and nodes, or
    [value] for a leaf.
    """
    import numpy as np

    trees = data["trees"]
    assert isinstance(trees, list)
    nodes = max(map(len, trees))
    shape = (len(trees), nodes)
    feature, left, right = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for t, tree in enumerate(trees):
        for n, node in enumerate(tree):
            if len(node) == 1:
                left[t, n] = right[t, n] = n
                value[t, n] = node[0]
            else:
                feature[t, n], threshold[t, n], left[t, n], right[t, n] = node
    names = data["features"]
    assert isinstance(names, list)
    depth = max(_depth(tree) for tree in trees)
    return Forest(
        features=tuple(names), feature=feature, threshold=threshold, left=left, right=right, value=value, depth=depth
    )


def _depth(tree: list[list[float]], node: int = 0) -> int:
    """Steps from a node to its furthest leaf."""
    if len(tree[node]) == 1:
        return 0
    _, _, left, right = tree[node]
    return 1 + max(_depth(tree, int(left)), _depth(tree, int(right)))
