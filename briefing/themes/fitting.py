"""Documents -> the built-in theme set that clearly fits them, or none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from briefing.model import Document
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.themes.set_terms import LANGUAGE, Place, places_of_terms, sentences_of_terms
from briefing.themes.sets import ThemeSet, load_theme_set, theme_set_names
from briefing.themes.story_kind import OPENING_WORDS, kind_features, load_weights, set_probabilities

KIND_SENTENCES = 3
"""The first sentences of each article, which show what kind of story it is."""
KIND_WEIGHT = 3
"""The weight of a term there, relative to one anywhere else."""
SURE = 0.65
"""Probability from which a set clearly fits. Of the sets chosen for held-out stories an editor finds 92 % right, and
62 % of those that fit are chosen (benchmarks/fit_story_kinds.py)."""


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
    """Term evidence for each built-in set per sentence of an English corpus, in the order of their names; (2 x sets,).

    First that of the whole, then that of the openings alone: an article on a trial mentions a storm further down. Each
    term is weighted by how few sets use it and damped; a set needs two themes or more.
    """
    if not len(corpus):
        return [0.0] * 2 * len(_theme_counts())
    first, opening = _first_sentences(corpus), _openings(corpus)
    places, distinction = places_of_terms(), _distinction()
    whole, begun = list[tuple[Place, float]](), list[tuple[Place, float]]()
    for term, rows in sentences_of_terms(corpus):
        own, weight = places[term], distinction[term]
        evidence = weight * math.log1p(len(rows) + KIND_WEIGHT * len(first.intersection(rows)))
        whole += [(place, evidence) for place in own]
        if hits := len(opening.intersection(rows)):
            begun += [(place, weight * math.log1p(hits)) for place in own]
    return [*_fits(whole, len(corpus)), *_fits(begun, len(opening))]


def _first_sentences(corpus: Corpus) -> set[int]:
    """The numbers of the first KIND_SENTENCES sentences of each article."""
    owners = corpus.document_of
    return {i for i in range(len(corpus)) if i < KIND_SENTENCES or owners[i] != owners[i - KIND_SENTENCES]}


def _openings(corpus: Corpus) -> set[int]:
    """The numbers of the sentences that begin within the first OPENING_WORDS words of their article."""
    found, words, document = set[int](), 0, -1
    for number, (owner, count) in enumerate(zip(corpus.document_of, corpus.word_counts, strict=True)):
        words = 0 if owner != document else words
        document = owner
        if words < OPENING_WORDS:
            found.add(number)
        words += count
    return found


def _fits(found: Iterable[tuple[Place, float]], sentences: int) -> list[float]:
    """The fit of each set, by the evidence that the terms found in so many sentences are for its themes."""
    sizes = _theme_counts()
    sums: dict[int, list[float]] = {}  # of the sets that have evidence
    for place, evidence in sorted(found):  # in the order of the terms: a sum of floats depends on it
        sums.setdefault(place.theme_set, [0.0] * sizes[place.theme_set])[place.theme] += evidence
    return [_fit(sums[one], sentences) if one in sums else 0.0 for one in range(len(sizes))]


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
