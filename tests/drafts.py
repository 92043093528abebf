"""Articles -> the draft of a brief, or a part of it, as the pipeline makes it, for tests of what was weighed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.comparison.retellings import Retellings
from briefing.comparison.support import Support
from briefing.discourse.annotations import annotate
from briefing.draft import Draft
from briefing.length import parse_length
from briefing.model import Document, Theme
from briefing.pipeline import Options, draft_brief
from briefing.segmentation.corpus import Corpus
from briefing.selection.candidates import Candidate, Worth
from briefing.selection.ranking import Ranking
from briefing.themes.sets import ThemeSet


def drafted(documents: Sequence[Document], themes: Sequence[Theme], length: str = "200w") -> Draft:
    """The draft under these themes."""
    return draft_brief(documents, Options(length=parse_length(length), themes=tuple(themes)))[0]


def drafted_unasked(documents: Sequence[Document], length: str = "200w") -> tuple[Draft, ThemeSet | None]:
    """The draft where nobody asked for themes, and the built-in set that was found to fit."""
    return draft_brief(documents, Options(length=parse_length(length)))


def support_of(corpus: Corpus) -> Support:
    """What several articles say, each copy counted with what it is a copy of."""
    return Support(corpus, annotate(corpus).sources)


def ranking_of(corpus: Corpus, candidates: Sequence[Candidate], worth: Worth, sizes: Sequence[int]) -> Ranking:
    """The ranking of some candidates, with all that several articles add to it."""
    annotations = annotate(corpus)
    support = Support(corpus, annotations.sources)
    return Ranking(corpus, candidates, worth, sizes, support, Retellings(annotations))


def bare_worth(*values: float) -> Worth:
    """The worth of each sentence where there are no themes."""
    return Worth(themed=np.empty((0, len(values))), bare=np.array(values))
