"""Corpus and themes -> how well each sentence fits each theme, with reasons that a person can read.

Each kind of evidence (`evidence.py`) is measured from the articles' own mean, so that a theme that fits everything a
little wins nothing by it; this is what makes the values of different themes comparable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Document, Score, Theme
from briefing.text.corpus import Corpus, read_corpus
from briefing.themes.evidence import EvidenceFinder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = {"terms": 0.050, "words": 0.151, "around": 0.172, "meaning": 0.130, "centre": 0.244}
"""Share of annotators gained for one unit of each kind of evidence (benchmarks/fit_weights.py, which says why that of
the terms is given)."""
NEIGHBOUR_SHARE = 0.4
"""What a sentence inherits from the terms of a neighbour in its paragraph when it is asked whether it is on a theme."""
MIN_TERMS = 0.12
"""Term evidence from which a sentence is on a theme: one common term in it, or a rare one beside it."""
NEAR, NEAR_ALONE = 0.1, 0.0
"""Cosine with the theme from which a sentence without any of its terms may be on it, in articles that are about the
theme at all; the second where the theme is the only one. F1@3 on AspectNews, one theme at a time: 0.41 at 0.3, 0.442 at
0.1, 0.447 at 0. Beside others at 0, half of what stood under a theme had no word of it."""
COVERED = {"meaning": 0.2, "words": 0.36}
"""What the three nearest sentences must reach in the mean for articles to be about a theme none of whose
terms they use; else the theme has no coverage. On AspectNews nine in ten of the themes that people found
covered do reach it, and one in thirty of five foreign ones (volcano, football, recipes, music, space)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """How well sentences fit themes; both arrays have a row a theme and a column a sentence.

    `values` compares: around 0 is the articles' mean, in shares of annotators. `on_theme` says whether
    there is evidence at all. `matches` has, a theme, the terms that each sentence was found by.
    """

    themes: tuple[Theme, ...]
    values: NDArray[np.float64]
    on_theme: NDArray[np.bool_]
    matches: tuple[dict[int, tuple[str, ...]], ...]


def score_sentences(documents: Sequence[Document], themes: Sequence[Theme]) -> tuple[Score, ...]:
    """Every sentence scored for every theme, theme by theme, the sentences in document order.

    The value is the fit to the theme and the prominence of the sentence together: the expected share of
    readers who would keep the sentence in a summary on the theme, up to a constant.
    """
    corpus = read_corpus(documents)
    relevance = rate_relevance(corpus, themes)
    values = relevance.values + corpus.prominence
    return tuple(
        Score(sentence=sentence, theme=theme, value=float(values[t, i]), reasons=reasons(relevance, t, i))
        for t, theme in enumerate(relevance.themes)
        for i, sentence in enumerate(corpus.sentences)
    )


def reasons(relevance: Relevance, theme: int, sentence: int) -> tuple[str, ...]:
    """Why a sentence fits a theme: the terms that stand in it, the neighbour it follows, or its meaning."""
    found = relevance.matches[theme]
    if sentence in found:
        return found[sentence]
    if not relevance.on_theme[theme, sentence]:
        return ()
    beside = next((i for i in (sentence - 1, sentence + 1) if i in found), None)
    if beside is None:
        return ("near the theme in meaning",)
    return (f"{'follows' if beside < sentence else 'precedes'} a sentence with {found[beside][0]}",)


def rate_relevance(corpus: Corpus, themes: Sequence[Theme]) -> Relevance:
    """How well each sentence fits each theme; a theme without terms and description fits all alike."""
    import numpy as np

    finder = EvidenceFinder(corpus)
    values = np.zeros((len(themes), len(corpus)))
    on_theme = np.ones((len(themes), len(corpus)), dtype=np.bool_)
    near = NEAR if len(themes) > 1 else NEAR_ALONE
    matches: list[dict[int, tuple[str, ...]]] = []
    for number, theme in enumerate(themes):
        if not (theme.terms or theme.about):
            matches.append({})
            continue
        evidence = finder.find(theme)
        kinds = evidence.kinds
        values[number] = sum(WEIGHTS[name] * (one - one.mean()) for name, one in kinds.items())
        shared = kinds["terms"] + NEIGHBOUR_SHARE * _best_neighbour(corpus, kinds["terms"])
        is_covered = bool(evidence.matches) or all(np.sort(kinds[one])[-3:].mean() > COVERED[one] for one in COVERED)
        on_theme[number] = (shared > MIN_TERMS) | (is_covered & (kinds["meaning"] > near))
        matches.append(evidence.matches)
    _keep_to_terms(on_theme, matches)
    return Relevance(themes=tuple(themes), values=values, on_theme=on_theme, matches=tuple(matches))


def _keep_to_terms(on_theme: NDArray[np.bool_], matches: Sequence[dict[int, tuple[str, ...]]]) -> None:
    """A sentence with the terms of one theme is not on another one that it is only near."""
    for number, found in enumerate(matches):
        elsewhere = {row for other, rows in enumerate(matches) if other != number for row in rows}
        on_theme[number, sorted(elsewhere - found.keys())] = False


def _best_neighbour(corpus: Corpus, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """The better of the two sentences beside each sentence, within its paragraph; 0 where there is none."""
    import numpy as np

    if len(corpus) < 2:
        return np.zeros(len(corpus))
    documents, paragraphs = np.array(corpus.documents), np.array(corpus.paragraphs)
    together = (documents[1:] == documents[:-1]) & (paragraphs[1:] == paragraphs[:-1])
    before = np.concatenate(([0.0], np.where(together, evidence[:-1], 0.0)))
    behind = np.concatenate((np.where(together, evidence[1:], 0.0), [0.0]))
    return np.maximum(before, behind)
