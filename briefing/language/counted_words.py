"""Clause -> its words and numbers: a number with its scale ("2.5 million") and its unit ("$", "euros", "%").

The words for these stand in the language's file, table `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from briefing.language.loading import load_language
from briefing.language.rules import QuantityRules
from briefing.language.words import stemmer

_TOKEN = re.compile(
    r"(?P<sign>[$€£¥₪])\s?|(?P<number>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)?)(?P<joined>[\w%]*)"
    r"|(?P<word>[^\W\d_]+(?:[’'-][^\W\d_]+)*)|(?P<percent>%)"
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What is looked up of a language: word -> its kind, its number, its factor, its unit; the stems of scopes.

    `bound` finds what stands before a number that is a bound, `cues` are verbs that bring a quotation.
    """

    rules: QuantityRules
    cues: frozenset[str]
    kinds: Mapping[str, str]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    units: Mapping[str, str]
    scopes: frozenset[str]
    bound: re.Pattern[str]


@cache
def tables_of(language: str) -> Tables:
    """The tables of a language."""
    known, stem = load_language(language), stemmer(language)
    rules = known.quantities
    bounds = sorted((*rules.at_least, *rules.nearly, *rules.about, *rules.up_to), key=len, reverse=True)
    return Tables(
        rules=rules,
        cues=known.quotations.cues,
        kinds={word: name for name, *words in rules.kinds for word in words},
        numbers={word: float(number) for word, number in rules.numbers},
        scales={word: float(factor) for word, factor in rules.scales},
        units=dict(rules.units),
        scopes=frozenset(map(stem, rules.scopes)),
        bound=re.compile(rf"\b(?:{'|'.join(map(re.escape, bounds))})\b") if bounds else re.compile(r"(?!)"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a number or a sign of a clause; `value` and `step` (what it is rounded to) are those of a number."""

    text: str
    start: int
    end: int
    value: float | None = None
    step: float = 1
    unit: str = ""

    @property
    def word(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def tokens_of(text: str, tables: Tables) -> tuple[Token, ...]:
    """The words and numbers of a clause; a number takes its scale ("2.5 million") and its unit ("$", "euros", "%")."""
    signs = {match.end(): _SIGNS[match["sign"]] for match in _TOKEN.finditer(text) if match["sign"]}
    found = [match for match in _TOKEN.finditer(text) if not match["sign"]]
    tokens: list[Token] = []
    while found:
        match = found.pop(0)
        token = _token(match, tables, signs.get(match.start(), ""))
        if token.value is not None:
            if found and (factor := tables.scales.get(found[0][0].lower())):
                end = found.pop(0).end()
                token = replace(token, value=token.value * factor, step=token.step * factor, end=end)
            skipped = 1 if len(found) > 1 and found[0][0].lower() in tables.rules.links else 0
            unit = tables.units.get(found[skipped][0].lower(), "") if len(found) > skipped else ""
            unit = "%" if found and found[0]["percent"] else unit
            if unit and not token.unit:
                token = replace(token, unit=unit, end=found[skipped].end())
                del found[: skipped + 1]
        tokens.append(token)
    return tuple(tokens)


def _token(match: re.Match[str], tables: Tables, sign: str) -> Token:
    """A word or a number alone; what is joined to a number, but no scale or percent, makes it a word ("5th")."""
    word, joined = match[0].lower(), (match["joined"] or "").lower()
    token = Token(text=match[0], start=match.start(), end=match.end())
    if match["number"] is None:
        return replace(token, value=tables.numbers[word]) if word in tables.numbers else token
    if joined not in ("", "%", *tables.scales):
        return token
    (value, step), factor = _value(match["number"]), tables.scales.get(joined, 1.0)
    return replace(token, value=value * factor, step=step * factor, unit="%" if joined == "%" else sign)


def _value(written: str) -> tuple[float, float]:
    """A number, and what it is rounded to: 1,204 and 1.204 have groups of three, as nobody counts to three decimals."""
    digits = re.sub(r"\D", "", written)
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+|\d+", written):
        zeros = len(digits) - len(digits.rstrip("0"))
        return float(digits), 10.0**zeros if int(digits) else 1.0
    decimals = len(re.split(r"\D", written)[-1])
    return float(digits) / 10**decimals, 10.0**-decimals
