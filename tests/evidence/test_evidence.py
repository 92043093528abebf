"""The JSON evidence: standard selectors, hashes, and a brief that comes back equal."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import DataObject, data, sampled_from

from briefing.errors import EvidenceError
from briefing.evidence.carried import carried, source_hash
from briefing.evidence.reader import read_evidence
from briefing.evidence.writer import evidence, evidence_bytes, evidence_for_script
from tests.rendering.briefs import HOSTILE, Recipe, hostile_brief, recipes, sample_brief, with_passages


@given(recipes())
@settings(max_examples=30, deadline=None)
def test_a_brief_comes_back_from_its_evidence_equal_in_every_field(recipe: Recipe) -> None:
    """Nothing is lost between a brief and its JSON but the texts that it does not quote; once lost, nothing more is."""
    shorter = with_passages(recipe.brief(), 3)
    restored = read_evidence(evidence_bytes(shorter))
    assert restored == carried(shorter) == carried(restored)
    assert {*shorter.sentences} == {*restored.sentences}
    assert evidence(shorter) == evidence(restored)


@given(recipes())
@settings(max_examples=30, deadline=None)
def test_only_texts_that_are_quoted_or_bear_out_an_empty_theme_are_carried(recipe: Recipe) -> None:
    """All other articles are known by their hash, and by all else that the brief knows of them."""
    brief = with_passages(recipe.brief(), 3)
    needed = {one.document for one in brief.sentences}
    empty = {section.theme for section in brief.sections if not section.passages}
    for one, slim in zip(brief.documents, carried(brief).documents, strict=True):
        on = {omitted.theme for omitted in brief.omitted if omitted.passage.document == one}
        assert slim == one if one in needed else slim.text == "" or on & empty
        assert hashlib.sha256(one.text.encode()).hexdigest() == source_hash(slim)
        assert replace(one, text="") == replace(slim, text="", sha256="")


@pytest.mark.parametrize("text", [text for text in HOSTILE if "surrogates" not in text])
def test_hostile_text_comes_back_character_for_character(text: str) -> None:
    """Controls, markup and overrides are data: the evidence keeps what the source had."""
    assert read_evidence(evidence_bytes(hostile_brief(text))) == hostile_brief(text)


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    """What UTF-8 cannot say is replaced one for one, so that every offset still holds."""
    restored = read_evidence(evidence_bytes(hostile_brief("a\ud800b")))
    assert restored == hostile_brief("a\ufffdb")


def test_every_sentence_has_both_selectors_of_the_web_annotation_model() -> None:
    """A position and a quotation with its surroundings, both true of the source's text."""
    brief = sample_brief()
    text = brief.documents[0].text
    for passage in passages_of(evidence(brief)):
        for sentence in passage["sentences"]:
            position, quote = sentence["selector"]
            assert ("TextPositionSelector", "TextQuoteSelector") == (position["type"], quote["type"])
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def passages_of(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every passage of the evidence, the lead first."""
    return [values["lead"], *(passage for section in values["sections"] for passage in section["passages"])]


def test_passages_and_sentences_are_numbered_from_the_lead_on() -> None:
    """In reading order, and the lead stands in no section."""
    values = evidence(sample_brief())
    passages = passages_of(values)
    assert list(range(1, 9)) == [passage["number"] for passage in passages]
    numbers = [sentence["number"] for passage in passages for sentence in passage["sentences"]]
    assert list(range(1, values["counts"]["sentences"] + 1)) == numbers


def test_a_source_carries_its_text_and_the_hash_of_its_utf8_bytes() -> None:
    """The JSON alone is enough to check a brief."""
    source = evidence(sample_brief())["sources"][0]
    assert source["sha256"] == hashlib.sha256(source["text"].encode()).hexdigest()


def test_paragraphs_are_counted_from_one() -> None:
    """The opening sentence stands in paragraph 1, the letter in paragraph 3."""
    first = passages_of(evidence(sample_brief()))[:3]
    assert [1, 3, 5] == [passage["sentences"][0]["paragraph"] for passage in first]


def test_the_json_in_a_script_element_cannot_end_it() -> None:
    """No angle bracket and no ampersand stands in it, and it is the same JSON."""
    brief = hostile_brief("</script><!-- <script> & \u2028")
    script = evidence_for_script(brief)
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script) == evidence(brief)


def broken(change: dict[str, Any]) -> bytes:
    """The sample's evidence with some of its fields replaced."""
    return json.dumps({**evidence(sample_brief()), **change}).encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "must be an object"),
        (b"{}", "version None"),
        (broken({"version": 1}), "version 1"),
        (broken({"title": 7}), "title: is 7; it must be a string"),
        (broken({"lead": 1}), "lead: is 1; it must be an object"),
        (broken({"lead": {"sentences": []}}), "lead, sentences: is []; it must be a list that is not empty"),
        (broken({"documents": [5]}), "there is no source 5"),
        (broken({"documents": [None]}), "documents[0]: is missing; it must be a whole number"),
        (broken({"issued": "today"}), "must be a date"),
        (broken({"sections": [{}]}), "sections[0], theme: is missing"),
        (broken({"sources": None}), "sources: is missing; it must be a list"),
        (broken({"omitted": [{"sentences": []}]}), "omitted[0], sentences: is []"),
        (broken({"documents": [True]}), "documents[0]: is True; it must be a whole number"),
        (broken({"counts": {}}), "counts, sentences: is missing; it must be a whole number"),
    ],
)
def test_broken_evidence_is_named_in_one_line(data: bytes, message: str) -> None:
    """Whatever is wrong, the error says where and what, and never more than a line."""
    with pytest.raises(EvidenceError) as caught:
        read_evidence(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("absence", 'no_coverage, told_above, left_out, needs_context, ""'),
        ("kind", "theme, differ, differ_from_opening"),
    ],
)
@pytest.mark.parametrize("value", ["forgotten", 7, None, "no coverage"])
def test_a_name_that_there_is_not_is_refused_with_those_that_there_are(name: str, known: str, value: object) -> None:
    """A section is empty for one of four reasons or is not empty, and is of one of three kinds."""
    values = evidence(sample_brief())
    values["sections"][0][name] = value
    with pytest.raises(EvidenceError, match=rf"sections\[0\], {name}: is .*; it must be one of {known};"):
        read_evidence(json.dumps(values))


@pytest.mark.parametrize("weight", [10**400, float("inf"), float("-inf"), float("nan")])
def test_a_weight_beyond_all_numbers_is_refused(weight: float) -> None:
    """JSON takes a whole number of any length, and Python's reader also what is no number."""
    values = evidence(sample_brief())
    values["sections"][0]["theme"]["weight"] = weight
    with pytest.raises(EvidenceError, match=r"sections\[0\], theme, weight: is .*; it must be a number"):
        read_evidence(json.dumps(values))


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 4), (0, 10**9)])
def test_offsets_outside_the_source_are_refused(start: int, end: int) -> None:
    """A selector must lie within the text of its source."""
    values = evidence(sample_brief())
    values["sections"][0]["passages"][0]["sentences"][0]["selector"][0].update(start=start, end=end)
    with pytest.raises(EvidenceError, match="outside its source"):
        read_evidence(json.dumps(values))


def test_a_sentence_without_a_position_is_refused() -> None:
    """A quotation alone could stand in several places."""
    values = evidence(sample_brief())
    values["sections"][0]["passages"][0]["sentences"][0]["selector"].pop(0)
    with pytest.raises(EvidenceError, match="no TextPositionSelector"):
        read_evidence(json.dumps(values))


def places_of(value: object, *steps: int | str) -> list[tuple[int | str, ...]]:
    """Where the values of the evidence stand, by the steps that lead to each."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [steps, *(place for step, one in inside for place in places_of(one, *steps, step))]


@given(data())
def test_whatever_stands_in_the_place_of_a_value_is_named_or_restored(drawn: DataObject) -> None:
    """Nothing else is raised, nothing is taken for what it is not: the error says where and what must stand there."""
    values = evidence(with_passages(sample_brief(), 3))
    *steps, last = drawn.draw(sampled_from(places_of(values)[1:]))
    parent: Any = reduce(getitem, steps, values)  # type: ignore[arg-type]
    parent[last] = drawn.draw(sampled_from([None, True, -7, 10**400, 0.5, float("nan"), "", "\u202e", [], {}, [[]]]))
    place = r"the evidence(, @?\w+|\[\d+\])*"
    what = "it must be (?!otherwise)|no source|outside its source|has no TextPosition"
    try:
        read_evidence(json.dumps(values))
    except EvidenceError as error:
        assert re.match(rf"{place}( has version|: .*({what}))", str(error))


def test_a_brief_without_passages_comes_back_too() -> None:
    """A page on which no theme has coverage is a brief like any other."""
    brief = replace(with_passages(sample_brief(), 0), lead=None, omitted=())
    assert read_evidence(evidence_bytes(brief)) == carried(brief)
