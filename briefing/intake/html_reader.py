"""A web page -> Document: the article's body and its metadata, by trafilatura."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from briefing.errors import SourceError
from briefing.intake.content import root_element
from briefing.intake.titles import title_from_name
from briefing.model import Document, Source

_ELEMENTS = frozenset(
    {"html", "head", "body", "title", "meta", "article", "main", "section", "div", "p", "h1", "h2", "ul"}
)
"""What a page begins with, or what was copied out of one."""


def read_html(source: Source) -> Document:
    """The article of a page, its paragraphs separated by blank lines; raises SourceError if there is none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    found = bare_extraction(source.data, url=source.url or None, with_metadata=True, include_comments=False)
    if not isinstance(found, Extracted) or not found.text:
        raise SourceError("has no recognisable article", where=source.name, mend="give its text instead")
    return Document(
        id=source.name,
        text=re.sub(r"\s*\n\s*", "\n\n", found.text.strip()),
        title=found.title or title_from_name(source.name),
        url=source.url or found.url or "",
        outlet=found.sitename or found.hostname or "",
        author=found.author or "",
        published=_day(found.date),
        language=found.language or "",
    )


def is_page(source: Source) -> bool:
    """Whether the content is a web page, or a piece of one that was pasted, whatever its name."""
    return root_element(source.data) in _ELEMENTS


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
