"""The formats that articles are read from, one table, and the way from an argument to documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.intake.html_reader import read_html
from briefing.intake.pdf_reader import read_pdf
from briefing.intake.plain_reader import read_plain
from briefing.intake.sources import open_sources
from briefing.model import Document, Skipped, Source
from briefing.text.words import count_words

MIN_WORDS = 3
"""A text of fewer words holds no sentence; "Yes." and a file's lone name are no article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What turns a source of some media types into a document."""

    media_types: tuple[str, ...]
    about: str
    read: Callable[[Source], Document]


READERS: dict[str, Reader] = {
    "text": Reader(media_types=("text/plain", "text/markdown"), about="plain text, UTF-8 (.txt, .md)", read=read_plain),
    "html": Reader(media_types=("text/html", "application/xhtml+xml"), about="web pages (.html, URLs)", read=read_html),
    "pdf": Reader(media_types=("application/pdf",), about="PDF with text in it (.pdf)", read=read_pdf),
}


def read(
    where: str | Path, *, stdin: BinaryIO | None = None, accessed: date | None = None
) -> tuple[Document | Skipped, ...]:
    """The articles behind a path, a folder, a URL or "-"; what cannot be read is there as Skipped.

    `accessed` is the day on which a URL is fetched, to be noted on its document: the clock is the caller's.
    """
    return tuple(
        opened if isinstance(opened, Skipped) else _read_source(opened)
        for opened in open_sources(str(where), stdin, accessed)
    )


def _read_source(source: Source) -> Document | Skipped:
    if not source.data.strip():
        return Skipped(name=source.name, reason="is empty")
    reader = next((r for r in READERS.values() if source.media_type in r.media_types), None)
    if reader is None:
        known = "; ".join(one.about for one in READERS.values())
        return Skipped(name=source.name, reason=f"is {source.media_type}, which is not read; give {known}")
    try:
        document = reader.read(source)
    except SourceError as error:
        return Skipped(name=source.name, reason=f"{error.what}; {error.mend}")
    if count_words(document.text) < MIN_WORDS:
        return Skipped(name=source.name, reason="holds no sentence; an article has at least one")
    return replace(document, accessed=source.accessed)
