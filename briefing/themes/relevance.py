"""Corpus and themes -> how well each sentence fits each theme, with reasons that a person can read.

Each kind of evidence (`features.py`) is measured from the articles' own mean, so that a theme that fits everything a
little gains nothing; this makes the values of different themes comparable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import annotate
from briefing.model import Document, Score, Theme
from briefing.salience.prominence import rate_prominence
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.themes.aboutness import rate_aboutness
from briefing.themes.features import FeatureExtractor

WEIGHTS = {"terms": 0.050, "words": 0.151, "around": 0.172, "similarity": 0.130, "centre": 0.244}
"""Share of annotators gained for one unit of each kind of evidence (benchmarks/fit_weights.py, which says why that of
the terms is fixed)."""
ABOUT = 0.5
"""Probability (`aboutness.py`) from which a sentence is on a theme, if the articles are about the theme."""
COVERED = {"similarity": 0.2, "words": 0.36}
"""The mean that the three nearest sentences must reach for articles to be about a theme none of whose terms they use;
else the theme has no coverage. On AspectNews nine in ten of the themes that people found covered reach it, and one in
thirty of five unrelated ones (volcano, football, recipes, music, space)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """How well sentences fit themes; both arrays are (themes, sentences).

    `values` are comparable between themes: in shares of annotators, 0 being about the articles' mean. `aboutness` is
    the probability (0..1) that an editor leaves a sentence under a theme; 0 where the articles are not about the theme.
    `matches` has for each theme the terms found in a sentence.
    """

    themes: tuple[Theme, ...]
    values: NDArray[np.float64]
    aboutness: NDArray[np.float64]
    matches: tuple[dict[int, tuple[str, ...]], ...]

    def is_about(self, theme: int, sentence: int) -> bool:
        """Whether a sentence mentions a theme: by one of its terms, or by its meaning."""
        return sentence in self.matches[theme] or bool(self.aboutness[theme, sentence] >= ABOUT)


def score_sentences(documents: Sequence[Document], themes: Sequence[Theme]) -> tuple[Score, ...]:
    """Every sentence scored for every theme, theme by theme, the sentences in document order.

    The value is the fit to the theme and the prominence of the sentence together: the expected share of
    readers who would keep the sentence in a summary on the theme, up to a constant.
    """
    corpus = read_corpus(documents)
    relevance = rate_relevance(corpus, themes)
    values = relevance.values + rate_prominence(annotate(corpus))
    return tuple(
        Score(sentence=sentence, theme=theme, value=float(values[t, i]), reasons=reasons(relevance, t, i))
        for t, theme in enumerate(relevance.themes)
        for i, sentence in enumerate(corpus.sentences)
    )


def reasons(relevance: Relevance, theme: int, sentence: int) -> tuple[str, ...]:
    """Why a sentence fits a theme: the terms in it, the neighbour it follows, or its meaning."""
    found = relevance.matches[theme]
    if sentence in found:
        return found[sentence]
    if relevance.aboutness[theme, sentence] < ABOUT:
        return ()
    beside = next((i for i in (sentence - 1, sentence + 1) if i in found), None)
    if beside is None:
        return ("near the theme in meaning",)
    return (f"{'follows' if beside < sentence else 'precedes'} a sentence with {found[beside][0]}",)


def rate_relevance(corpus: Corpus, themes: Sequence[Theme]) -> Relevance:
    """How well each sentence fits each theme; a theme without terms and description fits no sentence."""
    finder = FeatureExtractor(corpus)
    asked = [number for number, theme in enumerate(themes) if theme.terms or theme.about]
    found = [finder.find(themes[number]) for number in asked]
    values, aboutness = np.zeros((2, len(themes), len(corpus)))
    matches: list[dict[int, tuple[str, ...]]] = [{} for _ in themes]
    if found and len(corpus):
        aboutness[asked] = rate_aboutness([evidence.kinds for evidence in found])
    for number, evidence in zip(asked, found, strict=True):
        kinds = evidence.kinds
        values[number] = sum(WEIGHTS[name] * (one - one.mean()) for name, one in kinds.items())
        if not (evidence.matches or all(np.sort(kinds[one])[-3:].mean() > COVERED[one] for one in COVERED)):
            aboutness[number] = 0.0
        matches[number] = evidence.matches
    return Relevance(themes=tuple(themes), values=values, aboutness=aboutness, matches=tuple(matches))
