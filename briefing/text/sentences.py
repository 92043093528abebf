"""A document -> its sentences: spans that cover all prose and never cross a blank line."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Document, Sentence
from briefing.text.boundaries import STOP, Boundaries, boundaries_of
from briefing.text.language import language_of
from briefing.text.layout import block_starts, has_layout
from briefing.text.paragraphs import paragraph_spans


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; every character that is not white space is in one of them.

    A sentence is cut where a reader would cut it, inside quotations too; the text it stands for is a slice
    of the document's, without white space around it. Time is linear in the length of the text.
    """
    boundaries = boundaries_of(language_of(document))
    return tuple(Sentence(document=document, start=start, end=end) for start, end in _spans(document.text, boundaries))


def _spans(text: str, boundaries: Boundaries) -> Iterator[tuple[int, int]]:
    blocks = paragraph_spans(text)
    if has_layout(text):
        blocks = tuple(block for paragraph in blocks for block in _blocks(text, *paragraph, boundaries))
    for start, end in blocks:
        yield from _pieces(text, start, end, boundaries)


def _blocks(text: str, start: int, end: int, boundaries: Boundaries) -> Iterator[tuple[int, int]]:
    for begin in block_starts(text, start, end, ordinals=boundaries.ordinals):
        yield start, _trimmed(text, begin)
        start = begin
    yield start, end


def _trimmed(text: str, end: int) -> int:
    """The end offset without the white space before it."""
    while text[end - 1].isspace():
        end -= 1
    return end


def _pieces(text: str, start: int, end: int, boundaries: Boundaries) -> Iterator[tuple[int, int]]:
    for stop in STOP.finditer(text, start, end):
        if stop.end() >= end:
            break
        if boundaries.ends_at(text, start, stop):
            yield start, stop.end("closers")
            start = stop.end()
    yield start, end
