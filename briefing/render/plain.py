"""Brief -> plain text, wrapped for a terminal or a text-only mail."""

from __future__ import annotations

import textwrap

from briefing.model import Brief, Page
from briefing.render.view import Excerpt, SourceView, View, make_view

WIDTH = 72
"""Columns; what RFC 3676 and every mail program take for a comfortable line."""


def make_text(brief: Brief, page: Page) -> bytes:  # noqa: ARG001 - every renderer takes a page
    """The brief as UTF-8 text with a line end at its end."""
    return ("\n".join(_lines(make_view(brief))) + "\n").encode()


def _lines(view: View) -> list[str]:
    labels = view.labels
    lines = [*_wrapped(view.title), ""]
    lines += [*_wrapped(" · ".join(filter(None, (view.issued, *view.facts)))), ""]
    for section in view.sections:
        lines += [section.name, "-" * min(WIDTH, max(3, len(section.name))), ""]
        for excerpt in section.excerpts:
            lines += [*_excerpt(excerpt), ""]
        if not section.excerpts:
            lines += [section.quiet, ""]
    if view.sources:
        lines += [labels["sources"], "-" * len(labels["sources"]), ""]
    for source in view.sources:
        lines += _source(source)
    for note in (*view.notes, labels.fill("proof", command="briefing verify FILE")):
        lines += ["", *_wrapped(note)]
    return lines


def _excerpt(excerpt: Excerpt) -> list[str]:
    lines = []
    for place, quotes in enumerate(excerpt.paragraphs, start=1):
        text = "".join(quote.joint + quote.text for quote in quotes)
        mark = f" [{excerpt.mark}]" if place == len(excerpt.paragraphs) else ""
        lines += _wrapped(text + mark)
    return lines


def _source(source: SourceView) -> list[str]:
    imprint = ", ".join((source.title, *source.imprint))
    head = f"[{source.number}] "
    lines = _wrapped(imprint, first=head, following=" " * len(head))
    return [*lines, f"{' ' * len(head)}{source.url}"] if source.url else lines


def _wrapped(text: str, first: str = "", following: str = "") -> list[str]:
    """Lines of at most WIDTH columns; a word that is longer keeps a line to itself, uncut."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )
