"""The tree of a page -> headline, outlet, author and language of its article: what several of its parts agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.intake.elements import is_unseen
from briefing.intake.page_statements import Statements, kind_of, names_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SEPARATOR = re.compile(r"\s+[|–—·•»«:‹›/~-]+\s+|\s*[|｜»]\s*|(?<=\w):\s+")
_ADDRESS = re.compile(r"^(?:https?://|www\.)|^@|^[\w.-]+\.(?:com|org|net)/", re.IGNORECASE)
_HOST = re.compile(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$")
"""A host's name in small letters, as no outlet writes its own."""
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af)[\s:]+(?=\S)", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
MAX_OUTLET_WORDS = 6
"""Words; a longer name of a site is its slogan."""
MAX_SITE_WORDS = 8
"""Words; a longer name of a publisher is a headline that was put in its place."""
MAX_AUTHOR_WORDS = 12
MIN_HEADLINE_WORDS = 4
"""Words; a shorter <h1> that agrees with nothing is the name of a section."""


def headline_of(page: Element, stated: Statements, address: str) -> str:
    """The headline: the <h1> where it agrees with what the page states, else what is stated, without the site."""
    sites = set(_site_names(stated, address))
    stated_titles = [_without_site(title, sites) for title in _titles(page, stated)]
    stated_titles = [title for title in stated_titles if title and _key(title) not in sites]
    shown = [heading for heading in _headings(page) if _key(heading) not in sites]
    for heading in shown:
        if any(_agree(heading, title) for title in stated_titles):
            return heading
    first = [text for text in _headings(page, "h1") if len(text.split()) >= MIN_HEADLINE_WORDS]
    if len(first) == 1 and _key(first[0]) not in sites:
        return first[0]
    return (stated_titles or shown or [""])[0]


def outlet_of(page: Element, stated: Statements, address: str) -> str:
    """Who says that he published it: as the page names itself, else as its title does, else its host."""
    name = next(_stated_outlets(stated), "")
    if name and not _HOST.search(name):
        return name
    host = _host(address)
    return _site_in_title(page, host) or name or host


def outlet_names(page: Element, stated: Statements, address: str) -> Iterator[str]:
    """All names that a page gives its outlet, those that are written as names before those that are hosts."""
    names = [*_stated_outlets(stated), _site_in_title(page, _host(address))]
    yield from sorted(filter(None, names), key=lambda name: _HOST.search(name) is not None)


def _stated_outlets(stated: Statements) -> Iterator[str]:
    publishers = [name for node in stated.articles for name in names_in(node.get("publisher"))]
    sites = [name for node in stated.nodes if kind_of(node) == "WebSite" for name in names_in(node)]
    named = [stated.first("og:site_name"), *publishers, *sites, stated.first("application-name")]
    yield from filter(_is_outlet, map(_without_slogan, map(_tidy, named)))


def _site_in_title(page: Element, host: str) -> str:
    """The part of <title> that is the site: called like the host, or left over where the headline is known."""
    parts = [part.strip() for part in _SEPARATOR.split(_title(page))]
    if len(parts) < 2:
        return ""
    label = _label(host).removeprefix("the")
    for part in (parts[-1], parts[0]):
        if label and _key(part).removeprefix("the") == label:
            return part
    headings = {_key(heading) for heading in _headings(page)}
    is_known = not headings.isdisjoint({_key(part) for part in parts[:-1]} | {_key("".join(parts[:-1]))})
    return parts[-1] if is_known and _is_outlet(parts[-1]) else ""


def _without_slogan(name: str) -> str:
    return _SEPARATOR.split(name)[0].strip()


def author_of(page: Element, stated: Statements, outlet: str) -> str:
    """Who wrote it, without "By"; the outlet and addresses are no authors."""
    named = [name for node in stated.articles for name in names_in(node.get("author"))]
    for found in (named, [stated.first("author", "byl", "article:author", "dc.creator", "sailthru.author")]):
        names = list(dict.fromkeys(name for name in map(_author, found) if name and _key(name) != _key(outlet)))
        if names:
            return ", ".join(names[:6])
    for element in page.iterfind(".//*[@rel='author']"):
        name = _author(_shown(element))
        if name and _key(name) != _key(outlet):
            return name
    return ""


def language_of(page: Element) -> str:
    """The ISO 639-1 code that the page states, or ""."""
    root = page.getroottree().getroot()
    code = re.match(r"[a-z]{2}(?=[-_]|$)", (root.get("lang") or "").strip().lower())
    return code.group() if code else ""


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for marks, case and white space."""
    return bool(_key(one)) and _key(one) == _key(other)


def _titles(page: Element, stated: Statements) -> Iterator[str]:
    yield stated.first("og:title")
    for node in stated.articles:
        yield from names_in(node.get("headline", ""))
    yield stated.first("twitter:title", "dc.title", "headline")
    yield _title(page)


def _title(page: Element) -> str:
    element = page.find(".//head/title")
    return _tidy(element.text_content() if element is not None else "")


def _headings(page: Element, *tags: str) -> list[str]:
    """The texts of the headings that may be the headline, the <h1> first."""
    found = [element for tag in (tags or ("h1", "h2")) for element in page.iter(tag)]
    shown = (_shown(element) for element in found if not is_unseen(element))
    return [text for text in shown if text]


def _shown(element: Element) -> str:
    from briefing.intake.markup import blocks_of

    return " ".join(block.text for block in blocks_of(element))


def _site_names(stated: Statements, address: str) -> Iterator[str]:
    names = [stated.first("og:site_name"), stated.first("application-name"), _host(address), _label(_host(address))]
    for node in stated.nodes:
        names += names_in(node.get("publisher"))
        names += names_in(node) if kind_of(node) in {"WebSite", "Organization", "NewsMediaOrganization"} else []
    for name in names:
        if not name or len(name.split()) > MAX_SITE_WORDS:
            continue
        yield _key(name)
        yield _key(name).removeprefix("the")
        yield _key(name.split(".")[0] if " " not in name else name)


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the parts at its ends that are the site's name; a dash of its own stays."""
    title = _tidy(title)
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            break
        if _is_site(title[cuts[-1].end() :], sites):
            title = title[: cuts[-1].start()].strip()
        elif _is_site(title[: cuts[0].start()], sites):
            title = title[cuts[0].end() :].strip()
        else:
            break
    return title


def _is_site(part: str, sites: set[str]) -> bool:
    key = _key(part)
    return bool(key) and (key in sites or key.removeprefix("the") in sites)


def _agree(heading: str, title: str) -> bool:
    """Whether most words of the shorter are in the other, and it is no mere word of it."""
    one, other = set(re.findall(r"\w+", heading.lower())), set(re.findall(r"\w+", title.lower()))
    if _key(heading) == _key(title) or (len(one) > 1 and _key(title).startswith(_key(heading))):
        return True
    shorter = min(len(one), len(other))
    return shorter > 2 and len(one & other) >= 0.6 * shorter and len(one) * 3 > len(other)


def _is_outlet(name: str) -> bool:
    return bool(_key(name)) and not _ADDRESS.search(name) and len(name.split()) <= MAX_OUTLET_WORDS


def _author(name: str) -> str:
    name = _BY.sub("", _tidy(name)).strip(" ,;|")
    is_account = " " not in name and name.islower()
    return "" if is_account or _ADDRESS.search(name) or len(name.split()) > MAX_AUTHOR_WORDS else name


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _label(host: str) -> str:
    """The part of a host's name that is a name: "bbc" of "news.bbc.co.uk"."""
    labels = host.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1].replace("-", "") if labels else ""


def _tidy(text: str) -> str:
    return " ".join(unescape(text or "").split())


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
