"""Documents -> the built-in theme set that clearly fits them, or none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from briefing.model import Document
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.themes.set_terms import LANGUAGE, Place, places_of_terms, sentences_of_terms
from briefing.themes.sets import ThemeSet, load_theme_set, theme_set_names
from briefing.themes.story_kind import kind_features, load_weights, set_probabilities

KIND_SENTENCES = 3
"""The first sentences of each article, which show what kind of story it is."""
KIND_WEIGHT = 3
"""The weight of a term there, relative to one anywhere else."""
SURE = 0.7
"""Probability from which a set clearly fits. Of the sets chosen for held-out stories, an editor finds 92 % right;
benchmarks/fit_story_kinds.py prints this precision and the recall."""


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
    """Term evidence for each built-in set per sentence of an English corpus, in the order of their names.

    Each term is weighted by how few sets use it and damped; a set needs two themes or more.
    """
    sizes = _theme_counts()
    if not len(corpus):
        return [0.0] * len(sizes)
    opening = {
        i
        for i in range(len(corpus))
        if i < KIND_SENTENCES or corpus.document_of[i] != corpus.document_of[i - KIND_SENTENCES]
    }
    places, distinction = places_of_terms(), _distinction()
    found: list[tuple[Place, float]] = []
    for term, rows in sentences_of_terms(corpus):
        hits = len(rows) + KIND_WEIGHT * len(opening.intersection(rows))
        evidence = distinction[term] * math.log1p(hits)
        found += [(place, evidence) for place in places[term]]
    sums: dict[int, list[float]] = {}  # of the sets that have evidence
    for place, evidence in sorted(found):  # in the order of the terms: a sum of floats depends on it
        sums.setdefault(place.theme_set, [0.0] * sizes[place.theme_set])[place.theme] += evidence
    return [_fit(sums[one], len(corpus)) if one in sums else 0.0 for one in range(len(sizes))]


def _fit(evidence: Sequence[float], sentences: int) -> float:
    strongest = sorted(evidence, reverse=True)
    return (strongest[0] + 2 * sum(strongest[1:])) / math.sqrt(sentences) / (2 * len(evidence) - 1)


@cache
def _theme_counts() -> tuple[int, ...]:
    """How many themes each built-in set has."""
    return tuple(len(load_theme_set(name).themes) for name in theme_set_names())


@cache
def _distinction() -> dict[str, float]:
    """How distinctive each term is: the logarithm of the number of sets divided by that of the sets that use it."""
    sets = len(theme_set_names())
    places = places_of_terms().items()
    return {term: math.log((1 + sets) / len({place.theme_set for place in own})) for term, own in places}
