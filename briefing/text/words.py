"""Text -> words, stems and counts: what a reader counts and what a score compares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

from briefing.text.language_table import language_table, line_of

_COUNTED = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+|,\d+)*")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
"""A word in running text, as it is written: from a letter on, its apostrophes and hyphens with it."""
LETTERS = re.compile(r"[^\W\d_]+")
EDGES = ".,;:!?…\"“”„«»‘’'()[]-–—"
"""Marks that stand around words more often than within them."""
_CUTS = f"{EDGES}/؟،"
POSSESSIVE = re.compile(r"['’]s?$")
"""What a name or a noun has at its end where something is its own: "Lopez’s", "the families’"."""
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
UNSPACED_CHARACTERS_PER_WORD = 2
"""Chinese, Japanese and Thai set no space between words; about two characters carry what an
English word does (Chinese: 1.5 to 2, the figure that word processors and translators use)."""

LANGUAGES = tuple(sorted(code for code, line in language_table().items() if line.stop_words))
"""ISO 639-1 codes of the languages that sumy bundles stop words for."""


def words(text: str) -> list[str]:
    """Every word and number of the text, lower-cased, in order; "Oct. 7" gives oct and 7.

    Of twenty runs between spaces nineteen are a word with marks around it at most: to search but the others takes 0.6
    of the time.
    """
    found: list[str] = []
    for run in text.lower().split():
        if run.isalnum():
            found.append(run)
        elif (bare := run.strip(EDGES)).isalnum():
            found.append(bare)
        else:
            found += _COUNTED.findall(bare)
    return found


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each of the words stands, so that they can be shown as they are written."""
    return [found.span() for found in _COUNTED.finditer(text)]


def pieces(lowered: str) -> list[str]:
    """What stands between marks and spaces in a text of small letters, in order: "he’s" gives he and s.

    A word that is looked for is found whatever it is tied to, in half the time of looking for letters.
    """
    return _without_marks(lowered).split()


def pieces_of_each(texts: Iterable[str]) -> list[list[str]]:
    """The pieces of some texts, which are cut at marks all at once: a third of the time of one after the other."""
    return [line.split() for line in _without_marks("\0".join(texts).lower()).split("\0")]


def _without_marks(lowered: str) -> str:
    for mark in _CUTS:
        lowered = lowered.replace(mark, " ")
    return lowered


def count_words(text: str) -> int:
    """How many words a reader counts: runs between spaces, and two characters a word where none are set."""
    runs = text.split()
    if text.isascii() or not _UNSPACED.search(text):
        return len(runs)
    unspaced = (len(_UNSPACED.findall(run)) for run in runs)
    return sum(max(1, -(-count // UNSPACED_CHARACTERS_PER_WORD)) for count in unspaced)


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words without a subject of their own, as bundled with sumy; empty for a language it lacks."""
    name = line_of(language).stop_words
    if not name:
        return frozenset()
    written = files("sumy").joinpath(f"data/stopwords/{name}.txt").read_text(encoding="utf-8")
    # Its Portuguese has "\\xe9" for "é", and a comma after some words.
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    listed = [word.strip(",") for word in plain.split()]
    # sumy's lists write "don't" with a straight apostrophe, newspapers with a curly one.
    return frozenset(listed) | frozenset(word.replace("'", "’") for word in listed)


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """A function from a lower-cased word to its Snowball stem; the word itself where there is no stemmer."""
    name = line_of(language).snowball
    if not name:
        return str
    # Not NLTK's Snowball: importing NLTK takes 0.4 s, which most articles need not pay for.
    from Stemmer import Stemmer

    snowball: Callable[[str], str] = Stemmer(name).stemWord

    @cache
    def stem(word: str) -> str:
        return snowball(POSSESSIVE.sub("", word))

    return stem
