"""Articles and an earlier brief -> those that bring something new: neither known ones nor stories without news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.comparison.news import told_by
from briefing.errors import SourceError
from briefing.evidence.carried import source_hash
from briefing.model import Document, Earlier


def unknown(documents: Sequence[Document], since: Earlier) -> tuple[Document, ...]:
    """The articles that no earlier brief was made from: one that is given again brings nothing new."""
    known = {source_hash(document) for document in since.documents}
    return tuple(document for document in documents if source_hash(document) not in known)


def with_news(stories: Iterable[Sequence[Document]], since: Earlier) -> tuple[tuple[Document, ...], ...]:
    """The stories of which something is new; raises SourceError if nothing is."""
    told = told_by(since)
    found = tuple(tuple(story) for story in stories if told.has_news(story))
    if not found:
        raise nothing_new(since)
    return found


def nothing_new(since: Earlier) -> SourceError:
    """The failure of articles that say nothing new."""
    day = f"the brief of {since.issued}" if since.issued else "the earlier brief"
    return SourceError(f"nothing in the articles is new since {day}", mend="give newer articles, or leave out --since")
