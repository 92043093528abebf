"""An article -> where it says who somebody is whom a sentence calls only by the surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.language.loading import Language
from briefing.language.words import EDGES, POSSESSIVE

_BEFORE = 30
"""Characters read before a name, to find the given name or the office in front of it."""
_TELLING = 3
"""Words in ", Lopez said" with the word before: a sentence has more."""
_ABBREVIATED = 5
"""The most characters of an initial or office with its full stop before a name ("Gov."): after another word a stop ends
a sentence."""


class Introductions:
    """The names of an article; `known` are those that have a capital within its sentences."""

    def __init__(self, source: str, language: Language, known: frozenset[str]) -> None:
        self._source, self._known = source, known
        self._cues = language.quotations.cues
        self._nameless = language.context.calendar | language.context.titles
        self._common, self._persons = frozenset[str](), language.context.person_nouns
        if language.sentences.noun_capitals:  # where each noun has a capital, those with an article are not given names
            self._common = language.context.articles | language.context.prepositions
        self._titles = frozenset(
            form
            for title in map(str.title, language.context.titles)
            if title in source
            for form in (title, f"{title}.")
        )

    def place(self, name: str) -> int | None:
        """The offset of a name's first occurrence; None if no word before it says there who it is."""
        place = self._first(name)
        words = self._source[max(0, place - _BEFORE) : max(0, place)].split()
        if not words or not words[-1][0].isupper():
            return None
        given = words[-1].rstrip(".")
        if self._common and not self._is_given(words, given.lower()):
            return None
        is_stopped = words[-1] != given and len(words[-1]) > _ABBREVIATED
        return None if is_stopped or not given.isalnum() or given.lower() in self._nameless else place

    def _is_given(self, words: Sequence[str], given: str) -> bool:
        """Whether the word before a name is part of it, or an office: in "der Stadt Larkport" it is neither."""
        has_article = len(words) > 1 and words[-2].lower() in self._common
        return given not in self._common and (given in self._persons or not has_article)

    def _first(self, name: str) -> int:
        """Where a name first occurs as a whole word, else -1: plain search needs no pattern for each name."""
        place = self._source.find(name)
        while place >= 0 and not self._is_apart(place, place + len(name)):
            place = self._source.find(name, place + 1)
        return place

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether a span is not part of a longer word."""
        around = self._source[max(0, start - 1) : start] + self._source[end : end + 1]
        return not any(sign.isalnum() or sign == "_" for sign in around)

    def surnames(self, text: str) -> Iterator[str]:
        """The surnames of those who act or speak in a sentence, and "Mr. Lopez" anywhere in it.

        Of the sentences of 272 labelled stories that have one who is introduced one or two sentences before, and in
        which nothing else points back, 68 % need another one, of those without any reason, 28 % (benchmarks/needs.py).
        """
        names = [*self._alone(text), *(self._titled(text) if self._titles else ())]
        for name in names:
            bare = name.strip(EDGES)
            if bare not in self._known and bare[-1:] in "s’'":
                bare = POSSESSIVE.sub("", bare)
            if bare in self._known:
                yield bare

    def _alone(self, text: str) -> Iterator[str]:
        """The first word, if what follows may be its verb, and the speaker at the end."""
        first, last = text.split(None, 2), text.rsplit(None, 3)
        if len(last) <= _TELLING:
            return
        if first[1][0].islower():
            yield first[0]
        if last[-3].endswith(",") and last[-1].strip(EDGES) in self._cues:
            yield last[-2]
        elif last[-2] in self._cues:
            yield last[-1]

    def _titled(self, text: str) -> Iterator[str]:
        return (name for title, name in pairwise(text.split()) if title in self._titles)
