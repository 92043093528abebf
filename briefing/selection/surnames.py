"""Corpus -> who is introduced where: a reader who has not met Ana Lopez does not know who "Lopez" is.

A name is what is written with capitals side by side, without the "The" or "In" that a sentence opens with: who met "The
Lopez case" has not met Lopez. People are called by the last word of their names, and by a short one that stands first
in theirs, such as Xi or Kim.

Newspapers give a person's full name once and the surname from then on, so that a surname alone depends on the sentence
with the whole name; unlike a pronoun it can be understood without, and so costs value, not the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing.text.corpus import Corpus
from briefing.text.words import stop_words

_CAPITAL = r"[^a-z \W\d_][\w’'-]*[^\W\d_]"
"""Small letters and spaces are ruled out before what is rare, which halves the time of the search."""
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:[A-Z]\.\s*)*{_CAPITAL})*")
_POSSESSIVES = ("'s", "’s")
SHORT = 3
"""Letters of a family name that stands before the given one: Xi, Li, Kim; longer ones may be "North" or "White"."""


class Surnames:
    """The names of a corpus: which sentences introduce one, which only mention its last word."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._read: dict[int, list[tuple[frozenset[str], frozenset[str]]]] = {}

    def introduced(self, numbers: Iterable[int]) -> frozenset[str]:
        """The surnames that stand in these sentences with more than themselves."""
        return frozenset().union(*(self._of(number)[0] for number in numbers))

    def missed(self, numbers: Iterable[int]) -> frozenset[str]:
        """The surnames that stand in these sentences alone, and were introduced by one above them all."""
        read = [self._of(number) for number in numbers]
        if len(read) == 1:
            return read[0][1]
        alone = frozenset[str]().union(*[alone for _, alone in read])
        return alone.difference(*[full for full, _ in read]) if alone else alone

    def _of(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """What a sentence introduces and what it mentions; a document is read when the first of its sentences is."""
        document = self._corpus.document_of[number]
        begin, end = self._corpus.span_of(document)
        if document not in self._read:
            stop = stop_words(self._corpus.languages[document])
            self._read[document] = list(_introductions(self._corpus.texts[begin:end], stop))
        return self._read[document][number - begin]


def _introductions(texts: Sequence[str], stop: frozenset[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    known: set[str] = set()
    for text in texts:
        full, alone = _read(text, stop)
        known |= full
        yield full, (alone & known) - full


@lru_cache(maxsize=2048)  # the lead is looked at before the choice is made
def _read(text: str, stop: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What people are called by of the names of several words, and the names of one."""
    full: set[str] = set()
    alone: set[str] = set()
    for name in _NAME.finditer(text):
        *first, last = name[0].split()
        while first and first[0].lower() in stop:
            del first[0]
        (full if first else alone).add(last[:-2] if last.endswith(_POSSESSIVES) else last)
        if first:
            full.update(
                word for word in first if 1 < len(word) <= SHORT and word.isalpha() and word.lower() not in stop
            )
    return frozenset(full), frozenset(alone)
