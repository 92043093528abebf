"""The words of a sentence -> which patterns can match it: each requires one of its sign words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class BySign(Generic[T]):
    """Things by their signs, lower-case words separated by spaces: most sentences have none of a hundred.

    What follows "+ " must also be in the text: "one two three + of the"; it may be given alone.
    """

    def __init__(self, signed: Iterable[tuple[str, T]]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        things: list[tuple[str, T]] = []
        unsigned: list[int] = []
        for place, (signs, thing) in enumerate(signed):
            words, _, phrase = signs.partition("+ ")
            things.append((phrase, thing))
            for word in words.split():
                places[word].append(place)
            if not words:
                unsigned.append(place)
        self._things, self._places, self._signs = tuple(things), dict(places), frozenset(places)
        self._unsigned = frozenset(unsigned)
        self._always = tuple(map(things.__getitem__, unsigned))

    def of(self, words: frozenset[str], text: str) -> list[T]:
        """The things whose signs are among the words of a text and in the text, in their order."""
        own = self._signs & words
        if not own:  # as in half of the sentences
            return [thing for phrase, thing in self._always if phrase in text]
        found = sorted(self._unsigned.union(*map(self._places.__getitem__, own)))
        return [thing for phrase, thing in map(self._things.__getitem__, found) if phrase in text]
