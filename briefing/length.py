"""How long a brief may be: "5", "150w", "20%", "2min" or "page" -> a budget.

A bare number counts sentences. A budget is a ceiling: a brief never goes over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from briefing.errors import LengthError

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction by adults, mean over 190 studies (Brysbaert 2019,
"How many words do we read per minute?", Journal of Memory and Language 109)."""

_FORM = re.compile(r"(?P<amount>\d{1,9}(?:\.\d{1,9})?)\s*(?P<unit>w|%|min)?", re.ASCII)
_FORMS = 'one of "5" (sentences), "150w" (words), "20%" (of the articles), "2min" (reading time) or "page"'


class Unit(Enum):
    """What a length counts, with the sign it is written with."""

    SENTENCES = ""
    WORDS = "w"
    PERCENT = "%"
    MINUTES = "min"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most sentences, or the most words; if both are None, the page is the limit."""

    sentences: int | None = None
    words: int | None = None

    def holds(self, sentences: int, words: int) -> bool:
        """Whether this many sentences and words stay within the budget."""
        if self.sentences is not None and sentences > self.sentences:
            return False
        return self.words is None or words <= self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length as it was asked for, e.g. 20 percent; exact, so that 20% of 50 words is 10."""

    amount: Fraction
    unit: Unit

    def __str__(self) -> str:
        if self.unit is Unit.PAGE:
            return "page"
        return f"{Decimal(self.amount.numerator) / self.amount.denominator:f}{self.unit.value}"

    def budget(self, available: int) -> Budget:
        """The budget for articles of `available` words together, rounded down."""
        if self.unit is Unit.PAGE:
            return Budget()
        if self.unit is Unit.SENTENCES:
            return Budget(sentences=int(self.amount))
        words_per_unit = {
            Unit.WORDS: Fraction(1),
            Unit.PERCENT: Fraction(available, 100),
            Unit.MINUTES: Fraction(WORDS_PER_MINUTE),
        }[self.unit]
        return Budget(words=int(self.amount * words_per_unit))


def parse_length(text: str | int) -> Length:
    """Read a length as it is written on the command line; raises LengthError for anything else."""
    wanted = str(text).strip().lower()
    if wanted == "page":
        return Length(amount=Fraction(1), unit=Unit.PAGE)
    match = _FORM.fullmatch(wanted)
    if match is None:
        raise LengthError(f"{str(text)!r} is not a length", mend=f"write {_FORMS}")
    length = Length(amount=Fraction(match["amount"]), unit=Unit(match["unit"] or ""))
    if length.unit in (Unit.SENTENCES, Unit.WORDS) and length.amount.denominator != 1:
        raise LengthError(f"{str(text)!r} would cut a sentence or a word", mend="write a whole number")
    if length.amount == 0:
        raise LengthError(f"{str(text)!r} leaves room for nothing", mend=f"write {_FORMS}")
    if length.unit is Unit.PERCENT and length.amount > 100:
        raise LengthError(f"{str(text)!r} is more than the articles hold", mend="write at most 100%")
    return length
