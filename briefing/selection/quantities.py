"""A sentence -> its figures that are no dates, each with what it counts: "2,400 homes", "12 %", "$3 million"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.text.language import load_language
from briefing.text.words import LETTERS, stemmer

_FIGURE = re.compile(r"(?<![\w.,:/-])(\d+(?:[.,\u00a0\u202f]\d+)*)(?![:/]\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SIGNS = "%€$£¥"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, and the stem of the word after it or the sign beside it: what it counts."""

    number: float
    unit: str


def quantities_of(text: str, language: str) -> frozenset[Quantity]:
    """The quantities in a sentence; days, years and times of day are none."""
    if not any(map(str.isdigit, text)):
        return frozenset()
    rules, stem = load_language(language), stemmer(language)
    calendar = rules.context.calendar | rules.sentences.months
    found = set()
    for figure in _FIGURE.finditer(text):
        before = LETTERS.findall(text[max(0, figure.start() - 20) : figure.start()].lower())[-1:]
        after = LETTERS.findall(text[figure.end() : figure.end() + 40].lower())[:1]
        if _YEAR.fullmatch(figure[1]) or not calendar.isdisjoint((*before, *after)):
            continue
        around = text[max(0, figure.start() - 1) : figure.start()] + text[figure.end() : figure.end() + 2].strip()[:1]
        sign = next((one for one in around if one in _SIGNS), "")
        found.add(Quantity(number=_number(figure[1]), unit=sign or "".join(map(stem, after))))
    return frozenset(found)


def _number(figure: str) -> float:
    if _GROUPED.fullmatch(figure):
        return float(re.sub(r"\D", "", figure))
    whole, *part = re.split(r"\D", figure, maxsplit=1)
    return float(f"{whole}.{re.sub(r'[^0-9]', '', part[0])}" if part else whole)
