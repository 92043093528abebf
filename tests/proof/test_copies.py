"""A brief of several articles: what proves it though most of their texts are not in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import briefing
from tests.proof.briefs import FORMATS, attachments_of, found
from tests.wire import ARTICLES


@cache
def brief() -> briefing.Brief:
    """Sixty words of six articles."""
    return briefing.make_brief(ARTICLES, length="60w")


@cache
def made(name: str) -> briefing.Rendered:
    """The brief in a format."""
    return briefing.render(brief(), name)


def with_sources(change: Callable[[list[dict[str, Any]]], None]) -> list[tuple[str, str]]:
    """The faults after a change to the sources in the evidence, and the counts that follow from it."""
    values = json.loads(made("json").data)
    change(values["sources"])
    return found(briefing.verify(replace(made("json"), data=json.dumps(values).encode())))


@pytest.mark.parametrize("name", FORMATS)
def test_a_brief_of_many_articles_proves_itself_with_the_texts_that_it_quotes(name: str) -> None:
    """With copies among them, several days and an undated article."""
    assert 6 == len(brief().documents) > len({sentence.document for sentence in brief().sentences})
    assert () == briefing.verify(made(name)).faults


def test_texts_that_are_not_quoted_are_not_there() -> None:
    """They are named, with their address, outlet, day and hash."""
    quoted = {sentence.document.text for sentence in brief().sentences}
    sources = json.loads(made("json").data)["sources"]
    assert quoted == {source["text"] for source in sources if "text" in source}
    assert {one.title for one in ARTICLES} == {source["title"] for source in sources}
    assert all(len(source["sha256"]) == 64 for source in sources)
    texts = attachments_of(made("pdf"))
    assert 1 + len(quoted) == len(texts)


@pytest.mark.parametrize("name", ["html", "pdf", "mail", "text", "markdown", "json"])
def test_what_is_made_of_the_evidence_is_the_same_byte_for_byte(name: str) -> None:
    """A brief that was read back says all that it said."""
    from briefing.evidence.reader import read_evidence

    restored = read_evidence(made("json").data)
    assert briefing.render(restored, name).data == made(name).data


def test_a_copy_that_is_no_longer_called_one_is_found() -> None:
    """Were it none, the page would speak of more sources."""

    def change(sources: list[dict[str, Any]]) -> None:
        for source in sources:
            source.pop("copyOf", None)

    assert ("evidence", "the evidence") in with_sources(change)


def test_a_text_of_its_own_that_is_called_a_copy_is_found() -> None:
    """Where both texts are there."""
    whole = briefing.make_brief(ARTICLES[3:5], length="page")
    values = json.loads(briefing.render(whole, "json").data)
    assert all("text" in source for source in values["sources"])
    values["sources"][1]["copyOf"] = 1
    values["counts"]["independent"] = 1
    rendered = replace(made("json"), data=json.dumps(values).encode())
    faults = briefing.verify(rendered).faults
    assert ["is said to have the text of source 1, and has not"] == [fault.what for fault in faults]


def test_copies_that_are_not_called_so_are_found() -> None:
    """Where both texts are there, and where the hashes are the same."""
    longer = replace(
        ARTICLES[1], text=f"{ARTICLES[1].text}\n\nThe bishop of Arden read out the names of the four at noon."
    )
    whole = replace(briefing.make_brief([ARTICLES[0], longer], length="page"), copies=())
    same = replace(brief(), documents=(*ARTICLES, replace(ARTICLES[5], id="again")), copies=())
    for one in (whole, same):
        faults = briefing.verify(briefing.render(one, "json")).faults
        assert any("is not said to have the text of source" in fault.what for fault in faults)


def test_a_quoted_text_that_was_taken_out_is_found() -> None:
    """It is what the sentences are proved by."""
    assert [("evidence", "the evidence, lead, sentences[0], selector[0]")] == with_sources(
        lambda sources: sources[0].pop("text")
    )


def test_a_text_that_is_not_quoted_and_was_put_in_is_found() -> None:
    """Evidence has nothing but what proves the page."""
    assert ("source", "source 6") in with_sources(lambda sources: sources[5].update(text="Nothing was said."))


def test_another_outlet_is_found() -> None:
    """How many sources there are is counted again."""

    def change(sources: list[dict[str, Any]]) -> None:
        for source in sources:
            source["outlet"] = "The Herald"

    assert ("evidence", "the evidence") in with_sources(change)
