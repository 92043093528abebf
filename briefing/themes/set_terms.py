"""Corpus -> the terms of the built-in sets that occur in it, each with its sentences.

The sets have thousands of terms, a story a few dozen of them: each distinct word of the story is looked at once, to see
which words of terms it matches, instead of each term being looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import contains
from typing import NamedTuple

from briefing.language.words import stemmer
from briefing.segmentation.corpus import Corpus
from briefing.themes.sets import load_theme_set, theme_set_names
from briefing.themes.terms import distinct_terms, parts_of

LANGUAGE = "en"
"""The language of the built-in sets: cognates in another one (French "voté", "décision") are not evidence."""
_WORDS_KEPT = 2**16
"""Words whose matches are remembered from story to story: more than the news uses in a month."""


class Place(NamedTuple):
    """Where a term stands: the number of its set, of the theme in it, and its own among that theme's terms."""

    theme_set: int
    theme: int
    number: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of terms: the number of each by its stem, or by its prefix if it ends with a star."""

    by_stem: dict[str, int] = field(default_factory=dict)
    by_prefix: dict[str, int] = field(default_factory=dict)

    def number_of(self, part: str) -> int:
        """The number of a word of a term; a new one if it has none."""
        known, key = (self.by_prefix, part[:-1]) if part.endswith("*") else (self.by_stem, stemmer(LANGUAGE)(part))
        return known.setdefault(key, len(self.by_stem) + len(self.by_prefix))


class _Phrase(NamedTuple):
    """A term of several words: their numbers, and the place of the longest among them."""

    term: str
    words: tuple[int, ...]
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """The words of all terms; terms of one word by its number, phrases by that of their longest.

    The longest word of a phrase is mostly the rarest: most phrases are ruled out by it, and looked for from it.
    """

    words: _Words
    single: dict[int, list[str]]
    phrases: dict[int, list[_Phrase]]


def sentences_of_terms(corpus: Corpus) -> Iterator[tuple[str, set[int]]]:
    """Each term of a built-in set that occurs in an English corpus, with the numbers of its sentences.

    Without numpy: of a dozen numbers its overhead is ten times the work.
    """
    terms, forms_of = _terms(), dict[int, set[int]]()
    for form, numbers in enumerate(map(_matched_by, corpus.vocabulary)):
        for number in numbers:
            forms_of.setdefault(number, set()).add(form)
    there = set(forms_of)
    tokens, rows = corpus.tokens.tolist(), corpus.rows.tolist()
    places_of: dict[int, list[int]] = {form: [] for forms in forms_of.values() for form in forms}
    for place, form in enumerate(tokens):
        if form in places_of:
            places_of[form].append(place)
    for number in there & terms.single.keys():
        found = {rows[place] for form in forms_of[number] for place in places_of[form]}
        for term in terms.single[number]:
            yield term, found
    for number in there & terms.phrases.keys():
        for phrase in terms.phrases[number]:
            if there.issuperset(phrase.words):
                begins = [place - phrase.longest for form in forms_of[number] for place in places_of[form]]
                parts = [forms_of[one] for one in phrase.words]
                if found := set(_sentences_of_phrase(tokens, rows, begins, parts)):
                    yield phrase.term, found


def _sentences_of_phrase(
    tokens: Sequence[int], rows: Sequence[int], begins: Iterable[int], parts: Sequence[set[int]]
) -> Iterator[int]:
    """The sentence of each of the places from which on the tokens are a word of each of the `parts`."""
    for begin in begins:
        end = begin + len(parts)
        is_within = begin >= 0 and end <= len(tokens) and rows[begin] == rows[end - 1]
        if is_within and all(map(contains, parts, tokens[begin:end])):
            yield rows[begin]


@lru_cache(maxsize=_WORDS_KEPT)
def _matched_by(word: str) -> tuple[int, ...]:
    """The numbers of the words of terms that a word of a story matches."""
    by_stem, by_prefix = _terms().words.by_stem, _terms().words.by_prefix
    stem = by_stem.get(stemmer(LANGUAGE)(word))
    starts = [by_prefix[word[:end]] for end in range(1, len(word) + 1) if word[:end] in by_prefix]
    return tuple(starts if stem is None else [stem, *starts])


@cache
def _terms() -> _Terms:
    terms = _Terms(words=_Words(), single={}, phrases={})
    for term in places_of_terms():
        parts = parts_of(term)
        numbers = [terms.words.number_of(part) for part in parts]
        if len(numbers) == 1:
            terms.single.setdefault(numbers[0], []).append(term)
        elif numbers:
            longest = parts.index(max(parts, key=len))
            phrase = _Phrase(term=term, words=tuple(numbers), longest=longest)
            terms.phrases.setdefault(numbers[longest], []).append(phrase)
    return terms


@cache
def places_of_terms() -> dict[str, list[Place]]:
    """Where each term stands in the built-in sets, these in the order of their names."""
    places: dict[str, list[Place]] = {}
    for one, name in enumerate(theme_set_names()):
        for number, theme in enumerate(load_theme_set(name).themes):
            for place, term in enumerate(distinct_terms(tuple(theme.terms))):
                places.setdefault(term, []).append(Place(theme_set=one, theme=number, number=place))
    return places
