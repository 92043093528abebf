"""A document's language -> how HTML names it, and the direction in which it is written."""

from __future__ import annotations

import re

from briefing.language.loading import is_right_to_left
from briefing.model import Document

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def shown_language(document: Document) -> str:
    """The document's language if it is written as BCP 47 requires, else ""."""
    return document.language if _LANGUAGE.fullmatch(document.language) else ""


def direction_of(language: str) -> str:
    """The value of HTML's `dir` for a language."""
    return "rtl" if is_right_to_left(language) else "ltr"
