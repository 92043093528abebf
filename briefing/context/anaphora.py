"""A sentence -> the words in it that refer outside it: connectives, pronouns, demonstratives.

What counts as one is data per language (briefing/language/languages); this module only looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.context.antecedents import OPENING_MARKS, Antecedents, any_of
from briefing.context.definite_references import DefiniteReference, DefiniteReferences
from briefing.context.signs import BySign
from briefing.language.loading import Language, load_language
from briefing.language.words import LETTERS, WORD, pieces, stop_words

Spans = Sequence[tuple[int, int]]

_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
"""A capital after a small letter, a position in which only names have one."""
_NAME_INSIDE = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-zà-öø-ÿ]")
"""A pronoun with a capital after a word: somebody called He, a song called "He Left", Her Majesty, the German "Sie"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DanglingReference:
    """Why a sentence needs another one; `person` is the pronoun that needs a person as its antecedent there.

    `is_spoken` says that this pronoun is within a quotation; `reference` is a definite noun phrase.
    """

    why: str
    person: str = ""
    is_spoken: bool = False
    reference: DefiniteReference | None = None


class Read(NamedTuple):
    """A sentence, its lower-cased words, and as offsets its quoted parts and the speakers named in it."""

    text: str
    words: Sequence[str]
    spoken: Spans = ()
    speakers: Spans = ()


@cache
def anaphora_of(language: str) -> Anaphora:
    """The anaphora rules of a language (ISO 639-1), compiled once."""
    return Anaphora(load_language(language), stop_words(language))


class Anaphora:
    """The rules of one language, compiled; `antecedents` are those for what a pronoun can refer to."""

    def __init__(self, language: Language, stop: frozenset[str]) -> None:
        rules = language.context
        self.antecedents = Antecedents(language, stop)
        self.references = DefiniteReferences(language, stop)
        self._stop = stop
        connective = any_of(rules.connectives).pattern
        before_comma = any_of(rules.connectives_before_comma).pattern
        self._opening = _compiled(rf"{OPENING_MARKS}{connective}|{OPENING_MARKS}{before_comma}[,،]")
        noun, specified = any_of(rules.back_references).pattern, any_of(rules.specified_by).pattern
        self._back_reference = _compiled(rf"{OPENING_MARKS}{noun}(?! {specified})")
        self._person = any_of(rules.person_pronouns)
        self._thing = any_of(rules.thing_pronouns)
        self._expletive = _compiled("|".join(sorted(rules.expletives)) or "(?!)")
        self._demonstrative = _compiled(OPENING_MARKS + any_of(rules.demonstratives).pattern)
        self._presenting = _compiled("|".join(sorted(rules.presenting)) or "(?!)")
        self._dangling = any_of(rules.dangling)
        self._patterns = BySign((signs, _compiled(one)) for signs, one in rules.dangling_patterns)
        self._pointing = _compiled(rf"{any_of(rules.pointing).pattern}\s+({WORD.pattern})")
        self._exempt = rules.pointing_exempt
        self._person_signs, self._thing_signs = _signs(rules.person_pronouns), _signs(rules.thing_pronouns)
        self._dangling_signs = _signs(rules.dangling) | rules.pointing
        openings = rules.connectives | rules.connectives_before_comma | rules.back_references | rules.demonstratives
        self._opening_words = frozenset(pieces(phrase)[0] for phrase in openings)

    def dangling_references(self, read: Read, known: frozenset[str], is_first: bool) -> Iterator[DanglingReference]:
        """Why a sentence needs the one before it, one reason for each kind.

        `known` are the names of the article. An article's first sentence has nothing before it: only its first words
        can dangle ("He said"), and a "their" inside it refers to somebody who is named later in it.
        """
        text, spoken = read.text, read.spoken
        words = frozenset(read.words)  # which spares most sentences most of the searches
        opening = None if self._opening_words.isdisjoint(read.words[:2]) else self._opening_of(text, is_first)
        if not (opening or is_first):
            opening = self._within(text, words, spoken)
        if opening:
            phrase = opening[opening.lastindex or 0]  # in parentheses where a pattern reads more around them
            yield DanglingReference(why=f"“{phrase.strip()}” points back")
        elif not is_first:
            yield from self._references(text, words, spoken)
        person = None if self._person_signs.isdisjoint(words) else self._lost_person(read, known)
        if person and not (is_first and WORD.search(text, 0, person.start())):
            is_spoken = _is_within(person.start(), spoken)
            yield DanglingReference(why=f"“{person[0]}” has nothing to point to", person=person[0], is_spoken=is_spoken)
        thing = None if self._thing_signs.isdisjoint(words) else self._lost_thing(text)
        if thing and not (is_first and WORD.search(text, 0, thing.start())):
            yield DanglingReference(why=f"“{thing[0]}” has nothing to point to")
        if not is_first and not self._dangling_signs.isdisjoint(words):
            phrase = self._dangling.search(text) or self._lost_demonstrative(text, spoken)
            if phrase:
                yield DanglingReference(why=f"“{phrase[0]}” points back")

    def _references(self, text: str, words: frozenset[str], spoken: Spans) -> Iterator[DanglingReference]:
        """The noun phrases in the sentence, outside speech, that point back."""
        found: list[tuple[int, DefiniteReference]] = []
        if not self.references.signs.isdisjoint(words):
            opening = None if _is_within(0, spoken) else self.references.opening(text)
            found = [(0, opening)] if opening else []
            if not self.references.nouns.isdisjoint(words):
                found += self.references.within(text)
        for place, one in found or self.references.told(text, words):
            if not _is_within(place, spoken):
                yield DanglingReference(why=f"“{one.phrase}” points back", reference=one)

    def _opening_of(self, text: str, is_first: bool) -> re.Match[str] | None:
        """The opening words of a sentence, if they point back."""
        if is_first and self._presenting.match(text):  # "This is the moment when": it goes on to say what
            return None
        found = self._opening.match(text) or self._opening_demonstrative(text)
        if found or is_first:  # an article explains what it opens with, also "The man who ..."
            return found
        return self._back_reference.match(text)

    def _within(self, text: str, words: frozenset[str], spoken: Spans) -> re.Match[str] | None:
        """What inside a sentence refers outside it, except in speech."""
        for pattern in self._patterns.of(words, text):
            for found in pattern.finditer(text):
                if not _is_within(found.start(), spoken):
                    return found
        return None

    def _opening_demonstrative(self, text: str) -> re.Match[str] | None:
        """The "this" that opens a sentence; "this week" points at the calendar."""
        opening = self._demonstrative.match(text)
        noun = WORD.search(text, opening.end()) if opening else None
        is_exempt = noun is not None and noun[0].lower() in self._exempt - self._stop
        return None if is_exempt else opening

    def presumes(self, text: str) -> bool:
        """Whether a sentence presents something as known: by a noun that points back, or a pronoun before any name."""
        if self._back_reference.match(text):
            return True
        words = pieces(text.lower())
        pronoun = None if self._person_signs.isdisjoint(words) else self._person.search(text)
        if pronoun is None and not self._thing_signs.isdisjoint(words):
            pronoun = self._thing.search(text)
        return pronoun is not None and not _NAMED.search(text, 1, pronoun.start())

    def mentions_person(self, text: str, pronoun: str, known: frozenset[str]) -> bool:
        """Whether a sentence names the antecedent of a later pronoun, or has a pronoun that leads on to it."""
        return self._person.search(text) is not None or self.antecedents.names_person(text, pronoun, known)

    def _lost_person(self, read: Read, known: frozenset[str]) -> re.Match[str] | None:
        """The first "he", "she" or "they" without a possible antecedent on the same side of the quotation marks."""
        text = read.text
        for pronoun in self._person.finditer(text):
            if self._expletive.match(text, pronoun.start()) or _NAME_INSIDE.match(text, pronoun.start()):  # "il faut"
                continue
            before = _heard(text, pronoun.start(), read.spoken, read.speakers)
            if not self.antecedents.has_person(text, before, pronoun, known):
                return pronoun
            if not self.antecedents.is_object(text, pronoun):
                return None  # later ones can refer to the same person
        return None

    def _lost_demonstrative(self, text: str, spoken: Spans) -> re.Match[str] | None:
        """The first "those failures" outside speech whose noun has not occurred in the sentence before."""
        for pointing in self._pointing.finditer(text):
            noun = pointing[1].lower()
            if noun in self._exempt or _is_within(pointing.start(), spoken):
                continue
            if noun not in WORD.findall(text[: pointing.start()].lower()):
                return pointing
        return None

    def _lost_thing(self, text: str) -> re.Match[str] | None:
        """The first "it" that is not an expletive and has no possible antecedent before it."""
        for pronoun in self._thing.finditer(text):
            if not (self._expletive.match(text, pronoun.start()) or _NAME_INSIDE.match(text, pronoun.start())):
                return None if self.antecedents.has_thing(text, pronoun) else pronoun
        return None


def _heard(text: str, place: int, spoken: Spans, speakers: Spans) -> str:
    """The text before a place that can hold an antecedent for it: speech cannot for what is outside its marks.

    For a pronoun in speech the text outside counts too, except the speaker, who does not say "he" of himself.
    """
    return without(text[:place], speakers if _is_within(place, spoken) else spoken)


def without(text: str, spans: Spans) -> str:
    """A text without some spans of it."""
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join([*kept, text[at:]])


def moved(spans: Spans, by: int) -> list[tuple[int, int]]:
    """Spans of a text as spans of it without its first characters."""
    return [(max(0, start - by), end - by) for start, end in spans if end > by]


def _is_within(place: int, spans: Spans) -> bool:
    return bool(spans) and any(start <= place < end for start, end in spans)


def _signs(phrases: frozenset[str]) -> frozenset[str]:
    """The longest word of each phrase, the last of several: where it does not occur, the phrase does not."""
    return frozenset(max(reversed(LETTERS.findall(phrase)), key=len) for phrase in phrases)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
