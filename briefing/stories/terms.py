"""A document -> its sketch, the terms by which its story is told: how often each occurs, and which are names.

A term is a stem where there is a stemmer, else each run of four letters in a word: endings and prefixes then cost part
of the likeness, not all of it (McNamee and Mayfield 2004, "Character n-gram tokenization for European language text
retrieval"). Scripts without spaces between words give pairs of characters.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.language.table import line_of, primary
from briefing.language.words import stemmer
from briefing.model import Document

TITLE_WEIGHT = 4
"""How often more a word of the title counts: what happened, to whom and where stands in it."""
OPENING_WORDS, OPENING_WEIGHT = 90, 1
"""How many words the first paragraphs have, and how often more a word of them counts."""
_INFLECTED_WITHIN = frozenset({"ar"})
"""Languages whose words change within, which no stemmer undoes: F1 on MultiLing's Arabic .69 by stems, .78 by runs."""
GRAM, PAIR = 4, 2
"""Letters in a term where words have no stemmer, and where no space is between words."""

_WORDS_KEPT = 2**16
"""Words of a language whose terms are remembered; an archive of years has more than memory should hold."""
_SIGNS = "".join(chr(code) for code in range(0x300, 0x3000) if unicodedata.category(chr(code))[0] == "M")
_RUN = rf"[^\W_][\w{_SIGNS}\u200c\u200d]*"
_WORD = re.compile(rf"{_RUN}(?:['’.\-]{_RUN})*")
"""A word with the vowel signs of its script, which Python's \\w leaves out, and with the marks within it."""
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

Cut = Callable[[str], tuple[str, ...]]
"""From a word to its terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What of an article is compared: how often each of its terms counts, and the terms that it writes as names.

    `day` is the ordinal of the day on which it was published, or None.
    """

    language: str
    day: int | None
    counts: dict[str, int]
    names: set[str]


def sketch_of(document: Document, language: str) -> Sketch:
    """The sketch of a document: the terms of its title and its first words weigh more than the others."""
    cut = cutter(language)
    written = words_of(document.text)
    counted = Counter(written)
    weighted = Counter(written + written[:OPENING_WORDS] * OPENING_WEIGHT + words_of(document.title) * TITLE_WEIGHT)
    counts: dict[str, int] = {}
    names: set[str] = set()
    for word, times in weighted.items():
        terms = cut(word)
        for term in terms:
            counts[term] = counts.get(term, 0) + times
        if word[0].isupper() and counted.get(word, 0) > counted.get(word.lower(), 0):
            names.update(terms)
    day = document.published.toordinal() if document.published else None
    return Sketch(language=language, day=day, counts=counts, names=names)


def words_of(text: str) -> list[str]:
    """The words of a text in any script, as they are written."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def has_stems(language: str) -> bool:
    """Whether the terms of a language are stems, and not runs of letters."""
    return bool(line_of(language).snowball) and primary(language) not in _INFLECTED_WITHIN


@cache
def cutter(language: str) -> Cut:
    """The function that cuts a word of a language, as it is written, into its terms."""
    stem = stemmer(language) if has_stems(language) else None

    @lru_cache(maxsize=_WORDS_KEPT)
    def cut(written: str) -> tuple[str, ...]:
        word = written.casefold()
        if pieces := _UNSPACED.findall(word):
            return tuple(sys.intern(part) for piece in pieces for part in runs(piece, PAIR))
        return (sys.intern(stem(word) or word),) if stem else tuple(map(sys.intern, runs(word, GRAM)))

    return cut


def runs(word: str, length: int) -> list[str]:
    """Every run of so many characters in a word; the word itself if it is shorter."""
    return [word[place : place + length] for place in range(max(1, len(word) - length + 1))]
