"""Documents of several stories -> whether these are the events of one affair: a crash, a search, then a report.

The events of an affair are no more alike than unrelated news of one field, so that no likeness joins them. But nearly
all of its articles open with the same rare name, and have the rare words of its subject. What unrelated news share are
common names (a president, a party) and common words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
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
    language = min(languages)
    known = frequencies(language)
    opening = _shared([_opening_terms(document, language) for document in documents])
    may_be_names = {term for term in opening if known.get(term, 0) < RARE_NAME}
    if not may_be_names or not _goes_on(documents):  # which spares a folder of many stories the rest
        return False
    articles = [set(sketch_of(document, language).counts) for document in documents]
    named = Counter(term for document in documents for term in _name_terms(document, language))
    shared = _shared(articles)
    names = {term for term in shared if 2 * named[term] >= shared[term]}
    words = {term for term in shared.keys() - names if known.get(term, 0) < RARE_WORD and not term.isdigit()}
    rare = names & may_be_names
    return (
        bool(rare)
        and len(words) + len(words & opening.keys()) >= LEAST_WORDS
        and all(rare & own or 2 * len(words & own) >= len(words) for own in articles)
    )


def names_are_told(language: str) -> bool:
    """Whether a capital within a sentence tells a name, and a stem its forms."""
    return has_stems(language) and not load_language(language).sentences.noun_capitals


def _opening_terms(document: Document, language: str) -> set[str]:
    """The terms of the headline and the first paragraphs."""
    cut = cutter(language)
    words = words_of(document.title) + words_of(document.text)[:OPENING_WORDS]
    return {term for word in words for term in cut(word)}


def _name_terms(document: Document, language: str) -> set[str]:
    """The terms that an article writes as names."""
    cut = cutter(language)
    inside = _INSIDE.findall(unicodedata.normalize("NFC", document.text))
    return {term for word in inside if word[0].isupper() for term in cut(word)}


def _shared(articles: Sequence[Set[str]]) -> dict[str, int]:
    """The terms that nearly all articles have, and how many have each."""
    counts = Counter(term for own in articles for term in own)
    return {term: count for term, count in counts.items() if count >= SHARE * len(articles)}


def _goes_on(documents: Sequence[Document]) -> bool:
    days = sorted(document.published for document in documents if document.published)
    return all((after - before).days <= LONGEST_PAUSE for before, after in pairwise(days))
