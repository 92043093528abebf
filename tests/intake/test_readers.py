"""Reading: from an argument to documents and to what had to be skipped."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

import briefing
from briefing.intake.readers import EXTENSIONS, READERS, names_article
from briefing.intake.reading import read, reader_of
from briefing.model import Source


@pytest.mark.parametrize(("ending", "media_type"), EXTENSIONS.items())
def test_every_ending_that_a_folder_is_searched_for_has_one_reader(ending: str, media_type: str) -> None:
    """The one that names it."""
    assert [True] == [ending in reader.extensions for reader in READERS.values() if reader.reads(media_type)]


def test_each_reader_is_met_by_some_ending() -> None:
    """A folder has files of each format."""
    assert all(reader.extensions for reader in READERS.values())


SENTENCE = b"The vote was held on Tuesday."
PAGE = b"<html><body><article><p>" + SENTENCE * 9 + b"</p></article></body></html>"
FEED = b"<rss><channel><title>A</title><item><title>B</title></item></channel></rss>"
MAIL = b"From: a@b.example\nSubject: News\n\nThe vote was held on Tuesday."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SENTENCE, "text"),
        (b"---\ntitle: News\n---\n" + SENTENCE, "markdown"),
        (b"# News\n\n" + SENTENCE, "markdown"),
        (PAGE, "html"),
        (b"\xef\xbb\xbf" + PAGE, "html"),
        (PAGE.decode().encode("utf-16"), "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0" "x.dtd">\n' + PAGE, "html"),
        (b"<!-- made by hand -->" + PAGE, "html"),
        (b"<p>" + SENTENCE, "html"),
        (FEED, "feed"),
        (b"<?xml version='1.0'?><!-- a --><feed xmlns='http://www.w3.org/2005/Atom'/>", "feed"),
        (b"%PDF-1.7", "pdf"),
        (b"\n%PDF-1.7", "pdf"),
        (b"PK\x03\x04 damaged", "zip"),
        (b"WARC/1.1\r\n", "warc"),
        (b'{"title": "A", "text": "B"}\n', "jsonl"),
        (MAIL, "mail"),
        (b"From a@b.example Mon Nov 11 08:00:00 2024\n" + MAIL, "mbox"),
        (b"From: here it goes on.\n\nThe vote was held.", "text"),
        (b'{"a": 1}', "text"),
        (b"<3 was the vote.", "text"),
    ],
)
@pytest.mark.parametrize("name", ["standard input", "download"])
def test_the_content_tells_the_format_where_no_name_does(name: str, data: bytes, expected: str) -> None:
    """Whatever is piped in or comes without a suffix; what shows nothing is plain text."""
    assert READERS[expected] is reader_of(Source(name=name, media_type="", data=data))


@pytest.mark.parametrize(
    ("name", "media_type", "data", "expected"),
    [
        ("a.txt", "", PAGE, "html"),
        ("a.html", "", FEED, "feed"),
        ("a.pdf", "application/pdf", PAGE, "html"),
        ("a", "application/octet-stream", b"%PDF-1.7", "pdf"),
        ("a.MD", "", SENTENCE, "markdown"),
        ("a.csv", "", SENTENCE, "csv"),
        ("a.csv", "text/plain", SENTENCE, "csv"),
        ("a.txt", "text/html", SENTENCE, "html"),
        ("a.warc.gz", "", b"\x1f\x8b", "warc"),
        ("a.txt", "", b"# News\n\n" + SENTENCE, "text"),
    ],
)
def test_the_content_counts_before_the_server_and_the_server_before_the_name(
    name: str, media_type: str, data: bytes, expected: str
) -> None:
    """Either may lie; plain text is what servers say of all that they do not know."""
    assert READERS[expected] is reader_of(Source(name=name, media_type=media_type, data=data))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", True),
        ("b/A.HTML", True),
        ("a.warc.gz", True),
        ("a.png", False),
        ("a", False),
        (".a.txt", False),
        ("README.md", False),
        ("x/readme.txt", False),
        ("__MACOSX/a.txt", False),
    ],
)
def test_a_name_tells_whether_a_file_is_an_article(name: str, expected: bool) -> None:
    """Hidden files and a README are about the articles."""
    assert expected == names_article(name)


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
        ("a.png", b"\x89PNG....", "is image/png, which is not supported; see `briefing formats`"),
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
