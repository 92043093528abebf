"""Rows -> an aligned table for people, or JSON for machines."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from briefing.cli.terminal import Painted, harmless, harmless_json, painted, say
from briefing.model import Theme

LABEL = 10
"""Columns of a label at the start of a line."""


def show_table(head: Sequence[str], rows: Sequence[Sequence[str]], as_json: bool) -> None:
    """Print rows under a header; as JSON they are a list of objects with the words of the header as keys."""
    if as_json:
        show_json([dict(zip(head, row, strict=True)) for row in rows])
        return
    first, *others = aligned([head, *rows])
    say(painted(first, dim=True))
    for line in others:
        say(line)


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Each row as a line with its cells aligned in columns; a row may have fewer cells than others."""
    rows = [[harmless(cell) for cell in row] for row in rows]
    count = max(map(len, rows), default=0)
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(count)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def show_labelled(lines: Iterable[tuple[str, str]]) -> None:
    """Print texts beside their labels, which are dimmed."""
    for label, text in lines:
        say(painted(f"{label:<{LABEL}}", dim=True), text)


def show_json(value: Any) -> None:
    """Print a value as indented JSON."""
    say_json(value, indent=2)


def say_json(value: Any, indent: int | None = None) -> None:
    """Print a value as JSON, by default on one line."""
    say(Painted(as_json_text(value, indent)))


def as_json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON, in ASCII if the terminal or pipe does not take Unicode."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    plain = not codecs.lookup(encoding).name.startswith("utf")
    return harmless_json(json.dumps(value, ensure_ascii=plain, indent=indent))


def plain_themes(themes: Sequence[Theme]) -> list[dict[str, object]]:
    """Themes as plain JSON values."""
    return [
        {"name": theme.name, "about": theme.about, "terms": list(theme.terms), "weight": theme.weight}
        for theme in themes
    ]
