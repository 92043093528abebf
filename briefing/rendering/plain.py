"""Edition -> plain text, wrapped for a terminal or a text-only mail."""

from __future__ import annotations

import textwrap

from briefing.page.view import Block, Excerpt, SourceView, View
from briefing.typesetting.edition import Edition

WIDTH = 72
"""Columns; what RFC 3676 and every mail program take for a comfortable line."""
BREAK = "* * *"
"""Precedes a section without a heading, so that it is not read as part of the one above; a rule in Markdown."""

_TIE = "\x1f"
"""A space at which no line ends; no text that is shown has this character."""


def make_text(edition: Edition) -> bytes:
    """The brief as UTF-8 text that ends in a line break."""
    return ("\n".join(_lines(edition.view)) + "\n").encode()


def _lines(view: View) -> list[str]:
    labels = view.labels
    lines = [*_wrapped(view.title), ""]
    lines += [*_wrapped(" · ".join(filter(None, (view.issued, *view.facts)))), ""]
    lines += [*_wrapped(str(view.since)), ""] if view.since else []
    for block in view.blocks:
        lines += _block(block)
    if view.sources:
        lines += [labels["sources"], "-" * len(labels["sources"]), ""]
    for source in view.sources:
        lines += _source(source)
    for note in (*view.notes, labels.fill("proof", command="briefing verify FILE")):
        lines += ["", *_wrapped(note)]
    return lines


def _block(block: Block) -> list[str]:
    """A heading or a break, if there is one, then the text of the block."""
    head = [block.heading, "-" * min(WIDTH, max(3, len(block.heading))), ""] if block.heading else []
    head += [BREAK, ""] if block.is_parted else []
    said = [line for excerpt in block.excerpts for line in (*_excerpt(excerpt), "")]
    return [*head, *(said or [*_wrapped(block.quiet), ""])]


def _excerpt(excerpt: Excerpt) -> list[str]:
    lines = []
    for place, sentences in enumerate(excerpt.paragraphs, start=1):
        text = "".join(one.joint + (f"[{one.tag}] " if one.tag else "") + one.text for one in sentences)
        mark = f" [{excerpt.mark}]" if place == len(excerpt.paragraphs) else ""
        lines += _wrapped(text + mark[:1] + mark[1:].replace(" ", _TIE))
    for known in excerpt.before:
        lines += _wrapped(str(known), first="    ", following="    ")
    return lines


def _source(source: SourceView) -> list[str]:
    imprint = ", ".join((source.title, *source.imprint))
    head = f"[{source.number}] "
    lines = _wrapped(imprint, first=head, following=" " * len(head))
    return [*lines, f"{' ' * len(head)}{source.url}"] if source.url else lines


def _wrapped(text: str, first: str = "", following: str = "") -> list[str]:
    """Lines of at most WIDTH columns; a longer word gets a line of its own, uncut."""
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_TIE, " ") for line in lines]
