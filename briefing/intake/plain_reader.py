"""Plain text -> Document."""

from __future__ import annotations

import re

from briefing.intake.encoding import decode
from briefing.intake.head import take_head, told_by_head
from briefing.intake.titles import title_from_name
from briefing.model import Document, Source

MAX_HEADLINE = 200
"""Characters; a longer first paragraph is one of the article."""
MAX_HEADLINE_LINES = 2

_ENDS = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_QUESTION = re.compile(r"[^.!?…]+[?؟]$")


def read_plain(source: Source) -> Document:
    """Text with paragraphs separated by blank lines -> its Document; a short first one without a stop is the title.

    A single question is a title, too. Lines at the head that say what the article is ("Published: 2025-03-04") are
    read as front matter is. Without a title, one is made from the file's name.
    """
    known, text = take_head(decode(source.data, source.name, source.charset))
    text = paragraphed(text).strip()
    title = title_from_name(source.name)
    first, *rest = re.split(r"\n\s*\n", text, maxsplit=1)
    headline = " ".join(first.lstrip("#").split())
    if rest and first.count("\n") < MAX_HEADLINE_LINES and is_headline(headline):
        title, text = headline, rest[0].strip()
    document = Document(id=source.name, text=text, title=title, url=source.url)
    return told_by_head(document, known) if known else document


def is_headline(line: str) -> bool:
    """Whether the first paragraph of a text has the form of a headline: short, and no sentence but a question."""
    if not line or len(line) > MAX_HEADLINE:
        return False
    return not _ENDS.search(line) or _QUESTION.match(line) is not None


def paragraphed(text: str) -> str:
    """The text with a blank line after each line if it has none, unless its lines were wrapped."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) < 2 or not all(lines):
        return text
    finished = sum(bool(_ENDS.search(line)) for line in lines)
    return "\n\n".join(lines) if finished * 2 > len(lines) else text
