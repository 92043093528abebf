"""A language code -> what this package knows about that language.

The knowledge is data: a line in a table (`table.py`), and for the first-class languages a file of their own in
`languages/`, whose README.md describes it; all others share `general.toml`.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.language.detection import detect_language
from briefing.language.matching_form import matching_form
from briefing.language.rules import (
    ContextRules,
    ExpectationRules,
    FurnitureRules,
    OfficeRules,
    PhraseRules,
    ProminenceRules,
    QuantityRules,
    QuotationRules,
    RetellingRules,
    SentenceRules,
    SignatureRules,
    ValueRules,
)
from briefing.language.table import file_of, has_file, primary
from briefing.model import Document

__all__ = ["GENERAL", "Language", "detect_language", "is_right_to_left", "language_of", "load_language"]

GENERAL = "general"
"""The file for every language that has none of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything this package knows about one language; `code` is that of the file it came from."""

    code: str
    sentences: SentenceRules
    quotations: QuotationRules
    context: ContextRules
    furniture: FurnitureRules
    signatures: SignatureRules
    prominence: ProminenceRules
    value: ValueRules
    quantities: QuantityRules
    retellings: RetellingRules
    offices: OfficeRules
    expectations: ExpectationRules
    phrases: PhraseRules


def load_language(code: str) -> Language:
    """The knowledge for an ISO 639-1 code ("en", "en-GB"); an unknown code gets the general rules."""
    return _load(primary(code))


@cache
def is_right_to_left(code: str) -> bool:
    """Whether the language is written from right to left, as CLDR has it ("ar-EG", "pa-Arab").

    For many languages CLDR only has the script that they are likely written in: that script's direction counts.
    Anything that is not a language code is written from left to right.
    """
    language = primary(code)
    if not language:
        return False
    from babel.core import Locale, UnknownLocaleError, get_global

    script = get_global("likely_subtags").get(language, language).split("_")[1:2]
    for tag in (code.strip().replace("_", "-"), language, "-".join(("und", *script))):
        with suppress(ValueError, UnknownLocaleError):
            return Locale.parse(tag, sep="-").text_direction == "rtl"
    return False


def language_of(document: Document) -> str:
    """The language a document says it is in, else the one its text is written in."""
    return primary(document.language) or detect_language(matching_form(document.text))


@cache
def _load(code: str) -> Language:
    if not has_file(code) and code != GENERAL:
        return _load(GENERAL)
    tables = tomllib.loads(matching_form(file_of(code).read_text(encoding="utf-8")))
    return Language(
        code=code,
        sentences=SentenceRules(**_values(tables["sentences"])),
        quotations=QuotationRules(**_values(tables["quotations"])),
        context=ContextRules(**_values(tables["context"])),
        furniture=FurnitureRules(**_values(tables.get("furniture", {}))),
        signatures=SignatureRules(**_values(tables.get("signatures", {}))),
        prominence=ProminenceRules(**_values(tables.get("prominence", {}))),
        value=ValueRules(**_values(tables.get("value", {}))),
        quantities=QuantityRules(**_values(tables.get("quantities", {}))),
        retellings=RetellingRules(**_values(tables.get("retellings", {}))),
        offices=OfficeRules(**_values(tables.get("offices", {}))),
        expectations=ExpectationRules(**_values(tables.get("expectations", {}))),
        phrases=PhraseRules(**_values(tables.get("phrases", {}))),
    )


def _values(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _frozen(value) if isinstance(value, list) else value for key, value in table.items()}


def _frozen(listed: list[Any]) -> frozenset[str] | tuple[tuple[str, ...], ...]:
    """A set of words; a list of lists keeps its order."""
    return tuple(map(tuple, listed)) if listed and isinstance(listed[0], list) else frozenset(listed)
