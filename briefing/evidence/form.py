"""The form of the evidence, as it is written and as it is read back: a JSON object per class, in this order.

References: W3C Web Annotation Data Model (TextPositionSelector, TextQuoteSelector); JSON-LD 1.1.
Positions count Unicode code points of the source's text, as Python does.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from briefing.model import Absence, SectionKind

VERSION = 4
"""The version of this form; it grows when a reader of the old form would misread the new one."""
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "https://schema.org/"}]

_Finite = Annotated[float, Meta(ge=-sys.float_info.max, le=sys.float_info.max)]
"""A number as JSON defines it; Python would also read NaN and Infinity."""


class PositionSelector(Struct, frozen=True, kw_only=True, tag_field="type", tag="TextPositionSelector"):
    """Where a sentence begins in its source and where it ends."""

    start: int
    end: int


class QuoteSelector(Struct, frozen=True, kw_only=True, tag_field="type", tag="TextQuoteSelector"):
    """The words of a sentence, and the text before and after them."""

    exact: str
    prefix: str
    suffix: str


class SentenceForm(Struct, frozen=True, kw_only=True, rename="camel"):
    """A sentence; `number` counts those of the brief in reading order, and one that was left out has none."""

    type: str = "SpecificResource"
    source: str
    source_number: int
    paragraph: int
    selector: list[PositionSelector | QuoteSelector]
    number: int | UnsetType = UNSET


_Run = Annotated[list[SentenceForm], Meta(min_length=1)]
"""Every passage has at least one sentence."""


class PassageForm(Struct, frozen=True, kw_only=True):
    """A passage, counted in reading order."""

    number: int
    sentences: _Run


class ThemeForm(Struct, frozen=True, kw_only=True):
    """A theme with everything that was asked for under it."""

    name: str
    terms: list[str]
    about: str
    weight: _Finite


class SectionForm(Struct, frozen=True, kw_only=True):
    """A theme and its passages, or why there are none; or the passages of sources that differ."""

    theme: ThemeForm
    absence: Absence | Literal[""]
    kind: SectionKind
    passages: list[PassageForm]


class OmittedForm(Struct, frozen=True, kw_only=True):
    """A passage that was left out, and why."""

    reason: str
    theme: ThemeForm
    sentences: _Run


class SourceForm(Struct, frozen=True, kw_only=True, rename={"copy_of": "copyOf", "language_found": "languageFound"}):
    """A source with everything that is known about it, the hash of its text, and the text if the brief quotes it.

    `language_found` is the language of the text where `language`, as the article or the user says, is another.
    `copy_of` is the number of the first source with the same text, if that is another one. `claimed` is true where
    outlet and url are only what the article says of itself, and else left out.
    """

    id: str
    number: int
    identifier: str
    title: str
    url: str
    outlet: str
    claimed: bool | UnsetType = UNSET
    author: str
    published: date | None = None
    accessed: date | None = None
    language: str
    language_found: str | UnsetType = UNSET
    sha256: str
    copy_of: int | UnsetType = UNSET
    text: str | UnsetType = UNSET


class CorroborationForm(Struct, frozen=True, kw_only=True):
    """The number of a sentence of the brief, and the sentences of other sources that tell the same."""

    number: int
    by: _Run


class SkippedForm(Struct, frozen=True, kw_only=True):
    """A source that could not be processed, and why."""

    name: str
    reason: str


class EarlierForm(Struct, frozen=True, kw_only=True):
    """An earlier brief: its headline and day, the hash of its evidence, what it and those before it had read and said.

    `sources` are numbered for themselves.
    """

    title: str
    issued: date | None = None
    sha256: str
    sentences: list[SentenceForm]
    sources: list[SourceForm]


class NewsForm(Struct, frozen=True, kw_only=True):
    """A sentence of the brief, by its number, that the earlier one did not say; `before` says what has changed."""

    sentence: int
    before: SentenceForm | UnsetType = UNSET


class CountsForm(Struct, frozen=True, kw_only=True):
    """How many there are of each: `sources` are quoted, `independent` is how many sources all articles count for."""

    sentences: int
    words: int
    passages: int
    sources: int
    articles: int
    independent: int
    omitted: int


class EvidenceForm(Struct, frozen=True, kw_only=True, rename={"context": "@context"}):
    """A brief; `documents` are numbers of `sources`."""

    context: list[Any] = field(default_factory=lambda: [*CONTEXT])
    type: str = "Brief"
    version: int = VERSION
    title: str
    language: str
    issued: date | None = None
    counts: CountsForm
    lead: PassageForm | None = None
    sections: list[SectionForm]
    corroborations: list[CorroborationForm]
    sources: list[SourceForm]
    documents: list[int]
    skipped: list[SkippedForm]
    omitted: list[OmittedForm]
    since: EarlierForm | UnsetType = UNSET
    news: list[NewsForm] | UnsetType = UNSET
