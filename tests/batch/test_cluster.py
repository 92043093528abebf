"""A real scheduler and two real workers on loopback, and what ends them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from briefing.batch import engine as engine_module
from briefing.batch.engine import Engine, open_cluster, open_pool
from briefing.batch.flow import Flow
from briefing.batch.run import LOST, Batch, MakeRecords, Outcome, Tally, run_batch
from briefing.batch.stories import open_stories
from briefing.batch.story import Done
from briefing.batch.work import failed, make_record, make_records
from briefing.errors import BriefingError
from tests.batch.corpora import (
    ROOT,
    children_of,
    job,
    make_or_die,
    names,
    records,
    tiny,
    twice_or_missing,
    write_records,
)

pytest.importorskip("distributed")


USUAL_DASHBOARD = 8787
"""The port of Dask's dashboard where nobody asks for another one."""


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Dask:
    """Processes of Dask's own command line."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self.start_scheduler()
        self.workers = [self.start_worker() for _ in range(2)]

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        """A scheduler at the address."""
        return self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def start_worker(self) -> subprocess.Popen[bytes]:
        """A worker of one thread, with a nanny that starts it again."""
        return self._start("worker", self.address, "--nthreads", "1", "--no-dashboard")

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
                "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """End everything."""
        for process in (*self.workers, self.scheduler):
            for child in children_of(process.pid):
                end(child)
            process.kill()
            process.wait()


def end(process: int) -> None:
    """Kill a process that may be gone."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


@pytest.fixture(scope="module")
def dask() -> Iterator[Dask]:
    """A cluster for the tests of this module, each of which leaves it working."""
    started = Dask()
    yield started
    started.stop()


@contextmanager
def counted_workers(dask: Dask) -> Iterator[None]:
    """Wait until both workers are there."""
    from distributed import Client

    with Client(dask.address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)
    yield


def test_the_cluster_gives_the_bytes_that_the_pool_gives(dask: Dask, tmp_path: Path) -> None:
    """Shards, to the last byte."""
    stories = write_records(tmp_path / "in.jsonl", 100)
    with counted_workers(dask), open_cluster(dask.address, 2) as engine:
        assert 2 == engine.width
        run(stories, tmp_path / "cluster", engine)
    with open_pool(2) as engine:
        run(stories, tmp_path / "pool", engine)
    shard = "briefs-00000.jsonl"
    assert (tmp_path / "pool" / shard).read_bytes() == (tmp_path / "cluster" / shard).read_bytes()


def run(stories: Path, folder: Path, engine: Engine, work: MakeRecords = make_records) -> Outcome:
    """A batch on an engine."""
    batch = Batch(stories=[open_stories(str(stories))], job=job(), folder=folder)
    return run_batch(batch, engine, Tally(total=batch.stories[0].count), lambda: None, work)


def test_a_poisoned_story_is_a_failure_and_the_rest_goes_on(dask: Dask, tmp_path: Path) -> None:
    """The nanny starts its worker again."""
    stories = write_records(tmp_path / "in.jsonl", 50, poison=[40])
    with counted_workers(dask), open_cluster(dask.address, 2) as engine:
        outcome = run(stories, tmp_path / "out", engine, make_or_die)
    assert (("story-40", LOST),) == outcome.failures
    assert names(50) == [record["story"] for record in records(tmp_path / "out")]
    assert [] == twice_or_missing(tmp_path / "out", names(50))


def refuse(_: object) -> list[Done]:
    """The work of a worker that lacks what it needs."""
    raise ModuleNotFoundError("No module named 'briefing'")


def test_a_cluster_that_cannot_do_the_work_is_told(dask: Dask) -> None:
    """Instead of a hundred thousand failures."""
    expected = "a worker cannot do the work .*; install the same version of briefing on every worker"
    with (
        counted_workers(dask),
        open_cluster(dask.address, 2) as engine,
        pytest.raises(BriefingError, match=expected),
    ):
        engine.send(refuse, tiny(1))()


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a minute, here at once."""
    monkeypatch.setattr(engine_module, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(engine_module, "POLL_SECONDS", 0.2)
    address = f"tcp://127.0.0.1:{free_port()}"
    expected = f"{address}: no scheduler answers .*; check the address"
    with pytest.raises(BriefingError, match=expected), open_cluster(address, 2):
        pass


def lengths(words: Sequence[str]) -> list[int]:
    """Some work."""
    return [len(word) for word in words]


def test_a_cluster_of_this_machine_starts_beside_another_one() -> None:
    """Whose dashboard has the usual port."""
    with ExitStack() as stack:
        with suppress(OSError):  # somebody has it already: as well
            stack.enter_context(socket.create_server(("127.0.0.1", USUAL_DASHBOARD)))
        engine: Engine = stack.enter_context(open_cluster(engine_module.LOCAL, 1))
        assert [5] == engine.send(lengths, ["ferry"])()


@pytest.mark.parametrize("what", ["a worker", "the scheduler"])
def test_whatever_is_killed_in_the_middle_every_story_comes_once(what: str, dask: Dask) -> None:
    """A scheduler that is started again has forgotten everything; it is asked again."""
    stories, found = tiny(200), []
    give_up = partial(failed, job=job(), reason=LOST)
    with counted_workers(dask), open_cluster(dask.address, 2) as engine:
        for number, done in enumerate(Flow(engine, partial(make_records, job()), give_up).results(stories)):
            found.append(done)
            if number == 40 and what == "a worker":
                for process in children_of(dask.workers[0].pid):
                    end(process)
            elif number == 40:
                dask.scheduler.kill()
                dask.scheduler.wait()
                dask.scheduler = dask.start_scheduler()
                for worker in dask.workers:
                    for child in children_of(worker.pid):
                        end(child)
                    worker.kill()
                    worker.wait()
                dask.workers = [dask.start_worker() for _ in range(2)]
    assert [make_record(one, job()) for one in stories] == found
