"""A web page -> Document: the article's body and what the page says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.intake.confined import confined
from briefing.intake.content import root_element
from briefing.intake.encoding import decode_page, refuse_mojibake
from briefing.intake.markup import Block, blocks_of, joined
from briefing.intake.outlet import outlet_at
from briefing.intake.page_body import body_of
from briefing.intake.page_date import STAMP_REACH, day_of, is_stamp
from briefing.intake.page_kinds import why_no_article, without_hints
from briefing.intake.page_metadata import author_of, headline_of, is_same_text, language_of, outlet_names, outlet_of
from briefing.intake.page_statements import Statements, statements_of
from briefing.intake.shape import check_attributes, check_depth, is_large
from briefing.intake.titles import title_from_name
from briefing.model import Document, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ELEMENTS = frozenset(
    {"html", "head", "body", "title", "meta", "article", "main", "section", "div", "p", "h1", "h2", "ul"}
)
"""What a page begins with, or what was copied out of one."""
_MEND = "give its text instead"
PAGE_SECONDS = 20.0
"""The largest pages of news take one, on a slow machine; what a page may take that has more tags than these."""


def read_html(source: Source) -> Document:
    """The article of a page, its paragraphs separated by blank lines; raises SourceError if there is none.

    A page of more tags than any of news is read in a process of its own: what takes long on it may be ended.
    """
    return confined(parse_html, source, seconds=PAGE_SECONDS) if is_large(source.data) else parse_html(source)


def parse_html(source: Source) -> Document:
    """The article of a page, read in this process; raises SourceError as `read_html`."""
    page = parse_page(decode_page(source.data, source.name, source.charset), source.name)
    stated = statements_of(page)
    address = source.url or _address(page, stated)
    headline, language = headline_of(page, stated, address), language_of(page)
    text = joined(_body(page, headline, language, source.name))
    refuse_mojibake(text, source.name)
    names = outlet_names(page, stated, address)
    outlet = outlet_at(source.url, names) if source.url else outlet_of(page, stated, address)
    return Document(
        id=source.name,
        text=text,
        title=headline or title_from_name(source.name),
        url=address,
        outlet=outlet,
        claimed=bool(outlet) and not source.url,
        author=author_of(page, stated, outlet),
        published=day_of(page, stated, (source.url, _address(page, stated)), headline, language),
        language=language,
    )


def is_page(source: Source) -> bool:
    """Whether the content is a web page, or a piece of one that was pasted, whatever its name."""
    return root_element(source.data) in _ELEMENTS


def parse_page(text: str, name: str) -> Element:
    """The tree of a page, the way a browser would read it; raises SourceError if there is nothing in it."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    markup = text.replace("\0", "").encode("utf-8", "replace")
    check_attributes(markup)
    try:
        page = document_fromstring(markup, parser=parser)
    except ParserError as error:
        raise SourceError("has no recognisable article", where=name, mend=_MEND) from error
    check_depth(page)
    return page


def _body(page: Element, headline: str, language: str, name: str) -> list[Block]:
    shown = blocks_of(page)
    body = [block for block in body_of(page, shown, headline) if not is_same_text(block.text, headline)]
    stamps = [block for block in body[:STAMP_REACH] if is_stamp(block.text, language)]
    body = [block for block in body if block not in stamps]
    hidden = " ".join("".join(element.itertext()) for element in page.iter("noscript"))
    titles = [headline, *(block.text for block in shown if block.is_heading)][:4]
    reason = why_no_article(body, shown, titles, hidden)
    if reason or not body:
        raise SourceError(reason or "has no recognisable article", where=name, mend=_MEND)
    return without_hints(body)


def _address(page: Element, stated: Statements) -> str:
    """The address that a page states as its own."""
    canonical = next((link.get("href", "") for link in page.iter("link") if link.get("rel") == "canonical"), "")
    return next((one for one in (canonical, stated.first("og:url")) if one.startswith(("http://", "https://"))), "")
