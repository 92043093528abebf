"""Markdown -> Document: its front matter by python-frontmatter, its text by markdown-it-py (CommonMark)."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.intake.confined import confined
from briefing.intake.encoding import decode
from briefing.intake.fragment import fragment_of
from briefing.intake.head import told_by_head
from briefing.intake.markup import text_of
from briefing.intake.titles import title_from_name
from briefing.language.wording import complaint
from briefing.model import Document, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[ \t]*\r?\n|#.*\n)*[\w-]+:")
_HEADLINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*#{1,6}[ \t]+\S")
LONG_BYTES = 2**18
_TOP = frozenset({"h1", "h2"})
"""Headings that are the headline if nothing stands before them."""


def is_markdown(source: Source) -> bool:
    """Whether the content has front matter, or begins with a heading and has a name without a suffix."""
    if _FRONT_MATTER.match(source.data):
        return True
    return not PurePath(source.name).suffix and _HEADLINE.match(source.data) is not None


def read_markdown(source: Source) -> Document:
    """The text without its marks; the headline is that of the front matter, else the first heading.

    What is as long as a book is read in a process of its own: emphasis within emphasis may take long.
    """
    return confined(parse_markdown, source) if len(source.data) > LONG_BYTES else parse_markdown(source)


def parse_markdown(source: Source) -> Document:
    """The article of a Markdown text, read in this process."""
    import frontmatter
    from markdown_it import MarkdownIt

    try:
        known, text = frontmatter.parse(decode(source.data, source.name, source.charset))
    except SourceError:
        raise
    except Exception as error:  # YAML's, TOML's or JSON's own, whichever the front matter is in
        what = f"has front matter that cannot be read ({complaint(error)})"
        raise SourceError(what, where=source.name, mend="mend the lines between the two ---") from error
    body = fragment_of(MarkdownIt().enable("table").render(text))
    headline = _take_headline(body)
    title = headline or title_from_name(source.name)
    return told_by_head(Document(id=source.name, text=text_of(body), title=title, url=source.url), known)


def _take_headline(body: HtmlElement) -> str:
    """The first heading, taken out of the tree, if nothing stands before it."""
    first = next(iter(body), None)
    if first is None or first.tag not in _TOP or (body.text or "").strip():
        return ""
    headline = " ".join(first.text_content().split())
    body.remove(first)
    return headline
