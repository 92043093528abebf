"""Plain text: paragraphs, and a headline where there is one."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.intake.plain_reader import read_plain
from briefing.intake.titles import title_from_name
from briefing.model import Source


def read(text: str, name: str = "a-story.txt") -> tuple[str, str]:
    """Title and text."""
    document = read_plain(Source(name=name, media_type="text/plain", data=text.encode()))
    return document.title, document.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Big news\n\nIt came.", ("Big news", "It came.")),
        ("# Big news\n\nIt came.", ("Big news", "It came.")),
        ("Big news\n \t\nIt came.", ("Big news", "It came.")),
        ("It came.\n\nIt went.", ("A story", "It came.\n\nIt went.")),
        ("Big\nnews\n\nIt came.", ("Big news", "It came.")),
        ("Big\nnews\nhere\n\nIt came.", ("A story", "Big\nnews\nhere\n\nIt came.")),
        ("Will it come?\n\nIt came.", ("Will it come?", "It came.")),
        ("Then? It came.\n\nIt went.", ("A story", "Then? It came.\n\nIt went.")),
        ("Big news", ("A story", "Big news")),
        ("“We failed”\n\nIt came.", ("“We failed”", "It came.")),
        ("“We failed.”\n\nIt came.", ("A story", "“We failed.”\n\nIt came.")),
        (f"{'Long ' * 50}\n\nIt came.", ("A story", f"{'Long ' * 50}\n\nIt came.")),
    ],
)
def test_a_short_first_paragraph_that_is_a_question_or_no_sentence_is_the_headline(
    text: str, expected: tuple[str, str]
) -> None:
    """It leaves the text then; otherwise the file's name serves, and the text stays as it is."""
    assert expected == read(text)


def test_lines_that_end_sentences_are_paragraphs() -> None:
    """Some exports put a line feed, not a blank line, between paragraphs."""
    assert "One came.\n\nTwo went.\n\nThree." == read("One came.\nTwo went.\nThree.")[1]


def test_lines_that_were_wrapped_stay_one_paragraph() -> None:
    """They do not end where a sentence ends."""
    text = "The council met late in\nthe evening to vote on\nthe budget. It passed."
    assert text == read(text)[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("halevi-resignation.txt", "Halevi resignation"),
        ("the_vote.v2.md", "The vote v2"),
        ("élan.txt", "Élan"),
        ("standard input", ""),
        ("63", ""),
        ("", ""),
    ],
)
def test_a_title_is_made_of_a_file_name_with_words_in_it(name: str, expected: str) -> None:
    """A pipe or a bare number has none to give."""
    assert expected == title_from_name(name)


HEAD = "Published: 2025-03-04\nOutlet: The Harbour Star\nAuthor:  Ida Holm\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nPier 9 closes\n\nIt came.\n\nIt went.",
        f"Pier 9 closes\n{HEAD}\nIt came.\n\nIt went.",
        f"Pier 9 closes\n\n{HEAD}\nIt came.\n\nIt went.",
        f"Title: Pier 9 closes\n{HEAD}\nIt came.\n\nIt went.",
        f"{HEAD}title: Pier 9 closes\n\nIt came.\n\nIt went.",
        "\n\n".join(["Pier 9 closes", *HEAD.strip().split("\n"), "It came.", "It went."]),
    ],
    ids=["above the headline", "below it", "after a blank line", "with a title", "with a title at the end", "apart"],
)
def test_lines_at_the_head_say_what_the_article_is(text: str) -> None:
    """As exports write them: they are read as front matter is, and are neither headline nor text."""
    document = read_plain(Source(name="a.txt", media_type="text/plain", data=text.encode()))
    assert ("Pier 9 closes", "It came.\n\nIt went.") == (document.title, document.text)
    assert ("The Harbour Star", "Ida Holm", date(2025, 3, 4)) == (document.outlet, document.author, document.published)
    assert document.claimed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: impossible\n\nIt came.", ("Title: impossible", "It came.")),
        ("Date: Monday\n\nIt came.", ("Date: Monday", "It came.")),
        ("The vote: a guide\n\nIt came.", ("The vote: a guide", "It came.")),
        ("One came.\n\nTwo went.\n\nOutlet: a\nSite: b", ("A story", "One came.\n\nTwo went.\n\nOutlet: a\nSite: b")),
    ],
)
def test_one_line_with_a_colon_is_a_headline_and_one_further_down_is_text(text: str, expected: tuple[str, str]) -> None:
    """Only a day, or two lines of a kind, are surely no part of an article."""
    assert expected == read(text)
