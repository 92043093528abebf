"""Random bytes, and briefs with random damage: a verdict each time, and never that all is well, in seconds."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from tests.attacks.genuine import genuine, verdict_on

HEADS = (
    b"",
    b"%PDF-1.7\n",
    b"<!doctype html><script type='application/ld+json'>",
    b'{"version": 4, ',
    b"\xef\xbb\xbf<",
)


@given(st.sampled_from(HEADS), st.binary(max_size=300))
@settings(max_examples=60)
def test_no_bytes_are_a_brief_and_none_make_it_fail(head: bytes, data: bytes) -> None:
    """Whatever they begin like."""
    verification = verdict_on(head + data)
    assert ("faulty", ()) == (verification.verdict, verification.levels)


@pytest.mark.parametrize(("name", "times"), [("pdf", 8), ("html", 20)])
def test_no_damage_is_ok(name: str, times: int) -> None:
    """One byte, wherever it is, makes another file: of a page nothing may change."""
    chance = random.Random(15)
    for _ in range(times):
        data = bytearray(genuine(name).data)
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        verification = briefing.verify(briefing.Rendered(name="damaged", media_type="", data=bytes(data)))
        assert not verification.ok, place
