"""An argument -> the articles behind it: opened, read by their format, or skipped with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.intake.readers import READERS
from briefing.intake.sources import open_sources
from briefing.model import Document, Skipped, Source
from briefing.text.words import count_words

MIN_WORDS = 3
"""A text of fewer words has no sentence; "Yes." or a mere file name is not an article."""


def read(
    where: str | Path, *, stdin: BinaryIO | None = None, accessed: date | None = None
) -> tuple[Document | Skipped, ...]:
    """The articles behind a path, a folder, a URL or "-"; what cannot be read is returned as Skipped.

    `accessed` is the day on which a URL is fetched, recorded in its document: the caller reads the clock.
    """
    return tuple(
        opened if isinstance(opened, Skipped) else _read_source(opened)
        for opened in open_sources(str(where), stdin, accessed)
    )


def _read_source(source: Source) -> Document | Skipped:
    if not source.data.strip():
        return Skipped(name=source.name, reason="is empty")
    reader = next((one for one in READERS.values() if one.reads(source.media_type)), None)
    if reader is None:
        known = "; ".join(one.about for one in READERS.values())
        return Skipped(name=source.name, reason=f"is {source.media_type}, which is not supported; give {known}")
    try:
        document = reader.read(source)
    except SourceError as error:
        return Skipped(name=source.name, reason=f"{error.what}; {error.mend}")
    if count_words(document.text) < MIN_WORDS:
        return Skipped(name=source.name, reason="contains no sentence; an article has at least one")
    return replace(document, accessed=source.accessed)
