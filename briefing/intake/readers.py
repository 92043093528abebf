"""The formats that articles are read from: one table, one line per format, its suffixes and media types included."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing.intake.feed_reader import is_feed, read_feed
from briefing.intake.found import Found
from briefing.intake.html_reader import is_page, read_html
from briefing.intake.mail_reader import is_mail, is_mail_box, read_mail, read_mail_box
from briefing.intake.markdown_reader import is_markdown, read_markdown
from briefing.intake.pdf_reader import is_pdf, read_pdf
from briefing.intake.plain_reader import read_plain
from briefing.intake.record_reader import is_records, read_csv, read_json_lines
from briefing.intake.web_archive_reader import is_web_archive, read_web_archive
from briefing.intake.word_reader import is_word, read_word
from briefing.intake.zip_reader import is_zip, read_zip
from briefing.model import Document, Source


def _never(_: Source) -> bool:
    """For a format that nothing in the content tells from others."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What turns a source of one format into an article, or into all that is in it.

    `shows` tells from the content alone that it is of this format. `extensions` are the suffixes of such files, each
    with its media type; `others` are media types that only servers report. `chooses` says that whatever sources it
    finds are articles, even without an address or a name that says so.
    """

    about: str
    extensions: dict[str, str]
    read: Callable[[Source], Document | Iterable[Found]]
    shows: Callable[[Source], bool] = _never
    others: tuple[str, ...] = ()
    chooses: bool = False

    def reads(self, media_type: str) -> bool:
        """Whether sources of this media type are of this format."""
        return media_type in self.others or media_type in self.extensions.values()


_HTML = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml"}
_MARKDOWN = {".md": "text/markdown", ".markdown": "text/markdown"}
_WORD = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_FEEDS = {".rss": "application/rss+xml", ".atom": "application/atom+xml", ".xml": "application/xml"}
_JSON_LINES = {".jsonl": "application/jsonl", ".ndjson": "application/x-ndjson"}
_WEB_ARCHIVES = {".warc": "application/warc", ".warc.gz": "application/warc"}

READERS = {
    "pdf": Reader(about="PDF with text in it", extensions={".pdf": "application/pdf"}, read=read_pdf, shows=is_pdf),
    "word": Reader(about="Word files", extensions=_WORD, read=read_word, shows=is_word),
    "zip": Reader(about="zip files of these", extensions={".zip": "application/zip"}, read=read_zip, shows=is_zip),
    "warc": Reader(
        about="web archives", extensions=_WEB_ARCHIVES, read=read_web_archive, shows=is_web_archive, chooses=True
    ),
    "feed": Reader(
        about="RSS and Atom feeds",
        extensions=_FEEDS,
        read=read_feed,
        shows=is_feed,
        others=("application/rdf+xml", "text/xml"),
    ),
    "html": Reader(about="web pages, also from URLs", extensions=_HTML, read=read_html, shows=is_page),
    "jsonl": Reader(about="records, one a line", extensions=_JSON_LINES, read=read_json_lines, shows=is_records),
    "csv": Reader(about="records, one a row", extensions={".csv": "text/csv"}, read=read_csv),
    "mbox": Reader(
        about="boxes of mails", extensions={".mbox": "application/mbox"}, read=read_mail_box, shows=is_mail_box
    ),
    "mail": Reader(about="mails", extensions={".eml": "message/rfc822"}, read=read_mail, shows=is_mail),
    "markdown": Reader(about="Markdown", extensions=_MARKDOWN, read=read_markdown, shows=is_markdown),
    "text": Reader(about="plain text", extensions={".txt": "text/plain"}, read=read_plain),
}
"""A source is of the first format that its content shows, else of the one that its server or its name states."""
EXTENSIONS = {ending: kind for reader in READERS.values() for ending, kind in reader.extensions.items()}
"""The suffixes of article files, each with its media type."""


def names_article(name: str) -> bool:
    """Whether a file is an article, by its name; hidden files and a README are about the articles."""
    file = name.rpartition("/")[2].lower()
    is_about = file.startswith(".") or file.partition(".")[0] == "readme" or "__macosx/" in name.lower()
    return not is_about and file.endswith(tuple(EXTENSIONS))
