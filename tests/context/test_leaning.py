"""Leaning: how likely a sentence needs one of its article that is neither in its passage nor the lead."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from briefing.context.leaning import leaning_features, rate_leaning
from briefing.context.runs import find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from tests.articles import articles, stories

TEXT = "The ferry sank. A crane rose. The crane fell. Boats came. The boats and the ferry left the crane."


def article(text: str, language: str = "en") -> Document:
    """An article of which nothing but the text is known."""
    return Document(id=text[:20], text=text, language=language)


def leaning(*documents: Document) -> NDArray[np.float64]:
    """The probability for each sentence."""
    annotations = annotate(read_corpus(documents))
    return rate_leaning(annotations, find_runs(annotations))


def column(name: str, *texts: str) -> list[float]:
    """One feature of some articles, to two places."""
    annotations = annotate(read_corpus([article(text) for text in texts]))
    values = leaning_features(annotations.corpus, find_runs(annotations))[name]
    return [round(float(value), 2) for value in values]


@given(stories())
def test_leaning_is_a_probability(documents: list[Document]) -> None:
    """Of each sentence, in articles of any form and language."""
    found = leaning(*documents)
    assert (len(read_corpus(documents)),) == found.shape
    assert (True, True) == (bool((found >= 0).all()), bool((found <= 1).all()))


@given(articles(), articles())
def test_where_an_article_meets_its_words_is_told_by_itself(first: Document, second: Document) -> None:
    """Whatever stands beside it, but for how rare a word is among all."""
    for name in ("met one above", "met two above", "met in the first", "told one above"):
        texts = first.text, second.text
        assert column(name, *texts) == [*column(name, texts[0]), *column(name, texts[1])]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("met one above", [0, 0, 0.5, 0, 0.25]),
        ("met two above", [0, 0, 0, 0, 0]),
        ("met in the first", [0, 0, 0, 0, 0.25]),
        ("told one above", [0, 0, 0.5, 0, 0.25]),
        ("told one above, not in the first", [0, 0, 0.5, 0, 0.25]),
        ("sentences of the run", [1, 1, 2, 1, 2]),
    ],
)
def test_a_word_is_met_where_its_article_has_it_first(name: str, expected: list[float]) -> None:
    """As a share of the content words of a sentence."""
    assert expected == column(name, TEXT)


def test_what_has_its_context_in_its_passage_leans_less_than_what_stands_alone() -> None:
    """The toll comes with the accident; which structure is unsafe no word of its sentence asks for."""
    found = leaning(
        article(
            "The council of Larkport voted on Monday to close the old ferry line across the bay for good. "
            "A ferry of the line had capsized off Pier 9 in a storm in January with forty passengers aboard. "
            "The death toll rose to six on the next day. "
            "An engineer called to inspect the structure warned that it was unsafe."
        )
    )
    assert found[2] < found[3]


def test_each_language_has_a_probability() -> None:
    """By the trees that need no words of English."""
    assert (3,) == leaning(article("Die Fähre sank. Drei Menschen starben. Der Hafen ist gesperrt.", "de")).shape
