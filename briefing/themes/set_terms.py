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

from briefing.text.corpus import Corpus
from briefing.text.words import stemmer
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """The words of all terms; terms of one word by its number, phrases by that of their longest, with all of theirs.

    The longest word of a phrase is mostly the rarest: most phrases are ruled out by it.
    """

    words: _Words
    single: dict[int, list[str]]
    phrases: dict[int, list[tuple[str, list[int]]]]


def sentences_of_terms(corpus: Corpus) -> Iterator[tuple[str, set[int]]]:
    """Each term of a built-in set that occurs in an English corpus, with the numbers of its sentences.

    Without numpy: of a dozen numbers its overhead is ten times the work.
    """
    terms, forms_of = _terms(), dict[int, set[int]]()
    for form, word in enumerate(corpus.vocabulary):
        for number in _matched_by(word):
            forms_of.setdefault(number, set()).add(form)
    tokens, rows = corpus.tokens.tolist(), corpus.rows.tolist()
    places_of: list[list[int]] = [[] for _ in corpus.vocabulary]
    for place, form in enumerate(tokens):
        places_of[form].append(place)
    for number in forms_of.keys() & terms.single.keys():
        found = {rows[place] for form in forms_of[number] for place in places_of[form]}
        for term in terms.single[number]:
            yield term, found
    for number in forms_of.keys() & terms.phrases.keys():
        for phrase, numbers in terms.phrases[number]:
            if all(map(forms_of.__contains__, numbers)):
                first, *further = [forms_of[one] for one in numbers]
                begins = [place for form in first for place in places_of[form]]
                if found := set(_sentences_of_phrase(tokens, rows, begins, further)):
                    yield phrase, found


def _sentences_of_phrase(
    tokens: Sequence[int], rows: Sequence[int], places: Iterable[int], parts: Sequence[set[int]]
) -> Iterator[int]:
    """The sentence of each of the `places` of a first word that a word of each of the further `parts` follows."""
    for place in places:
        after = tokens[place + 1 : place + 1 + len(parts)]
        is_there = len(after) == len(parts) and all(map(contains, parts, after))
        if is_there and rows[place] == rows[place + len(parts)]:
            yield rows[place]


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
            longest = numbers[parts.index(max(parts, key=len))]
            terms.phrases.setdefault(longest, []).append((term, numbers))
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
