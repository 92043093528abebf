"""JSON-LD evidence -> the Brief it was made from, equal in every field.

It only restores: whether the sentences stand in the sources is for `briefing verify` to say.
"""

from __future__ import annotations

import json
import math
from datetime import date
from typing import Any, Literal, TypeVar, get_args

from briefing.errors import EvidenceError
from briefing.model import Absence, Brief, Document, Omitted, Passage, Section, Sentence, Skipped, Theme
from briefing.rendering.evidence import VERSION

_Item = TypeVar("_Item")
_MEND = "make the brief again from its articles"
_ABSENCES: tuple[Absence | Literal[""], ...] = ("", *get_args(Absence))


def read_evidence(data: bytes | str) -> Brief:
    """Restore a brief; raises EvidenceError with the first thing that is wrong."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"the evidence is no JSON: {error}", mend=_MEND) from error
    brief = _Object(values, "the evidence")
    if brief.values.get("version") != VERSION:
        version = brief.values.get("version")
        raise EvidenceError(f"the evidence has version {version!r}, not {VERSION}", mend=_MEND)
    return _brief(brief)


class _Object:
    """A JSON object whose fields are read by name and type; a wrong one is an EvidenceError."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, dict):
            raise _wrong(where, "an object", values)
        self.values: dict[str, Any] = values
        self.where = where

    def text(self, key: str) -> str:
        return str(self._typed(key, str, "a text"))

    def integer(self, key: str) -> int:
        return int(self._typed(key, int, "a whole number"))

    def number(self, key: str) -> float:
        value = self._typed(key, (int, float), "a number")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise _wrong(self._place(key), "a number", value)
        return number

    def day(self, key: str) -> date | None:
        if self.values.get(key) is None:
            return None
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as error:
            raise _wrong(self._place(key), "a date such as 2025-01-21", self.values[key]) from error

    def items(self, key: str) -> list[Any]:
        return list(self._typed(key, list, "a list"))

    def object(self, key: str) -> _Object:
        return _Object(self.values.get(key), self._place(key))

    def objects(self, key: str) -> list[_Object]:
        return [_Object(item, f"{self._place(key)}[{place}]") for place, item in enumerate(self.items(key))]

    def _typed(self, key: str, kind: type | tuple[type, ...], called: str) -> Any:
        value = self.values.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise _wrong(self._place(key), called, value)
        return value

    def _place(self, key: str) -> str:
        return f"{self.where}, {key}"


def _wrong(where: str, wanted: str, value: object) -> EvidenceError:
    found = "is missing" if value is None else f"is {repr(value)[:40]}"
    return EvidenceError(f"{found}, it must be {wanted}", where=where, mend=_MEND)


def _brief(brief: _Object) -> Brief:
    sources = {source.integer("number"): _document(source) for source in brief.objects("sources")}
    lead = None if brief.values.get("lead") is None else brief.object("lead")
    return Brief(
        title=brief.text("title"),
        lead=_passage(lead, sources) if lead else None,
        sections=tuple(_section(section, sources) for section in brief.objects("sections")),
        documents=tuple(_at(sources, number, "source") for number in brief.items("documents")),
        skipped=tuple(
            Skipped(name=skipped.text("name"), reason=skipped.text("reason")) for skipped in brief.objects("skipped")
        ),
        issued=brief.day("issued"),
        omitted=tuple(_omitted(omission, sources) for omission in brief.objects("omitted")),
    )


def _document(source: _Object) -> Document:
    return Document(
        id=source.text("identifier"),
        text=source.text("text"),
        title=source.text("title"),
        url=source.text("url"),
        outlet=source.text("outlet"),
        author=source.text("author"),
        published=source.day("published"),
        language=source.text("language"),
        accessed=source.day("accessed"),
    )


def _section(section: _Object, sources: dict[int, Document]) -> Section:
    theme, said = _theme(section.object("theme")), section.text("absence")
    absence = next((one for one in _ABSENCES if one == said), None)
    if absence is None:
        raise _wrong(f"{section.where}, absence", f"one of {', '.join(filter(None, _ABSENCES))}", said)
    passages = tuple(_passage(passage, sources) for passage in section.objects("passages"))
    return Section(theme=theme, passages=passages, absence=absence)


def _theme(theme: _Object) -> Theme:
    terms = theme.items("terms")
    for term in terms:
        if not isinstance(term, str):
            raise _wrong(f"{theme.where}, terms", "a list of texts", term)
    return Theme(name=theme.text("name"), terms=tuple(terms), about=theme.text("about"), weight=theme.number("weight"))


def _omitted(omission: _Object, sources: dict[int, Document]) -> Omitted:
    return Omitted(
        passage=_passage(omission, sources),
        theme=_theme(omission.object("theme")),
        reason=omission.text("reason"),
    )


def _passage(passage: _Object, sources: dict[int, Document]) -> Passage:
    sentences = tuple(_sentence(sentence, sources) for sentence in passage.objects("sentences"))
    if not sentences:
        raise EvidenceError("is without sentences", where=passage.where, mend=_MEND)
    return Passage(sentences=sentences)


def _sentence(sentence: _Object, sources: dict[int, Document]) -> Sentence:
    document = _at(sources, sentence.integer("sourceNumber"), "source")
    for selector in sentence.objects("selector"):
        if selector.values.get("type") == "TextPositionSelector":
            start, end = selector.integer("start"), selector.integer("end")
            if not 0 <= start <= end <= len(document.text):
                raise EvidenceError(f"{start} to {end} is outside its source", where=selector.where, mend=_MEND)
            return Sentence(document=document, start=start, end=end)
    raise EvidenceError("has no TextPositionSelector", where=sentence.where, mend=_MEND)


def _at(items: dict[int, _Item], number: object, kind: str) -> _Item:
    if not isinstance(number, int) or number not in items:
        raise EvidenceError(f"there is no {kind} {number!r}", where="the evidence", mend=_MEND)
    return items[number]
