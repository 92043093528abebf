"""Arguments of the command line -> documents."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from briefing.errors import SourceError
from briefing.model import Document, Skipped


def read_articles(
    arguments: Sequence[str], language: str | None, accessed: date | None = None
) -> tuple[list[Document], list[Skipped]]:
    """Every article and every skipped source behind the arguments; raises SourceError if no article could be read.

    `accessed` is noted on what is fetched from a URL.
    """
    from briefing.intake.reading import read
    from briefing.intake.web import Web

    hush_engines()
    web = Web(accessed=accessed)
    found = [item for argument in arguments for item in read(argument, web=web)]
    documents = [item for item in found if isinstance(item, Document)]
    skipped = [item for item in found if isinstance(item, Skipped)]
    if not documents:
        first, *others = skipped
        more = f" (and {len(others)} more that could not be read)" if others else ""
        raise SourceError(f"{first.name} {first.reason}{more}")
    if language:
        documents = [replace(document, language=language) for document in documents]
    return documents, skipped


def hush_engines() -> None:
    """Keep what trafilatura and pypdf log off the terminal: our own line gives the reasons."""
    if not logging.getLogger().hasHandlers():  # without any, Python prints warnings itself
        logging.getLogger().addHandler(logging.NullHandler())


def warn_of(skipped: Sequence[Skipped]) -> None:
    """Name on standard error what could not be read."""
    for item in skipped:
        click.echo(f"briefing: skipped {item.name}: {item.reason}", err=True)
