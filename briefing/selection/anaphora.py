"""A sentence -> the words in it that point out of it: connectives, pronouns, demonstratives.

What counts as one is data per language (briefing/text/languages); this module only looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefing.text.language import ContextRules, load_language
from briefing.text.words import stop_words

Spans = Sequence[tuple[int, int]]

_OPENING_MARKS = r"(?:\[\w{1,3}\]|[\"'“”‘’«»„(\[\s–—-])*"
"""What may stand before the first word: quotation marks, brackets, dashes, a footnote's number."""
_NAME = re.compile(
    r"(?<!^)(?<![.!?“\"‘] )(?<![“\"‘(])\b[^\W\d_a-z][\w’'-]*[^\W\d_][\w’'-]*"
    r"|^\W*[A-Z][\w’'-]+ (?:[A-Z]\.? )*[A-Z][\w’'-]+"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def anaphora_of(language: str) -> Anaphora:
    """What points out of a sentence in a language (ISO 639-1)."""
    return Anaphora(load_language(language).context, stop_words(language))


class Anaphora:
    """The rules of one language, compiled."""

    def __init__(self, rules: ContextRules, stop: frozenset[str]) -> None:
        self._stop = stop
        openings = rules.connectives | rules.back_references
        self._opening = _compiled(
            rf"{_OPENING_MARKS}(?:{_any(openings)})\b|{_OPENING_MARKS}(?:{_any(rules.connectives_before_comma)}),"
        )
        self._person = _compiled(rf"\b(?:{_any(rules.person_pronouns)})\b")
        self._thing = _compiled(rf"\b(?:{_any(rules.thing_pronouns)})\b")
        self._expletive = _compiled("|".join(sorted(rules.expletives)) or "(?!)")
        self._demonstrative = _compiled(rf"{_OPENING_MARKS}(?:{_any(rules.demonstratives)})\b")
        self._hanging = _compiled(rf"\b(?:{_any(rules.hanging)})\b")
        self._pointing = _compiled(rf"\b(?:{_any(rules.pointing)})\s+([^\W\d_][\w’'-]*)")
        self._exempt = rules.pointing_exempt
        self._participle = _compiled(rf"{_OPENING_MARKS}\w*(?:{_any(rules.participles)})\b[^,]*,\s*$")
        self._calendar = rules.calendar
        self._signs = frozenset(
            letters
            for phrase in rules.person_pronouns | rules.thing_pronouns | rules.pointing | rules.hanging
            for letters in _LETTERS.findall(phrase)[:1]
        )
        self._person_nouns = _compiled(rf"\b(?:{_any(rules.person_nouns)})\b")

    def hanging(self, text: str, spoken: Spans, is_first: bool) -> Iterator[str]:
        """Why a sentence needs the one before it, one reason for each kind; `spoken` is its quoted part.

        An article's first sentence is read with nothing before it: there only its first words can hang
        ("He said"), and a "their" within it means somebody it goes on to name.
        """
        opening = self._opening.match(text) or self._demonstrative.match(text)
        if opening:
            yield f"“{opening[0].strip()}” points back"
        if self._signs.isdisjoint(_LETTERS.findall(text.lower())):
            return  # told by sets at a third of the time of the searches below
        for pronoun in (self._lost_person(text, spoken), self._lost_thing(text)):
            if pronoun and (not is_first or not _WORD.search(text, 0, pronoun.start())):
                yield f"“{pronoun[0]}” has nothing to point to"
        if not is_first:
            phrase = self._hanging.search(text) or self._lost_demonstrative(text, spoken)
            if phrase:
                yield f"“{phrase[0]}” points back"

    def names_person(self, text: str) -> bool:
        """Whether a piece of a sentence names somebody, or says who they are ("the minister")."""
        return self._person_nouns.search(text) is not None or any(self._names(text))

    def _names(self, text: str) -> Iterable[str]:
        found = (match[0] for match in _NAME.finditer(text))
        return (name for name in found if name.lower() not in self._calendar)

    def _lost_person(self, text: str, spoken: Spans) -> re.Match[str] | None:
        """The first "he", "she" or "they" without anybody before it on the same side of the quotation marks."""
        pronoun = self._person.search(text)  # those behind it can mean the same person
        if pronoun is None:
            return None
        before = _side(text[: pronoun.start()], pronoun.start(), spoken)
        is_subject_of_opening = self._participle.match(before) is not None
        return pronoun if is_subject_of_opening or not self.names_person(before) else None

    def _lost_demonstrative(self, text: str, spoken: Spans) -> re.Match[str] | None:
        """The first "those failures" outside speech whose noun has not come up in the sentence."""
        for pointing in self._pointing.finditer(text):
            noun = pointing[1].lower()
            if noun in self._exempt or any(start <= pointing.start() < end for start, end in spoken):
                continue
            if noun not in _WORD.findall(text[: pointing.start()].lower()):
                return pointing
        return None

    def _lost_thing(self, text: str) -> re.Match[str] | None:
        """The first "it" that stands for something, without a noun before it."""
        for pronoun in self._thing.finditer(text):
            if self._expletive.match(text, pronoun.start()):
                continue
            before = _WORD.findall(text[: pronoun.start()].lower())
            return None if any(word not in self._stop for word in before) else pronoun
        return None


def _side(before: str, place: int, spoken: Spans) -> str:
    """What stands before a place, in quoted speech if the place is quoted, outside it if not."""
    if any(start <= place < end for start, end in spoken):
        return before  # a quotation speaks of those whom its frame has named, too
    kept, at = [], 0
    for start, end in sorted(spoken):
        kept.append(before[at : max(at, start)])
        at = max(at, end)
    return "".join([*kept, before[at:]])


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(options: frozenset[str]) -> str:
    return "|".join(re.escape(option) for option in sorted(options, key=lambda o: (-len(o), o))) or "(?!)"
