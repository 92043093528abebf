"""Support: what several articles say counts more, once."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefing.comparison.support import SUPPORT, Support
from briefing.context.runs import Run
from briefing.model import Document
from briefing.segmentation.corpus import in_order, read_corpus
from briefing.selection.candidates import Candidate
from tests.articles import stories
from tests.drafts import bare_worth, ranking_of, support_of

PIER = "The harbour board closed Pier 9 on Tuesday."


def support_among(*texts: str) -> Support:
    """What articles with these texts support."""
    return support_of(read_corpus([Document(id=text, text=text, language="en") for text in texts]))


def test_a_single_article_supports_nothing() -> None:
    """However often it says a thing: its brief is what it was."""
    support = support_among(f"{PIER} {PIER}")
    assert (False, 0.0) == (bool(support), support.share([0, 1]))


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["Rain fell.", "Snow fell."], 0.0),
        (["The harbour board met.", "Snow fell."], 0.5),
        (["The harbour board met.", "Will the harbour board meet?"], 1.0),
        (["The board of the harbour met.", "Harbours have boards."], 0.5),
    ],
)
def test_a_pair_of_content_words_counts_by_the_articles_that_have_it(others: list[str], expected: float) -> None:
    """As a share of all others; stop words between them and endings do not matter, the order does."""
    assert SUPPORT * expected == pytest.approx(support_among(PIER, *others).share([0]))


def test_a_copy_supports_nothing() -> None:
    """Three papers that print one report, and one that disagrees, are two sources."""
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in (PIER, f"{PIER} ", "Snow fell.")])
    assert (True, 0.0) == (Support(corpus, [0, 1, 2]).share([0]) > 0, Support(corpus, [0, 0, 1]).share([0]))


def test_what_is_told_supports_nothing_more() -> None:
    """A brief gains by each concept once."""
    support = support_among(PIER, f"Rain fell. {PIER}")
    assert (0.0, support.share([0])) == (support.share([2], support.of([0])), support.share([0, 2]))


def test_of_sentences_that_matter_alike_the_one_that_others_have_comes_first() -> None:
    """And after it not its like, but what one article has alone."""
    texts = ["Gardeners grow roses.", "Ferry fares rise now.", "All ferry fares rise."]
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in texts])
    candidates = [Candidate(sentence=number, run=Run(numbers=(number,))) for number in range(3)]
    ranked = ranking_of(corpus, candidates, bare_worth(1.0, 1.0, 1.0), [1] * 3).in_order(1.0)
    assert [1, 0] == [one.sentence for one in ranked if isinstance(one, Candidate)]


@given(stories())
def test_the_order_of_the_articles_changes_no_share(documents: list[Document]) -> None:
    """Each sentence has the same support whoever came first."""
    shares = [
        {sentence: support.share([number]) for number, sentence in enumerate(corpus.sentences)}
        for corpus in (read_corpus(in_order(order)) for order in (documents, documents[::-1]))
        for support in [support_of(corpus)]
    ]
    assert shares[0] == shares[1]
