"""A web archive (.warc, .warc.gz) -> the pages in it, by warcio (ISO 28500)."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr, suppress
from datetime import date
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError
from briefing.intake.found import Found
from briefing.intake.web_archive_writer import NAME
from briefing.language.wording import complaint
from briefing.model import Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/pdf", "text/plain"})
"""What can be an article of those that a crawler keeps beside styles, scripts and pictures."""


def is_web_archive(source: Source) -> bool:
    """Whether the content is a web archive, packed or not."""
    if source.data.startswith(b"\x1f\x8b"):
        return source.name.lower().endswith((".warc.gz", ".warc"))
    return source.data.startswith(b"WARC/")


def read_web_archive(source: Source) -> Iterator[Found]:
    """The pages and PDFs that were fetched with success, in the order of the archive, with address and day.

    Of an archive that `web_archive_writer` made, everything, as it was read then: files without an address or a day.

    Raises SourceError if there is none, or more than fits in memory.
    """
    pages, size = [], 0
    try:
        for page in _pages(source.data):
            pages.append(page)
            size += len(page.data)
            if size > MAX_BYTES:
                what = f"unpacks to more than {MAX_BYTES // 2**20} MB"
                raise SourceError(what, where=source.name, mend="give a part of it")
    except (AttributeError, EOFError, OSError, ValueError, zlib.error, _load_failed()) as error:
        # Damaged bytes make warcio raise whatever its code runs into: these were seen with 1,000 damaged files.
        what = f"is not a readable web archive ({complaint(error)})"
        raise SourceError(what, where=source.name, mend="make it again") from error
    if not pages:
        raise SourceError("holds no page", where=source.name, mend="give a part of it that does")
    yield from pages


def _load_failed() -> type[Exception]:
    from warcio.exceptions import ArchiveLoadFailed

    failure: type[Exception] = ArchiveLoadFailed
    return failure


def _pages(data: bytes) -> Iterator[Source]:
    from warcio.archiveiterator import ArchiveIterator

    with redirect_stderr(io.StringIO()):  # where warcio prints what it finds odd
        yield from filter(None, map(_page, ArchiveIterator(io.BytesIO(data))))


def _page(record: ArcWarcRecord) -> Source | None:
    if record.rec_type not in {"response", "resource"}:
        return None
    answer = record.http_headers
    if answer is not None and not answer.get_statuscode().startswith("2"):
        return None
    header = Message()
    header["content-type"] = (answer or record.rec_headers).get_header("Content-Type") or ""
    ours = record.rec_headers.get_header(NAME)
    if ours is None and header.get_content_type() not in _PAGES:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if ours is not None and answer is None:
        return Source(name=unquote(ours), media_type="", data=record.content_stream().read(MAX_BYTES + 1))
    return Source(
        name=url if ours is None else unquote(ours),
        media_type=header.get_content_type(),
        data=record.content_stream().read(MAX_BYTES + 1),
        charset=header.get_content_charset(""),
        url=url,
        accessed=_day(record.rec_headers.get_header("WARC-Date") or ""),
    )


def _day(stated: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(stated[:10])
    return None
