"""A path, a folder, a URL or "-" -> sources: bytes with a name and a media type."""

from __future__ import annotations

import mimetypes
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from briefing.errors import reason, unreadable
from briefing.intake.readers import EXTENSIONS
from briefing.intake.titles import STANDARD_INPUT
from briefing.model import Skipped, Source

MAX_BYTES = 64 * 2**20
"""More than any article holds; a larger file is a dump or a mistake."""
TIMEOUT_SECONDS = 20
USER_AGENT = "briefing (+https://pypi.org/project/briefing/)"
ACCEPT = "text/html, */*;q=0.5"
_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""What RFC 3986 allows in a URL besides letters, digits and - . _; the rest is quoted, as browsers do."""


def open_sources(where: str, stdin: BinaryIO | None = None, accessed: date | None = None) -> Iterator[Source | Skipped]:
    """The bytes behind an argument; a folder gives one source per file, sorted by name.

    `accessed` is the day to record on what is fetched from a URL.
    """
    if where == "-":
        data = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        yield _sized(Source(name=STANDARD_INPUT, media_type=_media_type("", data), data=data))
    elif where.lower().startswith(("http://", "https://")):
        yield _fetch(where, accessed)
    elif os.path.isdir(where):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        yield from _open_folder(Path(where))
    else:
        yield _open_file(Path(where), where)


def _open_folder(folder: Path) -> Iterator[Source | Skipped]:
    try:
        names = sorted(entry for entry in folder.iterdir() if _is_article(entry))
    except OSError as error:
        yield Skipped(name=str(folder), reason=unreadable(error))
        return
    if not names:
        yield Skipped(name=str(folder), reason=f"is a folder without an article ({', '.join(sorted(EXTENSIONS))})")
    for name in names:
        yield _open_file(name, str(name))


def _is_article(path: Path) -> bool:
    """Whether a file is an article, by its suffix; hidden files and a folder's README are about the articles."""
    about = path.name.startswith(".") or path.stem.lower() == "readme"
    return not about and path.suffix.lower() in EXTENSIONS and path.is_file()


def _open_file(path: Path, given: str) -> Source | Skipped:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Skipped(name=given or "the path", reason="does not exist; check the path" if given else "is empty")
    except (OSError, ValueError) as error:
        return Skipped(name=given, reason=unreadable(error))
    return _sized(Source(name=path.name, media_type=_media_type(path.suffix, data), data=data))


def _fetch(url: str, accessed: date | None) -> Source | Skipped:
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    try:
        request = Request(quote(url, safe=_URL_CHARACTERS), headers={"User-Agent": USER_AGENT, "Accept": ACCEPT})
        with urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            data = response.read(MAX_BYTES + 1)
            media_type = response.headers.get_content_type()
        name = Path(unquote(urlsplit(url).path)).name or urlsplit(url).netloc
    except (OSError, ValueError, HTTPException) as error:  # URLError is an OSError
        return Skipped(name=url, reason=f"cannot be fetched ({reason(error)}); check the address and the network")
    return _sized(Source(name=name, media_type=media_type, data=data, url=url, accessed=accessed))


def _sized(source: Source) -> Source | Skipped:
    if len(source.data) > MAX_BYTES:
        return Skipped(name=source.name, reason=f"is larger than {MAX_BYTES // 2**20} MB")
    return source


def _media_type(suffix: str, data: bytes) -> str:
    """The media type by the bytes if they show it, else by the suffix."""
    head = data[:1024].lstrip().lower()
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    known = EXTENSIONS.get(suffix.lower())
    return known or mimetypes.types_map.get(suffix.lower(), "text/plain")
