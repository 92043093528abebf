"""The formats that articles are read from: one table, one line per format, its suffixes and media types included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.intake.html_reader import read_html
from briefing.intake.pdf_reader import read_pdf
from briefing.intake.plain_reader import read_plain
from briefing.model import Document, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What turns a source of some media types into a document.

    `extensions` are the suffixes of such files, each with its media type; `others` are media types that only servers
    report. A folder is searched for files with a suffix of any reader.
    """

    about: str
    extensions: dict[str, str]
    read: Callable[[Source], Document]
    others: tuple[str, ...] = ()

    def reads(self, media_type: str) -> bool:
        """Whether it reads sources of this media type."""
        return media_type in self.others or media_type in self.extensions.values()


_PLAIN = {".txt": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
_HTML = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html"}

READERS = {
    "text": Reader(about="plain text, UTF-8 (.txt, .md)", extensions=_PLAIN, read=read_plain),
    "html": Reader(
        about="web pages (.html, URLs)", extensions=_HTML, others=("application/xhtml+xml",), read=read_html
    ),
    "pdf": Reader(about="PDF with text in it (.pdf)", extensions={".pdf": "application/pdf"}, read=read_pdf),
}
EXTENSIONS = {ending: kind for reader in READERS.values() for ending, kind in reader.extensions.items()}
"""The suffixes of article files, each with its media type."""
