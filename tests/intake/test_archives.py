"""Files in files: zips and web archives, within bounds."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from briefing.intake import zip_reader
from briefing.intake.reading import read
from briefing.model import Document, Skipped

NEWS = "The harbour board voted on Tuesday to close Pier 9."
BODY = f"<p>{NEWS} It was late in the day.</p>" * 5
PAGE = f"<html><head><title>Pier 9</title></head><body><article>{BODY}</article></body></html>"


def packed(files: dict[str, bytes]) -> bytes:
    """A zip file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def found(tmp_path: Path, data: bytes, name: str = "today.zip") -> list[Document | Skipped]:
    """What is in a file."""
    (tmp_path / name).write_bytes(data)
    return list(read(tmp_path / name))


def test_a_zip_is_its_articles_by_name(tmp_path: Path) -> None:
    """As a folder is: no picture, nothing hidden, no README."""
    files = dict.fromkeys(("b.txt", "in/a.txt", "c.png", "README.md", "__MACOSX/._b.txt", "../d.txt"), NEWS.encode())
    names = [one.id for one in found(tmp_path, packed(files)) if isinstance(one, Document)]
    assert ["today.zip/../d.txt", "today.zip/b.txt", "today.zip/in/a.txt"] == names
    assert not (tmp_path.parent / "d.txt").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 damaged", "is not a readable zip file (File is not a zip file); pack it again"),
        (packed({}), "is an empty zip file; give the articles"),
        (
            packed({"a.txt": b"0" * (64 * 2**20 + 1)}),
            "holds more than 1000 files or 64 MB; unpack it and give the folder",
        ),
    ],
)
def test_a_zip_that_cannot_be_read_is_skipped(data: bytes, reason: str, tmp_path: Path) -> None:
    """In one line; a bomb is not unpacked."""
    assert [Skipped(name="today.zip", reason=reason)] == found(tmp_path, data)


def test_a_zip_of_too_many_files_is_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever is in them."""
    monkeypatch.setattr(zip_reader, "MAX_FILES", 2)
    (skipped,) = found(tmp_path, packed(dict.fromkeys(("a.txt", "b.txt", "c.txt"), b"x")))
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("holds more than 2 files")


def test_a_zip_in_a_zip_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    """Bombs are made of them."""
    inner = packed({"a.txt": NEWS.encode()})
    document, skipped = found(tmp_path, packed({"a.txt": NEWS.encode(), "b.zip": inner}))
    assert isinstance(document, Document)
    assert Skipped(name="today.zip/b.zip", reason="is a zip file in a zip file; unpack it first") == skipped


def test_a_damaged_file_in_a_zip_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    """Its checksum tells."""
    data = packed({"a.txt": b"A first article, damaged." * 9, "b.txt": NEWS.encode()})
    start = data.index(b"a.txt") + len(b"a.txt")
    skipped, document = found(tmp_path, data[:start] + b"\xff" * 8 + data[start + 8 :])
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("cannot be unpacked (")
    assert isinstance(document, Document)


def kept(url: str, status: str, kind: str) -> bytes:
    """A record of a web archive, as crawlers write it."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{PAGE}".encode()
    head = [
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-11-12T20:00:00Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["day.warc.gz", "day.warc"])
def test_a_web_archive_is_its_pages(name: str, tmp_path: Path) -> None:
    """With address and day; styles and errors are no pages."""
    records = [
        kept("https://a.example/pier-9", "200 OK", "text/html; charset=utf-8"),
        kept("https://a.example/gone", "404 Not Found", "text/html"),
        kept("https://a.example/style", "200 OK", "text/css"),
    ]
    data = b"".join(map(gzip.compress, records) if name.endswith(".gz") else records)
    (document,) = found(tmp_path, data, name)
    assert isinstance(document, Document)
    assert ("https://a.example/pier-9", date(2024, 11, 12)) == (document.url, document.accessed)
    assert NEWS in document.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"WARC/1.1\r\nnothing", "holds no page; give a part of it that does"),
        (kept("https://a.example/gone", "404 Not Found", "text/html"), "holds no page; give a part of it that does"),
        (gzip.compress(b"nothing", mtime=0), "is not a readable web archive ("),
    ],
)
def test_a_web_archive_without_a_page_is_skipped(data: bytes, reason: str, tmp_path: Path) -> None:
    """In one line."""
    (skipped,) = found(tmp_path, data, "day.warc.gz")
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith(reason)
