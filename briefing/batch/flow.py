"""Items -> their results in the same order, with bounded work in flight, whatever becomes of a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from briefing.batch.engine import Engine, Outcome, Result, Work, WorkerLostError

PIECE_ITEMS, PIECE_BYTES = 16, 512 * 2**10
"""The items that are sent at a time: a piece costs a pool 0.2 ms and Dask a few ms, a small story 5."""
AHEAD = 4
"""Pieces in flight for each that is worked on: a slow story does not keep the others waiting at once."""


class Sized(Protocol):
    """What can be sent: it knows its size in bytes."""

    @property
    def size(self) -> int:
        """Bytes, roughly."""


Item = TypeVar("Item", bound=Sized)


class Flow(Generic[Item, Outcome]):
    """One kind of work on one engine; `give_up` is the result of an item that takes its worker with it twice."""

    def __init__(self, engine: Engine, work: Work[Item, Outcome], give_up: Callable[[Item], Outcome]) -> None:
        self._engine, self._work, self._give_up = engine, work, give_up

    def results(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The result of every item; one is given up if its worker ends the second time, too, when it is alone."""
        in_flight: deque[tuple[Sequence[Item], Result[Outcome]]] = deque()
        for piece in _pieces(items):
            in_flight.append((piece, self._engine.send(self._work, piece)))
            if len(in_flight) >= AHEAD * self._engine.width:
                yield from self._settled(*in_flight.popleft())
        while in_flight:
            yield from self._settled(*in_flight.popleft())

    def _settled(self, piece: Sequence[Item], result: Result[Outcome]) -> Iterator[Outcome]:
        try:
            yield from result()
            return
        except WorkerLostError:
            pass
        for item in piece:
            try:
                yield from self._engine.send_alone(self._work, item)()
            except WorkerLostError:
                yield self._give_up(item)


def _pieces(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    piece: list[Item] = []
    size = 0
    for item in items:
        piece.append(item)
        size += item.size
        if len(piece) >= PIECE_ITEMS or size >= PIECE_BYTES:
            yield tuple(piece)
            piece, size = [], 0
    if piece:
        yield tuple(piece)
