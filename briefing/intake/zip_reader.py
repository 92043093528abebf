"""A zip file -> the articles in it, within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError
from briefing.intake.found import Found
from briefing.language.wording import complaint
from briefing.model import Skipped, Source

MAX_FILES = 1000
"""More than a day's articles; a larger archive is unpacked into a folder first."""
_MARK = b"PK\x03\x04"
_PACKAGE = (b"mimetype", b"[Content_Types].xml")
"""The first file in a zip that is a file of another format: OpenDocument, EPUB, Office Open XML."""
_NAME = 30
"""Where the name of the first file begins."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def is_zip(source: Source) -> bool:
    """Whether the content is a zip file, whatever its name, and no document that is one inside."""
    return source.data.startswith(_MARK) and not source.data.startswith(_PACKAGE, _NAME)


def read_zip(source: Source) -> Iterator[Found]:
    """The files in a zip, by name; not more than fits in memory, and no zip within a zip.

    Nothing is written to the disk, so names with ".." lead nowhere. Raises SourceError if it is damaged or too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _DAMAGED as error:
        what = f"is not a readable zip file ({complaint(error)})"
        raise SourceError(what, where=source.name, mend="pack it again") from error
    with archive:
        parts = sorted((part for part in archive.infolist() if not part.is_dir()), key=lambda part: part.filename)
        if not parts:
            raise SourceError("is an empty zip file", where=source.name, mend="give the articles")
        if len(parts) > MAX_FILES or sum(part.file_size for part in parts) > MAX_BYTES:
            what = f"holds more than {MAX_FILES} files or {MAX_BYTES // 2**20} MB"
            raise SourceError(what, where=source.name, mend="unpack it and give the folder")
        for part in parts:
            yield _unpacked(archive, part, f"{source.name}/{part.filename}")


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Found:
    if part.flag_bits & 1:
        return Skipped(name=name, reason="is protected by a password; unpack it first")
    try:
        data = archive.read(part)  # which stops at the size that was added up above
    except _DAMAGED as error:
        return Skipped(name=name, reason=f"cannot be unpacked ({complaint(error)}); pack it again")
    inner = Source(name=name, media_type="", data=data)
    if part.filename.lower().endswith(".zip"):
        return Skipped(name=name, reason="is a zip file in a zip file; unpack it first")
    return inner
