"""The words of a sentence -> which patterns can match it: each has words without one of which it never does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

FIGURE = "#"
"""The sign of a figure among the words of a sentence."""


class BySign(Generic[T]):
    """Things by their signs, words in small letters with a space between: most sentences have none of a hundred."""

    def __init__(self, signed: Iterable[tuple[str, T]]) -> None:
        things: list[T] = []
        places: dict[str, list[int]] = defaultdict(list)
        for place, (signs, thing) in enumerate(signed):
            things.append(thing)
            for sign in signs.split():
                places[sign].append(place)
        self._things, self._places, self._signs = tuple(things), dict(places), frozenset(places)

    def of(self, words: frozenset[str]) -> list[T]:
        """The things one of whose signs is among these words, in their order."""
        present = self._signs & words
        if not present:
            return []
        return [self._things[place] for place in sorted({place for sign in present for place in self._places[sign]})]
