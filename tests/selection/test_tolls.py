"""Tolls: the newest stands, an older one does not."""

from __future__ import annotations

from datetime import date

import pytest

import briefing
from briefing.model import Document
from briefing.selection.context import CannotStand, Run
from briefing.selection.tolls import Toll, tolls_of, without_overtaken
from briefing.text.corpus import in_order, read_corpus

FIRST = "An earthquake in the Velm valley killed 62 people in Sarn on Tuesday. The army sent two hundred soldiers."
LATER = "The earthquake in the Velm valley killed 83 people in Sarn, the army said. Rescue teams left the school."


def article(text: str, day: int | None, language: str = "en") -> Document:
    """An article of November 2024."""
    published = date(2024, 11, day) if day else None
    return Document(id=f"{day} {text[:40]}", title=text[:30], text=text, language=language, published=published)


def brief(*documents: Document) -> str:
    """All that a brief of some articles says."""
    return " ".join(sentence.text for sentence in briefing.make_brief(documents, length="page").sentences)


def overtaken(*documents: Document) -> list[str]:
    """Why sentences stay out as a newer toll is known."""
    corpus = read_corpus(in_order(documents))
    runs = without_overtaken(corpus, [Run(numbers=(number,)) for number in range(len(corpus))])
    return [run.why for run in runs if isinstance(run, CannotStand)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The flood killed 62 people and injured 120.", "en", {("killed", 62), ("injured", 120)}),
        ("At least 1,300,000 people are homeless.", "en", {("homeless", 1300000)}),
        ("62 Menschen wurden getötet, 1.200 sind verletzt.", "de", {("killed", 62), ("injured", 1200)}),
        ("Le séisme a fait 62 morts et 120 blessés.", "fr", {("killed", 62), ("injured", 120)}),
        ("El sismo dejó 62 muertos.", "es", {("killed", 62)}),
        ("O sismo deixou 62 mortos.", "pt", {("killed", 62)}),
        ("He was killed in 2010.", "en", set()),
        ("Prices rose by 62%, and one man died.", "en", set()),
        ("The quake of 7.1 left many dead.", "en", set()),
        ("62 schools and a bridge fell, 9 people died.", "en", {("killed", 9)}),
        ("62 schools reopened.", "en", set()),
    ],
)
def test_a_number_near_a_word_for_a_kind_is_a_toll(text: str, language: str, expected: set[tuple[str, int]]) -> None:
    """Not a year, a share, a magnitude, or a number of something else."""
    assert {Toll(kind=kind, count=count) for kind, count in expected} == tolls_of(text, language)


def test_an_older_toll_is_left_out() -> None:
    """And the rest of its article stays."""
    said = brief(article(FIRST, 12), article(LATER, 13))
    assert (False, True, True) == ("62" in said, "83" in said, "two hundred soldiers" in said)


@pytest.mark.parametrize(
    "other",
    [
        article(LATER, 12),
        article(LATER, None),
        article(LATER.replace("83", "62"), 13),
        article("A bus fell from a bridge in Norrby and killed 83 people. The driver was asleep.", 13),
        article(LATER.replace("83", "4,000"), 13),
        article("The army cleared a road. " * 9 + LATER, 13),
    ],
    ids=["same day", "no day", "same toll", "something else", "another magnitude", "a part, further down"],
)
def test_a_toll_that_nothing_overtakes_stands(other: Document) -> None:
    """What is not certainly the same total at a later time leaves it alone."""
    assert [] == overtaken(article(FIRST, 12), other)


def test_what_stays_out_says_which_figure_is_newer() -> None:
    """In `briefing inspect`, and in its own words."""
    expected = ["says 62 killed, where a newer article says 83"]
    assert expected == overtaken(article(FIRST, 12), article(LATER, 13))
