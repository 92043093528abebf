"""The containers of a page -> which serve another purpose than the article: captions, related headlines, sharing.

Told by class and id, the names that those who made the page gave them; words are judged in `briefing.discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = frozenset(
    {
        *(
            "caption",
            "captions",
            "credit",
            "credits",
            "photocredit",
            "wp-caption-text",
            "byline",
            "bylines",
            "breadcrumb",
        ),
        *("breadcrumbs", "comment", "comments", "disqus", "disclaimer", "footer", "footnote", "gallery", "imprint"),
        *(
            "copyright",
            "newsletter",
            "newsletters",
            "signup",
            "subscribe",
            "subscription",
            "share",
            "sharing",
            "shares",
        ),
        *("sharebar", "sharedaddy", "social", "related", "recommended", "recommendations", "recirc", "promo", "promos"),
        *("sponsored", "ad", "ads", "adv", "advert", "advertisement", "tags", "tag", "taglist", "taxonomy", "trending"),
        *("popular", "sidebar", "teaser", "teasers", "slideshow", "carousel", "consent", "cookie", "cookies", "gdpr"),
        *("paywall", "timestamp", "toolbar", "tools", "scrim", "modal", "overlay", "outbrain", "taboola", "navigation"),
        *("menu", "print-header", "print-footer", "pullquote", "pull-quote", "author-bio", "bio", "about-author"),
        *("author-info", "author-box", "authorbox", "read-more", "readmore", "read-next", "more-stories", "most-read"),
        *(
            "more-on",
            "breaking-news",
            "see-also",
            "post-meta",
            "entry-meta",
            "post-tags",
            "infobox",
            "hide",
            "hidden",
            "login",
            "regwall",
        ),
        *(
            "video-caption",
            "image-caption",
            "media-caption",
            "inline-caption",
            "correction-form",
            "poll",
            "quiz",
            "jp-relatedposts",
        ),
    }
)
_SPLIT = re.compile(r"[^0-9a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_furniture(block: Element, shares: Mapping[Element, float]) -> bool:
    """Whether a paragraph's element, or a container of it, serves another purpose than the article.

    `shares` says which part of the article's words stands in a container: what holds a third of them is the article,
    whatever it is called (a body behind a "paywall").
    """
    element = block
    while element is not None and element.tag not in {"body", "html"}:
        is_small = shares.get(element, 0.0) < 1 / 3 and element.tag not in {"article", "main"}
        if is_small and (element.tag == "footer" or _is_named(element)):
            return True
        element = element.getparent()
    return False


def _is_named(element: Element) -> bool:
    for value in (element.get("class", ""), element.get("id", "")):
        for name in value.split():
            words = [word for word in _SPLIT.split(_CAMEL.sub("-", name).lower()) if word]
            pairs = ["-".join(pair) for pair in pairwise(words)]
            if not _NAMES.isdisjoint((*words, *pairs)) and not {"no", "has", "with", "without"} & set(words):
                return True
    return False
