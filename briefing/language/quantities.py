"""Sentence -> the quantities in it: how many of what, how surely, and as far as which place and time they go.

Only what can be compared is read: a part of a total ("including 12 children"), an earlier total ("had killed", "in
2010"), and one that is feared or hoped for are no quantity here. The words that say all this stand in the language's
file, table `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf

from briefing.language.counted_words import Tables, Token, tables_of, tokens_of
from briefing.language.loading import load_language
from briefing.language.words import LETTERS, stemmer, stop_words

REACH = 3
"""Words between a number and what it counts, at most: of "62 schools fell and 9 people died", 9 have died."""
NOUN_WORDS = 4
"""Words of the noun after a number, at most: "62 unarmed local police officers"."""
OF_THINGS = frozenset({"destroyed", "damaged"})
"""Kinds that say nothing without a noun: "62 were destroyed" is no quantity."""
ROUND_SHARE = 0.1
"""A round figure, or one with "about", is true of what is at most this share of it away; the next step of its rounding
counts less ("3,000 homes" are 2,700 to 3,300, "40 homes" 36 to 44, "62 homes" 62)."""
MAGNITUDE = 10
"""Two figures for one thing differ by a smaller factor than this."""
EXACT_TOLL = 100
"""People of whom something is said are counted up to here: "80 killed" is no rounded 75. Judged."""
NO_TOLLS = frozenset({"measured", "counted"})
"""Kinds that do not say what happened to those who are counted."""
_SPACE = re.compile(r"(?<![\d.,])(\d{1,3}) (?=\d{3}(?!\d))")
_CLAUSE = re.compile(r"[,;:–—()]\s|\s[(–—-]\s?")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many of what a sentence says: `kind` is "killed" and the like, "measured" or "counted".

    `of` has the stems of the noun ("soldiers"; none for people as such), or the currency or percent of what is
    measured. What is counted is at least `low` and at most `high`, as far as the words say it. `scopes` are the words
    for how far it goes ("nationwide", "in two years"), `places` the names after it.
    """

    kind: str
    of: frozenset[str]
    count: float
    low: float
    high: float
    scopes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def is_toll(self) -> bool:
        """Whether the kind says what happened to those who are counted."""
        return self.kind not in NO_TOLLS

    def differs_from(self, other: Quantity) -> bool:
        """Whether no count is what both say: "at least 20" and "more than 20" agree, 2,964 and "nearly 3,000" too."""
        return self.high < other.low or other.high < self.low

    def is_rival_of(self, other: Quantity) -> bool:
        """Whether two quantities can count one thing, as far as their words tell, and cannot both be true.

        They are of one kind and noun, of one magnitude, and not of places that have no name in common. How far their
        scopes go, which depends on their days, and which event they are of, it is not for a quantity to say.
        """
        low, high = sorted((self.count, other.count))
        is_alike = (self.kind, self.of) == (other.kind, other.of) and high < MAGNITUDE * max(1, low)
        are_elsewhere = bool(self.places and other.places) and self.places.isdisjoint(other.places)
        return is_alike and not are_elsewhere and self.differs_from(other)

    def __str__(self) -> str:
        count = f"{self.count:,.10g}" if self.count < 10**10 else f"{self.count:,.0f}"
        return " ".join((count, *([] if self.is_toll else sorted(self.of)), *([self.kind] if self.is_toll else [])))


def quantities_of(text: str, language: str, year: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of a sentence of an article of a year (None: not known), in its order."""
    tables = tables_of(language)
    rules = tables.rules
    if not tables.kinds or not _may_count(text, tables) or _is_of_another_time(text, tables, year):
        return ()
    found: list[Quantity] = []
    is_on_toll = False
    if rules.spaced:
        text = _SPACE.sub("\\1\u202f", text)
    for part in _CLAUSE.split(text):
        if _may_count(part, tables):
            found += _Clause(part, language, is_on_toll).quantities()
        is_on_toll = is_on_toll or not rules.tolls.isdisjoint(LETTERS.findall(part.lower()))
    return tuple(found)


@cache
def words_of_totals(language: str) -> frozenset[str]:
    """The stems of the words that say what happened to whom, numbers in words among them: they tell no event."""
    tables, stem = tables_of(language), stemmer(language)
    return frozenset(map(stem, (*tables.kinds, *tables.rules.people, *tables.numbers)))


def _may_count(text: str, tables: Tables) -> bool:
    """Whether there can be a quantity: a digit, or a number in words near a word for what happened."""
    if _DIGIT.search(text):
        return True
    words = {*LETTERS.findall(text.lower())}
    return not words.isdisjoint(tables.numbers) and not words.isdisjoint(tables.kinds)


def _is_of_another_time(text: str, tables: Tables, year: int | None) -> bool:
    """Whether a sentence tells what was counted earlier, by a year or a tense; reported speech is set back in tense."""
    rules = tables.rules
    if any(int(one) != year for one in _YEAR.findall(text)):
        return True
    words = {word.lower() for word in LETTERS.findall(text)}
    return bool(words & rules.earlier) or (bool(words & rules.perfect) and not words & tables.cues)


class _Clause:
    """A clause, cut into words and numbers; `is_on_toll`: the sentence has named a toll before it."""

    def __init__(self, text: str, language: str, is_on_toll: bool) -> None:
        known = load_language(language)
        self._rules, self._tables = known.quantities, tables_of(language)
        self._calendar, self._has_names = known.context.calendar, not known.sentences.noun_capitals
        self._before_number, self._is_on_toll = known.sentences.before_number, is_on_toll
        self._stops, self._stem = stop_words(language), stemmer(language)
        self._lower = text.lower()
        self._tokens = tokens_of(text, self._tables)
        self._numbers = [place for place, token in enumerate(self._tokens) if token.value is not None]

    def quantities(self) -> Iterator[Quantity]:
        """Each number that counts something; none where the clause is about a part, or about what may be."""
        words = {*LETTERS.findall(self._tables.bound.sub(" ", self._lower))}
        if words & self._rules.unsure or words & self._rules.parts:
            return
        for place in self._numbers:
            if not self._ends_range(place) and not self._is_label(place):
                quantity = self._read(place)
                if quantity:
                    yield quantity

    def _is_label(self, place: int) -> bool:
        """Whether a number counts nothing: "No. 2", "26 December"."""
        around = self._tokens[max(0, place - 1) : place + 2]
        is_named = bool(place) and self._tokens[place - 1].word in self._before_number
        return is_named or any(token.word in self._calendar for token in around)

    def _ends_range(self, place: int) -> bool:
        """Whether a number is the second end of a range, as in "20 to 30"."""
        is_after_number = place - 2 in self._numbers
        return is_after_number and self._tokens[place - 1].word in self._rules.ranges

    def _read(self, place: int) -> Quantity | None:
        last = place + 2 if place + 2 in self._numbers and self._ends_range(place + 2) else place
        number, counted = self._tokens[place], self._tokens[last]
        noun = frozenset({counted.unit}) if counted.unit else self._noun(last + 1)
        if noun is None:
            return None
        kind = "measured" if counted.unit else self._kind(place, last, noun)
        if not kind:
            return None
        is_toll = kind not in NO_TOLLS
        low, high = self._bounds(number, is_toll=is_toll)
        return Quantity(
            kind=kind,
            of=noun,
            count=counted.value or 0.0,
            low=low,
            high=high if last == place else max(high, self._bounds(counted, is_toll=is_toll)[1]),
            scopes=self._tables.scopes & {self._stem(token.word) for token in self._tokens},
            places=self._names(last + 1),
        )

    def _noun(self, place: int) -> frozenset[str] | None:
        """The stems of the noun after a number, none for people as such; None where it is a part of something."""
        noun: list[str] = []
        for token in self._tokens[place : place + NOUN_WORDS]:
            if token.word in self._rules.partitives and not noun:
                return None
            if token.value is not None or token.word in self._stops or token.word in self._tables.kinds:
                break
            noun.append(token.word)
        return frozenset(self._stem(word) for word in noun if word not in self._rules.people)

    def _kind(self, first: int, last: int, noun: frozenset[str]) -> str:
        """What happened to those who are counted, by the nearest word for it; "counted" if none is near."""
        number = self._tokens[first]
        if _YEAR.fullmatch(number.text) or number.step < 1:
            return ""
        near = [
            (max(place - last, first - place), kind)
            for place, token in enumerate(self._tokens)
            if (kind := self._tables.kinds.get(token.word)) and self._is_near(place, first, last)
        ]
        kind = min(near, default=(0, "counted" if noun else self._far_kind(first)))[1]
        return "" if kind in OF_THINGS and not noun else kind

    def _far_kind(self, first: int) -> str:
        """What happened to those of a total that is named before its number: "the number of people killed rose to"."""
        before = self._tokens[:first]
        if self._is_on_toll or any(token.word in self._rules.tolls for token in before):
            return "killed"
        begun = next((place for place, token in enumerate(before) if token.word in self._rules.totals), first)
        named = [kind for token in before[begun:] if (kind := self._tables.kinds.get(token.word))]
        is_only = not any(begun < place < first for place in self._numbers)
        return named[-1] if named and is_only else ""

    def _is_near(self, place: int, first: int, last: int) -> bool:
        """Whether a word stands near a number, and no other number between them."""
        between = range(last + 1, place) if place > last else range(place + 1, first)
        return len(between) <= REACH and not any(one in between for one in self._numbers)

    def _bounds(self, number: Token, *, is_toll: bool) -> tuple[float, float]:
        """The least and the most that a number can stand for, with the words before it."""
        value, step, before = number.value or 0.0, number.step, self._lower[: number.start].rstrip("$€£¥₪ ")
        around = ROUND_SHARE * value
        if before.endswith(tuple(self._rules.at_least)):
            return value, value + max(step if step > 1 else 0, around)
        if before.endswith(tuple(self._rules.up_to)):
            return -inf, value
        if before.endswith(tuple(self._rules.nearly)):
            return value - around, value
        if before.endswith(tuple(self._rules.about)):
            return value - around, value + around
        is_exact = step == 1 or (is_toll and value < EXACT_TOLL)
        rounding = 0.0 if is_exact else min(step / 2, around)
        return value - rounding, value + rounding

    def _names(self, place: int) -> frozenset[str]:
        """The names after a number, days and months left out."""
        after = [token for token in self._tokens[place:] if token.text[:1].isupper() and token.value is None]
        return frozenset(token.word for token in after if self._has_names and token.word not in self._calendar)
