"""PDFs as they come: one article with a headline, with running heads, with hyphens, with a password."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing.model import Document, Skipped

FILES = Path(__file__).parent / "files"
HEADLINE = "Harbour board votes to close Pier 9"
FIRST = (
    "The Larkport harbour board voted on Tuesday to close Pier 9, ending ninety years of ferry traffic from the old "
    "town to the islands."
)
LAST = (
    "A spokeswoman for the ministry confirmed that the environmental documentation for Gull Point remains incomplete."
)
LAYOUTS = ("headline", "running-heads", "hyphens")


def article(name: str) -> Document:
    """The only document of a file."""
    (document,) = briefing.read(FILES / f"{name}.pdf")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_headline_is_the_title_and_no_sentence(name: str) -> None:
    """The article begins below it, and ends with its last sentence."""
    sentences = [sentence.text for sentence in briefing.split_sentences(article(name))]
    assert (HEADLINE, FIRST, LAST, 13) == (article(name).title, sentences[0], sentences[-1], len(sentences))


@pytest.mark.parametrize("name", LAYOUTS[1:])
def test_the_same_article_is_the_same_text_however_it_is_set(name: str) -> None:
    """Without running heads and page numbers on three pages, without the hyphens and gaps of narrow columns."""
    assert article(LAYOUTS[0]).text == article(name).text


def test_a_password_is_called_a_password() -> None:
    """The file is skipped with what it needs."""
    (item,) = briefing.read(FILES / "password.pdf")
    assert isinstance(item, Skipped)
    assert "is protected by a password; save it without one" in item.reason
