"""The values that every human-readable output shows, in the order in which it shows them.

The templates and the plain formats only arrange a View; they decide nothing about its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import Document, Passage, Sentence
from briefing.page.citations import Joint, Mark
from briefing.page.labels import Labels

_SHORT_WORD = 8
_NUMBERED = re.compile(r"\b([^\W\d]{1,9}\.?) (?=\d)")
"""A word that belongs to the number after it: "Oct. 7", "Article 5"."""
_TIED = 20
"""Characters of a last word at most that stays whole beside the mark: no last line is only a syllable and a mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """A sentence as shown: its number in reading order (from 1), what joins it to the one before, its words.

    `tag` stands before it where it says otherwise than that of the sentence before: that it is new or a change.
    """

    number: int
    joint: str
    text: str
    sentence: Sentence
    tag: str = ""

    @property
    def closing(self) -> str:
        """The last word: what is kept together with the mark at the end of a paragraph.

        Two would leave a hole at the end of the line above, which readers see; a word alone below it they do not mind.
        """
        words = self.text.split(" ")
        return words[-1] if len(words) > 1 and len(words[-1]) <= _TIED else ""

    @property
    def opening(self) -> str:
        """The text without its closing word."""
        return self.text.removesuffix(self.closing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place that a mark names: the passage there, what it is called, its anchor below the page, its web address."""

    mark: Mark
    passage: Passage
    name: str
    anchor: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownView:
    """What an earlier brief or its articles said, word for word, after the page's own words that say when."""

    head: str
    text: str
    language: str
    direction: str
    tail: str = ""

    def __str__(self) -> str:
        return f"{self.head}{self.text}{self.tail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A passage as shown: its number in reading order (from 1), its paragraphs of sentences, its mark.

    `others` are the places of the other sources in its mark; `before` is what was said before, where that has changed.
    """

    number: int
    passage: Passage
    paragraphs: tuple[tuple[ShownSentence, ...], ...]
    mark: Mark
    reference: str
    language: str
    direction: str
    url: str
    others: tuple[Reference, ...] = ()
    before: tuple[KnownView, ...] = ()

    @property
    def places(self) -> tuple[Reference, ...]:
        """Every place that its mark names, its own first."""
        own = Reference(
            mark=self.mark, passage=self.passage, name=self.reference, anchor=f"e{self.number}", url=self.url
        )
        return (own, *self.others)

    @property
    def joined(self) -> tuple[tuple[Reference, Joint], ...]:
        """Every place that its mark names, with what follows it there."""
        return tuple(zip(self.places, self.mark.joints, strict=True))

    @property
    def sentences(self) -> tuple[ShownSentence, ...]:
        """Every sentence in reading order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the page: its excerpts under a heading ("": none is shown); without excerpts, `quiet` says why.

    `kind` is the template macro that shows it, `name` what it is called where no heading is shown. One that
    `is_parted` has a break above it, so that it is not read as part of the block before.
    """

    kind: str
    name: str
    heading: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    quiet: str = ""
    is_parted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A quoted source: its number and title, where and when it was published, when it was fetched, its address.

    `copy_of` says which of those before it has the same text.
    """

    number: int
    document: Document
    title: str
    outlet: str
    published: str
    accessed: str
    copy_of: str
    url: str
    language: str
    direction: str

    @property
    def imprint(self) -> tuple[str, ...]:
        """What is known about it besides its title: outlet, day of publication, day of access, whose text it has."""
        return tuple(filter(None, (self.outlet, self.published, self.accessed, self.copy_of)))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything that a page says, in order; `since` is the earlier brief that it goes on from, if it does."""

    title: str
    language: str
    direction: str
    labels: Labels
    issued: str
    facts: tuple[str, ...]
    blocks: tuple[Block, ...]
    sources: tuple[SourceView, ...]
    notes: tuple[str, ...]
    since: KnownView | None = None

    @property
    def labels_language(self) -> str:
        """The language of the page's own words if it differs from that of the page, else ""."""
        return "" if self.language.partition("-")[0] == self.labels.language else self.labels.language

    @property
    def headline(self) -> str:
        """The title with each number tied to its word, and a short last word to the one before it."""
        title = _NUMBERED.sub("\\1\u00a0", self.title)
        head, _, last = title.rpartition(" ")
        return f"{head}\u00a0{last}" if head and len(last) <= _SHORT_WORD else title

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Every excerpt in reading order."""
        return tuple(excerpt for block in self.blocks for excerpt in block.excerpts)

    @property
    def texts(self) -> Iterator[str]:
        """Every text that the page shows except labels: the fonts must have all of their characters."""
        yield from (self.title, self.issued, *self.facts, *self.notes)
        yield str(self.since or "")
        for block in self.blocks:
            yield block.heading
            yield from (sentence.text for excerpt in block.excerpts for sentence in excerpt.sentences)
            yield from (place.mark.day for excerpt in block.excerpts for place in excerpt.places)
            yield from (str(known) for excerpt in block.excerpts for known in excerpt.before)
        for source in self.sources:
            yield from (source.title, *source.imprint)
