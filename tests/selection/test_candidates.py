"""Candidates: what could stand under which heading, and what it is worth there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.context.runs import CannotStand, Run
from briefing.selection.candidates import (
    ABOUTNESS_SHARE,
    ESSENTIAL,
    LEAST_VALUE,
    STRETCH,
    SURE,
    UNSURE_SHARE,
    Candidate,
    find_candidates,
    worth_of,
)

CANNOT = CannotStand(why="is a question")
RUNS = (Run(numbers=(0,)), Run(numbers=(0, 1)), CANNOT, Run(numbers=(3,)))
NO_THEMES = np.zeros((0, len(RUNS)))
NO_NEWS = np.zeros(len(RUNS))
STANDING = np.zeros(len(RUNS))
"""Nothing leans on another sentence."""
SHARES = st.floats(0, 1, allow_nan=False)


def test_each_sentence_that_can_stand_is_a_candidate_with_its_run() -> None:
    """And no other one."""
    found = find_candidates(NO_NEWS, NO_THEMES, RUNS, None, STANDING)
    assert [(0, RUNS[0]), (1, RUNS[1]), (3, RUNS[3])] == [(one.sentence, one.run) for one in found]
    assert {None} == {one.theme for one in found}


def test_the_lead_comes_first_once_with_its_own_run_and_no_heading() -> None:
    """The main event is no matter of a theme, however surely it is about one."""
    lead = Candidate(sentence=1, run=Run(numbers=(0, 1, 2)), is_lead=True)
    found = find_candidates(NO_NEWS, np.ones((2, len(RUNS))) * [[1.0], [0.5]], RUNS, lead, STANDING)
    assert [1, 0, 3] == [one.sentence for one in found]
    assert [(True, None), (False, 0), (False, 0)] == [(one.is_lead, one.theme) for one in found]
    assert lead == found[0]


@pytest.mark.parametrize(
    ("aboutness", "theme"),
    [
        ([[SURE], [0.0]], 0),
        ([[0.0], [SURE]], 1),
        ([[SURE - 0.01], [SURE - 0.02]], None),
        ([[0.9], [0.95]], 1),
    ],
)
def test_a_heading_stands_only_over_what_is_surely_about_it(aboutness: list[list[float]], theme: int | None) -> None:
    """The likeliest theme, and none rather than one in doubt."""
    (candidate,) = find_candidates(NO_NEWS, np.array(aboutness), [Run(numbers=(0,))], None, STANDING)
    assert theme == candidate.theme


@pytest.mark.parametrize(("beside", "theme"), [(0.9, 0), (0.5, None)])
def test_all_sentences_of_a_passage_have_a_say_in_its_heading(beside: float, theme: int | None) -> None:
    """A sentence that comes along stands under the heading too."""
    found = find_candidates(NO_NEWS, np.array([[beside, 0.9]]), [CANNOT, Run(numbers=(0, 1))], None, STANDING)
    assert [theme] == [one.theme for one in found]


def test_a_passage_of_which_each_half_is_about_another_theme_has_no_heading() -> None:
    """However sure the one half is: the other would stand under a false heading."""
    aboutness = np.array([[0.99, 0.95], [0.0, 0.97]])
    found = find_candidates(NO_NEWS, aboutness, [CANNOT, Run(numbers=(0, 1))], None, STANDING)
    assert [None] == [one.theme for one in found]
    assert [0] == [one.theme for one in find_candidates(NO_NEWS, aboutness, [Run(numbers=(0,))], None, STANDING)]


def test_what_is_news_stands_below_the_lead_whatever_it_is_about() -> None:
    """Under the third heading the dead would come last."""
    runs = [Run(numbers=(0,)), Run(numbers=(1,))]
    found = find_candidates(np.array([ESSENTIAL, ESSENTIAL - 0.01]), np.array([[0.95, 0.95]]), runs, None, STANDING)
    assert [None, 0] == [one.theme for one in found]


def test_a_sentence_is_worth_its_news_value_and_somewhat_more_under_its_theme() -> None:
    """Without a heading, somewhat less for what it is about."""
    worth = worth_of(np.array([0.5, 0.25]), np.array([[1.0, 0.0]]), [1.0])
    half, quarter = (value**STRETCH for value in (0.5, 0.25))
    assert pytest.approx([half + ABOUTNESS_SHARE, quarter]) == worth.under(0).tolist()
    assert pytest.approx([half + UNSURE_SHARE * ABOUTNESS_SHARE, quarter]) == worth.under(None).tolist()


def test_several_themes_divide_what_one_alone_would_add() -> None:
    """With several, most of a story is on one of them."""
    worth = worth_of(np.array([1.0]), np.array([[1.0], [0.0]]), [1.0, 1.0])
    share = ABOUTNESS_SHARE / 4
    expected = [1.0 + share, 1.0, 1.0 + UNSURE_SHARE * share]
    assert pytest.approx(expected) == [worth.of(theme, 0) for theme in (0, 1, None)]


def test_a_theme_that_asks_for_more_makes_its_sentences_worth_more() -> None:
    """What stands without a heading is weighed as ever."""
    worth = worth_of(np.array([1.0]), np.array([[0.0], [0.0]]), [3.0, 1.0])
    assert [3.0, 1.0, 1.0] == [worth.of(theme, 0) for theme in (0, 1, None)]


@given(st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=6))
def test_no_sentence_is_worth_nothing(values: list[tuple[float, float]]) -> None:
    """A passage with one more sentence is not worth less."""
    ratings, about = np.array(values).T
    worth = worth_of(ratings, about[None, :], [1.0])
    assert min(worth.under(theme).min() for theme in (0, None)) >= LEAST_VALUE


def test_how_likely_a_candidate_leans_is_told_by_its_first_sentence() -> None:
    """Whatever it is chosen for: the rest has what it needs in the passage."""
    found = find_candidates(NO_NEWS, NO_THEMES, RUNS, None, np.array([0.1, 0.2, 0.3, 0.4]))
    assert [0.1, 0.1, 0.4] == [one.leaning for one in found]
