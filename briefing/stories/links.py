"""Likenesses of documents -> groups of them: by the average over all pairs, so that no chain joins two stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

Row = Callable[[int], NDArray[np.float64]]
"""From the number of a document to its likeness to each document, one value per document."""


def linked(count: int, row: Row, least: float) -> list[list[int]]:
    """Groups of the numbers below `count`, each ascending, by their first: no two could be joined.

    Two groups are joined, the most alike first, while the mean of the likenesses between them is at least `least`. That
    needs one pair as alike as that, so only what such pairs connect is looked at.
    """
    groups: list[list[int]] = []
    for part, alike in _connected(count, row, least):
        groups += [[part[place] for place in group] for group in _average_link(alike, least)]
    return sorted(groups)


def _connected(count: int, row: Row, least: float) -> Iterator[tuple[list[int], NDArray[np.float64]]]:
    """The numbers that pairs of at least this likeness connect, ascending, and how alike they are."""
    seen = [False] * count
    for first in range(count):
        if seen[first]:
            continue
        part, rows, seen[first] = [first], list[NDArray[np.float64]](), True
        for number in part:  # grows while it is walked
            rows.append(row(number))
            near = [other for other in np.flatnonzero(rows[-1] >= least).tolist() if not seen[other]]
            for other in near:
                seen[other] = True
            part += near
        order = np.argsort(part)
        yield sorted(part), np.array([rows[place][part] for place in order.tolist()])[:, order]


def _average_link(alike: NDArray[np.float64], least: float) -> list[list[int]]:
    """Groups by average linkage, in a chain of nearest neighbours (Murtagh 1983), which costs count² steps.

    `alike` is (count, count) and is overwritten. Of equals the first is the nearest, before it one in the chain.
    """
    np.fill_diagonal(alike, -np.inf)
    groups: dict[int, list[int]] = {number: [number] for number in range(len(alike))}
    open_ones, chain, done = set(groups), list[int](), list[list[int]]()
    while open_ones:
        chain = chain or [min(open_ones)]
        last = chain[-1]
        nearest = int(alike[last].argmax())
        if alike[last, nearest] < least:  # and no later mean can be higher than its parts
            open_ones.remove(last)
            done.append(sorted(groups[last]))
            alike[:, last] = -np.inf
            chain.pop()
        elif len(chain) > 1 and alike[last, chain[-2]] >= alike[last, nearest]:
            other = chain[-2]
            del chain[-2:]
            _join(alike, groups, last, other)
            open_ones.remove(other)
        else:
            chain.append(nearest)
    return done


def _join(alike: NDArray[np.float64], groups: dict[int, list[int]], kept: int, gone: int) -> None:
    """Put a group into another one; its likenesses are the means of those of both, by their sizes."""
    sizes = len(groups[kept]), len(groups[gone])
    mean = (sizes[0] * alike[kept] + sizes[1] * alike[gone]) / sum(sizes)
    alike[kept], alike[:, kept] = mean, mean
    alike[kept, kept] = -np.inf
    alike[gone], alike[:, gone] = -np.inf, -np.inf
    groups[kept] += groups.pop(gone)
