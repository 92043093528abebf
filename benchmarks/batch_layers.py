"""Where the time of a story goes: milliseconds of processor time a layer, without those of the layers within it.

python -m benchmarks.batch_layers      half a minute
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from benchmarks.batch_speed import invented, job
from briefing.batch.work import make_records
from briefing.processes import collect_seldom

STORIES, ROUNDS = 100, 7
LAYERS = (
    ("reading the file", "briefing.batch.work", "read_story"),
    ("key", "briefing.batch.work", "key_of"),
    ("language, order", "briefing.weighing", "in_order"),
    ("sentences, index of words", "briefing.weighing", "read_corpus"),
    ("annotations", "briefing.weighing", "annotate"),
    ("rating: features", "briefing.salience.news_value", "columns_of"),
    ("rating: trees and the rest", "briefing.weighing", "rate_sentences"),
    ("dependencies", "briefing.context.runs", "find_dependencies"),
    ("runs", "briefing.weighing", "find_runs"),
    ("figures, support, lead", "briefing.pipeline", "weigh"),
    ("which set fits: terms", "briefing.themes.fitting", "fits_of"),
    ("which set fits: meaning", "briefing.pipeline", "theme_set_for"),
    ("themes of that set", "briefing.pipeline", "rate_relevance"),
    ("choice", "briefing.pipeline", "choose"),
    ("draft, sections", "briefing.draft", "build_sections"),
    ("view of the page", "briefing.typesetting.edition", "make_view"),
    ("page: arithmetic, edition", "briefing.pipeline", "_settle"),
    ("record", "briefing.batch.work", "_record"),
    ("the rest", "briefing.batch.work", "make_record"),
)


class Clock:
    """Adds up the time of wrapped functions, each without what is wrapped within it."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def _note(self) -> None:
        now = time.thread_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, layer: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted for a layer."""

        @wraps(function)
        def inner(*args: Any, **kwargs: Any) -> Any:
            self._note()
            self._open.append(layer)
            try:
                return function(*args, **kwargs)
            finally:
                self._note()
                self._open.pop()

        return inner


def layers(stories: int = STORIES, rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds a story for each layer, the least of some rounds."""
    clock = Clock()
    for layer, module, name in LAYERS:
        owner = import_module(module)
        setattr(owner, name, clock.timed(layer, getattr(owner, name)))
    collect_seldom()
    given = invented(stories * (rounds + 1))  # none twice: what is remembered of a story is no help
    make_records(job(), given[:stories])
    least: dict[str, float] = {}
    for begin in range(stories, len(given), stories):
        clock.seconds.clear()
        make_records(job(), given[begin : begin + stories])
        for layer, _, _ in LAYERS:
            seconds = clock.seconds[layer] / stories
            least[layer] = min(seconds, least.get(layer, seconds))
    return least


if __name__ == "__main__":
    found = layers()
    for layer, seconds in found.items():
        print(f"{layer:<28}{seconds * 1000:6.2f} ms")
    print(f"{'a story':<28}{sum(found.values()) * 1000:6.2f} ms")
