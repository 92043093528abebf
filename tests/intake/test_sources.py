"""Sources: from a path, a folder, a URL or "-" to bytes, or to the reason why not."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.intake import sources
from briefing.intake.encoding import decode
from briefing.intake.readers import EXTENSIONS
from briefing.intake.reading import read
from briefing.intake.sources import open_sources
from briefing.intake.web import Web
from briefing.model import Document, Skipped, Source


def one(where: str | Path, data: bytes = b"") -> Source | Skipped:
    """The only source after an argument."""
    (found,) = open_sources(str(where), BytesIO(data))
    return found


def test_a_file_is_its_bytes_and_its_name(tmp_path: Path) -> None:
    """Nothing is changed, nothing is decoded."""
    (tmp_path / "a.txt").write_bytes(b"\xff\x00 x")
    expected = Source(name="a.txt", media_type="", data=b"\xff\x00 x")
    assert expected == one(tmp_path / "a.txt")


def test_a_folder_is_its_articles_by_name(tmp_path: Path) -> None:
    """Only the endings of articles, nothing hidden and no README, in one order on every machine."""
    for name in ("b.txt", "a.html", "c.PDF", "notes.log", "x.py", ".b.txt", "README.md"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "d.txt").mkdir()
    names = [source.name for source in open_sources(str(tmp_path))]
    assert ["a.html", "b.txt", "c.PDF"] == names


def test_a_folder_without_an_article_says_what_it_looked_for(tmp_path: Path) -> None:
    """The endings, all of them."""
    skipped = one(tmp_path)
    assert isinstance(skipped, Skipped)
    assert str(tmp_path) == skipped.name
    assert all(suffix in skipped.reason for suffix in EXTENSIONS)


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("there-is-no-such-file.txt", "does not exist; check the path"),
        ("ftp://news.example/a.txt", "is no address that is read; give one with http:// or https://, or a file"),
        ("file:///tmp/a.txt", "is no address that is read; give one with http:// or https://, or a file"),
        ("a" * 5000, "cannot be read (file name too long)"),
        ("a\0b", "cannot be read (embedded null byte)"),
        ("http://", "cannot be fetched (no host given); check the address and the network"),
        ("http://[::1", "cannot be fetched (invalid ipv6 url); check the address and the network"),
        ("http://a b/", "cannot be fetched (not a valid address)"),
        ("http://127.0.0.1:1/", "cannot be fetched (connection refused)"),
    ],
)
def test_what_cannot_be_opened_is_skipped_with_the_reason(where: str, reason: str) -> None:
    """In the system's words; a wrong argument is no traceback."""
    skipped = one(where)
    assert isinstance(skipped, Skipped)
    assert where == skipped.name
    assert skipped.reason.startswith(reason)


def test_an_empty_argument_is_not_the_folder_that_we_are_in() -> None:
    """As a variable of a shell that was never set gives one."""
    assert [Skipped(name="the path", reason="is empty")] == list(open_sources(""))


def test_standard_input_is_a_source() -> None:
    """For pipes: `curl … | briefing make -`."""
    assert Source(name="standard input", media_type="", data=b"News.") == one("-", b"News.")


def test_a_pipe_can_be_given_as_a_path() -> None:
    """Its size is not known beforehand: `briefing make <(curl …)`."""
    read_end, write_end = os.pipe()
    os.write(write_end, b"News from a pipe.")
    os.close(write_end)
    source = one(f"/dev/fd/{read_end}")
    os.close(read_end)
    assert isinstance(source, Source)
    assert b"News from a pipe." == source.data


def test_a_pipe_that_stays_silent_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever for a writer who never comes."""
    monkeypatch.setattr(sources, "PATIENCE_SECONDS", 0.1)
    assert "cannot be read (nothing was written into it for 0.1 s)" == _reason_of_a_pipe(b"")


def test_a_pipe_that_does_not_end_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then breaks the silence, and holds nobody."""
    monkeypatch.setattr(sources, "PIPE_SECONDS", -1)
    assert "cannot be read (it did not end within -1 s)" == _reason_of_a_pipe(b"N")


def _reason_of_a_pipe(written: bytes) -> str:
    """Why an open pipe into which something was written, and nothing more comes, is no article."""
    read_end, write_end = os.pipe()
    os.write(write_end, written)
    skipped = one(f"/dev/fd/{read_end}")
    os.close(read_end)
    os.close(write_end)
    assert isinstance(skipped, Skipped)
    return skipped.reason


def test_a_pipe_in_a_folder_is_skipped(tmp_path: Path) -> None:
    """At once: nobody may be at its other end, ever."""
    os.mkfifo(tmp_path / "pipe")
    expected = Skipped(name=f"{tmp_path}/pipe", reason="is a named pipe, not a file")
    assert expected == one(tmp_path / "pipe")


def test_a_device_is_skipped() -> None:
    """It has no end, and its words are nobody's."""
    assert Skipped(name="/dev/zero", reason="is a device, not a file") == one("/dev/zero")


def test_a_link_to_itself_is_skipped(tmp_path: Path) -> None:
    """In the system's words, alone or in a folder."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    reasons = [item.reason for item in (one(tmp_path / "loop.txt"), one(tmp_path)) if isinstance(item, Skipped)]
    assert "cannot be read (too many levels of symbolic links)" == reasons[0]
    assert reasons[1].startswith("is a folder without an article")


def test_what_is_larger_than_any_article_is_skipped(tmp_path: Path) -> None:
    """Of a file of 300 MB, no more is read than tells so."""
    with (tmp_path / "dump.txt").open("wb") as file:
        file.truncate(300 * 2**20)
    assert Skipped(name=f"{tmp_path}/dump.txt", reason="is larger than 64 MB") == one(tmp_path / "dump.txt")


def test_a_pattern_that_no_shell_expanded_is_its_files(tmp_path: Path) -> None:
    """By name, and in folders at any depth; a file whose own name has an asterisk is that file."""
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", "c.md", "in/d.txt", "*.html"):
        (tmp_path / name).write_bytes(b"x")
    found = [
        [item.name for item in open_sources(f"{tmp_path}/{pattern}")] for pattern in ("*.txt", "**/*.txt", "*.html")
    ]
    assert [["a.txt", "b.txt"], ["a.txt", "b.txt", "d.txt"], ["*.html"]] == found


def test_a_pattern_without_a_file_says_so(tmp_path: Path) -> None:
    """It is named as it was given."""
    assert Skipped(name=f"{tmp_path}/*.txt", reason="names no file; check the pattern") == one(f"{tmp_path}/*.txt")


def test_a_url_is_fetched_with_its_media_type(website: str, tmp_path: Path) -> None:
    """The source knows where it is from; a letter outside ASCII is quoted as browsers do."""
    (tmp_path / "für alle.html").write_bytes(b"<p>News")
    url = f"{website}/für alle.html"
    expected = Source(name="für alle.html", media_type="text/html", data=b"<p>News", url=url)
    found = one(url)
    assert isinstance(found, Source)
    assert (expected, True) == (replace(found, head=""), found.head.startswith("HTTP/1.1 200"))


def test_the_day_of_access_is_noted_on_what_was_fetched_and_on_nothing_else(website: str, tmp_path: Path) -> None:
    """A web page may be another tomorrow; a file lies where it lay, and its brief must not change by the day."""
    article = tmp_path / "story.txt"
    article.write_text("The mayor resigned on Monday and gave no reason.", encoding="utf-8")
    day = date(2025, 1, 22)
    found = [read(where, web=Web(accessed=day))[0] for where in (f"{website}/story.txt", article, tmp_path)]
    assert [day, None, None] == [document.accessed for document in found if isinstance(document, Document)]


def test_without_a_clock_no_day_is_noted(website: str, tmp_path: Path) -> None:
    """The library does not look at one by itself."""
    (tmp_path / "story.txt").write_text("The mayor resigned on Monday and gave no reason.", encoding="utf-8")
    (document,) = read(f"{website}/story.txt")
    assert isinstance(document, Document)
    assert document.accessed is None


def test_a_page_that_is_not_there_is_skipped(website: str) -> None:
    """With what the server said."""
    skipped = one(f"{website}/gone.html")
    assert isinstance(skipped, Skipped)
    assert "file not found" in skipped.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Zoë".encode(), "Zoë"),
        ("Zoë".encode("utf-8-sig"), "Zoë"),
        ("Zoë".encode("utf-16"), "Zoë"),
        ("Zoë".encode("utf-32"), "Zoë"),
        (b"\xfe\xff" + "Zoë".encode("utf-16-be"), "Zoë"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
    ],
)
def test_text_is_decoded_by_what_it_says_it_is(data: bytes, expected: str) -> None:
    """UTF-8, or another Unicode form with its mark; line ends become one kind."""
    assert expected == decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9 au lait", "a.txt: is not UTF-8 text (byte 3); save it as UTF-8"),
        (b"\xff\xfea", "a.txt: is not UTF-16 text (byte 2); save it as UTF-8"),
        (b"\x7fELF\0\xff", "a.txt: is a binary file, not an article; give a text, HTML or PDF file"),
    ],
)
def test_no_encoding_is_guessed(data: bytes, message: str) -> None:
    """A wrong guess would change the article's words."""
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert message == str(caught.value)
