"""Documents of several stories -> whether these are the events of one affair: a crash, a search, then a report.

The events of an affair are no more alike than unrelated news of one field, so that no likeness joins them. But nearly
all of its articles open with the same rare name, and have the rare words of its subject. What unrelated news share are
common names (a president, a party) and common words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.language.loading import language_of, load_language
from briefing.model import Document
from briefing.stories.commonness import frequencies
from briefing.stories.terms import OPENING_WORDS, cutter, has_stems, sketch_of, words_of

LEAST_ARTICLES = 4
"""Of 100 pairs of articles on unrelated US politics 3 share as much by chance; of 3,000 fours none does."""
SHARE = 0.8
"""Nearly all: one article in five may do without a term."""
RARE_NAME, RARE_WORD = 20, 100
"""A name and a word are rare that occur less often in a million words. Of 1,770 folders of two events of US politics 3
are taken for an affair with names up to 20 (two are one), 14 with 30 (benchmarks/affairs.py)."""
LEAST_WORDS = 2
"""Rare words that nearly all articles have; one is enough that stands in nearly all openings."""
LONGEST_PAUSE = 365
"""Days without an article after which another affair begins: two earthquakes in one country are not one."""

_INSIDE = re.compile(r"(?<=\w\s)[^\W\d_]\w+|(?<=,\s)[^\W\d_]\w+")
"""A word inside a sentence, where a capital makes a name."""


def is_affair(documents: Sequence[Document]) -> bool:
    """Whether the documents, which tell several events, tell one affair in one language.

    Where capitals don't tell names from other words, as in German, there is no telling, and so no affair.
    """
    languages = {document.language or language_of(document) for document in documents}
    if len(documents) < LEAST_ARTICLES or len(languages) > 1 or not names_are_told(min(languages)):
        return False
    if not _goes_on(documents):
        return False
    articles = [_Terms.of(document, min(languages)) for document in documents]
    known = frequencies(min(languages))
    opening = _shared((article.opening for article in articles), len(articles))
    counts = [article.counts for article in articles]
    shared = _shared(counts, len(articles))
    names = {term for term in shared if 2 * sum(term in one.names for one in articles) >= shared[term]}
    words = {term for term in shared.keys() - names if known.get(term, 0) < RARE_WORD and not term.isdigit()}
    rare = {term for term in names & opening.keys() if known.get(term, 0) < RARE_NAME}
    return (
        bool(rare)
        and len(words) + len(words & opening.keys()) >= LEAST_WORDS
        and all(rare & own.keys() or 2 * len(words & own.keys()) >= len(words) for own in counts)
    )


def names_are_told(language: str) -> bool:
    """Whether a capital within a sentence tells a name, and a stem its forms."""
    return has_stems(language) and not load_language(language).sentences.noun_capitals


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of an article, those of its headline and first paragraphs, and those that it writes as names."""

    counts: Mapping[str, int]
    opening: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, document: Document, language: str) -> _Terms:
        cut = cutter(language)
        words = words_of(document.title) + words_of(document.text)[:OPENING_WORDS]
        inside = _INSIDE.findall(unicodedata.normalize("NFC", document.text))
        return cls(
            sketch_of(document, language).counts,
            frozenset(term for word in words for term in cut(word)),
            frozenset(term for word in inside if word[0].isupper() for term in cut(word)),
        )


def _shared(terms: Iterable[Iterable[str]], articles: int) -> dict[str, int]:
    """The terms that nearly all articles have, and how many have each."""
    counts = Counter(term for own in terms for term in own)
    return {term: count for term, count in counts.items() if count >= SHARE * articles}


def _goes_on(documents: Sequence[Document]) -> bool:
    days = sorted(document.published for document in documents if document.published)
    return all((after - before).days <= LONGEST_PAUSE for before, after in pairwise(days))
