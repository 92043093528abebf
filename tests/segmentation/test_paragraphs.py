"""Paragraphs: what stands between blank lines."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.segmentation.paragraphs import blank_headings, headings, paragraph_spans, trimmed_end

ANY_LAYOUT = st.text(alphabet="aB#.\n\r\t \x0b\x0c\x1c\x85\u2028\u2029\u00a0\u3000", max_size=60)


def paragraphs(text: str) -> list[str]:
    """The paragraphs as text."""
    return [text[start:end] for start, end in paragraph_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n\n\n\n\ntwo\n\n", ["one", "two"]),
        ("one\r\ntwo", ["one\r\ntwo"]),
        ("one\r\n\r\ntwo", ["one", "two"]),
        ("one\r\rtwo", ["one", "two"]),
        ("one\n \t\u00a0\ntwo", ["one", "two"]),
        ("one \n\n  two", ["one", "two"]),
        ("one\u2028\u2028two", ["one", "two"]),
        ("one\u2028two", ["one\u2028two"]),
        ("one\u2029two", ["one", "two"]),
        ("one\x85\x85two", ["one", "two"]),
    ],
)
def test_blank_lines_part_paragraphs(text: str, expected: list[str]) -> None:
    """A line break alone does not, a line of white space does, whatever breaks the lines."""
    assert expected == paragraphs(text)


@given(ANY_LAYOUT)
@settings(max_examples=200)
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    """No character but those of headings is lost, none is held twice, no paragraph has white space at an end."""
    spans = paragraph_spans(text)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(blank_headings(text).split()) == "".join(inside.split())
    assert sorted(spans) == list(spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_a_megabyte_of_spaces_is_walked_once() -> None:
    """Neither spaces after a line break nor a run of line breaks cost more than their length."""
    assert paragraphs("a\n" + " " * 1_000_000 + "b") == ["a\n" + " " * 1_000_000 + "b"]
    assert ["a", "b"] == paragraphs("a" + "\r\n" * 500_000 + "b")


@pytest.mark.parametrize(("text", "expected"), [("ab  ", 2), ("ab", 2), ("   ", 0)])
def test_trimmed_end_leaves_out_white_space(text: str, expected: int) -> None:
    """An empty span stays empty."""
    assert expected == trimmed_end(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Who pays?\n\none", ["one"]),
        ("# One\n## Two ##\none\n### Three\ntwo", ["one", "two"]),
        ("one\r\n###### Six\r\ntwo", ["one", "two"]),
        ("one\n\n## Last", ["one"]),
        ("## Only", []),
        (
            "#tag one\n\n####### seven\n\n#\n\n# --\n\none # two",
            ["#tag one", "####### seven", "#", "# --", "one # two"],
        ),
    ],
)
def test_a_heading_is_no_paragraph(text: str, expected: list[str]) -> None:
    """One to six signs, a space and words, on a line of their own, as Markdown has it."""
    assert expected == paragraphs(text)


def test_headings_are_known_by_their_words_and_blank_without_a_change_of_offsets() -> None:
    """What is searched for a name finds none in them."""
    text = "## Who pays? ##\none\n# Two"
    assert ((0, "Who pays?"), (20, "Two")) == headings(text)
    assert f"{' ' * 15}\none\n{' ' * 5}" == blank_headings(text)


@pytest.mark.parametrize("text", ["# " * 100_000, "# a\n" * 50_000, "# " + " " * 200_000, "# a" + " #" * 100_000])
def test_headings_are_found_in_linear_time(text: str) -> None:
    """Whatever somebody sends."""
    begin = perf_counter()
    paragraph_spans(text)
    assert perf_counter() - begin < 1
