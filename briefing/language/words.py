"""Text -> words, stems and counts: those that a reader counts and those that a score compares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files

from briefing.language.matching_form import matching_form
from briefing.language.table import language_table, line_of
from briefing.model import Sentence

_COUNTED = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+|,\d+)*")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
"""A word in running text, as it is written: it begins with a letter and includes its apostrophes and hyphens."""
LETTERS = re.compile(r"[^\W\d_]+")
EDGES = ".,;:!?…\"“”„«»‘’'()[]-–—"
"""Marks that occur around words more often than within them."""
_CUTS = f"{EDGES}/؟،"
POSSESSIVE = re.compile(r"['’]s?$")
"""The possessive ending of a name or a noun: "Lopez’s", "the families’"."""
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
UNSPACED_CHARACTERS_PER_WORD = 2
"""Chinese, Japanese and Thai put no space between words; about two characters carry as much as an English word
(Chinese: 1.5 to 2, the figure that word processors and translators use)."""

_STEMS_KEPT = 2**16
"""Words of a language whose stems are remembered: more than a month of news, and an archive of years ends there too."""

LANGUAGES = tuple(sorted(code for code, line in language_table().items() if line.stop_words))
"""ISO 639-1 codes of the languages that sumy bundles stop words for."""


def words(text: str) -> list[str]:
    """Every word and number of a text in its matching form, lower-cased, in order; "Oct. 7" gives oct and 7."""
    return words_of_form(matching_form(text))


def words_of_form(text: str) -> list[str]:
    """The words of a text that is in its matching form.

    Nineteen in twenty runs between spaces are at most a word with marks around it: searching only the others takes 0.6
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
    """The start and end of each word, so that it can be shown as it is written."""
    return [found.span() for found in _COUNTED.finditer(text)]


def pieces(lowered: str) -> list[str]:
    """The pieces between marks and spaces of a lower-cased text, in order: "he’s" gives he and s.

    A word is found whatever it is joined to, in half the time of a search for letters.
    """
    return _without_marks(lowered).split()


def pieces_of_each(texts: Iterable[str]) -> list[list[str]]:
    """The pieces of each text; cutting all of them at once takes a third of the time of one after the other."""
    return [line.split() for line in _without_marks("\0".join(texts).lower()).split("\0")]


def _without_marks(lowered: str) -> str:
    for mark in _CUTS:
        lowered = lowered.replace(mark, " ")
    return lowered


def count_words(text: str) -> int:
    """How many words a reader counts: runs between spaces, or two characters per word in a script without spaces."""
    if text.isascii():
        return len(text.split())
    text = matching_form(text)  # a zero-width space ends no word
    runs = text.split()
    if not _UNSPACED.search(text):
        return len(runs)
    unspaced = (len(_UNSPACED.findall(run)) for run in runs)
    return sum(max(1, -(-count // UNSPACED_CHARACTERS_PER_WORD)) for count in unspaced)


def words_in(sentences: Iterable[Sentence]) -> int:
    """How many words of some sentences a reader counts."""
    return sum(count_words(sentence.text) for sentence in sentences)


@cache
def stop_words(language: str) -> frozenset[str]:
    """Stop words, as bundled with sumy; empty for a language it lacks."""
    name = line_of(language).stop_words
    if not name:
        return frozenset()
    written = files("sumy").joinpath(f"data/stopwords/{name}.txt").read_text(encoding="utf-8")
    # Its Portuguese has "\\xe9" for "é", and a comma after some words.
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    listed = [word.strip(",") for word in matching_form(plain).split()]
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

    @lru_cache(maxsize=_STEMS_KEPT)
    def stem(word: str) -> str:
        return snowball(POSSESSIVE.sub("", word))

    return stem
