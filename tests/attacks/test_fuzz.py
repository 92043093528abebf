"""Random bytes, and briefs with random damage: a verdict each time, and never that all is well, in seconds.

And articles with random damage: a brief that proves itself, or a reason why there is none.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from briefing.errors import SourceError
from briefing.intake.reading import read_source
from briefing.intake.web import Web
from briefing.model import Document, Skipped, Source
from tests.attacks.genuine import genuine, verdict_on

CASES = Path(__file__).parents[1] / "cases"

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


@pytest.mark.parametrize("name", ["24-url-over-meta.html", "37-feed.rss", "40-markdown.md", "49-nested-quotes.txt"])
def test_whatever_an_article_is_damaged_to_there_is_a_brief_or_a_reason(name: str) -> None:
    """Bytes changed, left out and said twice; what is made of it proves itself."""
    chance = random.Random(name)
    whole = (CASES / name).read_bytes()
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            place, length = chance.randrange(len(data)), chance.randrange(1, 40)
            piece = data[place : place + length]
            data[place : place + length] = chance.choice([b"", piece * 2, bytes([chance.randrange(256)]), piece[::-1]])
        found = [*read_source(Source(name=name, media_type="", data=bytes(data)), Web())]
        documents = [item for item in found if isinstance(item, Document)]
        assert len(found) == len(documents) + sum(isinstance(item, Skipped) and bool(item.reason) for item in found)
        try:
            brief = briefing.make_brief(documents, length="60w")
        except SourceError:
            continue
        assert briefing.verify(briefing.render(brief, "html")).ok
