"""Sources -> a web archive that keeps them as they came, by warcio (WARC 1.1, ISO 28500); the same give the same bytes.

A page is a `response` record with what its server said before it, a file a `resource` record. `web_archive_reader`
reads either as it was read when the archive was made: NAME has what a file or the end of an address is called there.

"""

from __future__ import annotations

import io
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError
from briefing.intake.addresses import without_user
from briefing.model import Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

NAME = "Briefing-Name"
"""The header with the name of a source, percent-encoded: no other archive has it."""
_NEVER = date(1970, 1, 1)
"""The day of a file, which has none: every record must state one, and the clock would change the bytes."""
_BREAKS = re.compile(r"[\0-\x1f\x7f]+")
"""What could end a header; an address as it was typed may have it."""
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""The name of a header (RFC 9110)."""
_SECRETS = frozenset({"authentication-info", "set-cookie", "set-cookie2"})
"""Headers that open somebody's session."""
_WIRE = frozenset({"connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"})
"""Headers of how the body came over the line; it is kept unpacked, and these under another name, as crawlers do."""


def archive_bytes(sources: Iterable[Source]) -> bytes:
    """The archive of some sources, each once; raises SourceError if it would hold more than can be read back."""
    from warcio.warcwriter import WARCWriter

    kept = tuple(dict.fromkeys(sources))
    if sum(len(source.data) for source in kept) > MAX_BYTES:
        what = f"the articles are larger than {MAX_BYTES // 2**20} MB together"
        raise SourceError(what, where="--archive", mend="archive fewer at once")
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="1.1")
    for number, source in enumerate(kept):
        writer.write_record(_record(writer, source, number))
    return packed.getvalue()


def _record(writer: WARCWriter, source: Source, number: int) -> ArcWarcRecord:
    is_page = bool(source.url)
    address = _BREAKS.sub("", without_user(source.url)) if is_page else f"file:///{quote(source.name, safe='')}"
    day = (source.accessed or _NEVER).isoformat()
    digest = sha256(source.data).digest()
    named = "\0".join((str(number), address, day, digest.hex(), source.head))
    return writer.create_warc_record(
        address,
        "response" if is_page else "resource",
        payload=io.BytesIO(source.data),
        length=len(source.data),
        warc_content_type="" if is_page else source.media_type or "application/octet-stream",
        warc_headers_dict={
            "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, named)}>",
            "WARC-Date": day,  # to the day, which the standard allows, as the brief states it
            "WARC-Payload-Digest": f"sha256:{b32encode(digest).decode('ascii')}",
            NAME: quote(source.name, safe=""),
        },
        http_headers=_http(source) if is_page else None,
    )


def _http(source: Source) -> StatusAndHeaders:
    """What the server said, but for what opens a session and what describes the line."""
    from warcio.statusandheaders import StatusAndHeaders

    status, *lines = source.head.split("\r\n") if source.head else ["HTTP/1.1 200 OK"]
    protocol, _, said = status.partition(" ")
    headers = [*_kept(lines), ("Content-Length", str(len(source.data)))]
    return StatusAndHeaders(_ascii(said), headers, protocol=_ascii(protocol))


def _kept(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, value = line.partition(":")
        if _TOKEN.fullmatch(name) and name.lower() not in _SECRETS:
            yield f"X-Archive-Orig-{name}" if name.lower() in _WIRE else name, _ascii(value)


def _ascii(text: str) -> str:
    """A part of a header on one line, what is beyond ASCII as a question mark."""
    return " ".join(_BREAKS.sub(" ", text).split()).encode("ascii", "replace").decode("ascii")
