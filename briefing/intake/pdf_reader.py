"""A PDF -> Document: its text by pypdf, lines joined into paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from briefing.errors import SourceError
from briefing.intake.titles import title_from_name
from briefing.model import Document, Source
from briefing.text.wording import complaint

SHORT_LINE = 0.8
"""Share of the usual line length below which a line that ends a sentence is taken to end its paragraph."""


def is_pdf(source: Source) -> bool:
    """Whether the content is a PDF, whatever its name; other bytes may stand before it (PDF 1.7, appendix H)."""
    return b"%PDF-" in source.data[:1024]


def read_pdf(source: Source) -> Document:
    """The text of a PDF; raises SourceError if it cannot be opened or holds no text (a scan)."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(source.data))
        text = "\n".join(page.extract_text() for page in reader.pages)
        title = (reader.metadata.title if reader.metadata else None) or title_from_name(source.name)
    except Exception as error:
        # Damaged bytes make pypdf raise whatever its code runs into: besides its own errors, AttributeError,
        # AssertionError, NotImplementedError and KeyError were seen with 600 damaged files.
        raise SourceError(
            f"is not a readable PDF ({complaint(error)})", where=source.name, mend="save it again"
        ) from error
    paragraphs = list(_paragraphs(text))
    if not paragraphs:
        raise SourceError("contains pictures, but no text", where=source.name, mend="give its text instead")
    return Document(id=source.name, text="\n\n".join(paragraphs), title=title, url=source.url)


def _paragraphs(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines()]
    usual = sorted(map(len, filter(None, lines)))[-max(1, len(lines) // 10) :][:1] or [0]
    paragraph = ""
    for line in lines:
        if line:
            paragraph = _joined(paragraph, line)
        if paragraph and (not line or (len(line) < SHORT_LINE * usual[0] and re.search(r"[.!?][”’\"')]*$", line))):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _joined(paragraph: str, line: str) -> str:
    if re.search(r"[^\W\d_]\N{SOFT HYPHEN}$", paragraph):
        return paragraph[:-1] + line
    return f"{paragraph} {line}" if paragraph else line
