"""Links: groups of what is alike on the whole."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefing.stories.links import linked


def groups(likeness: list[list[float]], least: float) -> list[list[int]]:
    """The groups of a table of likenesses."""
    table = np.array(likeness)
    return linked(len(table), lambda number: table[number], least)


def test_a_chain_does_not_join_its_ends() -> None:
    """Neighbours are alike, the ends are not: single linkage would make one group of all four."""
    chain = [[1, 0.9, 0, 0], [0.9, 1, 0.6, 0], [0, 0.6, 1, 0.9], [0, 0, 0.9, 1]]
    assert [[0, 1], [2, 3]] == groups(chain, 0.5)


def test_of_equals_the_first_is_joined() -> None:
    """So that the order of the texts decides, and nothing else."""
    assert [[0, 1], [2]] == groups([[1, 0.6, 0], [0.6, 1, 0.6], [0, 0.6, 1]], 0.5)


@given(st.integers(1, 7), st.data())
def test_groups_are_a_partition_that_nothing_could_be_joined_in(count: int, data: st.DataObject) -> None:
    """Each number once, and no two groups with a mean likeness of `least` are left."""
    values = iter(data.draw(st.lists(st.integers(0, 100), min_size=count**2, max_size=count**2)))
    table = np.array([[next(values) / 100 for _ in range(count)] for _ in range(count)])
    table = (table + table.T) / 2
    found = groups(table.tolist(), 0.5)
    assert list(range(count)) == sorted(number for group in found for number in group)
    for place, one in enumerate(found):
        assert all(table[np.ix_(one, other)].mean() < 0.5 + 1e-9 for other in found[:place])
