"""A web archive of what was read: the same bytes again, read back as it was read, and no secret in it."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from briefing.errors import SourceError
from briefing.intake import web_archive_writer
from briefing.intake.reading import read, read_source
from briefing.intake.web import Web
from briefing.intake.web_archive_writer import archive_bytes
from briefing.model import Document, Source
from tests.intake.web_site import Site, answer, moved, opened

DAY = date(2026, 11, 28)
STORY = "The harbour reopened on Monday after the storm. Two ferries left before noon."
PAGE = f"<html><head><title>Pier 9</title></head><body><article>{f'<p>{STORY}</p>' * 4}</article></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine."""
    with opened() as one:
        yield one


def read_back(source: Source, folder: Path) -> list[object]:
    """What is read from the archive of a source."""
    file = folder / "kept.warc.gz"
    file.write_bytes(archive_bytes([source]))
    return list(read(file))


@pytest.mark.parametrize(
    "name",
    ["halevi.txt", "harbour.md", "no ending", "standard input", "a\nb.txt", "ünïcode % 20.txt", "index.html"],
)
def test_a_file_is_read_from_its_archive_as_it_was_read(name: str, tmp_path: Path) -> None:
    """Under its name, whatever that is, and without an address or a day, which it never had."""
    data = PAGE if name.endswith(".html") else f"# Harbour\n\n{STORY}"
    source = Source(name=name, media_type="", data=data.encode())
    assert list(read_source(source, Web())) == read_back(source, tmp_path)


@pytest.mark.parametrize("path", ["/news/pier-9.html", "/plain.txt", "/", "/old"])
def test_a_page_is_read_from_its_archive_as_it_was_read(site: Site, path: str, tmp_path: Path) -> None:
    """With its address after redirects and the day it was fetched."""
    site.answers["/news/pier-9.html"] = answer(PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")
    site.answers["/"] = answer(PAGE.encode(), Content_Type="text/html")
    site.answers["/plain.txt"] = answer(STORY.encode(), Content_Type="text/plain")
    site.answers["/old"] = moved("/plain.txt")
    source = Web(accessed=DAY).get(f"{site.url}{path}")
    assert isinstance(source, Source)
    (document,) = read_source(source, Web())
    assert isinstance(document, Document)
    assert [document] == read_back(source, tmp_path)
    assert DAY == document.accessed


def test_a_page_keeps_what_its_server_said_but_no_session(site: Site) -> None:
    """Status and headers, those of the line under another name as the body is unpacked; no cookie."""
    packed = gzip.compress(PAGE.encode())
    said = {"Content_Type": "text/html", "Content_Encoding": "gzip", "ETag": '"7"', "Set_Cookie": "session=hunter2"}
    site.answers["/pier"] = answer(packed, **said)
    source = Web(accessed=DAY).get(f"{site.url}/pier")
    assert isinstance(source, Source)
    data = archive_bytes([source])
    record = next(ArchiveIterator(io.BytesIO(data)))
    body = record.content_stream().read()
    assert ("response", f"{site.url}/pier", "2026-11-28", "WARC/1.1") == (
        record.rec_type,
        record.rec_headers.get_header("WARC-Target-URI"),
        record.rec_headers.get_header("WARC-Date"),
        record.rec_headers.protocol,
    )
    assert ("200", '"7"', "gzip", None) == (
        record.http_headers.get_statuscode(),
        record.http_headers.get_header("ETag"),
        record.http_headers.get_header("X-Archive-Orig-Content-Encoding"),
        record.http_headers.get_header("Content-Encoding"),
    )
    assert PAGE.encode() == body
    assert b"hunter2" not in gzip.decompress(data)


def test_a_page_from_the_cache_keeps_what_its_server_said_then(site: Site, tmp_path: Path) -> None:
    """That it has not changed says nothing of its type."""
    site.answers["/"] = [answer(PAGE.encode(), Content_Type="text/html", ETag='"1"'), answer(status="304 Not Modified")]
    first, again = (Web(cache=tmp_path, accessed=DAY).get(f"{site.url}/") for _ in range(2))
    assert isinstance(first, Source)
    assert isinstance(again, Source)
    assert archive_bytes([first]) == archive_bytes([again])


def test_a_password_in_an_address_is_not_archived() -> None:
    """Wherever it came from; what fetches pages refuses such addresses anyway."""
    source = Source(name="a", media_type="text/html", data=b"x", url="https://ada:hunter2@a.example/", accessed=DAY)
    assert b"hunter2" not in gzip.decompress(archive_bytes([source]))


@given(st.text(), st.text(), st.binary())
def test_nothing_in_a_source_forges_a_record(name: str, head: str, data: bytes) -> None:
    """Line breaks in a name, an address or a header stay inside it, and the digest of the data is its own."""
    url = f"https://a.example/{name}"
    source = Source(name=name, media_type="", data=data, url=url, accessed=DAY, head=f"HTTP/1.1 200 OK\r\n{head}")
    found = [record.raw_stream.read() for record in ArchiveIterator(io.BytesIO(archive_bytes([source])))]
    assert [data] == found


def test_the_same_sources_give_the_same_archive_each_once() -> None:
    """So that a brief made again has the same files beside it; two of the same name are two."""
    one, other = (Source(name="index.html", media_type="", data=data) for data in (b"one", b"other"))
    data = archive_bytes([one, other, one])
    assert data == archive_bytes([one, other])
    identifiers = [record.rec_headers.get_header("WARC-Record-ID") for record in ArchiveIterator(io.BytesIO(data))]
    assert 2 == len(set(identifiers))


def test_another_program_finds_the_archive_in_order(tmp_path: Path) -> None:
    """Warcio's own check, of every digest."""
    file = tmp_path / "kept.warc.gz"
    page = Source(name="a", media_type="text/html", data=PAGE.encode(), url="https://a.example/ä?b=%20", accessed=DAY)
    file.write_bytes(archive_bytes([page, Source(name="b.txt", media_type="", data=STORY.encode())]))
    options = type("Options", (), {"inputs": [str(file)], "verbose": False})
    assert 0 == Checker(options).process_all()


def test_more_than_can_be_read_back_is_not_archived(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that no proof could use is none."""
    monkeypatch.setattr(web_archive_writer, "MAX_BYTES", 3)
    with pytest.raises(SourceError, match="larger than 0 MB together; archive fewer at once"):
        archive_bytes([Source(name="a", media_type="", data=b"1234")])
