"""The tree of a page -> the day its article was published: as stated, else by the address, else as shown; or none.

A day is stated in metadata or shown beside the headline. A footer's year, a table, a script, another article's date
beside it and a year in the text say nothing about it: better no date than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.intake.markup import blocks_of
from briefing.intake.page_furniture import is_furniture
from briefing.intake.page_statements import Statements

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = (
    *("article:published_time", "article:published", "og:published_time", "og:article:published_time"),
    *("datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "sailthru.date"),
    *("parsely-pub-date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate"),
    *("datecreated", "article.published", "published_time", "citation_publication_date"),
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_UTC = re.compile(r"T\d\d:\d\d\S*(?:Z|[+-]00:?00)$")
"""A time that a machine has made of the paper's own: its day may be the next one, and the page shows the right one."""
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_DOTTED = re.compile(r"(?<!\d)([0-3]?\d)\.\s?([01]?\d)\.\s?((?:19|20)\d\d)(?!\d)")
_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
"""Whose names of months are known on a page that does not state its language."""
MAX_STAMP_WORDS = 14
"""Words; a longer paragraph with a date in it tells something."""
STAMP_WORDS = 9
STAMP_REACH = 6
"""Paragraphs from the headline to the date below it."""
_FIRST_YEAR = 1990


def day_of(page: Element, stated: Statements, addresses: tuple[str, ...], headline: str, language: str) -> date | None:
    """The day of publication, or None if the page does not say it."""
    for text in _stated(page, stated):
        day = _day(text, language)
        if day:
            shown = _shown(page, headline, language) if _UTC.search(text) else None
            return shown if shown and abs(day - shown) == timedelta(days=1) else day
    for address in addresses:
        found = _PATH.search(address)
        day = _of_numbers(*found.groups()) if found else None
        if day:
            return day
    return _shown(page, headline, language)


def is_stamp(text: str, language: str) -> bool:
    """Whether a line says when the article was published or updated, and nothing else."""
    return len(text.split()) <= STAMP_WORDS and not text.endswith(".") and _day(text, language) is not None


def _stated(page: Element, stated: Statements) -> Iterator[str]:
    yield stated.first("article:published_time", "og:published_time", "og:article:published_time")
    for node in stated.articles:
        for name in ("datePublished", "dateCreated", "uploadDate"):
            value = node.get(name, "")
            yield value if isinstance(value, str) else ""
    for element in page.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or "".join(element.itertext())
    yield from (stated.meta.get(name, "") for name in _NAMES)
    yield from _times(page)


def _times(page: Element) -> Iterator[str]:
    """The <time> elements that are not another article's, a comment's or the page's: the stated ones first."""
    found = [element for element in page.iter("time") if not _is_beside(element)]
    found.sort(key=lambda element: "pubdate" not in element.attrib)
    yield from ((element.get("datetime") or "".join(element.itertext())) for element in found[:1])


def _is_beside(element: Element) -> bool:
    around = [one.tag for one in element.iterancestors()]
    inside = {"footer", "aside", "nav", "table", "a", "li", "figure"}
    named = element.getparent() is not None and is_furniture(element.getparent(), {})
    return not inside.isdisjoint(around) or (named and "article" not in around)


def _shown(page: Element, headline: str, language: str) -> date | None:
    """A date in a short line right below or above the headline."""
    from briefing.intake.page_metadata import is_same_text

    blocks = blocks_of(page)
    at = next((place for place, b in enumerate(blocks) if b.is_heading and is_same_text(b.text, headline)), None)
    if at is None:
        return None
    for block in (*blocks[at + 1 : at + 1 + STAMP_REACH], *blocks[max(0, at - 2) : at]):
        if len(block.text.split()) <= MAX_STAMP_WORDS and not block.is_link and not block.is_heading:
            day = _day(block.text, language)
            if day:
                return day
    return None


def _day(text: str, language: str) -> date | None:
    """The first whole date in a text: year, month and day."""
    for pattern, order in ((_ISO, (0, 1, 2)), (_DOTTED, (2, 1, 0))):
        found = pattern.search(text)
        if found:
            return _of_numbers(*(found.group(place + 1) for place in order))
    for code in dict.fromkeys((*([language] if language else _LANGUAGES), "en")):
        day = _in_words(text, code)
        if day:
            return day
    return None


def _in_words(text: str, language: str) -> date | None:
    months = _months(language)
    if not months:
        return None
    name = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    forms = (
        rf"(?<!\d)(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.|º|er)?(?:\s+(?:de|of))?\s+(?P<m>{name})\.?,?(?:\s+(?:de|del))?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"\b(?P<m>{name})\.?\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?P<y>(?:19|20)\d\d)\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]",
    )
    for form in forms:
        found = re.search(form, text, re.IGNORECASE)
        if found:
            month = found["m"].lower()
            return _of_numbers(found["y"], month if month.isdigit() else str(months[month]), found["d"])
    return None


@lru_cache
def _months(language: str) -> dict[str, int]:
    """The names of months of a language, whole and short, in lower case -> their numbers."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    named = [locale.months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    names = {name.lower().rstrip("."): number for months in named for number, name in months.items()}
    if language == "en":
        names["sept"] = 9
    return {name: number for name, number in names.items() if not name[:1].isdigit()}


def _of_numbers(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None
