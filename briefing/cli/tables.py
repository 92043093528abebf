"""Rows -> an aligned table for people, or JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click


def show_table(head: Sequence[str], rows: Sequence[Sequence[str]], as_json: bool) -> None:
    """Print rows under a head; as JSON they are a list of objects with the head's words as keys."""
    if as_json:
        show_json([{key or "kind": cell for key, cell in zip(head, row, strict=True)} for row in rows])
        return
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for number, row in enumerate((head, *rows)):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.echo(click.style(line, dim=True) if number == 0 else line)


def show_json(value: Any) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
