"""Pages that were fetched, kept on disk with what their server knows them by, so that it need not send them again."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from briefing.bounded import read_file

MOST_BYTES = 256 * 2**20
"""Of all pages together; beyond it, those go that have not been asked for for the longest time."""
_OURS = re.compile(r"[0-9a-f]{64}\..*page")
_DIGEST = 32


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came, its validators (RFC 9110), the header that tells its type and encoding, and all of them."""

    url: str
    etag: str
    modified: str
    content_type: str
    body: bytes
    head: str

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it is another one by now."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of pages, one file each: begun with its digest, replaced as a whole.

    So a damaged file is no page, and what two processes write at once is the page of one of them. A folder that cannot
    be read or written is an empty one.
    """

    folder: Path

    def find(self, url: str) -> Page | None:
        """The page of a URL as it was kept, None if there is none that is whole."""
        path = self._path(url)
        try:
            data = read_file(path, MOST_BYTES)
            os.utime(path)
        except OSError:
            return None
        digest, packed = data[:_DIGEST], data[_DIGEST:]
        if digest != sha256(packed).digest():
            return None
        try:
            page = msgspec.msgpack.decode(packed, type=Page)
        except msgspec.DecodeError:  # of another version
            return None
        return page if page.url == url else None

    def keep(self, page: Page) -> None:
        """Put a page in the place of the one that its URL had."""
        packed = msgspec.msgpack.encode(page)
        path = self._path(page.url)
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=self.folder, prefix=f"{path.stem}.", suffix=".page", delete=False
            ) as file:
                file.write(sha256(packed).digest() + packed)
            Path(file.name).replace(path)
            self._trim()

    def _path(self, url: str) -> Path:
        return self.folder / f"{sha256(url.encode()).hexdigest()}.page"

    def _trim(self) -> None:
        """Remove the oldest files of ours, whatever else lies in the folder, while they are too large together."""
        ours = []
        for path in filter(lambda path: _OURS.fullmatch(path.name), list(self.folder.iterdir())):
            with suppress(FileNotFoundError):  # replaced by another process meanwhile
                status = path.stat()
                ours.append((status.st_mtime, status.st_size, path))
        size = sum(one for _, one, _ in ours)
        for _, one, path in sorted(ours):
            if size <= MOST_BYTES:
                break
            path.unlink(missing_ok=True)
            size -= one
