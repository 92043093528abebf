"""Articles -> the draft of a brief, for tests that look at what was weighed."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.draft import Draft
from briefing.length import parse_length
from briefing.model import Document, Theme
from briefing.pipeline import Options, draft_brief
from briefing.themes.sets import ThemeSet


def drafted(documents: Sequence[Document], themes: Sequence[Theme], length: str = "200w") -> Draft:
    """The draft under these themes."""
    return draft_brief(documents, Options(length=parse_length(length), themes=tuple(themes)))[0]


def drafted_unasked(documents: Sequence[Document], length: str = "200w") -> tuple[Draft, ThemeSet | None]:
    """The draft where nobody asked for themes, and the built-in set that was found to fit."""
    return draft_brief(documents, Options(length=parse_length(length)))
