"""A document -> its sentences: spans that cover all prose and never cross a blank line."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Document, Sentence
from briefing.text.boundaries import STOP, Boundaries, boundaries_of
from briefing.text.datelines import behind_dateline
from briefing.text.language import language_of
from briefing.text.layout import blocks
from briefing.text.paragraphs import paragraph_spans


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; every character that is no white space and no dateline is in one of them.

    A sentence is cut where a reader would cut it, inside quotations too; the text it stands for is a slice
    of the document's, without white space around it. Time is linear in the length of the text.
    """
    text = document.text
    boundaries = boundaries_of(language_of(document))
    return tuple(
        Sentence(document=document, start=start, end=end)
        for block in blocks(text, paragraph_spans(text), ordinals=boundaries.ordinals)
        for start, end in _pieces(text, *block, boundaries)
    )


def _pieces(text: str, start: int, end: int, boundaries: Boundaries) -> Iterator[tuple[int, int]]:
    """The sentences of a block, without the dateline in front of the first."""
    start = behind_dateline(text, start, end)
    for stop in STOP.finditer(text, start, end):
        if stop.end() >= end:
            break
        if boundaries.ends_at(text, start, stop):
            yield start, stop.end("closers")
            start = stop.end()
    yield start, end
