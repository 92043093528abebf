"""Stories -> their records in the same order, with bounded work in flight, whatever becomes of a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.batch.engine import Engine, Result, WorkerLostError
from briefing.batch.story import Done, Story

PIECE_STORIES, PIECE_BYTES = 16, 512 * 2**10
"""The stories that are sent at a time: a piece costs a pool 0.2 ms and Dask a few ms, a small story 5."""
AHEAD = 4
"""Pieces in flight for each that is worked on: a slow story does not keep the others waiting at once."""


def records_in_order(engine: Engine, stories: Iterable[Story], give_up: Callable[[Story], Done]) -> Iterator[Done]:
    """The result of every story; one that takes its worker with it twice is given up, the second time alone."""
    in_flight: deque[tuple[Sequence[Story], Result]] = deque()
    for piece in _pieces(stories):
        in_flight.append((piece, engine.send(piece)))
        if len(in_flight) >= AHEAD * engine.width:
            yield from _settled(engine, *in_flight.popleft(), give_up)
    while in_flight:
        yield from _settled(engine, *in_flight.popleft(), give_up)


def _settled(
    engine: Engine, piece: Sequence[Story], result: Result, give_up: Callable[[Story], Done]
) -> Iterator[Done]:
    try:
        yield from result()
        return
    except WorkerLostError:
        pass
    for story in piece:
        try:
            yield from engine.send_alone(story)()
        except WorkerLostError:
            yield give_up(story)


def _pieces(stories: Iterable[Story]) -> Iterator[tuple[Story, ...]]:
    piece: list[Story] = []
    size = 0
    for story in stories:
        piece.append(story)
        size += story.size
        if len(piece) >= PIECE_STORIES or size >= PIECE_BYTES:
            yield tuple(piece)
            piece, size = [], 0
    if piece:
        yield tuple(piece)
