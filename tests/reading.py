"""What an output says: its sections, each with the text that stands in it, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

from briefing.model import Brief
from briefing.render.visible import inked, visible_text

Sections = list[tuple[str, str]]
"""Theme -> the ink of its passages; white space and what a format needs around a passage are left out."""

_MARK = re.compile(r"\[\d+¶\d+(?:–\d+)?\]$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def sections_of(brief: Brief) -> Sections:
    """What every output of a brief must say: the lead under no name, then each section."""
    lead = "".join(inked(visible_text(s.text)) for s in brief.lead.sentences) if brief.lead else ""
    return [
        ("", lead),
        (
            section.theme.name,
            "".join(inked(visible_text(s.text)) for passage in section.passages for s in passage.sentences),
        )
        for section in brief.sections
    ]


class _Tagged(HTMLParser):
    """The text of the elements with a `data-sentence`, under the last heading before them."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[str]]] = []
        self._heading = self._sentence = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self._heading = True
            self.sections.append(("", []))
        if "data-sentence" in dict(attributes):
            self._sentence = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2":
            self._heading = False
        if tag == "span":
            self._sentence = False

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.sections[-1] = (self.sections[-1][0] + data, self.sections[-1][1])
        if self._sentence:
            self.sections[-1][1].append(data)


def _html(data: bytes, count: int) -> Sections:
    parser = _Tagged()
    parser.feed(data.decode())
    parser.close()
    assert not any(texts for _, texts in parser.sections[count:])
    return [(name, inked("".join(texts))) for name, texts in parser.sections[:count]]


def _text(data: bytes, count: int) -> Sections:
    sections: list[tuple[str, list[str]]] = []
    for block in data.decode().split("\n\n"):
        head, _, rule = block.strip("\n").partition("\n")
        if re.fullmatch(r"-{3,}", rule):
            sections.append((head, []))
        elif sections:
            sections[-1][1].append(block)
    return [(name, _inked_passages(blocks)) for name, blocks in sections[:count]]


def _markdown(data: bytes, count: int) -> Sections:
    sections: list[tuple[str, list[str]]] = []
    for block in data.decode().split("\n\n"):
        if block.startswith("## "):
            sections.append((_ESCAPED.sub(r"\1", block[3:]), []))
        elif sections:
            unlinked = re.sub(r"\[(\\\[\d+¶[\d–]+\\\])\]\(\S+\)$", r"\1", block)
            sections[-1][1].append(_ESCAPED.sub(r"\1", unlinked))
    return [(name, _inked_passages(blocks)) for name, blocks in sections[:count]]


def _inked_passages(blocks: list[str]) -> str:
    """The blocks of a section up to the last mark, without marks: what follows is the tool's own words."""
    ends = [number for number, block in enumerate(blocks, 1) if _MARK.search(block.rstrip())]
    return "".join(inked(_MARK.sub("", block.rstrip())) for block in blocks[: max(ends, default=0)])


def _json(data: bytes, _: int) -> Sections:
    found = []
    for section in json.loads(data)["sections"]:
        sentences = [s for passage in section["passages"] for s in passage["sentences"]]
        exact = [next(x["exact"] for x in s["selector"] if "exact" in x) for s in sentences]
        found.append((section["theme"]["name"], "".join(inked(visible_text(text)) for text in exact)))
    return found


READ: dict[str, Callable[[bytes, int], Sections]] = {
    "html": _html,
    "mail": _html,
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}
"""Format -> the sections that it says; the number of themes tells where the sources begin."""
