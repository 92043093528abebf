"""Which of several articles opens a brief: the newest, and of these the one that the others confirm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

import briefing
from briefing.comparison.support import Support
from briefing.model import Document
from briefing.segmentation.corpus import in_order, read_corpus
from briefing.selection.opening_article import HALF_LIFE_DAYS, UNDATED, fitness_to_open
from tests.articles import stories
from tests.drafts import support_of

BOARD = "The Larkport harbour board closed Pier 9 on Tuesday and moved all ferries to Gull Point."
COURT = "A Larkport court ruled on Friday that the harbour board must reopen Pier 9 for the islanders."
SALE = "A Larkport bakery sells bread baked in the shape of a ferry to visitors of the harbour."


def article(text: str, day: int | None, title: str) -> Document:
    """An article of November 2024."""
    return Document(id=title, title=title, text=text, language="en", published=date(2024, 11, day) if day else None)


def test_the_newest_article_opens_and_gives_the_headline() -> None:
    """What was news on Tuesday comes below what is news on Friday."""
    documents = [article(BOARD, 12, "Board closes pier"), article(COURT, 15, "Court reopens pier")]
    brief = briefing.make_brief(documents, length="100w")
    assert ("Court reopens pier", COURT) == (brief.title, brief.sentences[0].text)
    assert [BOARD] == [sentence.text for sentence in brief.sentences[1:]]


def test_of_the_same_day_the_one_that_the_others_confirm_opens() -> None:
    """A side of the story is new, too."""
    others = [article(COURT.replace("A Larkport", f"{who} A Larkport"), 15, who) for who in ("News.", "Update.")]
    brief = briefing.make_brief([article(SALE, 15, "Bread"), *others], length="100w")
    assert "Bread" != brief.title


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((12, 12), (1.0, 1.0)),
        ((12, 13), (0.5 ** (1 / HALF_LIFE_DAYS), 1.0)),
        ((None, 13), (UNDATED, 1.0)),
        ((None, None), (UNDATED, UNDATED)),
    ],
)
def test_each_day_halves_the_fitness(days: tuple[int | None, int | None], expected: tuple[float, float]) -> None:
    """An article without a day counts as one of the day before; two articles confirm each other alike."""
    corpus = read_corpus([article(BOARD, day, f"{number}") for number, day in enumerate(days)])
    assert expected == pytest.approx(tuple(fitness_to_open(corpus, Support(corpus, [0, 1]))))


@given(stories())
def test_a_single_article_is_as_fit_as_can_be(documents: list[Document]) -> None:
    """Its brief is what it was."""
    corpus = read_corpus(in_order(documents[:1]))
    assert [1.0] * len(corpus) == fitness_to_open(corpus, support_of(corpus)).tolist()
