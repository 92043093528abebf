"""The encoding of a page or a text: told, never guessed."""

from __future__ import annotations

import pytest

from briefing.errors import SourceError
from briefing.intake.encoding import decode
from tests.intake.pages import HEADLINE, STORY, page, read

QUOTED = "The board closed the café pier – “there is no money,” said the chairwoman of the board, Imogen Stroud."
BODY = f"<article><h1>{HEADLINE}</h1><p>{QUOTED}</p><p>{STORY[1]}</p></article>"


@pytest.mark.parametrize(
    ("head", "encoding", "charset"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252", ""),
        ("<meta charset=us-ascii>", "cp1252", ""),
        ("", "cp1252", "iso-8859-1"),
        ('<meta charset="utf-8">', "cp1252", "windows-1252"),
        ('<meta charset="iso-8859-1">', "utf-8", ""),
        ("", "utf-8-sig", "iso-8859-1"),
        ("", "utf-16", ""),
        ("", "utf-16-le", ""),
        ("", "utf-16-be", ""),
        ("", "utf-8", "no-such-charset"),
    ],
)
def test_a_page_is_read_in_its_encoding(head: str, encoding: str, charset: str) -> None:
    """Labels mean what they mean to browsers; quotation marks and apostrophes are there."""
    document = read(page(BODY, head).encode(encoding), charset=charset)
    assert [QUOTED, STORY[1].replace("’", "’")] == document.text.split("\n\n")


def test_an_xml_declaration_is_heard() -> None:
    """XHTML says it there."""
    data = b'<?xml version="1.0" encoding="windows-1252"?>' + page(BODY, "").encode("cp1252")
    assert QUOTED in read(data).text


def test_a_page_that_says_nothing_and_is_not_utf_8_is_refused() -> None:
    """A guess may change words."""
    with pytest.raises(SourceError, match="does not say its encoding"):
        read(page(BODY, "").encode("cp1252"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_nuls(encoding: str) -> None:
    """Text too."""
    assert QUOTED == decode(QUOTED.encode(encoding), "a.txt")


def test_a_text_is_read_in_what_its_server_stated() -> None:
    """If it is not UTF-8."""
    assert QUOTED == decode(QUOTED.encode("cp1252"), "a.txt", "latin1")


def test_mojibake_is_refused() -> None:
    """Its words are not those of the article."""
    spoilt = "\n\n".join([QUOTED] * 2).encode().decode("cp1252", "replace")
    with pytest.raises(SourceError, match="was read in a wrong encoding once"):
        decode(spoilt.encode(), "a.txt")
    with pytest.raises(SourceError, match="was read in a wrong encoding once"):
        read(page(f"<article><h1>{HEADLINE}</h1><p>{spoilt}</p><p>{spoilt} {STORY[1]}</p></article>"))


def test_one_sequence_that_an_article_shows_is_not_mojibake() -> None:
    """An article about encodings is one."""
    text = "The page showed â€œ where a quotation mark should have been."
    assert text == decode(text.encode(), "a.txt")
