"""The tree of a page -> what it states about itself: its meta elements and its JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Story|Interview|WebPage)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
MAX_NODES = 5000
"""More than any page states; a limit for what was made to be slow."""


@dataclass(frozen=True, slots=True)
class Statements:
    """The first content of each meta name, in lower case, and the nodes of all JSON-LD blocks, articles first."""

    meta: Mapping[str, str]
    nodes: tuple[Mapping[str, Any], ...]

    def first(self, *names: str) -> str:
        """The content of the first of some meta names that has one."""
        return next((self.meta[name] for name in names if self.meta.get(name)), "")

    @property
    def articles(self) -> tuple[Mapping[str, Any], ...]:
        """The JSON-LD nodes that are an article, the most exact kind first; a page as such comes last."""
        found = [node for node in self.nodes if _ARTICLES.search(kind_of(node))]
        return tuple(sorted(found, key=lambda node: kind_of(node) == "WebPage"))


def statements_of(page: Element) -> Statements:
    """What a page states about itself; what is broken is as if it was not there."""
    meta: dict[str, str] = {}
    for element in page.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                meta.setdefault(name, content)
    nodes = [node for script in page.iter("script") if _is_json_ld(script) for node in _nodes(script.text or "")]
    return Statements(meta, tuple(nodes[:MAX_NODES]))


def kind_of(node: Mapping[str, Any]) -> str:
    """The type of a JSON-LD node; the first if there are several."""
    kind = node.get("@type", "")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    return kind if isinstance(kind, str) else ""


def names_in(value: Any) -> list[str]:
    """The names in a JSON-LD value: a text, a node with a name, or a list of these."""
    if isinstance(value, list):
        return [name for one in value[:20] for name in names_in(one)]
    if isinstance(value, Mapping):
        return names_in(value.get("name", ""))
    return [" ".join(value.split())] if isinstance(value, str) and value.strip() else []


def _is_json_ld(script: Element) -> bool:
    return (script.get("type") or "").strip().lower().startswith("application/ld+json")


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """The nodes of one block, the outer before the inner ones."""
    waiting: list[Any] = [_parsed(text)]
    seen = 0
    while waiting and seen < MAX_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, Mapping):
            yield value
            inner = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "isPartOf")
            waiting += [value[key] for key in inner if isinstance(value.get(key), (list, Mapping))]


def _parsed(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text).strip().rstrip(";")
    for tried in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
