"""One element of a page -> what it is: a block, a heading, no text of the article, a drop cap, a table of data."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    *("address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "footer"),
    *("form", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "ul"),
}
"""What a browser begins a new line for."""

_NEVER = frozenset(
    {
        *(
            "applet",
            "aside",
            "audio",
            "button",
            "canvas",
            "datalist",
            "dialog",
            "embed",
            "figcaption",
            "figure",
            "head",
        ),
        *("iframe", "input", "map", "math", "menu", "nav", "noscript", "object", "option", "rp", "rt", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video"),
    }
)
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_FOR_EARS = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|screen-?reader(?:-text)?|visually-?hidden|visuallyhidden)(?:$|[\s_-])", re.IGNORECASE
)
_POSTS = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|reddit-(?:card|embed)|bluesky-embed"
    r"|mastodon-embed|text-post-media|imgur-embed|truthsocial",
    re.IGNORECASE,
)
_SIGNED_POST = re.compile(r"[—–-]\s*[^—–]{1,60}\(@\w{1,30}\)[^()]{0,40}$")
_CARD = re.compile(
    r"hover-?card|roll-?over|tool-?tip|pop-?over|pop-?up|fly-?out|info-?card|profile-?card", re.IGNORECASE
)
_DROP_CAP = re.compile(
    r"drop-?cap|first-?(?:letter|character)|initial-?(?:letter|cap)|lettrine|capitular", re.IGNORECASE
)
_ASIDE_ROLES = frozenset(
    {"navigation", "complementary", "search", "tooltip", "dialog", "alertdialog", "menu", "banner"}
)
MAX_CELL_WORDS = 25
"""Words; a cell of more of them, and of most words of its table, is running text: the table is layout."""
LONGEST_NAME = 200
"""Characters; what is longer is no name that a card says again."""


def is_no_text(element: Element) -> bool:
    """Whether an element is nothing that is read as text of an article: not shown, not prose, or somebody else's."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER or is_unseen(element):
        return True
    if tag == "form":
        return not _holds_prose(element)
    if tag == "table":
        return is_data(element)
    if tag == "sup":
        return element.find(".//a[@href]") is not None and len(_text(element)) < 6
    if tag == "blockquote":
        return bool(_POSTS.search(element.get("class", ""))) or bool(_SIGNED_POST.search(_text(element)))
    return _is_card(element) or _is_post(element)


def is_unseen(element: Element) -> bool:
    """Whether a browser does not show an element: `hidden`, its style, or text for screen readers only."""
    if "hidden" in element.attrib or _UNSEEN.search(element.get("style", "")):
        return True
    if element.get("aria-hidden") == "true" and element.tag in BLOCKS:
        return True
    return bool(_FOR_EARS.search(element.get("class", "")))


def is_data(table: Element) -> bool:
    """Whether a table is one of data, not of layout: several columns, and no cell that is running text."""
    if table.get("role") == "presentation":
        return False
    rows = [row.xpath("./td|./th") for row in table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")]
    cells = [len(_text(cell).split()) for row in rows for cell in row]
    columns = max(map(len, rows), default=0)
    if columns < 2:
        return False
    longest = max(cells)
    return longest < MAX_CELL_WORDS or (len(rows) > 1 and table.find(".//th") is not None and longest * 2 < sum(cells))


def is_drop_cap(element: Element) -> bool:
    """Whether an element is the large first letter of a word, whatever its tag."""
    return bool(_DROP_CAP.search(element.get("class", ""))) and len(_text(element).strip("\"'“‘«„ ")) == 1


def is_repeated_name(element: Element, before: Callable[[int], str]) -> bool:
    """Whether an inline element with links says again what stands right before it: a card on a name.

    `before` gives as many characters as asked for.
    """
    if element.tag not in {"span", "div"} or element.find(".//a") is None or not before(1).strip():
        return False
    first = next((text.strip() for text in element.itertext() if text.strip()), "")
    return 3 < len(first) <= LONGEST_NAME and before(len(first)) == first


def _is_card(element: Element) -> bool:
    """Whether it is a card that is shown when the pointer is over a name."""
    named = f"{element.get('class', '')} {element.get('role', '')}"
    if element.get("role") in _ASIDE_ROLES:
        return True
    if element.tag not in {"span", "div", "ul"} or not _CARD.search(named):
        return False
    said = [text.strip() for text in element.itertext() if text.strip()]
    is_around_name = (bool(said) and said[0] in said[1:]) or _has_card_below_text(element)
    return not is_around_name and not _holds_prose(element)


def _has_card_below_text(element: Element) -> bool:
    """Whether it holds the name itself and, behind it, the card on it."""
    has_text = bool((element.text or "").strip())
    for child in element:
        if has_text and isinstance(child.tag, str) and child.tag != "a" and _CARD.search(child.get("class", "")):
            return True
        has_text = has_text or bool("".join(child.itertext()).strip())
    return False


def _is_post(element: Element) -> bool:
    """Whether it is the frame of an embedded post."""
    return element.tag in {"div", "section"} and bool(_POSTS.search(element.get("class", "")))


def _holds_prose(element: Element) -> bool:
    """Whether it holds several paragraphs: a form around a whole page, a page within a pop-up."""
    return sum(len(_text(paragraph).split()) > 12 for paragraph in element.iter("p")) > 2


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
