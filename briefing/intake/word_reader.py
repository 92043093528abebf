"""A Word file (.docx) -> Document: its headline, paragraphs and headings, by mammoth, as a page is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError
from briefing.intake.confined import confined
from briefing.intake.fragment import fragment_of
from briefing.intake.markup import text_of
from briefing.intake.plain_reader import is_headline
from briefing.intake.shape import MANY_BYTES
from briefing.intake.titles import title_from_name
from briefing.language.wording import complaint
from briefing.model import Document, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAIN_PART = "word/document.xml"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name^='toc '] => figcaption:fresh
"""
"""Styles that mammoth does not know; a figcaption is no running text."""


def is_word(source: Source) -> bool:
    """Whether the content is a Word file, whatever its name."""
    if not source.data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as parts:
            return _MAIN_PART in parts.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_word(source: Source) -> Document:
    """The paragraphs of a Word file, its tables, notes and captions left out; insertions stand, deletions do not.

    The headline is its title, else its first paragraph if that looks like one. Raises SourceError if the file cannot be
    read, is too large or declares entities. One as long as a book is read in a process of its own, which may be ended.
    """
    return confined(parse_word, source) if _check_parts(source) > MANY_BYTES else parse_word(source)


def parse_word(source: Source) -> Document:
    """The article of a Word file, read in this process."""
    body = _page_of(source)
    headline = _take_headline(body)
    text = text_of(body)
    if not text:
        raise SourceError("is a Word file without text", where=source.name, mend="give its text instead")
    return Document(id=source.name, text=text, title=headline or title_from_name(source.name), url=source.url)


def _check_parts(source: Source) -> int:
    """Refuse what would fill memory or reach for other files; unpacking stops at the sizes that a file states.

    Gives the size of its text, unpacked.
    """
    damaged = (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, OSError, ValueError)
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as parts:
            size = sum(part.file_size for part in parts.infolist() if part.filename.endswith((".xml", ".rels")))
            if size > MAX_BYTES:
                what = f"unpacks to more than {MAX_BYTES // 2**20} MB"
                raise SourceError(what, where=source.name, mend="give its text instead")
            written = [parts.read(part) for part in parts.namelist() if part.endswith((".xml", ".rels"))]
    except damaged as error:
        what = f"is not a readable Word file ({complaint(error)})"
        raise SourceError(what, where=source.name, mend="save it again as .docx") from error
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in written):
        raise SourceError("declares entities, as no Word file does", where=source.name, mend="save it again in Word")
    return size


def _page_of(source: Source) -> HtmlElement:
    """The file as a page, without its pictures and notes."""
    import mammoth

    try:
        page = mammoth.convert_to_html(io.BytesIO(source.data), style_map=_STYLES, convert_image=lambda _: [])
        body = fragment_of(page.value)
    except Exception as error:
        # Damaged parts make mammoth raise whatever its code runs into: KeyError, ExpatError, AttributeError were seen.
        what = f"is not a readable Word file ({complaint(error)})"
        raise SourceError(what, where=source.name, mend="save it again as .docx") from error
    for note in body.xpath(".//li[starts-with(@id, 'footnote') or starts-with(@id, 'endnote')]"):
        note.drop_tree()
    return body


def _take_headline(body: HtmlElement) -> str:
    """The title, taken out of the tree: a heading of the first rank, else the first line of the text."""
    first = next(iter(body), None)
    if first is None:
        return ""
    headline = " ".join(first.text_content().split())
    if first.tag != "h1" and not (first.tag in {"p", "h2"} and len(body) > 1 and is_headline(headline)):
        return ""
    body.remove(first)
    return headline
