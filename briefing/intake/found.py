"""What a reader finds in a source: articles, what cannot be read, and sources and links that are still to be opened."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Document, Skipped, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that a feed or a record names without its text.

    `within` says where it is named, and `stated` is what is said of it there, its address included.
    """

    name: str
    within: str
    stated: Document


Found = Document | Skipped | Source | Link
