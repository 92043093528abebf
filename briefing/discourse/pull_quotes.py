"""The sentences of an article -> its pull quotes: speech that is displayed a second time, without its speaker.

A page shows a sentence of somebody's speech in large type between two paragraphs, or joined to a caption; in the
article itself the same words have a speaker.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.language.words import words_of_form

LEAST_WORDS = 5
"""The fewest words of a pull quote: fewer may be repeated by chance."""
CAPTION_WORDS = 12
"""The most words that a caption has besides its quotation."""

_MARK = re.compile(r"[\"“”„«»]|\A[‘'](?=\w)|(?<=[.,!?…])[’'](?!\w)")
"""Single marks are also apostrophes: they count at the beginning of a sentence and after punctuation."""
_OPENS = "“„«‘"
_CLOSES = "”»’"
_SIGNS = frozenset("\"“”„«»‘’'")
_SIGN = re.compile("[\"“”„«»‘’']")


@dataclass(frozen=True, slots=True)
class _Speech:
    """The words of a sentence between quotation marks, how many are outside, and whether one of those is a cue."""

    words: tuple[str, ...]
    beside: int
    has_cue: bool


def find_pull_quotes(texts: Sequence[str], cues: frozenset[str]) -> frozenset[int]:
    """The places of the sentences whose speech another sentence of the article attributes to a speaker.

    The texts are in their matching form.
    """
    at_ends = [place for place, text in enumerate(texts) if text and (text[0] in _SIGNS or text[-1] in _SIGNS)]
    bare = {place: one for place in at_ends if _is_bare(one := _speech_of(texts[place], cues))}
    if not bare:
        return frozenset()
    speaking = [place for place, text in enumerate(texts) if _SIGN.search(text)]
    said = " ".join(texts[place] for place in speaking).lower()
    repeated = [place for place, one in bare.items() if _may_come_twice(one.words, said)]
    if repeated:
        often = {word for word, count in Counter(words_of_form(said)).items() if count > 1}
        repeated = [place for place in repeated if often.issuperset(bare[place].words)]  # spares most the search
    return frozenset(_Repeats(texts, speaking, cues).of(repeated)) if repeated else frozenset()


def _may_come_twice(words: Sequence[str], lowered: str) -> bool:
    """Whether the letters of each word stand twice in a text; those of the longest hardly do: it goes first."""
    return all(lowered.count(word) > 1 for word in sorted(words, key=len, reverse=True))


def _is_bare(one: _Speech) -> bool:
    return len(one.words) >= LEAST_WORDS and one.beside <= CAPTION_WORDS and not one.has_cue


class _Repeats:
    """An inverted index of the sentences of an article in which somebody speaks."""

    def __init__(self, texts: Sequence[str], speaking: Sequence[int], cues: frozenset[str]) -> None:
        self._texts, self._cues = texts, cues
        self._read: dict[int, _Speech] = {}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for place in speaking:
            for word in set(words_of_form(texts[place])):
                self._holding[word].append(place)

    def of(self, bare: Sequence[int]) -> Iterator[int]:
        """Those of the sentences without a speaker that repeat another sentence."""
        for place in bare:
            rarest = min((self._holding[word] for word in self._speech(place).words), key=len)
            if any(self._repeats(place, other) for other in rarest):
                yield place

    def _repeats(self, place: int, other: int) -> bool:
        """Whether speech without a speaker is that of another sentence, or a shortened form of it in the same order."""
        if place == other:
            return False
        copy, full = self._speech(place), self._speech(other)
        following = iter(full.words)
        if not all(word in following for word in copy.words):
            return False
        if full.has_cue:
            return True
        here, there = self._is_among_speech(place), self._is_among_speech(other)
        return there > here or (there == here and copy.words == full.words and other < place)

    def _is_among_speech(self, place: int) -> bool:
        """Whether a neighbour of this sentence is speech with its speaker."""
        beside = (one for one in (place - 1, place + 1) if 0 <= one < len(self._texts))
        return any(_SIGN.search(self._texts[one]) and self._speech(one).has_cue for one in beside)

    def _speech(self, place: int) -> _Speech:
        if place not in self._read:
            self._read[place] = _speech_of(self._texts[place], self._cues)
        return self._read[place]


def _speech_of(text: str, cues: frozenset[str]) -> _Speech:
    """Cut a sentence at its marks; what precedes a closing one was said, even if the opening one came earlier."""
    said: list[str] = []
    beside: list[str] = []
    at, is_open = 0, False
    for mark in _MARK.finditer(text):
        is_opening = mark[0] in _OPENS or (mark[0] not in _CLOSES and not text[: mark.start()][-1:].strip("("))
        piece = words_of_form(text[at : mark.start()])
        (said if is_open or (not is_opening and not said) else beside).extend(piece)
        at, is_open = mark.end(), is_opening
    (said if is_open else beside).extend(words_of_form(text[at:]))
    return _Speech(tuple(said), len(beside), not cues.isdisjoint(beside))
