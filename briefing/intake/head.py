"""The head of a text -> what it says of the article: front matter, or lines as "Published: 2025-03-04"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefing.intake.dates import day_of
from briefing.intake.outlet import outlet_at
from briefing.model import Document

NAMES = {
    "title": ("title",),
    "url": ("url", "link"),
    "outlet": ("outlet", "site", "publication"),
    "author": ("author",),
    "published": ("date", "published"),
    "language": ("language", "lang"),
}
"""Field of a document -> the names that it may have at the head of a text, the first that is there counts."""
_ANY = "|".join(name for names in NAMES.values() for name in names)
_LINE = re.compile(rf"({_ANY})[ \t]*:[ \t]*(\S.*)", re.IGNORECASE)


def told_by_head(document: Document, known: Mapping[str, Any]) -> Document:
    """The document with what the head of its text says; the address that it was fetched from counts for more."""
    said = {field: next(filter(None, map(known.get, names)), None) for field, names in NAMES.items()}
    outlet, url = _line(said["outlet"]), document.url
    return replace(
        document,
        title=_line(said["title"]) or document.title,
        url=url or _line(said["url"]),
        outlet=outlet_at(url, [outlet]) if url else outlet,
        claimed=bool(outlet) and not url,
        author=_line(said["author"]),
        published=day_of(said["published"]),
        language=_line(said["language"]),
    )


def take_head(text: str) -> tuple[dict[str, str], str]:
    """The lines at the head of a text that say what it is, by their names, and the text without them.

    A headline of one line may stand above them. One line is none, unless it says a day: "Title: impossible" may be how
    an article begins.
    """
    lines = text.strip().split("\n")
    above = [] if _LINE.fullmatch(lines[0].strip()) else lines[:1]
    known: dict[str, str] = {}
    place = len(above)
    for number, line in enumerate(lines[place:], start=place):
        said = _LINE.fullmatch(line.strip())
        if said:
            known.setdefault(said[1].lower(), said[2])
            place = number + 1
        elif line.strip():
            break
    if len(known) < 2 and not any(day_of(known.get(name)) for name in NAMES["published"]):
        return {}, text
    return known, "\n".join([*above, "", *lines[place:]]).strip()


def _line(value: Any) -> str:
    """A value of the head in one line; several authors are a list."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_line, value)))
    return " ".join(value.split()) if isinstance(value, str) else ""
