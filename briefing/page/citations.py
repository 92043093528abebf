"""Brief -> where each passage comes from: source numbers and paragraph numbers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefing.model import Brief, Document, Passage
from briefing.segmentation.paragraphs import paragraph_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What follows a place in a mark: its day, and the sign before the next place."""

    day: str = ""
    sign: str = ""

    def __str__(self) -> str:
        day, sign = f", {self.day}" if self.day else "", f"{self.sign} " if self.sign else ""
        return day + sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A reference mark: source and paragraphs, both counted from 1; shown as `1¶3` or `1¶3–4`.

    `day` is that of the article, as the page writes it, where the articles are of several days: `2¶1, 14 Jan`. `others`
    are where other independent sources tell the same: `1¶3, 4¶2`, or `1¶3, 4¶2, 14 Jan; 5¶1, 15 Jan`.
    """

    source: int
    first: int
    last: int
    day: str = ""
    others: tuple[Mark, ...] = ()

    @property
    def paragraphs(self) -> str:
        """The paragraph, or the first and the last with a dash between them."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def place(self) -> str:
        """The source and the paragraphs."""
        return f"{self.source}¶{self.paragraphs}"

    def __str__(self) -> str:
        parts = zip((self, *self.others), self.joints, strict=True)
        return "".join(f"{mark.place}{joint}" for mark, joint in parts)

    @property
    def joints(self) -> tuple[Joint, ...]:
        """What follows each place: a day stands once behind all that have it."""
        marks = (self, *self.others)
        pairs = zip(marks, (*marks[1:], None), strict=True)
        return tuple(_joint(mark.day, None if other is None else other.day) for mark, other in pairs)


def _joint(day: str, next_day: str | None) -> Joint:
    if next_day is None:
        return Joint(day=day, sign="")
    return Joint(sign=",") if next_day == day else Joint(day=day, sign=";")


def source_numbers(brief: Brief) -> dict[Document, int]:
    """Every document of the brief with its number: those that it cites first."""
    omitted = (omission.passage.document for omission in brief.omitted)
    order = dict.fromkeys((*cited_documents(brief), *brief.documents, *omitted))
    return {document: number for number, document in enumerate(order, start=1)}


def cited_documents(brief: Brief) -> tuple[Document, ...]:
    """The documents that marks name: the quoted ones, then those that only tell the same."""
    witnesses = (sentence.document for corroboration in brief.corroborations for sentence in corroboration.by)
    return tuple(dict.fromkeys((*quoted_documents(brief), *witnesses)))


def quoted_documents(brief: Brief) -> tuple[Document, ...]:
    """The documents that the brief quotes, in order of first quotation."""
    return tuple(dict.fromkeys(passage.document for passage in brief.passages))


class Paragraphs:
    """The paragraphs of documents, found once per document."""

    def __init__(self) -> None:
        self._spans: dict[Document, tuple[tuple[int, int], ...]] = {}

    def spans(self, document: Document) -> tuple[tuple[int, int], ...]:
        """Start and end offset of each paragraph."""
        if document not in self._spans:
            self._spans[document] = paragraph_spans(document.text)
        return self._spans[document]

    def number(self, document: Document, offset: int) -> int:
        """The number, from 1, of the paragraph that holds the character at the offset (or ended before it)."""
        return max(1, bisect_right(self.spans(document), (offset, len(document.text) + 1)))

    def mark(self, passage: Passage, source: int, day: str = "") -> Mark:
        """The reference mark of a passage of the source with this number and day."""
        first = self.number(passage.document, passage.start)
        last = self.number(passage.document, max(passage.start, passage.end - 1))
        return Mark(source=source, first=first, last=last, day=day)
