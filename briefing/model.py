"""The nouns, frozen, in the order in which an article becomes a brief.

Source -> Document -> Sentence -> Score -> Passage -> Section -> Brief -> Rendered, together with
Theme (what the reader asks for) and the two things that are left out: Skipped (a source that could
not be read) and Omitted (a passage that belongs to a theme, but did not fit).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Absence = Literal["no_coverage", "told_above", "left_out", "needs_context"]
"""Why a section has no passage: nothing in the articles is on its theme; what they say on it is shown above, in the
lead or under another heading; it did not fit the length or the page; it needs the text around it to be understood."""

SectionKind = Literal["theme", "differ", "differ_from_opening"]
"""What the passages of a section have in common: they are on its theme; they are of independent sources that give
different figures for one thing; or they differ so from the opening, the passage that reports the main event above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes as they came: from a file, a URL or standard input; `charset` is the encoding that a server stated.

    `head` is what a server said before them: its status line and headers, as HTTP has them.
    """

    name: str
    media_type: str
    data: bytes
    charset: str = ""
    url: str = ""
    accessed: date | None = None
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: paragraphs separated by a blank line, and what is known about it.

    `language` is an ISO 639-1 code; empty means "find out from the text". `accessed` is the day on which an
    article was fetched: only those from a URL have one, as only those may read differently tomorrow. `sha256` is that
    of a text that is not at hand: evidence has the articles that a brief does not quote by their hash. `claimed` says
    that outlet and address are what the article says of itself: a saved page, a mail, a feed that tells of others.
    """

    id: str
    text: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    author: str = ""
    published: date | None = None
    language: str = ""
    accessed: date | None = None
    sha256: str = ""
    claimed: bool = False

    def __hash__(self) -> int:
        """Of what two articles seldom share; a story asks for it three hundred times."""
        return hash((self.id, self.text))

    @property
    def is_at_hand(self) -> bool:
        """Whether its text is known, and not only the hash of it."""
        return not self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A document and two offsets (characters); the text is a slice of it, so it cannot say anything else."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the document from start to end."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a section is about.

    `terms` are words, "quoted phrases" or stems that end in `*`; `about` is a sentence of prose;
    `weight` (usually 1) is the share of the page that the theme asks for relative to the others.
    """

    name: str
    terms: Sequence[str] = ()
    about: str = ""
    weight: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(self.terms))


NO_HEADING = Theme(name="")
"""The theme of what has no heading: it matters, but is not certainly about any of the themes, or there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well a sentence fits a theme: `value` is comparable between themes, `reasons` are for people."""

    sentence: Sentence
    theme: Theme
    value: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of neighbouring sentences of one document that reads on its own."""

    sentences: tuple[Sentence, ...]

    @property
    def document(self) -> Document:
        """The document that every sentence of the passage is from."""
        return self.sentences[0].document

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.sentences[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A theme and its passages in reading order; a theme whose name is "" has no heading.

    Without passages, `absence` says why ("no_coverage" unless given); with passages it is "". One whose `kind` is not
    "theme" has passages of sources that differ, and no theme.
    """

    theme: Theme
    passages: tuple[Passage, ...] = ()
    absence: Absence | Literal[""] = ""
    kind: SectionKind = "theme"

    def __post_init__(self) -> None:
        object.__setattr__(self, "absence", "" if self.passages else self.absence or "no_coverage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Passages of independent sources of one time that give different figures for the same thing."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """A sentence, and those of other independent sources that tell the same, one a source."""

    sentence: Sentence
    by: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A source that could not be processed; it is passed on to the brief and shown there."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted:
    """A passage that belongs to a theme but was left out, and why."""

    passage: Passage
    theme: Theme
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the reader of a brief knows: an earlier brief with its headline, its day, its sentences and its articles.

    `documents` are also those of the briefs before it, if it was itself made since one; those that no brief quotes
    have no text. `sha256` is the hash of its evidence, whatever file it was in.
    """

    title: str
    issued: date | None
    sha256: str
    sentences: tuple[Sentence, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A sentence that an earlier brief did not say; `before` is what was said instead, if it tells of a change."""

    sentence: Sentence
    before: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What every output shows: the same sentences in the same order.

    `lead` is the main event: a passage of its own, shown above the sections and in none of them. `issued` is
    the date as of which the brief speaks (None: not known). `copies` are the groups of its documents that have one
    text, as of an agency. `corroborations` are the sentences that other independent sources tell, too: of a passage all
    or none, by the same sources. A brief of what is new has what was known (`since`) and which of its sentences are
    news, in reading order; the others are there because those need them.
    """

    title: str
    lead: Passage | None
    sections: tuple[Section, ...]
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()
    issued: date | None = None
    omitted: tuple[Omitted, ...] = ()
    copies: tuple[tuple[Document, ...], ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    since: Earlier | None = None
    news: tuple[News, ...] = ()

    @property
    def passages(self) -> Iterator[Passage]:
        """Every passage in reading order, the lead first."""
        if self.lead:
            yield self.lead
        for section in self.sections:
            yield from section.passages

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where sources differ, in reading order; the first passage of one may be the lead, or open a story."""
        found: list[Disagreement] = []
        opening = self.lead
        for section in self.sections:
            if section.kind == "theme":
                opening = section.passages[0] if section.theme.name and section.passages else opening
                continue
            above = (opening,) if opening and section.kind == "differ_from_opening" else ()
            found.append(Disagreement(passages=(*above, *section.passages)))
        return tuple(found)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    @property
    def number_of(self) -> dict[Sentence, int]:
        """The number of each sentence, from 1 in reading order, as faults and evidence name it."""
        return {sentence: number for number, sentence in enumerate(self.sentences, start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the brief is laid out on: paper ("A4", "Letter"), template (name or folder), number of pages."""

    size: str = "A4"
    template: str = "default"
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished output: a file name, its media type, its bytes.

    `undrawn` has each character of a printed page that no font has; boxes stand for them.
    """

    name: str
    media_type: str
    data: bytes
    undrawn: str = ""
