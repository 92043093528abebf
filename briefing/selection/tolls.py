"""Corpus -> the sentences whose toll a newer article has overtaken: how many were killed, hurt, missing, made homeless.

"62 dead" above 83 is a false report once 83 are known. Only totals are compared: figures of the first sentences of two
articles of different days, on the same thing, and within one order of magnitude, as a village is no country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache

from briefing.selection.context import CannotStand, Run
from briefing.selection.redundancy import figures_of
from briefing.text.corpus import Corpus
from briefing.text.language import load_language
from briefing.text.language_rules import TollRules

OPENING = 6
"""The first sentences of an article, in which it has the total; further down are parts of it."""
SHARED = 3
"""Content words, figures not counted, that two sentences on one toll share at least: "killed" and "people" are two."""
MAGNITUDE = 10
"""Two totals of one event differ by a smaller factor than this."""
REACH = 3
"""Words between a number and what it counts, at most: of "62 schools fell and 9 people died", 9 have died."""

_NUMBER = re.compile(r"(?<![\w.,$€£])(\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d+)(?![\w%]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;:–—]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many of a kind ("killed", "injured", ...) a sentence says."""

    kind: str
    count: int


def tolls_of(text: str, language: str) -> frozenset[Toll]:
    """The tolls in a sentence: each number with the nearest word for a kind, if one is near in its clause."""
    kinds = _kinds(language)
    if not kinds or not any(character.isdigit() for character in text):
        return frozenset()
    return frozenset(toll for clause in _CLAUSE.split(text) for toll in _in_clause(clause, kinds))


def _in_clause(clause: str, kinds: Mapping[str, str]) -> Iterator[Toll]:
    words = [(word.start(), kinds.get(word[0].lower())) for word in _WORD.finditer(clause)]
    for number in _NUMBER.finditer(clause):
        after = sum(start < number.start() for start, _ in words)  # the place of the word behind the number
        near = [
            (place - after if place >= after else after - 1 - place, kind)
            for place, (_, kind) in enumerate(words)
            if kind
        ]
        distance, kind = min(near, default=(REACH + 1, ""))
        if distance <= REACH and not _YEAR.fullmatch(number[0]):
            yield Toll(kind=kind, count=int(re.sub(r"\D", "", number[0])))


@cache
def _kinds(language: str) -> dict[str, str]:
    """Word -> the kind of toll that it is for."""
    rules = load_language(language).tolls
    return {word: kind.name for kind in fields(TollRules) for word in getattr(rules, kind.name)}


def without_overtaken(corpus: Corpus, runs: Sequence[Run | CannotStand]) -> tuple[Run | CannotStand, ...]:
    """The runs, those that would show a toll which a newer article has overtaken replaced by the reason."""
    overtaken = dict(_overtaken(corpus)) if len(corpus.documents) > 1 else {}
    if not overtaken:
        return tuple(runs)
    return tuple(_unless_overtaken(run, overtaken) for run in runs)


def _unless_overtaken(run: Run | CannotStand, overtaken: dict[int, str]) -> Run | CannotStand:
    why = next((overtaken[one] for one in run.numbers if one in overtaken), "") if isinstance(run, Run) else ""
    return CannotStand(why=why) if why else run


def _overtaken(corpus: Corpus) -> Iterator[tuple[int, str]]:
    """The sentences with a toll that is another one in an article of a later day, each with the reason."""
    totals = [(number, toll) for number in _openings(corpus) for toll in _tolls(corpus, number)]
    by_kind: dict[str, list[tuple[int, Toll]]] = {}
    for number, toll in totals:
        by_kind.setdefault(toll.kind, []).append((number, toll))
    for number, toll in totals:
        later = [other for other in by_kind[toll.kind] if _overtakes(corpus, other, (number, toll))]
        if later:
            newest = max(later, key=lambda one: (str(_day(corpus, one[0])), -one[0]))[1]
            yield number, f"says {toll.count:,} {toll.kind}, where a newer article says {newest.count:,}"


def _openings(corpus: Corpus) -> Iterator[int]:
    for document in range(len(corpus.documents)):
        begin, end = corpus.span_of(document)
        yield from range(begin, min(end, begin + OPENING))


def _tolls(corpus: Corpus, number: int) -> list[Toll]:
    return sorted(tolls_of(corpus.texts[number], corpus.languages[corpus.document_of[number]]), key=str)


def _overtakes(corpus: Corpus, newer: tuple[int, Toll], older: tuple[int, Toll]) -> bool:
    (number, toll), (before, overtaken) = newer, older
    later, earlier = _day(corpus, number), _day(corpus, before)
    if later is None or earlier is None or later <= earlier or toll.count == overtaken.count:
        return False
    low, high = sorted((toll.count, overtaken.count))
    return high < MAGNITUDE * max(1, low) and len(_things(corpus, number) & _things(corpus, before)) >= SHARED


def _day(corpus: Corpus, number: int) -> date | None:
    return corpus.documents[corpus.document_of[number]].published


def _things(corpus: Corpus, number: int) -> set[int]:
    """The content stems of a sentence that are no figures."""
    return set(corpus.distinct_stems(number)) - figures_of(corpus, number)
