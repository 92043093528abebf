"""An argument -> the articles behind it: opened, read by their format, or skipped with the reason."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.intake.found import Found, Link
from briefing.intake.readers import EXTENSIONS, READERS, Reader, names_article
from briefing.intake.sources import open_sources
from briefing.intake.web import Web
from briefing.language.words import count_words
from briefing.model import Document, Skipped, Source

MAX_CHARACTERS = 1_000_000
"""Of one article: some 170,000 words; 800,000 characters of prose took 5 s."""
MANY_CHARACTERS, LEAST_LETTERS = 10_000, 0.4
"""In every language most characters are letters; each of the marks may end a sentence that has none."""
MIN_WORDS = 3
"""A text of fewer words has no sentence; "Yes." or a mere file name is not an article."""
DEEPEST = 4
"""Files within files: a page, attached to a mail, in a box of mails, in a zip."""
UNKNOWN = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/x-download"})
"""Media types that servers and mail programs state for want of a better one."""


def read(where: str | Path, *, stdin: BinaryIO | None = None, web: Web | None = None) -> tuple[Document | Skipped, ...]:
    """The articles behind a path, a pattern, a folder, a URL or "-"; what cannot be read is returned as Skipped.

    `web` fetches URLs, and follows the links of feeds if it may.
    """
    return tuple(read_each(where, stdin=stdin, web=web))


def read_each(
    where: str | Path, *, stdin: BinaryIO | None = None, web: Web | None = None
) -> Iterator[Document | Skipped]:
    """What `read` gives, one after the other."""
    web = web or Web()
    for opened in open_sources(str(where), stdin, web):
        yield from read_source(opened, web)


def read_source(source: Source | Skipped, web: Web) -> Iterator[Document | Skipped]:
    """The articles in what was opened."""
    return _articles(source, web, 0)


def _articles(found: Found, web: Web, depth: int) -> Iterator[Document | Skipped]:
    """The articles in what was found; of a source within others, `depth` is how many these are."""
    if isinstance(found, Skipped):
        yield found
    elif isinstance(found, Document):
        yield _checked(found)
    elif isinstance(found, Link):
        yield from _followed(found, web, depth)
    elif depth > DEEPEST:
        yield Skipped(name=found.name, reason="lies too deep within other files; unpack them first")
    else:
        yield from _in_source(found, web, depth)


def _in_source(source: Source, web: Web, depth: int) -> Iterator[Document | Skipped]:
    if not source.data.strip():
        yield Skipped(name=source.name, reason="is empty")
        return
    reader = reader_of(source)
    if reader is None:
        kind = source.media_type or mimetypes.guess_type(source.name)[0]
        yield Skipped(name=source.name, reason=f"is {kind}, which is not supported; see `briefing formats`")
        return
    try:
        found = reader.read(source)
        if isinstance(found, Document):
            yield _checked(replace(found, accessed=source.accessed))
            return
        for item in found:
            if not isinstance(item, Source) or reader.chooses or item.url or names_article(item.name):
                yield from _articles(item, web, depth + 1)
    except SourceError as error:
        yield Skipped(name=source.name, reason=f"{error.what}; {error.mend}")
    except RecursionError:
        yield Skipped(name=source.name, reason="nests its parts too deeply; give its text instead")


def reader_of(source: Source) -> Reader | None:
    """The format that the content shows, else what the server states, else what the name says, else plain text."""
    for reader in READERS.values():
        if reader.shows(source):
            return reader
    ending = next((one for one in EXTENSIONS if source.name.lower().endswith(one)), "")
    stated = "" if source.media_type in UNKNOWN else source.media_type
    kind = stated or EXTENSIONS.get(ending) or mimetypes.guess_type(PurePath(source.name).name)[0] or "text/plain"
    return next((reader for reader in READERS.values() if reader.reads(kind)), None)


def _followed(link: Link, web: Web, depth: int) -> Iterator[Document | Skipped]:
    """The article behind a link; what its page does not state is as the feed has it."""
    if not web.follows:
        yield Skipped(name=link.name, reason=f"has no text in {link.within}; --fetch reads its page")
        return
    stated = link.stated
    for item in _articles(web.follow(stated.url), web, depth + 1):
        if isinstance(item, Skipped):
            yield replace(item, name=link.name)
        else:
            yield replace(
                item,
                title=item.title or stated.title,
                outlet=item.outlet or stated.outlet,
                claimed=item.claimed if item.outlet else bool(stated.outlet),
                author=item.author or stated.author,
                published=item.published or stated.published,
                language=item.language or stated.language,
            )


def _checked(document: Document) -> Document | Skipped:
    """The document without the headline that some pages and mails repeat above the text, if it has a sentence."""
    first, _, rest = document.text.partition("\n\n")
    if rest and document.title and _same(first, document.title):
        document = replace(document, text=rest.lstrip())
    if len(document.text) > MAX_CHARACTERS:
        return Skipped(name=document.id, reason=f"has more than {MAX_CHARACTERS:,} characters; give a part of it")
    if len(document.text) > MANY_CHARACTERS and _letters(document.text) < LEAST_LETTERS:
        return Skipped(name=document.id, reason="consists of marks, not of words")
    if count_words(document.text) < MIN_WORDS:
        return Skipped(name=document.id, reason="contains no sentence; an article has at least one")
    return document


def _letters(text: str) -> float:
    """The share of letters and digits in what is not white space."""
    shown = "".join(text.split())
    return sum(map(str.isalnum, shown)) / max(1, len(shown))


def _same(line: str, title: str) -> bool:
    return line.lstrip("#").split() == title.split()
