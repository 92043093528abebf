"""Arguments of the command line -> documents."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.terminal import say
from briefing.errors import SourceError
from briefing.language.wording import cut_short, one_line
from briefing.model import Document, Skipped

if TYPE_CHECKING:
    from briefing.cli.recorder import Recorder

_Item = tuple[str, Document | Skipped]
"""An argument, and one of the things behind it."""
LONGEST_NAME = 30
"""Characters of a source's name beside the bar, which then fits a line of 80."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """The articles behind the arguments, what could not be read, and the first argument that gave an article."""

    documents: list[Document]
    skipped: list[Skipped]
    first: str


def read_articles(
    arguments: Sequence[str],
    language: str | None,
    *,
    fetch: bool = False,
    accessed: date | None = None,
    recorder: Recorder | None = None,
) -> Articles:
    """Every article and every skipped source behind the arguments; raises SourceError if no article could be read.

    The links of feeds are followed if `fetch` says so; `accessed` is noted on what is fetched; `recorder`
    remembers what each article was read from.
    """
    from briefing.intake.reading import read_each
    from briefing.intake.web import Web

    hush_engines()
    is_online = fetch or any(argument.lower().startswith(("http://", "https://")) for argument in arguments)
    web = Web(accessed=accessed, follows=fetch, cache=cache_folder() if is_online else None)
    web = replace(web, keep=recorder.keep) if recorder else web
    reading = recorder.read_each if recorder else read_each
    items = ((argument, item) for argument in arguments for item in reading(argument, web=web))
    are_many = fetch or len(arguments) > 1 or os.path.isdir(arguments[0])  # noqa: PTH112 - whatever its length
    found = _shown(items) if are_many and sys.stderr.isatty() else list(items)
    read = [(argument, item) for argument, item in found if isinstance(item, Document)]
    skipped = [item for _, item in found if isinstance(item, Skipped)]
    if not read:
        first, *others = skipped
        more = f" (and {len(others)} more that could not be read)" if others else ""
        raise SourceError(f"{first.name} {first.reason}{more}")
    documents = [replace(document, language=language) if language else document for _, document in read]
    return Articles(documents=documents, skipped=skipped, first=read[0][0])


def cache_folder() -> Path | None:
    """The folder of BRIEFING_CACHE, none if that is empty, else the one that this system has for caches."""
    named = os.environ.get("BRIEFING_CACHE")
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    return user_cache_path("briefing")


def _shown(items: Iterable[_Item]) -> list[_Item]:
    """The items, counted on the terminal while they come: how many there will be, nobody knows before."""
    with click.progressbar(items, label="Reading", show_pos=True, item_show_func=_name, file=sys.stderr) as bar:
        return list(bar)


def _name(pair: _Item | None) -> str | None:
    if pair is None:
        return None
    _, item = pair
    return cut_short(one_line(item.name if isinstance(item, Skipped) else item.title or item.id), LONGEST_NAME)


def hush_engines() -> None:
    """Keep what trafilatura and pypdf log off the terminal: our own line gives the reasons."""
    if not logging.getLogger().hasHandlers():  # without any, Python prints warnings itself
        logging.getLogger().addHandler(logging.NullHandler())


def warn_of(skipped: Sequence[Skipped]) -> None:
    """Name on standard error what could not be read."""
    for item in skipped:
        say(f"briefing: skipped {item.name}: {item.reason}", err=True)
