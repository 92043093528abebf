"""One-page news briefs from whole sentences of the source, per theme, word for word and in context.

import briefing

documents = [d for d in briefing.read("article.txt") if isinstance(d, briefing.Document)]
brief = briefing.make_brief(documents, themes=briefing.load_themes("resignation"), length="200w")
pdf = briefing.render(brief, "pdf")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import briefing.render  # noqa: F401 - so that importing it later cannot hide the function

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.intake.formats import read
    from briefing.model import (
        Brief,
        Document,
        Omitted,
        Page,
        Passage,
        Rendered,
        Score,
        Section,
        Sentence,
        Skipped,
        Source,
        Theme,
    )
    from briefing.pipeline import make_brief
    from briefing.proof.faults import Fault, Verification
    from briefing.proof.verify import verify
    from briefing.render.formats import render
    from briefing.text.sentences import split_sentences
    from briefing.themes.fitting import best_theme_set
    from briefing.themes.relevance import score_sentences
    from briefing.themes.sets import ThemeSet, load_themes

del render  # the room of that name; the function of that name is found in _HOMES like all others

_HOMES = {
    "Brief": "briefing.model",
    "BriefingError": "briefing.errors",
    "Document": "briefing.model",
    "Fault": "briefing.proof.faults",
    "Omitted": "briefing.model",
    "Page": "briefing.model",
    "Passage": "briefing.model",
    "Rendered": "briefing.model",
    "Score": "briefing.model",
    "Section": "briefing.model",
    "Sentence": "briefing.model",
    "Skipped": "briefing.model",
    "Source": "briefing.model",
    "Theme": "briefing.model",
    "ThemeSet": "briefing.themes.sets",
    "Verification": "briefing.proof.faults",
    "best_theme_set": "briefing.themes.fitting",
    "load_themes": "briefing.themes.sets",
    "make_brief": "briefing.pipeline",
    "read": "briefing.intake.formats",
    "render": "briefing.render.formats",
    "score_sentences": "briefing.themes.relevance",
    "split_sentences": "briefing.text.sentences",
    "verify": "briefing.proof.verify",
}
"""Public name -> the module it lives in, which is imported when the name is first used: `briefing --help`
needs none of them and starts at once."""

__all__ = [
    "Brief",
    "BriefingError",
    "Document",
    "Fault",
    "Omitted",
    "Page",
    "Passage",
    "Rendered",
    "Score",
    "Section",
    "Sentence",
    "Skipped",
    "Source",
    "Theme",
    "ThemeSet",
    "Verification",
    "best_theme_set",
    "load_themes",
    "make_brief",
    "read",
    "render",
    "score_sentences",
    "split_sentences",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Find a public name in its module (PEP 562) and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
