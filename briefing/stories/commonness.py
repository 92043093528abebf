"""A language -> how common its terms are, whatever an article is about (common_terms/README.md).

A folder of three articles on one event cannot tell its words from those that every article has: both are in all three.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from briefing.language.table import primary
from briefing.language.words import stop_words
from briefing.stories.terms import cutter

WORDS = 500
"""Words of the article that a probability is for: a usual one."""
COMMON = 400
"""Occurrences in a million words from which a term has a probability of its own: one article in five has it."""
RARE = 0.0024
"""The probability of a term that is not listed: that of the 20,000th word of a language by Zipf's law. To tell
the ranks above it apart brought nothing."""
_STOP_WORD = 0.5
"""The probability of a stop word in a language without a list."""


@cache
def frequencies(language: str) -> Mapping[str, int]:
    """How often each listed term of a language occurs in a million words; empty for a language without a list."""
    code = primary(language)
    file = files("briefing.stories") / "common_terms" / f"{code}.txt"
    if not code.isalpha() or not file.is_file():
        return {}
    listed = file.read_text(encoding="utf-8").split()
    return dict(zip(listed[::2], map(int, listed[1::2]), strict=True))


@cache
def common_terms(language: str) -> Mapping[str, float]:
    """The probability (0..1) of each common term of a language; of its stop words, if it has no list."""
    if listed := frequencies(language):
        return {term: 1 - math.exp(-WORDS * often / 1e6) for term, often in listed.items() if often >= COMMON}
    code = primary(language)
    cut = cutter(code)
    return {term: _STOP_WORD for word in stop_words(code) for term in cut(word)}
