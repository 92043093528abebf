"""Brief -> what it says of its own accord: whatever neither its texts nor the articles that were looked at bear out.

Each is a field of the evidence, and every other field is made again from what is there (the tests walk through all of
them). A signature stands for these, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.evidence.writer import other_language
from briefing.model import Brief, Document
from briefing.proof.imprints import is_only_claimed

_OF_SOURCES = {
    "title": "headlines",
    "outlet": "outlets",
    "url": "addresses",
    "author": "authors",
    "published": "days of publication",
}
"""Field of a document -> what it is called where it is only claimed; an article that is looked at bears it out."""

_OF_FILES = ("outlet", "url")
"""What a saved file says of itself is not borne out by the file."""


def claims(brief: Brief, versions: Mapping[Document, Document], is_earlier_known: bool = False) -> tuple[str, ...]:
    """What is only claimed; `versions` are the articles of today by the documents of the brief, as far as given.

    What was said in an earlier brief only that one bears out: `is_earlier_known` if it was compared.
    """
    earlier = ("the earlier brief",) if brief.since and not is_earlier_known else ()
    return (*_claims(brief, versions), *earlier)


def _claims(brief: Brief, versions: Mapping[Document, Document]) -> Iterator[str]:
    if not versions:
        yield "headline"
    for name, called in _OF_SOURCES.items():
        if any(_is_claimed(name, one, versions.get(one)) for one in brief.documents if getattr(one, name)):
            yield called
    if any(document.id != getattr(versions.get(document), "id", None) for document in brief.documents):
        yield "names of files"
    if any(not document.is_at_hand and document not in versions for document in brief.documents):
        yield "articles that are not quoted"
    if any(document.accessed for document in brief.documents):
        yield "days of access"
    if brief.issued and brief.issued not in {today.published for today in versions.values()}:
        yield "day of issue"
    if any(other_language(document) for document in brief.documents):
        yield "language"
    if any(section.theme.name for section in brief.sections):
        yield "theme names"
    if any(not section.passages for section in brief.sections):
        yield "why a theme is empty"
    if brief.skipped:
        yield "unread articles"
    if brief.omitted:
        yield "what was left out, and why"


def _is_claimed(name: str, document: Document, today: Document | None) -> bool:
    is_of_file = today is not None and today.claimed and name in _OF_FILES
    return today is None or is_of_file or is_only_claimed(name, document, today)
