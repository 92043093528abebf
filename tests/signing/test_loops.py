"""Work that starts an event loop, where one is running already."""

from __future__ import annotations

import asyncio

import pytest

from briefing.signing.loops import beside_loops


async def answer() -> int:
    """Something that only a loop can do."""
    return 42


def test_a_loop_can_be_started_where_none_is_running() -> None:
    """As on the command line."""
    assert 42 == beside_loops(lambda: asyncio.run(answer()))


def test_a_loop_can_be_started_beside_a_running_one() -> None:
    """As in a notebook, whose cells run within one."""

    async def cell() -> int:
        return beside_loops(lambda: asyncio.run(answer()))

    assert 42 == beside_loops(lambda: asyncio.run(cell()))  # the tests of the browser leave a loop behind


def test_what_fails_beside_a_loop_fails_in_its_own_way() -> None:
    """The error is the one that the work raised."""

    async def cell() -> int:
        return beside_loops(lambda: int("two"))

    with pytest.raises(ValueError, match="two"):
        beside_loops(lambda: asyncio.run(cell()))
