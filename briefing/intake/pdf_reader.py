"""A PDF -> Document: its article, read by pypdf in a process of its own."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.intake.confined import confined
from briefing.intake.pdf.article import headline_and_text
from briefing.intake.pdf.lines import page_lines
from briefing.intake.titles import title_from_name
from briefing.language.wording import complaint
from briefing.model import Document, Source

if TYPE_CHECKING:
    from pypdf import PdfReader

_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b|powerpoint presentation|untitled|unbenannt|sans titre|print|slide \d|"
    r"(?:document|layout|dokument|presentation|book|drucken)\W?\d*$|https?:|about:)|\.\w{2,4}$|[\\/]",
    re.IGNORECASE,
)
"""Titles that programs give: "Microsoft Word - draft_3.docx"."""


MAX_PAGES = 1000
"""More than any report; a file of a few kilobytes can name one page as often as it likes."""


def is_pdf(source: Source) -> bool:
    """Whether the content is a PDF, whatever its name; other bytes may stand before it (PDF 1.7, appendix H)."""
    return b"%PDF-" in source.data[:1024]


def read_pdf(source: Source) -> Document:
    """The article of a PDF; raises SourceError if it is locked, damaged or a scan, or takes too long to read.

    Always in a process of its own, since a PDF of 600 bytes can keep a parser busy for ever. That takes 0.2 s more,
    on a busy machine up to 0.5 s, however long the PDF (benchmarks/pdf_reading.py): a new Python, and pypdf once more.
    """
    return confined(parse_pdf, source)


def parse_pdf(source: Source) -> Document:
    """The article of a PDF, read in this process, without limits; raises SourceError as `read_pdf`."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(source.data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        if not is_locked and len(reader.pages) > MAX_PAGES:
            raise SourceError(f"has more than {MAX_PAGES} pages", where=source.name, mend="give a part of it")
        pages = [] if is_locked else [page_lines(page, number) for number, page in enumerate(reader.pages)]
        stated = "" if is_locked else _stated_title(reader)
    except (MemoryError, SourceError):
        raise
    except Exception as error:
        # Damaged bytes make pypdf raise whatever its code runs into: besides its own errors, AttributeError,
        # AssertionError, NotImplementedError and KeyError were seen with 600 damaged files.
        raise SourceError(
            f"is not a readable PDF ({complaint(error)})", where=source.name, mend="save it again"
        ) from error
    if is_locked:
        raise SourceError("is protected by a password", where=source.name, mend="save it without one")
    headline, text = (_sound(one) for one in headline_and_text(pages))
    if not headline and not text:
        raise SourceError("contains pictures, but no text", where=source.name, mend="give its text instead")
    title = headline or stated or title_from_name(source.name)
    return Document(id=source.name, text=text or headline, title=title, url=source.url)


def _stated_title(reader: PdfReader) -> str:
    """The title in the PDF's metadata, unless a program made it up."""
    title = " ".join(_sound(str((reader.metadata and reader.metadata.title) or "")).split())
    return "" if _NO_TITLE.search(title) else title


def _sound(text: str) -> str:
    """The text with halves of surrogate pairs put together, or replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
