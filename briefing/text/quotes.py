"""A document and its sentences -> its quotations, each with its speaker where the text names one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.text.language import language_of, load_language
from briefing.text.paragraphs import paragraph_spans

if TYPE_CHECKING:
    from briefing.model import Document, Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said it: the span of the cue ("said") and of the speaker; `named` unless that is a bare pronoun."""

    cue: Span
    speaker: Span
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks, and its attribution where one was found."""

    start: int
    end: int
    attribution: Attribution | None = None


_PAIRED = re.compile(r"“[^“”]*+”|«[^«»]*+»|\"[^\"]*+\"")
_NAME = r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.))*"


def find_quotations(document: Document, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Every quotation of a document in order; `sentences` are those of split_sentences."""
    rules = load_language(language_of(document)).quotations
    cues = "|".join(sorted(map(re.escape, rules.cues)))
    pronouns = "|".join(sorted(map(re.escape, rules.pronouns)))
    speaker = rf"(?P<speaker>{_NAME}|\b(?i:{pronouns})\b)"
    behind = re.compile(rf"\W*{speaker} (?P<cue>{cues})\b|\W*(?P<cue2>{cues}) (?P<speaker2>{_NAME})")
    text = document.text
    found = []
    for start, end in paragraph_spans(text):
        for quotation in _PAIRED.finditer(text, start, end):
            match = behind.match(text, quotation.end(), min(end, quotation.end() + 200))
            found.append(
                Quotation(start=quotation.start(), end=quotation.end(), attribution=_attribution(match))
            )
    return tuple(found)


def _attribution(match: re.Match[str] | None) -> Attribution | None:
    if match is None:
        return None
    form = "" if match["cue"] else "2"
    speaker = match.span("speaker" + form)
    return Attribution(
        cue=match.span("cue" + form), speaker=speaker, named=match["speaker" + form][0].isupper()
    )
