"""Markdown: no mark in a sentence, the headline from the front matter or the first heading."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.errors import SourceError
from briefing.intake.markdown_reader import read_markdown
from briefing.model import Document, Source


def read(text: str, name: str = "a-story.md") -> Document:
    """The article of a Markdown text."""
    return read_markdown(Source(name=name, media_type="", data=text.encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Stroud** spoke *twice*.", "Stroud spoke twice."),
        ("Stroud [spoke](https://a.example/b) `twice`.", "Stroud spoke twice."),
        ("- One came.\n- Two went.", "One came.\n\nTwo went."),
        ("1. One came.\n2. Two went.", "One came.\n\nTwo went."),
        ("> One came.\n> Two went.", "One came. Two went."),
        ("One came.\n\n![The pier](pier.jpg)\n\nTwo went.", "One came.\n\nTwo went."),
        ("One came.\n\n## What next\n\nTwo went.", "One came.\n\n## What next\n\nTwo went."),
        ("One came.\n\nWhat next?\n----------\n\nTwo went.", "One came.\n\n## What next?\n\nTwo went."),
        ("One came.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTwo went.", "One came.\n\nTwo went."),
        ("One\ncame.\n\n***\n\nTwo went.", "One came.\n\nTwo went."),
        ("A &amp; B came\\*.", "A & B came*."),
        ("One came.<br>\n<script>x()</script>", "One came."),
    ],
)
def test_marks_are_no_text(text: str, expected: str) -> None:
    """What a reader of the rendered page sees is the article."""
    assert expected == read(text).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Pier 9 *closes*\n\nIt came.", "Pier 9 closes"),
        ("Pier 9 closes\n=====\n\nIt came.", "Pier 9 closes"),
        ("---\ntitle: 'Pier 9: closed'\n---\n\nIt came.", "Pier 9: closed"),
        ("---\ntitle: Pier 9 closes\n---\n\n# Pier 9 closes\n\nIt came.", "Pier 9 closes"),
        ("It came.\n\n# Later", "A story"),
    ],
)
def test_the_headline_is_that_of_the_front_matter_or_the_first_heading(text: str, expected: str) -> None:
    """It leaves the text; without one, the file's name serves."""
    document = read(text)
    assert (expected, "It came.") == (document.title, document.text.partition("\n\n")[0])


def test_front_matter_tells_what_is_known() -> None:
    """As static site generators write it."""
    written = (
        "---\ntitle: A\ndate: 2024-11-12\nauthor: [Ida Holm, Jon Vik]\nurl: https://a.example/\nlang: en\n---\nIt came."
    )
    found = read(written)
    expected = (date(2024, 11, 12), "Ida Holm, Jon Vik", "https://a.example/", "en")
    assert expected == (found.published, found.author, found.url, found.language)


def test_front_matter_that_is_damaged_is_named() -> None:
    """One line, and how to mend it."""
    with pytest.raises(SourceError, match=r"^a-story.md: has front matter that cannot be read \(.*\); mend the lines"):
        read("---\ntitle: [A\n---\nIt came.")
