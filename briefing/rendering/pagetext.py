"""A page as HTML -> the text that a reader sees on it, in reading order: exactly what a PDF must show."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from briefing.page.visible import inked
from briefing.rendering.html import make_page
from briefing.typesetting.arithmetic import SMALLEST
from briefing.typesetting.edition import Edition

_UNSEEN = frozenset({"head", "script", "style", "title"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Where an Arabic letter has two vowel marks, WeasyPrint 70 maps the second glyph to both, throughout the PDF.
_VOWEL_MARKS = re.compile("[\u064b-\u0655\u0670]")
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "div", "section", "article", "footer", "header"})


def page_text(edition: Edition) -> str:
    """Everything that the printed page of an edition says, one line per block."""
    return visible_html(make_page(edition, type_size=SMALLEST, paper=True))


def visible_html(html: str) -> str:
    """The text of an HTML page without its head and scripts, one line per block."""
    reader = _VisibleText()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def shown_sentences(html: str) -> dict[int, str]:
    """The sentences of an HTML page by their number in reading order."""
    reader = _VisibleText()
    reader.feed(html)
    reader.close()
    return {number: "".join(parts) for number, parts in reader.sentences.items()}


def odd_line(extracted: str, expected: str) -> int | None:
    """The index of the first line of a PDF's text that does not say what is expected; None if the text is complete.

    White space and hyphens at line ends do not count. A text that ends too early has its odd line after its last one.
    Where the page has right-to-left text, the characters of each line must be the same, but not their order: a
    PDF has them as they are drawn on the page, and readers differ in how they restore the order. There a bracket is
    its mirror image, too: a font has one glyph for ")" and for the "(" of right-to-left text, and a PDF one character
    for a glyph. Arabic vowel marks do not count.
    """
    wanted, at, place = _drawn(expected), 0, 0
    is_mirrored = _RIGHT_TO_LEFT.search(wanted) is not None
    for place, line in enumerate(map(_drawn, extracted.splitlines()), start=1):
        for text in (line, line.removesuffix("-")):
            there = wanted[at : at + len(text)]
            if text == there or (is_mirrored and _unordered(text) == _unordered(there)):
                at += len(text)
                break
        else:
            return place - 1
    return None if at == len(wanted) else place


def _unordered(text: str) -> list[str]:
    """The characters of a line, each bracket as the one of its pair that comes first in Unicode."""
    from fontTools.unicodedata import mirrored

    return sorted(min(one, chr(mirrored(ord(one)) or ord(one))) for one in text)


def _drawn(text: str) -> str:
    """What leaves ink, without Arabic vowel marks, which cannot be told apart in a PDF."""
    return _VOWEL_MARKS.sub("", inked(text))


class _VisibleText(HTMLParser):
    """Collects text outside the head, and the text of each numbered sentence."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.sentences: dict[int, list[str]] = {}
        self._unseen = 0
        self._sentence: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is not seen, where lines end and which sentence begins."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")
        number = dict(attrs).get("data-sentence")
        if number is not None:
            self._sentence = self.sentences.setdefault(int(number), [])

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        self._unseen -= tag in _UNSEEN
        if tag == "span":
            self._sentence = None

    def handle_data(self, data: str) -> None:
        """Keep text that is seen."""
        if self._unseen:
            return
        self.parts.append(data.replace("\n", " "))
        if self._sentence is not None:
            self._sentence.append(data)
