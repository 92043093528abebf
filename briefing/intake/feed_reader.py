"""A feed (RSS, Atom, RDF) -> its entries: articles where the feed has their text, else links; by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from briefing.errors import SourceError
from briefing.intake.content import root_element
from briefing.intake.found import Found, Link
from briefing.intake.fragment import fragment_of
from briefing.intake.markup import text_of
from briefing.intake.outlet import outlet_at, site_of
from briefing.language.table import is_language_code
from briefing.language.wording import complaint
from briefing.language.words import count_words
from briefing.model import Document, Skipped, Source

TEASER_WORDS = {"content": 40, "summary": 100}
"""A text of fewer words is a teaser, the longer one if it stands where a feed has its summaries."""

MAX_ENTRIES = 2000
"""More than any feed has; an archive is given in parts."""
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_TEXTS = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_ROOTS = frozenset({"rss", "feed", "rdf:rdf"})
_ONWARD = "read more|continue reading|weiterlesen|lire la suite|leer más|continuar lendo|continua a leggere"
_CUT = re.compile(rf"(?:\[?(?:…|\.\.\.)\]?|\b(?:{_ONWARD}))\W*$", re.IGNORECASE)
"""How a text ends that goes on behind the link."""
_APPENDED = re.compile(r"^The post .{1,300} (?:first )?appeared (?:first )?on .{1,200}\.$")
"""The line that WordPress appends to each entry of a feed."""


def is_feed(source: Source) -> bool:
    """Whether the content is a feed, whatever its name."""
    return root_element(source.data) in _ROOTS


def read_feed(source: Source) -> Iterator[Found]:
    """One article, link or Skipped for each entry, in the order of the feed; raises SourceError if it is none."""
    import feedparser

    if not is_feed(source):
        raise SourceError("is XML, but not a feed (RSS, Atom)", where=source.name, mend="give a feed or its articles")
    if len(_ENTRY.findall(source.data)) > MAX_ENTRIES:
        raise SourceError(f"has more than {MAX_ENTRIES} entries", where=source.name, mend="give a part of it")
    headers = {"content-location": source.url} if source.url else {}
    if source.charset:
        headers["content-type"] = f"application/xml; charset={source.charset}"
    try:
        feed = feedparser.parse(io.BytesIO(source.data), response_headers=headers)
    except (UnicodeError, LookupError) as error:  # it may not be in the encoding that it states
        what = f"is not a readable feed ({complaint(error)})"
        raise SourceError(what, where=source.name, mend="save it as UTF-8") from error
    if not feed.entries:
        raise SourceError("is a feed without entries", where=source.name, mend="look whether it is the right one")
    for number, entry in enumerate(feed.entries, start=1):
        yield _found(entry, _stated(entry, feed.feed, source, number), source.name)


def _found(entry: Any, stated: Document, feed: str) -> Found:
    """The article of an entry if its whole text is there or no more can be had, else the link to it."""
    text, is_whole = _text(entry)
    if is_whole:
        return replace(stated, text=text)
    if stated.url.startswith(("http://", "https://")):
        return Link(name=stated.title or stated.url, within=f"the feed {feed}", stated=stated)
    if text:
        return replace(stated, text=text)
    return Skipped(name=stated.title or stated.id, reason=f"has no text in the feed {feed}, and no link to follow")


def _stated(entry: Any, feed: Any, source: Source, number: int) -> Document:
    """What the feed says of an entry, without its text.

    A feed speaks for its own site only; of what it has from another one, or from a file, it claims where it is from.
    """
    language, url = feed.get("language") or "", entry.get("link") or ""
    names = [_line(entry.get("source", {}).get("title", "") or ""), _line(feed.get("title", "") or "")]
    if source.url:
        outlet = outlet_at(url or source.url, filter(None, names))
        is_claimed = bool(url) and site_of(url) != site_of(source.url)
    else:
        outlet = next(filter(None, names), "")
        is_claimed = bool(outlet)
    return Document(
        id=f"{source.name}: entry {number}",
        text="",
        title=_line(entry.get("title") or ""),
        url=url,
        outlet=outlet,
        claimed=is_claimed,
        author=_line(entry.get("author") or ""),
        published=_day(entry),
        language=language if is_language_code(language) else "",
    )


def _text(entry: Any) -> tuple[str, bool]:
    """The longest text of an entry, and whether it is the whole of it."""
    contents = [one.get("value") or "" for one in entry.get("content", ()) if one.get("type", "") in _TEXTS]
    content = max(map(_paragraphs, contents), key=len, default="")
    summary = _paragraphs(entry.get("summary") or "")
    text, kind = (content, "content") if len(content) >= len(summary) else (summary, "summary")
    return text, count_words(text) >= TEASER_WORDS[kind] and not _CUT.search(text)


def _paragraphs(markup: str) -> str:

    text = text_of(fragment_of(markup))
    return "\n\n".join(paragraph for paragraph in text.split("\n\n") if not _APPENDED.match(paragraph))


def _line(markup: str) -> str:
    return " ".join(_paragraphs(markup).split()) if "<" in markup or "&" in markup else " ".join(markup.split())


def _day(entry: Any) -> date | None:
    """The day in UTC, as feedparser gives every time."""
    moment = entry.get("published_parsed") or ("updated_parsed" in entry and entry.get("updated_parsed"))
    return date(*moment[:3]) if moment else None
