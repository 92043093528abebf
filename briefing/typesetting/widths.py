"""Text -> the widths of its words in the bundled fonts, and how many lines they take: no layout, no PDF engine."""

from __future__ import annotations

import math
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.page.shipped import templates_folder

_ALPHABETIC = 0.5
"""Em; the average width of the letters of an alphabet."""
_LONG_WORD = 6.0
"""Em; about a dozen letters, from which length on hyphenation matters."""


@cache
def advances(role: str) -> dict[str, float]:
    """The widest advance of each character in em; `text` for the text face, `label` for all others."""
    file = templates_folder() / "fonts" / "advances.toml"
    groups = tomllib.loads(file.read_text(encoding="utf-8"))[role]
    return {character: int(width) / 1000 for width, group in groups.items() for character in group}


@cache
def known_characters() -> frozenset[str]:
    """The characters that all bundled Latin, Greek and Cyrillic faces have."""
    return frozenset(advances("text").keys() & advances("label").keys())


@lru_cache(maxsize=256)
def word_widths(text: str, role: str) -> tuple[float, ...]:
    """The widths of a text's words, in em."""
    known = advances(role)
    widths = {character: known.get(character) or _usual_width(character) for character in set(text)}
    return tuple(sum(map(widths.__getitem__, word)) for word in text.split(" "))


def _usual_width(character: str) -> float:
    """The guessed width, in em, of a character that no bundled Latin, Greek or Cyrillic face has."""
    if unicodedata.combining(character) or character in "\u200b\u200c\u200d\u200e\u200f\ufe0f":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else _ALPHABETIC


def count_lines(words: Sequence[float], width: float, role: str, *, hyphenated: bool) -> int:
    """How many lines the words take at most; `words` and `width` are in em of their own size.

    With hyphenation it is an estimate: long words are broken where the line ends.
    """
    space, widest = advances(role)[" "], 1.4
    room = max(width, 3.0)
    lines, at = 1, 0.0
    for word in words:
        reach = at + space + word if at else word
        if reach <= room:
            at = reach
        elif hyphenated and word > _LONG_WORD:
            lines += math.ceil(reach / room) - 1
            at = reach % room
        else:
            lines += 1 if at else 0
            broken = math.ceil(word / (room - widest)) if word > room else 1
            lines += broken - 1
            at = word if broken == 1 else room
    return lines
