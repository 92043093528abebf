"""Corpus and themes -> how well each sentence fits each theme, with reasons that a person can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Document, Score, Theme
from briefing.text.corpus import Corpus, read_corpus
from briefing.themes.terms import TermFinder, distinct_terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEIGHBOUR_SHARE = 0.4
"""What a sentence inherits from a neighbour in its paragraph: a reporter stays on a subject for the
length of a paragraph, but the next one is about something else more often than not."""
ABOUT_SHARE = 0.3
"""A word of the theme's description counts this much of a term that its author chose."""
HALF_FIT = 4.0
"""The evidence (sum of inverse sentence frequencies) at which a sentence fits a theme by half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """`values[theme, sentence]` in 0..1, and the terms that each sentence was found by."""

    themes: tuple[Theme, ...]
    values: NDArray[np.float64]
    matches: tuple[dict[int, tuple[str, ...]], ...]


def score_sentences(documents: Sequence[Document], themes: Sequence[Theme]) -> tuple[Score, ...]:
    """Every sentence scored for every theme, theme by theme, the sentences in document order."""
    corpus = read_corpus(documents)
    relevance = rate_relevance(corpus, themes)
    return tuple(
        Score(
            sentence=sentence,
            theme=theme,
            value=float(relevance.values[t, i]),
            reasons=reasons(relevance, t, i),
        )
        for t, theme in enumerate(relevance.themes)
        for i, sentence in enumerate(corpus.sentences)
    )


def reasons(relevance: Relevance, theme: int, sentence: int) -> tuple[str, ...]:
    """Why a sentence fits a theme: the terms that stand in it, or the neighbour that it follows."""
    found = relevance.matches[theme].get(sentence)
    if found:
        return found
    return ("beside a sentence on the same theme",) if relevance.values[theme, sentence] > 0 else ()


def rate_relevance(corpus: Corpus, themes: Sequence[Theme]) -> Relevance:
    """Term evidence of each sentence for each theme, shared with its neighbours, brought to 0..1."""
    import numpy as np

    finder = TermFinder(corpus)
    values = np.zeros((len(themes), len(corpus)))
    matches: list[dict[int, tuple[str, ...]]] = []
    for number, theme in enumerate(themes):
        evidence, found = _evidence(corpus, finder, theme)
        evidence = evidence + NEIGHBOUR_SHARE * _neighbours(corpus, evidence)
        values[number] = evidence / (evidence + HALF_FIT)
        matches.append(found)
    return Relevance(themes=tuple(themes), values=values, matches=tuple(matches))


def _evidence(
    corpus: Corpus, finder: TermFinder, theme: Theme
) -> tuple[NDArray[np.float64], dict[int, tuple[str, ...]]]:
    import numpy as np

    evidence = np.zeros(len(corpus))
    found: dict[int, tuple[str, ...]] = {}
    for term in distinct_terms(theme.terms):
        rows = finder.sentences(term)
        evidence[rows] += np.log1p((len(corpus) - len(rows) + 0.5) / (len(rows) + 0.5))
        for row in rows.tolist():
            found[row] = (*found.get(row, ()), term.strip('"'))
    return evidence, found


def _neighbours(corpus: Corpus, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """The better of the two sentences beside each sentence, within its paragraph."""
    import numpy as np

    if len(corpus) < 2:
        return np.zeros(len(corpus))
    documents, paragraphs = np.array(corpus.documents), np.array(corpus.paragraphs)
    together = (documents[1:] == documents[:-1]) & (paragraphs[1:] == paragraphs[:-1])
    before = np.concatenate(([0.0], np.where(together, evidence[:-1], 0.0)))
    behind = np.concatenate((np.where(together, evidence[1:], 0.0), [0.0]))
    return np.maximum(before, behind)
