"""The figures of a sentence, whatever they count."""

from __future__ import annotations

import pytest

from briefing.language.plain_figures import plain_figures


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("More than 2,400 homes burned.", "en", 2400.0),
        ("Prices rose by 3.5 percent.", "en", 3.5),
        ("Prices rose by 3.5% in May.", "en", 3.5),
        ("It cost $300 million.", "en", 300.0),
        ("Es kostete 2.400 Kronen.", "de", 2400.0),
    ],
)
def test_a_figure_is_read_however_its_thousands_are_written(text: str, language: str, number: float) -> None:
    """With a comma, a stop, or a part behind it."""
    assert {number} == plain_figures(text, language)


@pytest.mark.parametrize(
    "text", ["He left on 12 January.", "He left on Oct. 7.", "It began in 2019.", "It began at 8:30.", "Nobody came."]
)
def test_days_years_and_times_are_none(text: str) -> None:
    """They say when, not how many."""
    assert frozenset() == plain_figures(text, "en")
