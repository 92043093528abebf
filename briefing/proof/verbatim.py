"""Evidence -> what in it is not in its sources, word for word.

The evidence is written once more from the sources and offsets that it names: whatever differs (the words,
their surroundings, a hash, a number) is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.evidence.writer import evidence
from briefing.model import Brief
from briefing.proof.faults import Fault, Kind, in_marks, in_marks_apart
from briefing.segmentation.sentences import split_sentences

_WORDS = "exact"
_WITNESS = "who else tells sentence"
"""Where the sentences of the other sources are that a mark names, before the number of the sentence told."""
_NOTHING = object()
"""The value of a field that is missing."""
Difference = tuple[str, str, Any, Any]
"""Place, key, what is there, what must be there."""


def evidence_faults(values: dict[str, Any], brief: Brief) -> Iterator[Fault]:
    """Where the evidence differs from its own sources; at each place the words come first."""
    differences = list(_differences(values, evidence(brief), "the evidence", ""))
    differences.sort(key=lambda one: one[1] != _WORDS)
    yield from map(_fault, differences)


def sentence_faults(brief: Brief) -> Iterator[Fault]:
    """Sentences that are not a whole sentence of their source, and sentences that are in the brief twice."""
    whole = {document: set(split_sentences(document)) for document in {s.document for s in brief.sentences}}
    places: dict[object, int] = {}
    for number, sentence in enumerate(brief.sentences, start=1):
        where = f"sentence {number}"
        if sentence not in whole[sentence.document]:
            what = f"{in_marks(sentence.text)} is not a whole sentence of its source"
            yield Fault(kind="sentence", where=where, what=what)
        first = places.setdefault(sentence, number)
        if first != number:
            yield Fault(kind="sentence", where=where, what=f"{in_marks(sentence.text)} repeats sentence {first}")


def absence_faults(brief: Brief) -> Iterator[Fault]:
    """Empty sections whose reason does not agree with the rest of the brief."""
    omitted = {one.theme for one in brief.omitted}
    is_told = brief.lead is not None
    for section in brief.sections:
        is_omitted = section.theme in omitted
        what = {
            "told_above": "" if is_told else "is said to be told above, but nothing is above",
            "no_coverage": "is said to have no coverage, but a passage on it was left out" if is_omitted else "",
            "left_out": "" if is_omitted else "is said to be left out, but no passage on it is listed",
        }.get(section.absence)
        if what:
            yield Fault(kind="evidence", where="the evidence", what=f"{in_marks(section.theme.name)} {what}")
        is_told = is_told or bool(section.passages)


def _differences(found: Any, expected: Any, where: str, key: str) -> Iterator[Difference]:
    if isinstance(found, dict) and isinstance(expected, dict):
        where = _place(expected, where)
        for name in dict.fromkeys((*expected, *found)):
            yield from _differences(found.get(name, _NOTHING), expected.get(name, _NOTHING), where, name)
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for one, other in zip(found, expected, strict=True):
            yield from _differences(one, other, where, key)
    elif found != expected:  # the reader lets no boolean through, which would equal a number
        yield where, key, found, expected


def _place(values: dict[str, Any], where: str) -> str:
    if values.get("type") == "SpecificResource":
        is_known = values["source"].startswith("#earlier")
        if where.startswith(_WITNESS):
            return where
        apart = "a sentence of the earlier brief" if is_known else "a passage that was left out"
        return f"sentence {values['number']}" if "number" in values else apart
    if "by" in values and "number" in values:
        return f"{_WITNESS} {values['number']}"
    if "sha256" in values and "number" in values:
        kind = "source" if values["id"].startswith("#source") else "an article of the earlier brief, number"
        return f"{kind} {values['number']}"
    return where


def _fault(difference: Difference) -> Fault:
    where, key, found, expected = difference
    kind: Kind = "sentence" if where.startswith("sentence") else "source" if where.startswith("source") else "evidence"
    if key == _WORDS:
        one, other = in_marks_apart(found if isinstance(found, str) else "", str(expected))
        what = f"{one} is not what the source says there: {other}"
    elif key == "sha256":
        what = "the text of the source does not have the recorded SHA-256"
    else:
        what = f"{key or 'the whole'} is {_named(found)}; it must be {_named(expected)}"
    return Fault(kind=kind, where=where, what=what)


def _named(value: object) -> str:
    """A value as a fault shows it; lists and objects, however deep, are not spelled out."""
    if isinstance(value, str):
        return in_marks(value)
    return str(value) if isinstance(value, (int, float)) else "nothing" if value in (None, _NOTHING) else "another list"
