"""The figures of a sentence with what they count."""

from __future__ import annotations

import pytest

from briefing.selection.quantities import Quantity, quantities_of


@pytest.mark.parametrize(
    ("text", "language", "number", "unit"),
    [
        ("More than 2,400 homes burned.", "en", 2400.0, "home"),
        ("Prices rose by 3.5 percent.", "en", 3.5, "percent"),
        ("Prices rose by 3.5% in May.", "en", 3.5, "%"),
        ("It cost $300 million.", "en", 300.0, "$"),
        ("Es kostete 2.400 Kronen.", "de", 2400.0, "kron"),
    ],
)
def test_a_quantity_is_a_number_and_what_it_counts(text: str, language: str, number: float, unit: str) -> None:
    """However its thousands are written."""
    assert {Quantity(number=number, unit=unit)} == quantities_of(text, language)


@pytest.mark.parametrize(
    "text", ["He left on 12 January.", "He left on Oct. 7.", "It began in 2019.", "It began at 8:30.", "Nobody came."]
)
def test_days_years_and_times_are_none(text: str) -> None:
    """They say when, not how many."""
    assert frozenset() == quantities_of(text, "en")
