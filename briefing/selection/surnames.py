"""Corpus -> who is introduced where: a reader who has not read of Ana Lopez does not know who "Lopez" is.

A name is a run of capitalised words, without the "The" or "In" that opens a sentence: "The Lopez case" does not
introduce Lopez. People are called by the last word of their names, and by a short first word, such as Xi or Kim.

Newspapers give a person's full name once and the surname from then on, so a surname alone depends on the sentence with
the full name; unlike a pronoun it can be understood without it, and so the sentence loses value but is not excluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing.language.words import stop_words
from briefing.segmentation.corpus import Corpus

_CAPITAL = r"[^a-z \W\d_][\w’'-]*[^\W\d_]"
"""Small letters and spaces are ruled out before what is rare, which halves the time of the search."""
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:[A-Z]\.\s*)*{_CAPITAL})*")
_POSSESSIVES = ("'s", "’s")
SHORT = 3
"""Most letters of a family name before the given name: Xi, Li, Kim; longer ones may be "North" or "White"."""


class Surnames:
    """The names of a corpus: which sentences introduce one, which only mention its last word."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._read: dict[int, list[tuple[frozenset[str], frozenset[str]]]] = {}

    def introduced(self, numbers: Iterable[int]) -> frozenset[str]:
        """The surnames that occur in these sentences as part of a full name."""
        return frozenset().union(*(self._of(number)[0] for number in numbers))

    def missed(self, numbers: Iterable[int]) -> frozenset[str]:
        """The surnames that occur alone in these sentences, and were introduced by a sentence above them all."""
        read = [self._of(number) for number in numbers]
        if len(read) == 1:
            return read[0][1]
        alone = frozenset[str]().union(*[alone for _, alone in read])
        return alone.difference(*[full for full, _ in read]) if alone else alone

    def _of(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """What a sentence introduces and mentions; a document is read when one of its sentences is first asked for."""
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


@lru_cache(maxsize=2048)  # the lead is needed before the choice is made
def _read(text: str, stop: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which names of several words are called, and the names of one word."""
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
