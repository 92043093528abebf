"""The tree of a page -> the paragraphs of its article.

trafilatura says what the article is; what is written comes from the page's own tree (`markup.py`), so that headings,
lists, drop caps and tables keep what they are. Beside it, what stands in the same kind of container as most of the
article belongs to it, and what stands in a container of another purpose (`page_furniture.py`) does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.intake.markup import Block
from briefing.intake.page_furniture import is_furniture

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PROSE_WORDS = 8
"""Words; a paragraph of as many is running text and no label."""
MAX_LABEL_WORDS = 2
MIN_LINKED_ITEMS = 3
CORE_SHARE = 0.7
"""Share of the words that trafilatura took; what holds as much of them holds the article."""
RUN = 4
"""Words; trafilatura's text holds a paragraph if it holds most of its runs of as many words."""
_INNER = frozenset(
    {"p", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "b"}
)
"""Elements that hold a paragraph, or paragraphs of one article; whatever else is a container of their kind."""
_CLASS_NUMBERS = re.compile(r"\d+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def body_of(page: Element, shown: Sequence[Block], headline: str = "") -> list[Block]:
    """The paragraphs of the article of a page, in its order, out of all that it shows; none if there is no article."""
    blocks = [block for block in shown if not block.is_link or block.is_heading]
    voted = _votes(page, blocks)
    begin = _beginning(blocks, voted, headline)
    voted = [is_one and place >= begin for place, is_one in enumerate(voted)]
    shares = _shares(blocks, voted)
    if not shares:
        return []
    home = _article(blocks[next(place for place, is_one in enumerate(voted) if is_one and is_prose(blocks[place]))])
    near = [
        place >= begin and _in_same_article(block, home) and not is_furniture(block.element, shares)
        for place, block in enumerate(blocks)
    ]
    body = _without_repeats(_completed(blocks, [a and b for a, b in zip(voted, near, strict=True)], near, shares))
    return _links_kept(shown, body)


def is_prose(block: Block) -> bool:
    """Whether a paragraph is running text, not a heading or a label."""
    return not block.is_heading and not block.is_link and _size(block.text) >= PROSE_WORDS


def _size(text: str) -> int:
    return len(text.split()) + len(_WIDE.findall(text)) // 2


def _votes(page: Element, blocks: Sequence[Block]) -> list[bool]:
    """Whether trafilatura's text holds each paragraph, whole or in most of its runs of words."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = (getattr(found, "text", "") or "") if found else ""
    squashed, runs = _squashed(text), _runs(text)

    def is_held(block: Block) -> bool:
        if _squashed(block.text) in squashed:
            return True
        own = _runs(block.text)
        return len(own) > RUN and len(own & runs) > 0.6 * len(own)

    return [is_held(block) for block in blocks]


def _beginning(blocks: Sequence[Block], voted: Sequence[bool], headline: str) -> int:
    """The place below the page's headline, if most of what trafilatura took stands below it; else the top."""
    wanted = _squashed(headline)
    total = sum(_size(block.text) for block, is_one in zip(blocks, voted, strict=True) if is_one and is_prose(block))
    for place, block in enumerate(blocks):
        is_headline = block.is_heading and (wanted == _squashed(block.text) if wanted else block.element.tag == "h1")
        if is_headline:
            pairs = zip(blocks[place:], voted[place:], strict=True)
            below = sum(_size(later.text) for later, is_one in pairs if is_one and is_prose(later))
            return place + 1 if below > 0.7 * total else 0
    return 0


def _shares(blocks: Sequence[Block], voted: Sequence[bool]) -> dict[Element, float]:
    """Which part of the words that trafilatura took stands in each element."""
    words: Counter[Element] = Counter()
    total = 0
    for block, is_one in zip(blocks, voted, strict=True):
        if is_one and is_prose(block):
            size = _size(block.text)
            total += size
            words[block.element] += size
            for ancestor in block.element.iterancestors():
                words[ancestor] += size
    return {element: count / total for element, count in words.items()}


def _article(block: Block) -> Element | None:
    return next((one for one in (block.element, *block.element.iterancestors()) if one.tag == "article"), None)


def _in_same_article(block: Block, home: Element | None) -> bool:
    """Whether a paragraph stands in no <article> beside or within that of the page: a teaser, a comment."""
    own = _article(block)
    return home is None or own is None or own is home or any(one is own for one in home.iterancestors())


def _core(block: Block, shares: dict[Element, float]) -> Element:
    """The innermost element around a paragraph of the article that holds most of the article."""
    around = (block.element, *block.element.iterancestors())
    return next((one for one in around if shares.get(one, 0.0) >= CORE_SHARE), around[-1])


def _completed(
    blocks: Sequence[Block], voted: Sequence[bool], near: Sequence[bool], shares: dict[Element, float]
) -> list[Block]:
    """What was taken, with what stands in the same kind of container as most of it, in order."""
    kinds: Counter[tuple[str, ...]] = Counter()
    for block, is_one in zip(blocks, voted, strict=True):
        if is_one and is_prose(block):
            kinds[_kind(block)] += _size(block.text)
    if not kinds:
        return []
    main, total = kinds.most_common(1)[0][0], sum(kinds.values())
    last = max(
        place for place, one in enumerate(voted) if one and is_prose(blocks[place]) and _kind(blocks[place]) == main
    )
    core = _core(blocks[last], shares)
    containers = {_container(b) for b, one in zip(blocks, voted, strict=True) if one and is_prose(b)}
    places = [place for place, one in enumerate(voted) if one and is_prose(blocks[place])]
    taken: list[Block] = []
    for place, block in enumerate(blocks):
        is_same = kinds[main] > 0.4 * total and _kind(block) == main
        is_inside = places[0] < place < places[-1] and _container(block) in containers
        is_label = not is_prose(block) and not block.is_heading
        is_within = place < last or core in (block.element, *block.element.iterancestors())
        is_taken = is_same or is_inside or (voted[place] and is_within and not is_label)
        if near[place] and is_taken and not block.is_link:
            taken.append(block)
    taken = _without_link_lists(taken)
    while taken and (taken[-1].is_heading or _size(taken[-1].text) <= MAX_LABEL_WORDS):
        taken.pop()
    return taken


def _without_link_lists(blocks: Sequence[Block]) -> list[Block]:
    """Without lists of headlines: several items on end that are links and no sentences."""
    kept: list[Block] = []
    for is_list, run in groupby(blocks, key=_is_linked_item):
        items = list(run)
        if not is_list or len(items) < MIN_LINKED_ITEMS:
            kept += items
    return kept


def _is_linked_item(block: Block) -> bool:
    inside = block.element.tag == "li" or any(one.tag == "li" for one in block.element.iterancestors())
    return inside and block.linked > 0 and block.text[-1].isalnum()


def _container(block: Block) -> Element:
    element = block.element
    while element.tag in _INNER and element.getparent() is not None:
        element = element.getparent()
    return element


def _kind(block: Block) -> tuple[str, ...]:
    """What a paragraph's container is called, and the one around it."""
    container = _container(block)
    parent = container.getparent()
    named = [container] if parent is None else [container, parent]
    return tuple(f"{one.tag} {_CLASS_NUMBERS.sub('', one.get('class', ''))}" for one in named)


def _without_repeats(blocks: Sequence[Block]) -> list[Block]:
    """Without the copies that a page holds for other widths, for print, for sharing: in containers of their own."""
    seen: dict[str, Element] = {}
    kept: list[Block] = []
    for block in blocks:
        key, container = _squashed(block.text), _container(block)
        is_copy = _size(block.text) >= PROSE_WORDS and seen.get(key, container) is not container
        if key and not is_copy:
            kept.append(block)
        seen.setdefault(key, container)
    return kept


def _links_kept(shown: Sequence[Block], body: Sequence[Block]) -> list[Block]:
    """The body, with the paragraphs that are links if they are most of it: an article that is a list of links."""
    containers = {_container(block) for block in body if is_prose(block)}
    links = {id(block) for block in shown if block.is_link and not block.is_heading and block.element.tag == "p"}
    inside = {id(block) for block in shown if id(block) in links and _container(block) in containers}
    if len(inside) <= len(body):
        return list(body)
    own = {id(block) for block in body}
    return [block for block in shown if id(block) in own or id(block) in inside]


def _squashed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
