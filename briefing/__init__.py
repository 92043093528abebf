"""One-page news briefs from whole sentences of the source, per theme, word for word and in context.

import briefing

documents = [d for d in briefing.read("article.txt") if isinstance(d, briefing.Document)]
brief = briefing.make_brief(documents, themes=briefing.load_themes("resignation"), length="200w")
pdf = briefing.render(brief, "pdf")
"""

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
from briefing.themes.relevance import score_sentences
from briefing.themes.sets import load_themes

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
    "Verification",
    "load_themes",
    "make_brief",
    "read",
    "render",
    "score_sentences",
    "split_sentences",
    "verify",
]
