"""Documents -> the built-in theme set that clearly fits them, or none."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from briefing.model import Document
from briefing.text.corpus import Corpus, read_corpus
from briefing.themes.sets import ThemeSet, load_theme_set, theme_set_names
from briefing.themes.story_kind import kind_features, load_weights, set_probabilities
from briefing.themes.terms import TermFinder, distinct_terms

OPENING = 3
"""The first sentences of each article, which show what kind of story it is."""
OPENING_SHARE = 3
"""The weight of a term there, relative to one anywhere else."""
SURE = 0.7
"""Probability from which a set clearly fits. Of the sets chosen for held-out stories, an editor finds 92 % right;
benchmarks/fit_story_kinds.py prints this precision and the recall."""
LANGUAGE = "en"
"""The language of the built-in sets: cognates in another one (French "voté", "décision") are not evidence."""


def best_theme_set(documents: Sequence[Document]) -> ThemeSet | None:
    """The built-in set that an editor would choose for these articles unprompted; None if none clearly fits."""
    return theme_set_for(read_corpus(documents)) if documents else None


def theme_set_for(corpus: Corpus) -> ThemeSet | None:
    """The same for articles that are already indexed."""
    if any(language != LANGUAGE for language in corpus.languages):
        return None
    chances = set_probabilities(kind_features(corpus.documents, fits_of(corpus)), load_weights())[1:]
    best = int(chances.argmax())
    return load_theme_set(theme_set_names()[best]) if chances[best] >= SURE else None


def fits_of(corpus: Corpus) -> list[float]:
    """The fit of each built-in set, one value per set in the order of their names."""
    return _fits(corpus, [load_theme_set(name) for name in theme_set_names()])


def fit_of(corpus: Corpus, theme_set: ThemeSet) -> float:
    """Term evidence for a set per sentence: each term weighted by how few sets use it, damped, two themes or more."""
    return _fits(corpus, [theme_set])[0]


def _fits(corpus: Corpus, theme_sets: Sequence[ThemeSet]) -> list[float]:
    if not len(corpus):
        return [0.0] * len(theme_sets)
    opening = {i for i in range(len(corpus)) if i < OPENING or corpus.document_of[i] != corpus.document_of[i - OPENING]}
    finder, distinction = TermFinder(corpus), _distinction()
    evidence: dict[str, float] = {}  # of the terms that occur: a story has a few dozen of the thousands of all sets
    for term in finder.opened(_all_terms()):
        rows = finder.sentences(term)
        if rows:
            hits = len(rows) + OPENING_SHARE * sum(row in opening for row in rows)
            evidence[term] = distinction[term] * math.log1p(hits)
    return [_fit([_sum_of(theme.terms, evidence) for theme in one.themes], len(corpus)) for one in theme_sets]


def _sum_of(terms: Sequence[str], evidence: Mapping[str, float]) -> float:
    """In the order of the terms: a sum of floats depends on it."""
    total = 0.0
    for term in distinct_terms(tuple(terms)):
        total += evidence.get(term, 0.0)
    return total


def _fit(evidence: Sequence[float], sentences: int) -> float:
    strongest = sorted(evidence, reverse=True)
    return (strongest[0] + 2 * sum(strongest[1:])) / math.sqrt(sentences) / (2 * len(evidence) - 1)


@cache
def _all_terms() -> tuple[str, ...]:
    """The terms of every set."""
    return tuple(_distinction())


@cache
def _distinction() -> dict[str, float]:
    """How distinctive each term is: the logarithm of the number of sets divided by that of the sets that use it."""
    sets = [load_theme_set(name) for name in theme_set_names()]
    uses = Counter(
        term for one in sets for term in {t for theme in one.themes for t in distinct_terms(tuple(theme.terms))}
    )
    return {term: math.log((1 + len(sets)) / count) for term, count in uses.items()}
