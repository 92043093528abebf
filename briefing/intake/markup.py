"""The tree of a page, a mail or an entry of a feed -> its paragraphs, as a reader sees them.

What a reader does not see, or does not read as running text, stays out: scripts, hidden elements, navigation, forms,
figures with their captions, tables of data, embedded posts (`elements.py` says which).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.intake.elements import BLOCKS, HEADINGS, is_drop_cap, is_no_text, is_repeated_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADING_MARK = "## "
"""What a paragraph that is a heading begins with (Markdown's ATX form)."""
MAX_BOLD_WORDS = 12
"""Words; a longer line in bold is a paragraph that matters, not a heading."""

_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_LINE = "\x1e"
"""Stands for <br> until a block is whole: a character that no page can show."""
_STOP = re.compile(r"[.!?:;…。！？؟]['\"’”»)\]]*$")
_BOLD = frozenset({"b", "strong"})
_LONE_LETTERS = frozenset("aioeyàèéóúвикосуя")
"""Letters that are words: after one of them, a space behind a drop cap is meant."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its text, the block-level element that it stands in, and the characters of it that are links."""

    text: str
    element: Element
    linked: int = 0
    is_heading: bool = False

    @property
    def is_link(self) -> bool:
        """Whether it is a link, or a row of them, and nothing else: a headline of another article, a button."""
        return self.linked >= 0.8 * len(self.text) and not _STOP.search(self.text)


def text_of(element: Element) -> str:
    """The paragraphs of an element, separated by blank lines; a heading begins with "## ".

    White space is as a browser shows it, and nothing is put between inline elements. Paragraphs that are a link and
    nothing else (related headlines, buttons) stay out.
    """
    return joined(block for block in blocks_of(element) if not block.is_link)


def joined(blocks: Iterator[Block] | list[Block]) -> str:
    """Paragraphs as one text; a heading begins with "## "."""
    return "\n\n".join(f"{HEADING_MARK}{block.text}" if block.is_heading else block.text for block in blocks)


def blocks_of(element: Element) -> list[Block]:
    """The paragraphs of an element, in the order of the page."""
    from lxml.etree import iterwalk

    walk = iterwalk(element, events=("start", "end", "comment", "pi"))
    writer = _Writer([], [element])
    for event, node in walk:
        if event == "start":
            if node is not element and (is_no_text(node) or is_repeated_name(node, writer.ending)):
                walk.skip_subtree()
                writer.skipped = node
            else:
                writer.begin(node)
        else:
            if writer.skipped is node:
                writer.skipped = None
            elif event == "end":
                writer.end(node)
            if node is not element:
                writer.write(node.tail)
    writer.flush()
    return writer.blocks


@dataclass(slots=True)
class _Writer:
    """The paragraphs so far, and the one that is being written."""

    blocks: list[Block]
    within: list[Element]
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    links: int = 0
    bolds: int = 0
    preserved: int = 0
    skipped: Element | None = None
    drop_cap: bool = False

    @property
    def line(self) -> str:
        """What stands in the paragraph so far."""
        return "".join(self.pieces)

    def ending(self, most: int) -> str:
        """At most that many of its last characters."""
        taken, size = [], 0
        for piece in reversed(self.pieces):
            taken.append(piece)
            size += len(piece)
            if size >= most:
                break
        return "".join(reversed(taken))[-most:]

    def begin(self, node: Element) -> None:
        """Enter an element: a block-level one begins a paragraph."""
        tag = node.tag
        if tag in BLOCKS:
            if not self.drop_cap:
                self.flush()
            self.within.append(node)
        elif tag == "br":
            self.pieces.append(_LINE)
        self._count(tag, 1)
        self.write("“" if tag == "q" else "")
        self.write(node.text)

    def end(self, node: Element) -> None:
        """Leave an element: a block-level one ends its paragraph."""
        tag = node.tag
        self.write("”" if tag == "q" else "")
        is_cap = is_drop_cap(node)
        if is_cap:
            self.drop_cap = self.ending(10).strip()[-1:].lower() not in _LONE_LETTERS or tag in BLOCKS
        if tag in BLOCKS:
            if not is_cap:
                self.flush()
            if len(self.within) > 1:
                self.within.pop()
        self._count(tag, -1)

    def write(self, text: str | None) -> None:
        """Text of the current paragraph; within <pre> its line breaks stay."""
        if not text:
            return
        if self.drop_cap:
            while self.pieces and not self.pieces[-1].strip():
                self.pieces.pop()
            self.pieces[-1:] = [piece.rstrip() for piece in self.pieces[-1:]]
            text = text.lstrip()
            self.drop_cap = not text
        shown = text.replace("\n", _LINE) if self.preserved else text
        size = len(shown.strip())
        self.linked += size if self.links else 0
        self.bold += size if self.bolds else 0
        self.pieces.append(shown)

    def flush(self) -> None:
        """End the paragraph, or the several that line breaks make of it."""
        text = _SPACES.sub(" ", self.line).strip(f" {_LINE}")
        if not text:
            self.pieces, self.linked, self.bold, self.drop_cap = [], 0, 0, False
            return
        size = len(text.replace(_LINE, "").strip())
        element, is_heading = self.within[-1], any(node.tag in HEADINGS for node in self.within)
        lines = [" ".join(text.replace(_LINE, " ").split(" ")).strip()] if is_heading else _lines(text)
        is_bold = (
            self.bold > 0 and size <= self.bold + 2 and len(text.split()) <= MAX_BOLD_WORDS and element.tag != "li"
        )
        for line in filter(None, lines):
            linked = min(len(line), self.linked)
            heading = is_heading or (is_bold and not _STOP.search(line))
            self.blocks.append(Block(_SPACES.sub(" ", line), element, linked, heading))
        self.pieces, self.linked, self.bold, self.drop_cap = [], 0, 0, False

    def _count(self, tag: str, step: int) -> None:
        self.links += step * (tag == "a")
        self.bolds += step * (tag in _BOLD)
        self.preserved += step * (tag == "pre")


def _lines(text: str) -> list[str]:
    """A paragraph's text -> its paragraphs: two line breaks end one, and single ones do if most lines end in a stop."""
    if _LINE not in text:
        return [text]
    paragraphs: list[str] = []
    for part in re.split(rf"{_LINE}(?:\s*{_LINE})+", text):
        lines = [line.strip() for line in part.split(_LINE) if line.strip()]
        finished = sum(bool(_STOP.search(line)) for line in lines)
        paragraphs += lines if finished * 2 > len(lines) else [" ".join(lines)]
    return paragraphs
