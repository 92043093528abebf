"""English words that the package knows, without their vectors: to tell a word from half of one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from briefing.language.words import stemmer

_FILES = ("similarity.txt", "relatedness.txt")


def is_known(word: str) -> bool:
    """Whether a lower-case word, or another word with its stem, is among the 28,000 most frequent ones."""
    known, stems = _listed()
    return word in known or (len(word) > 3 and stemmer("en")(word) in stems)


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    folder = files("briefing.vectors")
    listed = [(folder / name).read_text(encoding="utf-8").split() for name in _FILES]
    return frozenset().union(*(one[::2] for one in listed)), frozenset().union(*(one[1::2] for one in listed))
