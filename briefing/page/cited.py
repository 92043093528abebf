"""View -> the quoted paragraphs of each source, with the quotations marked: the evidence that people read."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.page.citations import Paragraphs
from briefing.page.view import Excerpt, Reference, SourceView, View
from briefing.page.visible import visible_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph; `anchor` is that of the place which a mark names, "" if none does.

    `is_first` is true for the first piece of a place: the link of the mark leads there.
    """

    text: str
    anchor: str = ""
    is_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedParagraph:
    """A paragraph of a source: its number, its text in pieces, the excerpts whose marks name a place that begins in it.

    Each comes with that place.
    """

    number: int
    pieces: tuple[Piece, ...]
    excerpts: tuple[tuple[Excerpt, Reference], ...]


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
    named = [(excerpt, place) for excerpt in view.excerpts for place in excerpt.places]
    named = [(excerpt, place) for excerpt, place in named if place.mark.source == source.number]
    named.sort(key=lambda one: (one[1].passage.start, one[1].passage.end))
    numbers = sorted({n for _, place in named for n in range(place.mark.first, place.mark.last + 1)})
    spans = dict(enumerate(paragraphs.spans(source.document), start=1))
    return CitedSource(
        source=source,
        paragraphs=tuple(
            CitedParagraph(
                number=number,
                pieces=_pieces(source.document.text, spans[number], [place for _, place in named]),
                excerpts=tuple((excerpt, place) for excerpt, place in named if place.mark.first == number),
            )
            for number in numbers
            if number in spans
        ),
    )


def _pieces(text: str, span: tuple[int, int], places: list[Reference]) -> tuple[Piece, ...]:
    """A paragraph cut where a place begins and ends; where two overlap, the piece is the first one's."""
    at, end = span
    pieces = []
    for place in places:
        start, stop = max(at, place.passage.start), min(end, place.passage.end)
        if start >= stop:
            continue
        pieces.append(Piece(text=visible_run(text[at:start])))
        is_first = place.passage.start >= span[0]
        pieces.append(Piece(text=visible_run(text[start:stop]), anchor=place.anchor, is_first=is_first))
        at = stop
    pieces.append(Piece(text=visible_run(text[at:end])))
    return tuple(piece for piece in pieces if piece.text)
