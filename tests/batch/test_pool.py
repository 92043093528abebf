"""A pool of real processes, and what ends them."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from briefing.batch.engine import Engine, open_pool
from briefing.batch.flow import Flow
from briefing.batch.run import LOST, Batch, Outcome, Tally, run_batch
from briefing.batch.stories import open_stories
from briefing.batch.story import Done, Story
from briefing.batch.work import failed, make_record, make_records
from tests.batch.corpora import (
    article,
    children_of,
    job,
    make_or_die,
    names,
    records,
    story,
    tiny,
    twice_or_missing,
    write_records,
)


def run(stories: Path, folder: Path, retry: bool = False) -> Outcome:
    """A batch of two workers, in which poison ends its worker."""
    batch = Batch(stories=[open_stories(str(stories))], job=job(), folder=folder, retry_failed=retry)
    tally = Tally(total=batch.stories[0].count)
    with open_pool(2) as engine:
        return run_batch(batch, engine, tally, lambda: None, make_or_die)


def flow(engine: Engine) -> Flow[Story, Done]:
    """The work for stories as a batch asks for it."""
    return Flow(engine, partial(make_records, job()), partial(failed, job=job(), reason=LOST))


def test_two_thousand_stories_are_made_while_workers_are_killed_and_some_kill_theirs(tmp_path: Path) -> None:
    """Every story once, in order, the poisoned ones as failures; nothing else is lost."""
    stories = write_records(tmp_path / "in.jsonl", 2000, poison=(70, 71, 1500))
    outcome = run(stories, tmp_path / "out")
    assert (1997, 3) == (outcome.tally.made, outcome.tally.failed)
    assert [(f"story-{number}", LOST) for number in (1500, 70, 71)] == list(outcome.failures)
    assert names(2000) == [record["story"] for record in records(tmp_path / "out")]
    assert [] == twice_or_missing(tmp_path / "out", names(2000))
    again = run(stories, tmp_path / "out")
    assert (0, 1997, 3) == (again.tally.made, again.tally.before, again.tally.failed)
    write_records(stories, 2000)  # healed
    mended = run(stories, tmp_path / "out")
    assert (3, 1997, 0) == (mended.tally.made, mended.tally.before, mended.tally.failed)
    assert [] == twice_or_missing(tmp_path / "out", names(2000))


def test_a_worker_that_somebody_kills_costs_nothing() -> None:
    """Its stories are made by another one."""
    stories = tiny(300)
    found = []
    with open_pool(2) as engine:
        for number, done in enumerate(flow(engine).results(stories)):
            found.append(done)
            if number in (20, 250):
                workers = [one for one in children_of(os.getpid()) if is_worker(one)]
                os.kill(workers[0], signal.SIGKILL)
    assert [make_record(one, job()) for one in stories] == found


def is_worker(process: int) -> bool:
    """Whether it is a worker of the pool: a child of the server that forks them."""
    parent = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    return parent != os.getpid()


def test_a_story_that_needs_more_memory_than_allowed_is_a_failure() -> None:
    """The limit holds for the worker, and the others go on."""
    large = story("large", "\n\n".join(article(number) for number in range(60_000)))
    stories = [*tiny(3), large, *tiny(3)]
    with open_pool(1, memory=150_000_000) as engine:
        results = list(flow(engine).results(stories))
    assert ["large"] == [done.story for done in results if done.failure]


def test_a_story_that_hangs_in_c_ends_at_twice_its_limit() -> None:
    """No exception reaches it there."""
    with open_pool(1) as engine:
        results = list(Flow(engine, partial(hang_in_c, 0.3), partial(failed, job=job(), reason=LOST)).results(tiny(2)))
    assert [LOST, LOST] == [done.failure for done in results]


def hang_in_c(seconds: float, _: Sequence[Story]) -> list[Done]:
    """Hold the interpreter for half a minute, as a pattern or a parser can."""
    from briefing.batch.limits import time_limit

    with time_limit(seconds):
        re.match(r"(a+)+$", "a" * 40 + "b")
    return []


def test_no_worker_outlives_the_pool() -> None:
    """Nothing is left to look for."""
    before = set(children_of(os.getpid()))
    with open_pool(2) as engine:
        engine.send(partial(make_records, job()), tiny(2))()
        workers = [one for one in set(children_of(os.getpid())) - before if is_worker(one)]
    assert workers
    assert [] == [one for one in workers if Path(f"/proc/{one}").exists()]
