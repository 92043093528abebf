"""A brief and its articles as they are today -> what it says about them otherwise than they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from briefing.draft import UNTITLED
from briefing.language.wording import flat
from briefing.model import Brief, Document
from briefing.page.citations import source_numbers
from briefing.page.labels import load_labels
from briefing.proof.faults import Fault, in_marks

_IMPRINT = {"title": "headline", "outlet": "outlet", "url": "address", "author": "author", "published": "published"}
"""Field of a document -> what a fault calls it."""
OF_AN_ADDRESS = ("url", "outlet", "published")
"""What a file need not say though the page that it was saved from does: there the brief can only be believed."""


def imprint_faults(brief: Brief, versions: Mapping[Document, Document]) -> Iterator[Fault]:
    """Each field in which an article of today differs from what the brief says of it."""
    numbers = source_numbers(brief)
    for document, today in versions.items():
        for name, called in _IMPRINT.items():
            here, there = getattr(document, name), getattr(today, name)
            if here != there and not is_only_claimed(name, document, today):
                what = f"{called} {_shown(here)} here, {_shown(there)} in the article"
                yield Fault(kind="changed", where=f"source {numbers[document]}", what=what)
        if today.claimed and not document.claimed:
            what = "the outlet is given as a fact here, and is only what the file says of itself"
            yield Fault(kind="changed", where=f"source {numbers[document]}", what=what)


def is_only_claimed(name: str, document: Document, today: Document) -> bool:
    """Whether the article of today is a file that says nothing of what a page on the web says."""
    return name in OF_AN_ADDRESS and bool(document.url) and not today.url and not getattr(today, name)


def headline_faults(brief: Brief, versions: Mapping[Document, Document]) -> Iterator[Fault]:
    """A headline that no article has: `--title` gives one, and so does a forger."""
    headlines = {flat(today.title) for today in versions.values()}
    headlines |= {UNTITLED} if "" in headlines else set()
    if versions and flat(brief.title) not in headlines:
        what = f"the headline {in_marks(brief.title)} is that of no article: --title gave it, or somebody else"
        yield Fault(kind="unproven", where="the headline", what=what)


def _shown(value: str | date | None) -> str:
    if isinstance(value, date):
        return load_labels("en").day(value)
    return in_marks(value) if value else "none"
