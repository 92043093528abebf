"""View -> the quoted paragraphs of each source, with the quotations marked: the evidence that people read."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.rendering.citations import Paragraphs
from briefing.rendering.view import Excerpt, SourceView, View
from briefing.rendering.visible import visible_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph; `excerpt` is the number of the excerpt that quotes it, 0 if none does.

    `is_first` is true for the first piece of an excerpt: a link to the excerpt's source leads there.
    """

    text: str
    excerpt: int = 0
    is_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedParagraph:
    """A paragraph of a source: its number, its text in pieces, the excerpts that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source and those of its paragraphs that are quoted, in the order of the source."""

    source: SourceView
    paragraphs: tuple[CitedParagraph, ...]


def cited_paragraphs(view: View) -> tuple[CitedSource, ...]:
    """The quoted paragraphs of each source, sources in order of their numbers."""
    paragraphs = Paragraphs()
    return tuple(_source(source, view, paragraphs) for source in view.sources)


def _source(source: SourceView, view: View, paragraphs: Paragraphs) -> CitedSource:
    excerpts = [excerpt for excerpt in view.excerpts if excerpt.mark.source == source.number]
    excerpts.sort(key=lambda excerpt: (excerpt.passage.start, excerpt.passage.end))
    numbers = sorted({n for e in excerpts for n in range(e.mark.first, e.mark.last + 1)})
    spans = dict(enumerate(paragraphs.spans(source.document), start=1))
    return CitedSource(
        source=source,
        paragraphs=tuple(
            CitedParagraph(
                number=number,
                pieces=_pieces(source.document.text, spans[number], excerpts),
                excerpts=tuple(excerpt for excerpt in excerpts if excerpt.mark.first == number),
            )
            for number in numbers
            if number in spans
        ),
    )


def _pieces(text: str, span: tuple[int, int], excerpts: list[Excerpt]) -> tuple[Piece, ...]:
    """A paragraph cut where quoting begins and ends; where two excerpts overlap, the piece is the first one's."""
    at, end = span
    pieces = []
    for excerpt in excerpts:
        start, stop = max(at, excerpt.passage.start), min(end, excerpt.passage.end)
        if start >= stop:
            continue
        pieces.append(Piece(text=visible_run(text[at:start])))
        is_first = excerpt.passage.start >= span[0]
        pieces.append(Piece(text=visible_run(text[start:stop]), excerpt=excerpt.number, is_first=is_first))
        at = stop
    pieces.append(Piece(text=visible_run(text[at:end])))
    return tuple(piece for piece in pieces if piece.text)
