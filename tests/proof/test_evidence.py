"""Evidence that says something other than its sources: each way of it is found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import briefing
from briefing.model import Absence, Omitted, Section
from briefing.selection.reasons import BEYOND_LENGTH
from tests.proof.briefs import (
    altered,
    attachments_of,
    found,
    honest,
    sample_brief,
    sentences_of,
    with_attachments,
    with_evidence,
)
from tests.samples import SAMPLES, read_sample

COUNTED = ("sentences", "words", "passages", "sources", "articles", "independent", "omitted")


@pytest.mark.parametrize("name", ["json", "html"])
@pytest.mark.parametrize("key", ["exact", "prefix", "suffix"])
def test_a_letter_changed_in_the_evidence_is_found(key: str, name: str) -> None:
    """In the words of a sentence, and in what stands before and after it."""

    def change(values: dict[str, Any]) -> None:
        quote = sentences_of(values)[2]["selector"][1]
        quote[key] = quote[key].replace("e", "o", 1)

    assert ("sentence", "sentence 3") in found(with_evidence(change, name))


def test_a_letter_changed_in_the_evidence_of_a_pdf_is_found() -> None:
    """Whether it is within a quoted sentence or not: the text has another hash, and is not the one attached."""
    evidence = attachments_of(honest("pdf"))["brief.json"].replace(b"Netanyahu has declined", b"Netanyahu had declined")
    verification = briefing.verify(with_attachments(honest("pdf"), brief=evidence))
    assert ("source", "source 1") in found(verification)
    assert "SHA-256" in verification.faults[0].what


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        ("sha256", "0" * 64, "source 1"),
        ("text", "Nothing was said.", "the evidence, lead, sentences[0], selector[0]"),
        ("id", "#source-9", "source 1"),
    ],
)
def test_a_source_that_is_not_the_one_noted_is_found(key: str, value: str, where: str) -> None:
    """By its hash, by its length, by its name."""
    verification = with_evidence(lambda values: values["sources"][0].update({key: value}))
    assert where in [place for _, place in found(verification)]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"counts": dict.fromkeys(COUNTED, 99)}, "sentences is 99; it must be "),
        ({"comment": "Forged."}, "comment is “Forged.”; it must be nothing"),
        ({"language": "fr"}, "language is “fr”; it must be “en”"),
        ({"@context": []}, "@context is another list; it must be another list"),
    ],
)
def test_whatever_else_was_changed_in_the_evidence_is_found(change: dict[str, Any], what: str) -> None:
    """Nothing less and nothing more than the brief gives."""
    verification = with_evidence(lambda values: values.update(change))
    assert {("evidence", "the evidence")} == set(found(verification))
    assert verification.faults[0].what.startswith(what)


def ones(values: Any) -> Iterator[tuple[Any, Any]]:
    """Each place of the evidence at which a one or a nought stands: the object or list, and the key in it."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        if isinstance(value, (dict, list)):
            yield from ones(value)
        elif value in (0, 1):
            yield values, key


def test_a_yes_or_no_in_place_of_any_number_is_found() -> None:
    """For Python true is one and false is nought; for whoever else reads the evidence they are not."""
    values = json.loads(honest("json").data)
    places = list(ones(values))
    assert len(places) > 20
    for where, key in places:
        number, where[key] = where[key], bool(where[key])
        assert not briefing.verify(replace(honest("json"), data=json.dumps(values).encode())).ok
        where[key] = number
    assert briefing.verify(replace(honest("json"), data=json.dumps(values).encode())).ok


@pytest.mark.parametrize(
    ("absence", "what"),
    [
        ("told_above", "“Nothing on it” is said to be told above, but nothing is above"),
        ("no_coverage", "“Nothing on it” is said to have no coverage, but a passage on it was left out"),
        ("left_out", "“Nothing on it” is said to be left out, but no passage on it is listed"),
        ("needs_context", None),
    ],
)
def test_a_reason_that_the_rest_of_the_brief_belies_is_found(absence: Absence, what: str | None) -> None:
    """Why a section is empty is part of what is proved, as far as the brief itself can tell."""
    empty = Section(theme=briefing.Theme(name="Nothing on it"), absence=absence)
    brief = replace(sample_brief(), lead=None, sections=(empty,), omitted=())
    if absence == "no_coverage":
        lead = sample_brief().lead
        assert lead
        brief = replace(brief, omitted=(Omitted(passage=lead, theme=empty.theme, reason=BEYOND_LENGTH),))
    verification = briefing.verify(briefing.render(brief, "json"))
    assert ([what] if what else []) == [fault.what for fault in verification.faults]


@pytest.mark.parametrize(
    ("place", "expected"), [(1, []), (0, ["“Told” is said to be told above, but nothing is above"])]
)
def test_what_is_told_above_may_be_told_in_a_section(place: int, expected: list[str]) -> None:
    """In one above it, without any lead; one below it is not above."""
    lead = sample_brief().lead
    assert lead
    sections = [Section(theme=briefing.Theme(name="Other"), passages=(lead,))]
    sections.insert(place, Section(theme=briefing.Theme(name="Told"), absence="told_above"))
    brief = replace(sample_brief(), lead=None, sections=tuple(sections), omitted=())
    assert expected == [fault.what for fault in briefing.verify(briefing.render(brief, "json")).faults]


@pytest.mark.parametrize("name", ["json", "html"])
def test_a_reason_that_was_changed_is_found(name: str) -> None:
    """To one that there is not; or given to a section that is not empty."""

    def forget(values: dict[str, Any]) -> None:
        values["sections"][0]["absence"] = "forgotten"

    def belie(values: dict[str, Any]) -> None:
        values["sections"][0]["absence"] = "needs_context"

    assert [("evidence", "the evidence, sections[0], absence")] == found(with_evidence(forget, name))
    assert ("evidence", "the evidence") in found(with_evidence(belie, name))


@pytest.mark.parametrize("depth", [50, 300, 900, 990])
def test_evidence_of_any_depth_is_a_fault(depth: int) -> None:
    """However deep a value is nested."""
    deep = b'"@context": ' + b"[" * depth + b"]" * depth + b', "type"'
    assert not altered("json", lambda data: re.sub(rb'"@context": .*?"type"', deep, data, count=1, flags=re.DOTALL)).ok


def test_a_name_that_stands_twice_in_the_evidence_is_found() -> None:
    """One reader would take the first, another the second."""
    verification = altered("json", lambda data: data.replace(b'"title":', b'"title": "Forged", "title":', 1))
    assert "has a name twice in one object" in verification.faults[0].what


def test_a_sentence_moved_to_another_source_is_found() -> None:
    """The same words must stand at the same place there."""
    documents = [read_sample(path) for path in SAMPLES]
    values = json.loads(briefing.render(briefing.make_brief(documents, length="300w"), "json").data)
    sentence = sentences_of(values)[0]
    other = next(s["number"] for s in values["sources"] if s["number"] != sentence["sourceNumber"])
    sentence.update(source=f"#source-{other}", sourceNumber=other)
    data = json.dumps(values).encode()
    verification = briefing.verify(briefing.Rendered(name="moved.json", media_type="", data=data))
    assert ("sentence", "sentence 1") in found(verification)


def test_two_offsets_that_changed_places_are_found() -> None:
    """Start and end of one sentence; or the starts of two."""

    def within(values: dict[str, Any]) -> None:
        position = sentences_of(values)[0]["selector"][0]
        position["start"], position["end"] = position["end"], position["start"]

    def between(values: dict[str, Any]) -> None:
        one, other = (sentence["selector"][0] for sentence in sentences_of(values)[:2])
        one["start"], one["end"], other["start"], other["end"] = other["start"], other["end"], one["start"], one["end"]

    assert "is outside its source" in with_evidence(within).faults[0].what
    kinds = found(with_evidence(between))
    assert {("sentence", "sentence 1"), ("sentence", "sentence 2")} <= set(kinds)
