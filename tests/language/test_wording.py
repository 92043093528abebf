"""What a line says of a text, a number or an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.wording import ELLIPSIS, as_given, complaint, counted, cut_short, one_line


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("one two three", 9, "one two …"),
        ("one two three", 8, "one two…"),
        ("onetwothree", 8, "onetwot…"),
        ("a twothreefourfive", 12, "a twothreef…"),
        ("議会は月曜日に橋の閉鎖を決めた。", 8, "議会は月曜日に…"),
    ],
)
def test_a_long_text_ends_after_a_word(text: str, most: int, cut: str) -> None:
    """As many words as there is room for; within a word only where they would fill less than half of it."""
    assert cut == cut_short(text, most)


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_no_text_is_longer_than_asked_for(text: str, most: int) -> None:
    """Whatever it is made of: what is cut says so, and begins like the text."""
    cut = cut_short(text, most)
    assert len(cut) <= most
    assert text == cut or text.startswith(cut.removesuffix(ELLIPSIS).rstrip())


@given(st.text())
def test_one_line_is_one_line_that_prints(text: str) -> None:
    """No control character, no mark of direction, no space at its ends or beside another one."""
    line = one_line(text)
    assert line.isprintable()
    assert line.split(" ") == line.split() or not line


@pytest.mark.parametrize(("count", "said"), [(0, "0 words"), (1, "1 word"), (2, "2 words")])
def test_a_number_agrees_with_its_noun(count: int, said: str) -> None:
    """One word, two words."""
    assert said == counted(count, "word")


def test_what_was_given_is_repeated_as_far_as_it_tells() -> None:
    """Sixty characters at most, in marks, nothing that could move a cursor."""
    assert r"'a\x1b[2J'" == as_given("a\x1b[2J")
    assert f"'{'x' * 59}…'" == as_given("x" * 1000)


@pytest.mark.parametrize(
    ("error", "said"), [(ValueError("EOF marker\nnot found"), "EOF marker not found"), (KeyError(), "KeyError")]
)
def test_a_complaint_is_what_the_library_says(error: Exception, said: str) -> None:
    """On one line; the name of an error that says nothing."""
    assert said == complaint(error)
