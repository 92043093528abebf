"""Sentences -> the verdicts of an article that checks facts: a claim without its verdict stands in the brief as a fact.

"The claim" in a verdict is the one that the article is about, which the reader knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import Annotations
from briefing.language.loading import load_language
from briefing.model import Document


def find_verdicts(texts: Sequence[str], document: Document, language: str) -> frozenset[int]:
    """The places of the sentences (0 is the article's first) in which a check of facts gives its verdict."""
    checking, verdict = _forms(language)
    places = frozenset(place for place, text in enumerate(texts) if verdict.match(text))
    if places and (checking.search(document.title or "") or checking.search(document.text)):
        return places
    return frozenset()


def with_verdicts(annotations: Annotations, ratings: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ratings (0..1), one value per sentence, with 1 for one verdict in each article that checks facts.

    Of several it is the one with the highest rating, the last of equals, where articles sum up.
    """
    raised = ratings.copy()
    raised[list(_best(annotations, ratings))] = 1.0
    return raised


def _best(annotations: Annotations, ratings: NDArray[np.float64]) -> Iterator[int]:
    corpus = annotations.corpus
    for number, document in enumerate(corpus.read_documents):
        body = annotations.body_of(number)
        places = find_verdicts([corpus.texts[one] for one in body], document, corpus.languages[number])
        if found := [(ratings[body[place]], body[place]) for place in places if not annotations.fragments[body[place]]]:
            yield max(found)[1]


@cache
def _forms(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How an article names itself that checks facts, and how it opens its verdict."""
    rules = load_language(language).value
    checking, verdicts = ("|".join(sorted(one)) or "(?!)" for one in (rules.checking, rules.verdicts))
    return re.compile(checking, re.IGNORECASE), re.compile(verdicts, re.IGNORECASE)
