"""Time frames: a figure is of the time that was set before it, until its sentence names its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.context.dependencies import find_dependencies
from briefing.context.time_frames import find_framed
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

NEWS = "Shares in Marlow Ferries rose after the sale of Pier 9."
OPENING = "On Thursday, shares in every shipyard fell."
FIGURE = "Holm Capital lost 3 percent."


def framed(*texts: str, language: str = "en") -> list[int]:
    """The places of the sentences whose time is told before."""
    return list(find_framed(texts, language))


@pytest.mark.parametrize(
    "opening",
    [
        OPENING,
        "Last week, shares in every shipyard fell.",
        "Late on Tuesday shares in every shipyard fell.",
        "“In the previous quarter we sold nothing,” Omar Renn said.",
        "In the third quarter of the year, shares fell.",
        "Two years earlier, shares in every shipyard fell.",
        "Since 2019 shares in every shipyard have fallen.",
    ],
)
def test_a_figure_after_an_opening_that_sets_a_time_leans_on_it(opening: str) -> None:
    """Told after other news, it would be of another day."""
    assert [2] == framed(NEWS, opening, FIGURE)


@pytest.mark.parametrize(
    "opening",
    ["Shares in every shipyard fell on Thursday.", "On the pier, shares were sold.", "Later shares fell.", FIGURE],
)
def test_a_figure_after_any_other_sentence_leans_on_none(opening: str) -> None:
    """A day at the end of a sentence is of that sentence alone."""
    assert [] == framed(NEWS, opening, FIGURE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Holm Capital lost 3 percent on Friday.",
        "Holm Capital has lost 3 percent since May.",
        "Holm Capital now has 3 ships.",
        "Holm Capital lost all that it had.",
    ],
)
def test_a_sentence_that_names_its_own_time_or_has_no_figure_stands(sentence: str) -> None:
    """Nothing in it can be taken for the time of something else."""
    assert [] == framed(NEWS, OPENING, sentence)


@pytest.mark.parametrize("time", ["in May", "in 2019", "last summer", "in the spring"])
def test_a_month_a_year_and_a_part_of_a_year_are_times(time: str) -> None:
    """They say themselves of when the figure is; as an opening they set a time."""
    assert [] == framed(NEWS, OPENING, f"Holm Capital lost 3 percent {time}.")


def test_all_figures_lean_on_the_one_before_until_a_time_is_named() -> None:
    """Each on its neighbour, so that a passage reaches back to the opening; after another time all is free."""
    free = "Renn bought 2 boats on Friday."
    assert [2, 3] == framed(NEWS, OPENING, FIGURE, "Marlow lost 4 percent.", free, FIGURE)


def test_a_sentence_without_a_figure_ends_the_frame() -> None:
    """What stands after it is told of something else."""
    assert [] == framed(NEWS, OPENING, "Renn was not surprised.", FIGURE)


def test_the_first_sentence_of_an_article_sets_the_time_of_the_story() -> None:
    """That is the time in which all of it is read."""
    assert [] == framed(OPENING, FIGURE)


@pytest.mark.parametrize("language", ["de", "fr", "xx"])
def test_a_language_without_a_list_has_no_frames(language: str) -> None:
    """No rule is better than the words of another language."""
    assert [] == framed(NEWS, OPENING, FIGURE, language=language)


def test_a_framed_sentence_leans_on_the_one_before_in_its_own_article() -> None:
    """The place within the article is turned into the number within the corpus."""
    texts = [f"{NEWS} Renn was not surprised.", f"{NEWS} {OPENING} {FIGURE}"]
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in texts])
    found = enumerate(find_dependencies(annotate(corpus)))
    dependencies = [(number, dependency.on) for number, of_one in found for dependency in of_one]
    assert [(4, 3)] == dependencies


@given(st.lists(st.sampled_from([NEWS, OPENING, FIGURE, "Renn bought 2 boats on Friday.", "He left."]), max_size=8))
def test_what_is_framed_has_an_opening_before_it_and_figures_between(texts: list[str]) -> None:
    """The chain from a framed figure back to its opening has no gap, and never begins the article."""
    found = framed(*texts)
    assert [] == [place for place in found if place - 1 not in found and texts[place - 1] != OPENING]
    assert [] == [place for place in found if place < 2 or texts[place] not in (NEWS, FIGURE)]
