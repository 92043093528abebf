"""Lengths: five forms, each a ceiling, exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import LengthError
from briefing.length import WORDS_PER_MINUTE, Budget, parse_length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", Budget(sentences=5)),
        (5, Budget(sentences=5)),
        ("150w", Budget(words=150)),
        ("20%", Budget(words=100)),
        ("2min", Budget(words=2 * WORDS_PER_MINUTE)),
        ("0.5min", Budget(words=WORDS_PER_MINUTE // 2)),
        ("12.5%", Budget(words=62)),
        ("page", Budget()),
    ],
)
def test_each_form_is_a_budget(text: str | int, expected: Budget) -> None:
    """Of articles of 500 words together; what is not whole is rounded down, never up."""
    assert expected == parse_length(text).budget(500)


@pytest.mark.parametrize(("text", "expected"), [(" 2 MIN ", "2min"), ("PAGE", "page"), ("07", "7"), ("20.0%", "20%")])
def test_a_length_reads_back_in_its_plain_form(text: str, expected: str) -> None:
    """Case and white space do not matter; reports show one form."""
    assert expected == str(parse_length(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0", "'0' leaves room for nothing"),
        ("0w", "'0w' leaves room for nothing"),
        ("-3", "'-3' is not a length"),
        ("200%", "'200%' is more than the articles hold"),
        ("ten", "'ten' is not a length"),
        ("1.5", "'1.5' would cut a sentence or a word"),
        ("1.5w", "would cut a sentence or a word"),
        ("", "'' is not a length"),
        ("5 words", "is not a length"),
        ("1e3w", "is not a length"),
        ("٣", "is not a length"),
        ("nan%", "is not a length"),
        ("9" * 5000 + "w", "is not a length"),
    ],
)
def test_anything_else_is_a_length_error_that_says_what_to_write(text: str, message: str) -> None:
    """The message names what was written and how to mend it, and is wrong usage."""
    with pytest.raises(LengthError) as caught:
        parse_length(text)
    assert message in str(caught.value)
    assert "write" in str(caught.value)
    assert 2 == caught.value.exit_code


@given(st.decimals("0.001", 999_999_999, places=3), st.sampled_from(["min", "w", "", "%"]))
def test_what_a_length_shows_is_read_as_the_same_length(amount: Decimal, unit: str) -> None:
    """The plain form of a length is itself a length, and exactly the same one."""
    number = amount if unit == "min" else amount.quantize(Decimal(1)) % 100 + 1
    length = parse_length(f"{number}{unit}")
    assert length == parse_length(str(length))


@given(st.integers(1, 100), st.integers(0, 10**6))
def test_a_percentage_never_gives_more_than_its_share(percent: int, available: int) -> None:
    """Exact arithmetic: no float rounds a word into the budget."""
    words = parse_length(f"{percent}%").budget(available).words
    assert words is not None
    assert words * 100 <= percent * available < (words + 1) * 100


@pytest.mark.parametrize(
    ("budget", "expected"),
    [(Budget(sentences=2), False), (Budget(sentences=3), True), (Budget(words=9), False), (Budget(words=10), True)],
)
def test_a_budget_holds_up_to_its_ceiling(budget: Budget, expected: bool) -> None:
    """Three sentences of ten words fit a budget of three or of ten, and none below."""
    assert expected == budget.holds(3, 10)


def test_the_page_budget_holds_everything() -> None:
    """How much a page holds is settled by layout, not by counting."""
    assert Budget().holds(10**9, 10**9)
