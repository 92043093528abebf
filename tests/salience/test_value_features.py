"""Value features: a column of numbers for each thing that tells news value, counted within each article."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefing.discourse.annotations import annotate
from briefing.language.loading import load_language
from briefing.model import Document
from briefing.salience.value_features import (
    BESIDE,
    BEYOND,
    RANKED,
    english_features,
    rate_centrality,
    title_share,
    value_features,
)
from briefing.segmentation.corpus import read_corpus
from tests.articles import articles, stories

MEANINGS = ("similarity to title", "similarity to article")
ACROSS = {"centrality"}
"""Counted over all articles."""
LEAKING = {"like the opening"}
"""How rare a word is counts there, over all articles; as in `centrality`."""


def article(text: str, title: str = "", language: str = "en") -> Document:
    """An article of which little is known."""
    return Document(id=text[:9], text=text, title=title, language=language)


def features(*documents: Document) -> dict[str, NDArray[np.float64]]:
    """All features of some articles."""
    corpus = read_corpus(documents)
    return value_features(annotate(corpus)) | english_features(corpus)


def column(name: str, *texts: str, title: str = "") -> list[float]:
    """One feature of some articles, to six places."""
    values = features(*(article(text, title) for text in texts))[name]
    return [round(float(value), 6) for value in values]


def changed(first: Document, second: Document) -> set[str]:
    """The features of two articles together that are not those that each has alone."""
    together, one, other = features(first, second), features(first), features(second)
    pairs = {name: np.concatenate((one[name], other[name])) for name in together}
    return {name for name, alone in pairs.items() if not np.allclose(alone, together[name])}


@given(articles(), articles())
def test_an_article_has_the_features_that_it_has_alone(first: Document, second: Document) -> None:
    """Whatever stands beside it: all are counted within the article, but for what is central to all of them."""
    assert set() == changed(first, second) - ACROSS - LEAKING


def test_the_first_sentence_of_every_article_opens_a_paragraph() -> None:
    """Of the second one too."""
    assert [1.0, 1.0] == column("opens a paragraph", "The vote was held.", "The bridge was closed.")


def test_the_share_of_the_title_is_told_by_its_article() -> None:
    """A word of the title that this article never uses counts, or does not, whatever another one uses."""
    first = article("The vote was held on Tuesday.", title="The vote and the bridge")
    assert "title" not in changed(first, article("The bridge was closed."))


def test_the_share_of_the_title_is_one_of_its_content_words() -> None:
    """A sentence that holds all of these holds the title."""
    assert [1.0] == column("title", "The ferry sank at the bridge.", title="The ferry at the bridge")


@given(stories())
def test_each_sentence_has_a_finite_number_of_each_feature(documents: list[Document]) -> None:
    """Nothing is divided by nought."""
    count = len(read_corpus(documents))
    assert {(count, True)} == {
        (len(values), bool(np.isfinite(values).all())) for values in features(*documents).values()
    }


@given(stories())
def test_ranks_are_shares_of_the_article_in_the_order_of_the_values(documents: list[Document]) -> None:
    """From 0 to below 1, each once in an article, the higher value first, the earlier one among equals."""
    corpus, columns = read_corpus(documents), features(*documents)
    for number in range(len(documents)):
        begin, end = corpus.span_of(number)
        for name in (*RANKED, *MEANINGS):
            values = [round(float(value), 9) for value in columns[name][begin:end]]
            order = sorted(range(end - begin), key=lambda place: (-values[place], place))
            ranks = [order.index(place) / (end - begin) for place in range(end - begin)]
            np.testing.assert_allclose(columns[f"rank of {name}"][begin:end], ranks)


@given(stories())
def test_neighbours_are_those_of_the_same_article(documents: list[Document]) -> None:
    """Beyond its ends there is no sentence, and that is told apart from one that has nothing."""
    corpus, columns = read_corpus(documents), features(*documents)
    for number in range(len(documents)):
        begin, end = corpus.span_of(number)
        for name in BESIDE if end > begin else ():
            values = columns[name][begin:end].tolist()
            assert [BEYOND, *values[:-1]] == columns[f"{name} before"][begin:end].tolist()
            assert [*values[1:], BEYOND] == columns[f"{name} after"][begin:end].tolist()


def test_among_equals_the_earlier_sentence_has_the_better_rank() -> None:
    """The same number of words thrice, and more of them once."""
    text = "The vote was held. The bridge was shut. The old ferry was late. The trial was long."
    assert [0.25, 0.5, 0.0, 0.75] == column("rank of words", text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("number", [0, 1, 2, 0, 1]),
        ("sentences", [3, 3, 3, 2, 2]),
        ("words", [4, 3, 5, 4, 3]),
        ("words above", [0, 4, 7, 0, 4]),
        ("words in all", [12, 12, 12, 7, 7]),
        ("above", [0, 1, 2, 0, 1]),
        ("share above", [0, 0.333333, 0.666667, 0, 0.5]),
    ],
)
def test_a_sentence_has_its_place_in_its_article(name: str, expected: list[float]) -> None:
    """The second article begins anew."""
    first = "The vote was held. Ana Ruiz resigned. The old ferry was late."
    assert expected == column(name, first, "The trial was long. Omar Renn left.")


def test_the_first_sentence_of_each_paragraph_opens_it() -> None:
    """And none after it."""
    assert [1, 0, 1] == column("opens a paragraph", "The vote was held. Ana Ruiz won.\n\nThe ferry was late.")


def test_the_report_begins_after_the_dateline() -> None:
    """Only there does something stand that is no sentence; in the second article, too."""
    text = "LARKPORT (Reuters) - The vote was held on Tuesday. Ana Ruiz won it."
    assert [0, 0, 1, 0] == column("dateline", "The old ferry was late again in Larkport. Renn left.", text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("colon", "One thing is sure: Marlow lost.", 1),
        ("commas", "Marlow, Holm, and Renn lost.", 2),
        ("year", "Marlow was founded in 1911.", 1),
        ("year", "Marlow has 19110 seats.", 0),
        ("question", "Has Marlow lost?", 1),
        ("figures", "Marlow lost 3 of 20 ships.", 2),
        ("quoted", "“Marlow lost,” Renn said.", 0.56),
        ("word length", "Marlow lost it.", 5),
        ("furniture", "Click here for more: www.holm.example", 1),
        ("capitals", "Marlow LOST.", 0.416667),
        ("bracket", "Marlow (of Holm) lost.", 1),
        ("space before the stop", "Marlow lost .", 1),
        ("space before the stop", "Marlow lost.", 0),
        ("event", "Marlow announced a sale.", 1),
        ("event", "Marlow is for sale.", 0),
        ("weekday", "Marlow lost on Monday.", 1),
        ("silences", "Marlow declined to comment.", 1),
        ("addresses the reader", "What you need is a ship.", 1),
        ("addresses the reader", "What youth needs is a ship.", 0),
        ("ahead", "Marlow will sail in May.", 1),
        ("denial", "Marlow denied it, and Renn denied it.", 1),
        ("contrast", "Marlow lost but smiled.", 1),
        ("opens with contrast", "Marlow lost but smiled.", 0),
        ("opens with contrast", "“But Marlow lost,” Renn said.", 1),
        ("opens with it", "It was a ship.", 1),
        ("perfect", "Marlow has lost a ship.", 1),
    ],
)
def test_a_feature_is_what_its_name_says(name: str, text: str, expected: float) -> None:
    """Of the second sentence, so that nothing is told by its place."""
    assert expected == column(name, f"Holm Capital bought ships in Larkport. {text}")[1]


def test_a_quotation_over_several_sentences_is_quoted_in_each() -> None:
    """As far as it reaches in them, with its marks: 14 of 25 characters of the second."""
    expected = [1.0, 0.56, 0.0]
    assert expected == column("quoted", "“The bridge is safe. It will last,” Renn said. Marlow lost.")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("new", [1, 0.5, 0]), ("brings in", [0.5, 0.5, 0]), ("title", [0.5, 1, 1])],
)
def test_a_sentence_brings_in_what_the_article_comes_back_to(name: str, expected: list[float]) -> None:
    """A share of its content words: met for the first time, to be met again, in the title."""
    text = "The ferry sank. The ferry bridge. The bridge ferry."
    assert expected == column(name, text, title="Ferry, bridge")


def test_words_that_the_article_repeats_count_by_how_often_it_does() -> None:
    """As a logarithm: a word that stands once adds nothing to `repetition`."""
    text = "The ferry sank. The ferry burned. The bridge."
    assert [round(float(np.log(2)), 6)] * 2 + [0.0] == column("repetition", text)


def test_the_opening_is_like_itself_and_unlike_what_shares_no_word_with_it() -> None:
    """A cosine with the sum of the first three sentences."""
    first, *_, alike, other = column(
        "like the opening", "The ferry sank. The mayor spoke. The harbour closed. The ferry sank. A choir sang."
    )
    assert (0.0, first) == (other, alike)
    assert 0 < first < 1


def test_the_meaning_of_a_sentence_is_compared_with_its_own_title_and_opening() -> None:
    """Nurses are nearer to a hospital than a budget is; without a title there is nothing to be near to."""
    text = "Nurses treated the wounded. The council cut the budget."
    nurses, budget = column("similarity to title", text, title="Hospital opens")
    assert nurses > budget
    assert [0.0, 0.0] == column("similarity to title", text)


def test_the_opening_is_three_sentences() -> None:
    """What stands further down changes nothing of how near the others are to it in meaning."""
    text = "Nurses treated the wounded. A choir sang. The ferry sank. The council cut the budget."
    longer = f"{text} Teachers want more pay."
    assert column("similarity to opening", text) == column("similarity to opening", longer)[:4]


def test_what_is_central_is_so_over_all_articles() -> None:
    """The sentence that shares most with all others has 1, one that shares nothing the least."""
    corpus = read_corpus([article("The ferry sank in the storm. A choir sang."), article("The ferry sank at noon.")])
    first, choir, last = rate_centrality(corpus).tolist()
    assert (1.0, True) == (max(first, last), choir < min(first, last))


def test_a_title_without_a_word_of_the_article_has_no_share_anywhere() -> None:
    """And one sentence never holds more than all of it."""
    corpus = read_corpus(
        [article("The ferry sank. The ferry.", title="Budget"), article("Ferry, ferry.", title="Ferry")]
    )
    assert [0.0, 0.0, 1.0] == title_share(corpus).tolist()


@given(st.sampled_from(["de", "fr", "he", "xx"]))
def test_a_language_without_lists_has_none_of_their_words(language: str) -> None:
    """No list matches nothing, rather than everything."""
    corpus = read_corpus([article("You announced it on Monday for comment.", language=language)])
    columns, rules = english_features(corpus), load_language("en").value
    assert {(0.0,)} == {tuple(columns[name].tolist()) for name, *_ in (*rules.kinds, *rules.openings)}
