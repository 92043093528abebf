"""What an output says: its lead and its sections, each with the text that stands in it, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from typing import Any

from briefing.model import Brief, Passage
from briefing.page.visible import inked, visible_text
from briefing.rendering.plain import BREAK

Blocks = list[tuple[str, str]]
"""Heading -> the ink of its passages; white space and what a format needs around a passage are left out.

The first block has no heading: the lead, and what follows it without one.
"""

_HEAD = 2
"""Blocks of a text before the lead: the headline and the line below it."""
_MARK = re.compile(r"\[\d+¶\d+(?:–\d+)?(?:, [^\]]+)?\]$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def blocks_of(brief: Brief) -> Blocks:
    """What every output of a brief must say."""
    sections = [(section.theme.name, _said_by(section.passages)) for section in brief.sections]
    return _blocks(_said_by([brief.lead] if brief.lead else []), sections)


def _said_by(passages: Iterable[Passage]) -> str:
    return "".join(inked(visible_text(sentence.text)) for passage in passages for sentence in passage.sentences)


def _blocks(lead: str, sections: Blocks) -> Blocks:
    """The lead and the sections as a reader tells them apart; what has neither heading nor text is not there."""
    shown = [section for section in sections if any(section)]
    first = [shown.pop(0)[1]] if shown and not shown[0][0] else []
    return [("", "".join((lead, *first))), *shown]


class _Tagged(HTMLParser):
    """The text of the elements with a `data-sentence`, under the last heading or break before them."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[str]]] = [("", [])]
        self._heading = self._sentence = self._is_behind = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self._heading = True
        kind = dict(attributes).get("class") or ""
        if tag == "h2" or (kind == "theme bare" and (self._is_behind or tag == "td")):
            self.sections.append(("", []))
        self._is_behind |= kind.startswith("theme")
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


def _html(data: bytes, count: int) -> Blocks:
    parser = _Tagged()
    parser.feed(data.decode())
    parser.close()
    assert not any(texts for _, texts in parser.sections[count:])
    return [(name, inked("".join(texts))) for name, texts in parser.sections[:count]]


def _text(data: bytes, count: int) -> Blocks:
    sections: list[tuple[str, list[str]]] = [("", [])]
    for block in data.decode().split("\n\n")[_HEAD:]:
        head, _, rule = block.strip("\n").partition("\n")
        if re.fullmatch(r"-{3,}", rule) or head == BREAK:
            sections.append(("" if head == BREAK else head, []))
        else:
            sections[-1][1].append(block)
    return [(name, _inked_passages(blocks)) for name, blocks in sections[:count]]


def _markdown(data: bytes, count: int) -> Blocks:
    sections: list[tuple[str, list[str]]] = [("", [])]
    for block in data.decode().split("\n\n")[_HEAD:]:
        if block.startswith("## ") or block == BREAK:
            sections.append(("" if block == BREAK else _ESCAPED.sub(r"\1", block[3:]), []))
        else:
            unlinked = re.sub(r"\[(\\\[\d+¶[^\]]+\\\])\]\(\S+\)$", r"\1", block)
            sections[-1][1].append(_ESCAPED.sub(r"\1", unlinked))
    return [(name, _inked_passages(blocks)) for name, blocks in sections[:count]]


def _inked_passages(blocks: list[str]) -> str:
    """The blocks of a section up to the last mark, without marks: what follows is the tool's own words."""
    ends = [number for number, block in enumerate(blocks, 1) if _MARK.search(block.rstrip())]
    return "".join(inked(_MARK.sub("", block.rstrip())) for block in blocks[: max(ends, default=0)])


def _json(data: bytes, _: int) -> Blocks:
    values = json.loads(data)
    sections = [(section["theme"]["name"], _exact(section["passages"])) for section in values["sections"]]
    return _blocks(_exact([values["lead"]] if values["lead"] else []), sections)


def _exact(passages: list[dict[str, Any]]) -> str:
    selectors = [s["selector"] for passage in passages for s in passage["sentences"]]
    return "".join(inked(visible_text(one["exact"])) for both in selectors for one in both if "exact" in one)


READ: dict[str, Callable[[bytes, int], Blocks]] = {
    "html": _html,
    "mail": _html,
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}
"""Format -> the blocks that it says; their number tells where the sources begin."""
