"""Aboutness: from the evidence for several themes, how likely a sentence is about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Document, Theme
from briefing.segmentation.corpus import read_corpus
from briefing.themes.aboutness import (
    ALONE,
    BESIDE,
    FEATURES,
    KINDS,
    Weights,
    probability,
    rate_aboutness,
    table_of,
)
from briefing.themes.relevance import rate_relevance

if TYPE_CHECKING:
    from briefing.themes.aboutness import Kinds

VALUES = st.floats(-1, 1, allow_nan=False)
ROWS = st.lists(VALUES, min_size=len(KINDS), max_size=len(KINDS))


def evidence(*sentences: list[float]) -> Kinds:
    """The evidence for one theme, a row a sentence and a number a kind."""
    table = np.array(sentences, dtype=np.float64)
    return {kind: table[:, number] for number, kind in enumerate(KINDS)}


def even(*values: float) -> Kinds:
    """ThemeFeatures that is the same of every kind, a number a sentence."""
    return evidence(*([value] * len(KINDS) for value in values))


@pytest.mark.parametrize("weights", [ALONE, BESIDE])
def test_there_is_one_weight_for_each_feature(weights: Weights) -> None:
    """Each kind of evidence, and how far it is ahead."""
    assert (10, 10) == (len(FEATURES), len(weights.values))


def test_beside_others_a_theme_is_ahead_of_the_best_of_them() -> None:
    """By how much, of each kind, for each sentence."""
    table = table_of([even(0.5, 0.0), even(0.2, 0.3), even(0.1, 0.4)], is_alone=False)
    assert (3, 2, len(FEATURES)) == table.shape
    np.testing.assert_allclose(table[:, :, 0], [[0.5, 0.0], [0.2, 0.3], [0.1, 0.4]])
    np.testing.assert_allclose(table[:, :, -1], [[0.3, -0.4], [-0.3, -0.1], [-0.4, 0.1]])


def test_alone_a_theme_is_ahead_of_its_own_mean() -> None:
    """There is no other one to compare it with."""
    table = table_of([even(0.5, 0.1)], is_alone=True)
    np.testing.assert_allclose(table[0], [[0.5] * 5 + [0.2] * 5, [0.1] * 5 + [-0.2] * 5])


def test_the_kinds_stand_in_the_order_of_the_weights() -> None:
    """Whatever the order in which the evidence holds them."""
    first, second = [0.1, 0.2, 0.3, 0.4, 0.5], [0.0] * 5
    backwards = dict([*evidence(first, second).items()][::-1])
    np.testing.assert_allclose(table_of([backwards, even(0.0, 0.0)], is_alone=False)[0, 0], first * 2)


def test_the_probability_is_the_logistic_of_the_weighted_sum() -> None:
    """One half where constant and evidence outweigh each other."""
    weights = Weights(constant=-1.0, values=(2.0, 1.0))
    np.testing.assert_allclose(probability(np.array([[0.5, 0.0], [0.5, 1.0]]), weights), [0.5, 1 / (1 + np.exp(-1))])


def test_a_theme_alone_is_rated_by_weights_of_its_own() -> None:
    """Those for several would find it ahead of nothing."""
    alone, other = even(0.6, 0.1), even(0.0, 0.0)
    np.testing.assert_allclose(rate_aboutness([alone]), probability(table_of([alone], is_alone=True), ALONE))
    together = table_of([alone, other], is_alone=False)
    np.testing.assert_allclose(rate_aboutness([alone, other]), probability(together, BESIDE))


@given(st.lists(st.lists(ROWS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_probability_lies_between_nought_and_one(themes: list[list[list[float]]]) -> None:
    """A row a theme, a number a sentence."""
    rated = rate_aboutness([evidence(*rows) for rows in themes])
    assert (len(themes), 3) == rated.shape
    assert (True, True) == (bool((rated > 0).all()), bool((rated < 1).all()))


@given(ROWS, ROWS, st.sampled_from(range(len(KINDS))))
def test_more_evidence_makes_a_theme_likelier_and_another_one_less(
    mine: list[float], other: list[float], kind: int
) -> None:
    """Of any kind, beside others."""
    more = [value + (number == kind) for number, value in enumerate(mine)]
    before, after = (rate_aboutness([evidence(row), evidence(other)])[:, 0] for row in (mine, more))
    assert after[0] > before[0]
    assert after[1] <= before[1]


@given(st.permutations(range(3)), st.lists(ROWS, min_size=3, max_size=3))
def test_the_order_of_the_themes_decides_nothing(order: list[int], rows: list[list[float]]) -> None:
    """Each has the same probability in any place."""
    rated = rate_aboutness([evidence(row) for row in rows])
    np.testing.assert_allclose(rate_aboutness([evidence(rows[one]) for one in order]), rated[order])


@pytest.mark.parametrize("wanted", [1, 2])
def test_a_sentence_with_the_terms_of_a_theme_is_likelier_about_it_than_one_without(wanted: int) -> None:
    """Alone and beside another one."""
    themes = [Theme(name="Aid", terms=("rescue", "tents")), Theme(name="Money", terms=("budget",))][:wanted]
    text = "Rescue teams put up tents. A choir sang in the evening. The council cut its budget."
    chances = rate_relevance(read_corpus([Document(id="a", text=text, language="en")]), themes).aboutness[0]
    assert 0 == int(chances.argmax())
