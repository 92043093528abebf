"""How far a batch is: a bar on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from briefing.batch.run import Tally
from briefing.cli.terminal import say
from briefing.language.wording import counted

BAR_SECONDS, LINE_SECONDS = 0.2, 60.0


@contextmanager
def shown(tally: Tally) -> Iterator[Callable[[], None]]:
    """What is to be called whenever the tally has changed; it shows itself on standard error, now and then."""
    if not sys.stderr.isatty():
        yield _now_and_then(lambda: say(f"briefing: {line_of(tally)}", err=True), LINE_SECONDS)
        return
    progress: Any = click.progressbar(
        length=tally.total, file=sys.stderr, width=20, show_pos=True, item_show_func=lambda _: _rest_of(tally)
    )
    with progress as bar:

        def draw() -> None:
            bar.update(tally.seen - bar.pos)

        yield _now_and_then(draw, BAR_SECONDS)
        draw()


def line_of(tally: Tally) -> str:
    """Where a batch is, in a line."""
    left = f", {_clock((tally.total - tally.seen) / rate)} left" if (rate := _rate(tally)) else ""
    return f"{tally.seen} of {total_of(tally)}, {_rest_of(tally)}{left}"


def total_of(tally: Tally) -> str:
    """How many there are to be done."""
    return counted(tally.total, tally.noun).replace("storys", "stories")


def _rest_of(tally: Tally) -> str:
    parts = [f"{_rate(tally):.0f}/s", f"{tally.failed} failed", f"{tally.before} done before"]
    return ", ".join(part for part in parts if not part.startswith("0 "))


def _rate(tally: Tally) -> float:
    return tally.made / tally.seconds if tally.seconds else 0.0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _now_and_then(show: Callable[[], None], seconds: float) -> Callable[[], None]:
    last = time.monotonic()

    def maybe() -> None:
        nonlocal last
        if time.monotonic() - last >= seconds:
            last = time.monotonic()
            show()

    return maybe
