"""Reading: from an argument to documents and to what had to be skipped."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

import briefing
from briefing.intake.readers import EXTENSIONS, READERS
from briefing.intake.reading import read


@pytest.mark.parametrize(("ending", "media_type"), EXTENSIONS.items())
def test_every_ending_that_a_folder_is_searched_for_has_one_reader(ending: str, media_type: str) -> None:
    """The one that names it."""
    assert [True] == [ending in reader.extensions for reader in READERS.values() if reader.reads(media_type)]


def test_each_reader_is_met_by_some_ending() -> None:
    """And says which, for people."""
    for reader in READERS.values():
        assert any(ending in reader.about for ending in reader.extensions)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t", "is empty"),
        ("a.txt", b"Hello", "contains no sentence; an article has at least one"),
        ("a.txt", b"\x00\x01\x02", "is a binary file, not an article; give a text, HTML or PDF file"),
        ("a.txt", b"caf\xe9 au lait is good", "is not UTF-8 text (byte 3); save it as UTF-8"),
        ("a.html", b"<html></html>", "has no recognisable article; give its text instead"),
        ("a.pdf", b"%PDF-1.7 nothing", "is not a readable PDF"),
        ("a.png", b"\x89PNG....", "is image/png, which is not supported; give plain text"),
    ],
)
def test_what_is_no_article_is_skipped_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """The reason says what it is and what to give instead."""
    (tmp_path / name).write_bytes(data)
    (skipped,) = read(tmp_path / name)
    assert isinstance(skipped, briefing.Skipped)
    assert name == Path(skipped.name).name
    assert skipped.reason.startswith(reason)


def test_a_folder_gives_articles_and_what_was_skipped_in_its_order(tmp_path: Path) -> None:
    """One bad file does not spoil the rest."""
    (tmp_path / "a.txt").write_text("The vote was held on Tuesday.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("The flood came on Monday.", encoding="utf-8")
    expected = [briefing.Document, briefing.Skipped, briefing.Document]
    assert expected == [type(item) for item in read(tmp_path)]


def test_standard_input_is_read_as_an_article_without_a_title() -> None:
    """`-` on the command line; nothing tells a headline."""
    (document,) = read("-", stdin=BytesIO(b"The vote was held on Tuesday. It passed."))
    assert isinstance(document, briefing.Document)
    assert ("", "The vote was held on Tuesday. It passed.") == (document.title, document.text)
