"""A language code -> what this package knows of that language.

The knowledge is data, one file a language in `languages/`; the first-class languages have a file of their
own, every other one is served by `general.toml`.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from briefing.model import Document
from briefing.text.detection import detect_language

__all__ = [
    "ContextRules",
    "Language",
    "QuotationRules",
    "SentenceRules",
    "ValueRules",
    "detect_language",
    "is_right_to_left",
    "language_of",
    "load_language",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """What decides whether a full stop ends a sentence; all words in lower case, without the last stop."""

    abbreviations: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    ends_before_capital: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    continuations: frozenset[str] = frozenset()
    collocations: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    ordinals: bool = False
    noun_capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRules:
    """What names the speaker of a quotation; all words in lower case."""

    cues: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    helpers: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    adverbials: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    drops_subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextRules:
    """What makes a sentence depend on another one."""

    person_pronouns: frozenset[str] = frozenset()
    thing_pronouns: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    presenting: frozenset[str] = frozenset()
    expletives: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    connectives_before_comma: frozenset[str] = frozenset()
    back_references: frozenset[str] = frozenset()
    specified_by: frozenset[str] = frozenset()
    definite_articles: frozenset[str] = frozenset()
    definite_exempt: frozenset[str] = frozenset()
    definite_endings: frozenset[str] = frozenset()
    referring: tuple[tuple[str, str, str], ...] = ()
    told: tuple[tuple[str, str, str], ...] = ()
    plurals: tuple[tuple[str, str], ...] = ()
    told_exempt: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    hanging: frozenset[str] = frozenset()
    hanging_patterns: tuple[tuple[str, str], ...] = ()
    pointing: frozenset[str] = frozenset()
    pointing_exempt: frozenset[str] = frozenset()
    time_openings: frozenset[str] = frozenset()
    time_opening_words: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    verb_endings: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    person_nouns: frozenset[str] = frozenset()
    person_plurals: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    objects_at_end: frozenset[str] = frozenset()
    objects_behind_verb: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRules:
    """Words by which news is told; all in lower case."""

    events: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    silences: frozenset[str] = frozenset()
    reader: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything this package knows of one language; `code` is that of the file it came from."""

    code: str
    sentences: SentenceRules
    quotations: QuotationRules
    context: ContextRules
    value: ValueRules = ValueRules()


def load_language(code: str) -> Language:
    """The knowledge for an ISO 639-1 code ("en", "en-GB"); an unknown code gets the general rules."""
    return _load(_primary(code))


@cache
def is_right_to_left(code: str) -> bool:
    """Whether the language is written from right to left, as CLDR has it ("ar-EG", "pa-Arab").

    Of many languages it knows no more than the script that they are likely written in: that script's direction counts.
    What is no language code is written from left to right.
    """
    language = _primary(code)
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
    return _primary(document.language) or detect_language(document.text)


def _primary(code: str) -> str:
    return code.strip().lower().replace("_", "-").partition("-")[0]


@cache
def _load(code: str) -> Language:
    folder = files("briefing.text") / "languages"
    file = folder / f"{code}.toml"
    if not (code.isalpha() and file.is_file()):
        return _load("general")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return Language(
        code=code,
        sentences=SentenceRules(**_values(tables["sentences"])),
        quotations=QuotationRules(**_values(tables["quotations"])),
        context=ContextRules(**_values(tables["context"])),
        value=ValueRules(**_values(tables.get("value", {}))),
    )


def _values(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _frozen(value) if isinstance(value, list) else value for key, value in table.items()}


def _frozen(listed: list[Any]) -> frozenset[str] | tuple[tuple[str, ...], ...]:
    """A set of words; a list of lists stays in its order."""
    return tuple(map(tuple, listed)) if listed and isinstance(listed[0], list) else frozenset(listed)
