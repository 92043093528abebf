"""Figures: the newest stands, an older one does not; two are of one thing only where that is sure."""

from __future__ import annotations

from datetime import date

import pytest

import briefing
from briefing.comparison.figures import Figures
from briefing.context.runs import CannotStand, Run
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import in_order, read_corpus
from briefing.selection.disagreements import without_overtaken

FIRST = "An earthquake in the Velm valley killed 62 people in Sarn on Tuesday. The army sent two hundred soldiers."
LATER = "The earthquake in the Velm valley killed 83 people in Sarn, the army said. Rescue teams left the school."
DAMAGE = "Minister Ana Roy put the damage of the earthquake at {} billion euros. The road to Norrby is open."


def article(text: str, day: int | None, language: str = "en") -> Document:
    """An article of November 2024."""
    published = date(2024, 11, day) if day else None
    return Document(id=f"{day} {text[:40]}", title=text[:30], text=text, language=language, published=published)


def brief(*documents: Document) -> str:
    """All that a brief of some articles says."""
    return " ".join(sentence.text for sentence in briefing.make_brief(documents, length="page").sentences)


def figures_of(*documents: Document) -> Figures:
    """The figures of some articles."""
    annotations = annotate(read_corpus(in_order(documents)))
    return Figures(annotations.corpus, annotations.sources)


def overtaken(*documents: Document) -> list[str]:
    """Why sentences stay out as a newer figure is known."""
    figures, count = figures_of(*documents), len(read_corpus(in_order(documents)))
    runs = without_overtaken(figures, [Run(numbers=(number,)) for number in range(count)])
    return [run.why for run in runs if isinstance(run, CannotStand)]


def test_an_older_toll_is_left_out() -> None:
    """And the rest of its article stays."""
    said = brief(article(FIRST, 12), article(LATER, 13))
    assert (False, True, True) == ("62" in said, "83" in said, "two hundred soldiers" in said)


@pytest.mark.parametrize(
    "later",
    [
        "Floods in Oslen left whole villages under water. Rescuers raised the toll to 31 people killed on Sunday.",
        "Oslen is still under water after the floods. The number of people killed on the river Arn rose to 31.",
    ],
)
def test_a_total_is_of_what_its_article_begins_with(later: str) -> None:
    """A later report says what happened once, and then how many there are now, without the words for where."""
    older = "Floods killed 18 people in the province of Oslen on Saturday. The governor closed the schools."
    assert ["says 18 killed, where a newer article says 31 killed"] == overtaken(article(older, 12), article(later, 13))


def test_an_older_sum_of_money_is_left_out() -> None:
    """Where the sentences are alike in all but the sum."""
    said = brief(article(DAMAGE.format("2.5"), 12), article(DAMAGE.format("3.4"), 13))
    assert (False, True, True) == ("2.5" in said, "3.4" in said, "road to Norrby" in said)


@pytest.mark.parametrize(
    "other",
    [
        article(LATER, 12),
        article(LATER, None),
        article(LATER.replace("83", "62"), 13),
        article(LATER.replace("83", "more than 60"), 13),
        article("A bus fell from a bridge in Norrby and killed 83 people. The driver was asleep.", 13),
        article(LATER.replace("83", "4,000"), 13),
        article(LATER.replace("83 people", "83 soldiers"), 13),
        article(LATER.replace("in Sarn", "in Norrby"), 13),
        article(LATER.replace("in Sarn", "in the city of Sarn"), 13),
        article(LATER.replace("killed", "could have killed"), 13),
        article("The army cleared a road. " * 9 + LATER, 13),
    ],
    ids=[
        "same day",
        "no day",
        "same toll",
        "round",
        "something else",
        "another magnitude",
        "others",
        "another place",
        "a smaller place",
        "perhaps",
        "a part, further down",
    ],
)
def test_a_toll_that_nothing_overtakes_stands(other: Document) -> None:
    """What is not certainly the same total at a later time leaves it alone."""
    assert [] == overtaken(article(FIRST, 12), other)


@pytest.mark.parametrize(
    "other",
    [
        "Minister Jon Berg put the cost of the harbour at 3.4 billion euros.",
        DAMAGE.replace("euros", "dollars").format("3.4"),
    ],
)
def test_another_sum_for_another_thing_overtakes_nothing(other: str) -> None:
    """Nor one in another currency."""
    assert [] == overtaken(article(DAMAGE.format("2.5"), 12), article(other, 13))


def test_what_stays_out_says_which_figure_is_newer() -> None:
    """In `briefing inspect`, and in its own words."""
    expected = ["says 62 killed, where a newer article says 83 killed"]
    assert expected == overtaken(article(FIRST, 12), article(LATER, 13))
