"""A document -> its sentences: spans that cover all prose and never cross a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.language.loading import language_of
from briefing.language.matching_form import matched
from briefing.model import Document, Sentence
from briefing.segmentation.boundaries import STOP, Boundaries, boundaries_of, closed_end
from briefing.segmentation.datelines import after_dateline
from briefing.segmentation.line_blocks import blocks
from briefing.segmentation.paragraphs import Span, paragraph_spans
from briefing.segmentation.stopped_names import stopped_names

Names = Sequence[tuple[str, int]]
"""Names with a sentence mark in them, and its offset in each."""

_FIRST_LETTER = re.compile(r"[^\W\d_]")
_SMALL_OPENING = re.compile(r"[.!?]\s+[a-zß-öø-ÿ]")
_CAPITAL_OPENING = re.compile(r"[.!?]\s+[A-Z]")


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; every character but white space and datelines is in one.

    Sentences end where a reader would see an end, also inside quotations; the text of each is a slice of the
    document's, without surrounding white space. Time is linear in the length of the text.
    """
    both = matched(document)
    found = split_paragraphs(both.read, paragraph_spans(both.read.text), language_of(document))
    return tuple(map(both.as_shown, found))


def split_paragraphs(document: Document, paragraphs: Sequence[Span], language: str) -> tuple[Sentence, ...]:
    """The sentences of a document whose paragraphs and whose language are known."""
    text = document.text
    boundaries = boundaries_of(language, has_capitals=_has_capitals(text))
    names = stopped_names(text, document.title, boundaries.starters)
    return tuple(
        [
            Sentence(document=document, start=start, end=end)
            for block in blocks(text, paragraphs, ordinals=boundaries.ordinals)
            for start, end in _pieces(text, after_dateline(text, *block, language), block[1], boundaries, names)
        ]
    )


def _pieces(text: str, start: int, end: int, boundaries: Boundaries, names: Names) -> Iterator[tuple[int, int]]:
    """The sentences of a block; none ends inside one of the names."""
    for stop in STOP.finditer(text, start, end):
        if stop.end() >= end:
            break
        if boundaries.ends_at(text, start, stop) and not _is_inside(text, stop, names):
            cut = closed_end(text, start, stop)
            yield start, cut
            start = stop.end() if cut == stop.end("closers") else cut
    yield start, end


def _is_inside(text: str, stop: re.Match[str], names: Names) -> bool:
    return any(text.startswith(name, stop.start() - mark) for name, mark in names)


def _has_capitals(text: str) -> bool:
    """Whether sentences begin with capitals: not in a text that itself does not and that seldom has one after a stop.

    Such a text may have a capital in a name, or in "I".
    """
    first = _FIRST_LETTER.search(text)
    if first is None or not first[0].islower():
        return True
    small = sum(1 for _ in _SMALL_OPENING.finditer(text))
    return not text.islower() and small <= sum(1 for _ in _CAPITAL_OPENING.finditer(text))
