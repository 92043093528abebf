"""Corpus -> who holds which office in it; two of them -> where an office has passed on.

Only what is certain counts, as a false report of a change is worse than none: "acting director Quill" who is named
director, a director of whom one is now called the former one, or a new holder in an article that names the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from briefing.language.loading import load_language
from briefing.language.rules import OfficeRules
from briefing.segmentation.corpus import Corpus

_WORD = re.compile(r"[^\W\d_][\w’'-]*|,")
_LONGEST_NAME, _LONGEST_OF = 3, 8
"""Words of a name at most, and of what somebody has an office of, with the comma behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Somebody in an office, in a sentence by its number: "former" or "acting" or "" is how it is held."""

    sentence: int
    document: int
    office: str
    surname: str
    held: str


class Offices:
    """The holders of offices in a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.holdings = tuple(
            Holding(sentence=number, document=corpus.document_of[number], office=office, surname=surname, held=held)
            for number, text in enumerate(corpus.texts)
            if (rules := load_language(corpus.languages[corpus.document_of[number]]).offices).nouns
            for office, surname, held in _holders(text, rules)
        )

    def changes(self, earlier: Offices) -> dict[int, tuple[int, ...]]:
        """The first sentence of each article that tells a change, and the earlier sentences with what was before."""
        found: dict[int, tuple[int, ...]] = {}
        done: set[tuple[int, str]] = set()
        for one in self.holdings:
            if (one.document, one.office) not in done and (before := self._before(one, earlier)):
                done.add((one.document, one.office))
                found.setdefault(one.sentence, before)
        return found

    def _before(self, one: Holding, earlier: Offices) -> tuple[int, ...]:
        known = [other for other in earlier.holdings if other.office == one.office and other.held != "former"]
        holders = {other.surname for other in known}
        own = [o for o in self.holdings if o.document == one.document and o.office == one.office]
        if len(holders) != 1 or any(o.held == "former" and o.surname in holders for o in earlier.holdings):
            return ()
        is_known = one.surname in holders and {other.held for other in own if other.surname == one.surname} == {
            one.held
        }
        has_left = is_known and one.held == "former"
        is_confirmed = is_known and one.held == "" and {other.held for other in known} == {"acting"}
        has_come = one.held != "former" and self._has_come(one, own, holders)
        if has_left or (is_confirmed and self._tells_of_succession(one)) or has_come:
            return tuple(other.sentence for other in known)
        return ()

    def _has_come(self, one: Holding, own: list[Holding], holders: set[str]) -> bool:
        """Whether somebody new holds an office in an article that names the one before, and tells how that came."""
        new = {other.surname for other in own if other.held != "former"}
        text = self._corpus.read_documents[one.document].text
        names_the_old = any(re.search(rf"\b{re.escape(name)}\b", text) for name in holders)
        return new == {one.surname} and one.surname not in holders and names_the_old and self._tells_of_succession(one)

    def _tells_of_succession(self, one: Holding) -> bool:
        rules = load_language(self._corpus.languages[one.document]).offices
        return not rules.successions.isdisjoint(
            word.lower() for word in _WORD.findall(self._corpus.texts[one.sentence])
        )


def _holders(text: str, rules: OfficeRules) -> Iterator[tuple[str, str, str]]:
    """Office, surname and how it is held: of "acting Prime Minister Ada Quill", of "Ada Quill, the acting director"."""
    words = _WORD.findall(text)
    for place, word in enumerate(words):
        if not _is_office(word.lower(), rules):
            continue
        first = _first(words, place, rules.modifiers)
        before = _first(words, first, rules.acting | rules.former)
        office = " ".join(words[first : place + 1]).lower()
        held = _held({word.lower() for word in words[before:first]}, rules)
        surname = _name_after(words, place + 1, rules) or _name_before(words, before, rules)
        if surname:
            yield office, surname, held


def _is_office(word: str, rules: OfficeRules) -> bool:
    return word in rules.nouns or any(word.endswith(noun) for noun in rules.nouns if rules.compounds)


def _first(words: list[str], place: int, known: Set[str]) -> int:
    """Where the run of known words before a place begins."""
    while place and words[place - 1].lower() in known:
        place -= 1
    return place


def _held(words: Set[str], rules: OfficeRules) -> str:
    return "former" if words & rules.former else "acting" if words & rules.acting else ""


def _name_after(words: list[str], start: int, rules: OfficeRules) -> str:
    """The last word of the name right after an office, or behind a comma: there it has two words or more.

    Of what it is an office may stand before the comma: "the director of the river authority, Ada Quill, said".
    """
    if words[start : start + 1] and words[start].lower() in rules.of and "," in words[start : start + _LONGEST_OF]:
        start = words.index(",", start)
    has_comma = words[start : start + 1] == [","]
    start += has_comma
    name = []
    for word in words[start : start + _LONGEST_NAME]:
        if not word[0].isupper() or _is_office(word.lower(), rules) or word.lower() in rules.modifiers:
            break
        name.append(word)
    return _bare(name[-1]) if len(name) > has_comma else ""


def _name_before(words: list[str], end: int, rules: OfficeRules) -> str:
    """The last word of a name of two words or more that stands before ", the" and an office."""
    end = _first(words, end, rules.articles)
    if end < 3 or words[end - 1] != ",":
        return ""
    given, surname = words[end - 3], words[end - 2]
    return _bare(surname) if given[0].isupper() and surname[0].isupper() else ""


def _bare(name: str) -> str:
    return re.sub(r"[’']s?$", "", name)
