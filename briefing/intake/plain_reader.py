"""Plain text or Markdown -> Document."""

from __future__ import annotations

import re

from briefing.intake.encoding import decode
from briefing.intake.titles import title_from_name
from briefing.model import Document, Source

MAX_HEADLINE = 200
"""Characters; a longer first line is a paragraph of the article."""

_ENDS = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")


def read_plain(source: Source) -> Document:
    """Text with paragraphs separated by blank lines -> its Document; a short first line without a stop is the title.

    Without such a line, the title is made from the file's name.
    """
    text = _paragraphed(decode(source.data, source.name)).strip()
    first, *rest = re.split(r"\n\s*\n", text, maxsplit=1)
    headline = first.lstrip("#").strip()
    if rest and _is_headline(headline):
        return Document(id=source.name, text=rest[0].strip(), title=headline, url=source.url)
    return Document(id=source.name, text=text, title=title_from_name(source.name), url=source.url)


def _is_headline(line: str) -> bool:
    return bool(line) and len(line) <= MAX_HEADLINE and "\n" not in line and not _ENDS.search(line)


def _paragraphed(text: str) -> str:
    """The text with a blank line after each line if it has none, unless its lines were wrapped."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) < 2 or not all(lines):
        return text
    finished = sum(bool(_ENDS.search(line)) for line in lines)
    return "\n\n".join(lines) if finished * 2 > len(lines) else text
