"""Corpus and theme -> the evidence that each sentence is on the theme.

Five kinds: the theme's terms in the sentence; words near the terms in meaning; the same in the sentences around it; the
sentence as a whole near the theme in meaning; and the sentence near the centre of the likeliest ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from briefing.model import Theme
from briefing.segmentation.corpus import Corpus
from briefing.themes.standard_scores import above_mean
from briefing.themes.terms import TermFinder, distinct_terms
from briefing.vectors.word_space import WordSpace
from briefing.vectors.word_vectors import Kind, load_vectors

AROUND, FADING = 3, 0.5
"""Sentences on each side that are evidence for a sentence's theme, and the weight of each relative to the nearer
one."""
ABOUT_SHARE = 0.3
"""The weight of a word of the theme's description, relative to a term that its author chose."""
HALF_FIT = 4.0
"""The evidence (sum of the terms' inverse sentence frequencies) that makes a fit of one half."""
GUESS_AROUND = 0.75
"""The weight of the surrounding sentences in the first guess whether a sentence is on a theme: of 0, 0.5 and 0.75 the
one that separates themes best, nDCG@3 being equal (docs/decisions/2026-11-26-five-kinds-of-evidence.md)."""
SHARPNESS = 2
"""Power to which a guess, in standard deviations above the mean, weighs a sentence in the centre: the best of 1, 2,
3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFeatures:
    """The evidence for one theme: `kinds` has one value per sentence each, `matches` the terms in a sentence."""

    kinds: dict[str, NDArray[np.float64]]
    matches: dict[int, tuple[str, ...]]


class FeatureExtractor:
    """Finds the evidence for any theme in one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def _terms(self) -> TermFinder:
        return TermFinder(self._corpus)

    @cached_property
    def _meaning(self) -> WordSpace:
        return WordSpace(self._corpus, "similarity")

    @cached_property
    def _company(self) -> WordSpace:
        return WordSpace(self._corpus, "relatedness")

    def find(self, theme: Theme) -> ThemeFeatures:
        """Weigh every sentence for one theme that has terms or a description."""
        terms = distinct_terms(tuple(theme.terms))
        fit, matches = self._find_terms(terms)
        found = self._terms.find(terms)
        whole, each = theme_vectors(theme, "similarity")
        words = self._meaning.closeness(each, found)
        company = self._company.closeness(theme_vectors(theme, "relatedness")[1], found)
        return ThemeFeatures(
            kinds={
                "terms": fit,
                "words": words,
                "around": around(self._corpus, words),
                "similarity": self._meaning.similarity(whole),
                "centre": near_centre(self._corpus, company + GUESS_AROUND * around(self._corpus, company)),
            },
            matches=matches,
        )

    def _find_terms(self, terms: Sequence[str]) -> tuple[NDArray[np.float64], dict[int, tuple[str, ...]]]:
        """The strength of each sentence's terms as evidence (0..1, one value per sentence), and the terms."""
        matches: dict[int, tuple[str, ...]] = {}
        total = np.zeros(len(self._corpus))
        for term in terms:
            rows = self._terms.sentences(term)
            if not rows:
                continue
            total[rows] += np.log1p((len(self._corpus) - len(rows) + 0.5) / (len(rows) + 0.5))
            for row in rows:
                matches[row] = (*matches.get(row, ()), term.strip('"'))
        return total / (total + HALF_FIT), matches


@lru_cache(maxsize=1024)
def theme_vectors(theme: Theme, kind: Kind) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A theme as one vector (dimensions,), with its description, and its name and terms as (terms + 1, dimensions)."""
    vectors = load_vectors(kind)
    parts = [*(term.replace("*", "") for term in distinct_terms(tuple(theme.terms))), theme.name]
    whole = vectors.vector([*((part, 1.0) for part in parts), (theme.about, ABOUT_SHARE)])
    each = np.array([vectors.vector([(part, 1.0)]) for part in parts])
    whole.setflags(write=False)
    each.setflags(write=False)
    return whole, each


def around(corpus: Corpus, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """The evidence above the mean of the sentences around, the further ones counting less; one value per sentence."""
    beyond = evidence - evidence.mean() if len(corpus) else evidence
    documents = np.array(corpus.document_of)
    total = np.zeros(len(corpus))
    for distance in range(1, min(AROUND, len(corpus) - 1) + 1):
        together = (documents[distance:] == documents[:-distance]) * FADING**distance
        total[distance:] += together * beyond[:-distance]
        total[:-distance] += together * beyond[distance:]
    return total


def near_centre(corpus: Corpus, guess: NDArray[np.float64]) -> NDArray[np.float64]:
    """How near each sentence is to the likeliest ones, and how far from all; one value per sentence.

    Relevance feedback without a person (Rocchio 1971, "Relevance feedback in information retrieval"): the centre of the
    sentences that are guessed to be on the theme, minus that of all. Other words for a theme ("prison, jail") are
    matched by word vectors; what it consists of in this story, names and places too, by the story's own words.
    """
    pull = above_mean(guess) ** SHARPNESS
    if not pull.any():
        return np.zeros(len(corpus))
    rows, stems, _ = corpus.stem_counts
    cells = corpus.tfidf
    shares = (pull / pull.sum() - 1 / len(corpus))[rows]
    centre = np.bincount(stems, weights=cells * shares, minlength=len(corpus.stem_vocabulary))
    return np.bincount(rows, weights=cells * centre[stems], minlength=len(corpus)).astype(np.float64)
