"""Two costs measured side by side -> one line that names both and their ratio."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Seconds of ours and of theirs; `work` (an amount in `unit`, if not 0) turns them into a rate per second."""

    what: str
    beside: str
    ours: float
    theirs: float
    unit: str = "s"
    work: float = 0.0

    def __str__(self) -> str:
        if not self.work:
            ratio = f"{self.ours / self.theirs:.2f} of its time"
            return f"{self.what:<28}{self.ours:7.2f} s     {self.beside:<18}{self.theirs:7.2f} s     {ratio}"
        ours, theirs = (f"{self.work / seconds:7.1f} {self.unit}" for seconds in (self.ours, self.theirs))
        return f"{self.what:<28}{ours:<12}  {self.beside:<18}{theirs:<12}  {self.theirs / self.ours:.1f} times as fast"


def side_by_side(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Seconds of two pieces of work, the best of `rounds` alternating runs, so that a busy machine slows both."""
    pairs = [(seconds_of(one), seconds_of(other)) for _ in range(rounds)]
    return min(ours for ours, _ in pairs), min(theirs for _, theirs in pairs)


def seconds_of(work: Callable[[], object]) -> float:
    """The seconds that one run takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
