"""A language -> the patterns that recognise its furniture, compiled once: its own and those of all languages.

They are data (briefing/language/languages, table `furniture`); a plain search for their signs spares most sentences the
patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefing.language.loading import GENERAL, load_language
from briefing.language.rules import FurnitureRules

Signed = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
"""Patterns, each with its signs: strings in small letters, without one of which it cannot match."""

LABEL_END = 40
"""Characters after the words of a label within which it ends: with a colon, a bar, or the line."""
LABEL_REACH = 80
"""Characters that hold the words of a label with its end; a longer sentence without a colon or bar there is none."""
_PICTURE_REACH = 30
"""Characters within which a caption names its picture: "In this file photo taken on Monday, ..."."""
_BYLINE_REACH = 8
"""Characters within which a byline has its "by"."""
_QUOTES = "\"'“”‘„«»"
_NEVER = re.compile("(?!)")


class FurnitureForms:
    """The forms of furniture in one language: `credits` of pictures, and `marks`, which identify it anywhere."""

    def __init__(self, rules: FurnitureRules, shared: FurnitureRules) -> None:
        self.credits = _signed([*shared.credits, *rules.credits])
        self.marks = self.credits + _signed([*shared.marks, *rules.marks])
        labels = "|".join(map(re.escape, sorted({*rules.labels, *shared.labels}, key=len, reverse=True))) or "(?!)"
        captions = "|".join(sorted(rules.captions)) or "(?!)"
        self._label = re.compile(rf"(?:{labels})\b[^.!?]{{0,{LABEL_END}}}(?::|\||$)|{captions}", re.IGNORECASE)
        appeals = "|".join(sorted(rules.appeals)) or "(?!)"
        self._appeal = re.compile(rf"(?:(?![{_QUOTES}])\W)*(?:{appeals})", re.IGNORECASE)
        self._headed = re.compile(rules.headed, re.IGNORECASE) if rules.headed else _NEVER
        self._pictures = tuple(sorted(rules.pictures))
        self._bylines = _signed(rules.bylines)
        self._dates, self._placed_dates, self._places, self._past, self._said = map(
            _compiled, (rules.dates, rules.placed_dates, rules.places, rules.past, rules.said)
        )

    def opens_as_furniture(self, text: str, lowered: str) -> bool:
        """Whether a sentence begins as a label or a caption does, or is a byline."""
        head = lowered[:LABEL_REACH]
        may_be_label = len(text) < LABEL_REACH or ":" in head or "|" in head or self._names_picture(head)
        if may_be_label and self._label.match(text):
            return True
        beginning = lowered[:_BYLINE_REACH]
        return any(signs[0] in beginning and pattern.match(text) for signs, pattern in self._bylines)

    def heading_of(self, text: str) -> str:
        """The heading with which a caption opens ("Safe again: The ferry in Larkport."), else ""."""
        found = self._headed.match(text) if ": " in text[:LABEL_REACH] else None
        return found[0].rstrip(" :") if found else ""

    def asks_reader(self, text: str) -> bool:
        """Whether a sentence asks something of the reader of the page: to subscribe, to accept, to click."""
        return self._appeal.match(text) is not None

    def ends_on_date(self, text: str) -> bool:
        """Whether a sentence that ends with a year ends with the date of a caption, and is not news."""
        if self._placed_dates.search(text) and not self._said.search(text):
            return True
        return self._dates.search(text) is not None and self._past.search(text) is None

    def is_past(self, text: str) -> bool:
        """Whether a sentence is told in the past, or by somebody, as captions are not."""
        return self._past.search(text) is not None

    def shows_place(self, text: str) -> bool:
        """Whether a sentence in the present tense identifies somebody by their place in a picture."""
        return self._places.search(text) is not None and self._past.search(text) is None

    def _names_picture(self, head: str) -> bool:
        beginning = head[:_PICTURE_REACH]
        return any(word in beginning for word in self._pictures)


@cache
def forms_of(code: str) -> FurnitureForms:
    """The forms of furniture in a language."""
    language, shared = load_language(code), load_language(GENERAL)
    own = FurnitureRules() if language is shared else language.furniture
    return FurnitureForms(own, shared.furniture)


def has_any(signed: Signed, text: str, lowered: str) -> bool:
    """Whether a text matches one of some patterns, each tried only where one of its signs occurs."""
    for signs, pattern in signed:
        for sign in signs:
            if sign in lowered:
                if pattern.search(text):
                    return True
                break
    return False


def with_signs_in(signed: Signed, lowered: str) -> Signed:
    """The patterns whose signs occur in a whole article, with those signs: its sentences are searched for no others."""
    found = ((tuple([sign for sign in signs if sign in lowered]), pattern) for signs, pattern in signed)
    return tuple([(signs, pattern) for signs, pattern in found if signs])


def _signed(listed: Iterable[tuple[str, str]]) -> Signed:
    return tuple((tuple(signs.split("|")), re.compile(pattern)) for signs, pattern in listed)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern) if pattern else _NEVER
