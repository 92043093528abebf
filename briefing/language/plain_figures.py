"""A sentence -> its figures that are no dates, whatever they count: those of "2,400 homes" and "$3 million"."""

from __future__ import annotations

import re

from briefing.language.loading import load_language
from briefing.language.words import LETTERS

_FIGURE = re.compile(r"(?<![\w.,:/-])(\d+(?:[.,\u00a0\u202f]\d+)*)(?![:/]\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def plain_figures(text: str, language: str) -> frozenset[float]:
    """The numbers that a sentence writes in figures; days, years and times of day are none."""
    if not any(map(str.isdigit, text)):
        return frozenset()
    rules = load_language(language)
    calendar = rules.context.calendar | rules.sentences.months
    found = set()
    for figure in _FIGURE.finditer(text):
        before = LETTERS.findall(text[max(0, figure.start() - 20) : figure.start()].lower())[-1:]
        after = LETTERS.findall(text[figure.end() : figure.end() + 40].lower())[:1]
        if not _YEAR.fullmatch(figure[1]) and calendar.isdisjoint((*before, *after)):
            found.add(_number(figure[1]))
    return frozenset(found)


def _number(figure: str) -> float:
    if _GROUPED.fullmatch(figure):
        return float(re.sub(r"\D", "", figure))
    whole, *part = re.split(r"\D", figure, maxsplit=1)
    return float(f"{whole}.{re.sub(r'[^0-9]', '', part[0])}" if part else whole)
