"""Where the work is done: processes of this machine, or a Dask cluster. The only module that knows.

Why Dask, and what users of Ray Data or Spark do: ARCHITECTURE.md.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from briefing.batch.limits import limit_memory
from briefing.batch.places import missing
from briefing.errors import BriefingError, reason
from briefing.language.wording import complaint
from briefing.processes import collect_seldom

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Work = Callable[[Sequence[Item]], list[Outcome]]
"""What is done with some items: a function that every process can import, and that gives a result for each."""
Result = Callable[[], list[Outcome]]
LOCAL = "local"
"""The address of a Dask cluster that is started for this run, on this machine."""
PATIENCE_SECONDS = 60
"""How long a scheduler may be away; one that is restarted by its supervisor is back by then."""
POLL_SECONDS = 5.0
"""How often a scheduler that says nothing is asked whether it is there."""
_PRELOADED = ["briefing.batch.warm"]


class WorkerLostError(Exception):
    """The process that had this work is gone."""


class Engine(Protocol):
    """Takes work and gives back where its result will be, which raises WorkerLostError.

    `width` is the number of pieces that are worked on at the same time.
    """

    width: int

    def send(self, work: Work[Item, Outcome], items: Sequence[Item]) -> Result[Outcome]:
        """Begin the work for these items."""

    def send_alone(self, work: Work[Item, Outcome], item: Item) -> Result[Outcome]:
        """Begin the work for one item where its end harms no other."""


class _Pool:
    """Processes of this machine; those for stories that are tried alone are apart from the others."""

    def __init__(self, workers: int, memory: int) -> None:
        self.width = workers
        self._memory = memory
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOADED)
        self._others = set(multiprocessing.active_children())
        self._many, self._single = self._executor(workers), self._executor(1)

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers, mp_context=self._context, initializer=_settle_worker, initargs=(self._memory,)
        )

    def send(self, work: Work[Item, Outcome], items: Sequence[Item]) -> Result[Outcome]:
        try:
            future = self._many.submit(work, items)
        except BrokenProcessPool:
            self._many.shutdown(wait=False)
            self._many = self._executor(self.width)
            future = self._many.submit(work, items)
        return lambda: _result(future)

    def send_alone(self, work: Work[Item, Outcome], item: Item) -> Result[Outcome]:
        try:
            future = self._single.submit(work, (item,))
        except BrokenProcessPool:
            self._single.shutdown(wait=False)
            self._single = self._executor(1)
            future = self._single.submit(work, (item,))
        return lambda: _result(future)

    def close(self) -> None:
        """End every process now; whatever they still do is of no use to anybody."""
        for executor in (self._many, self._single):
            executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - self._others:
            process.kill()
            process.join()


def _result(future: Future[list[Outcome]]) -> list[Outcome]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkerLostError from error


def _settle_worker(memory: int) -> None:
    """Set a worker up: Ctrl-C is the parent's business, and a worker does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    logging.getLogger().addHandler(logging.NullHandler())  # what engines say of odd files is in the records
    limit_memory(memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def open_pool(workers: int, memory: int = 0) -> Iterator[Engine]:
    """Processes of this machine, each with at most so much memory in bytes (0: no limit)."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    pool = _Pool(workers, memory)
    try:
        yield pool
    finally:
        pool.close()


@dataclass(slots=True)
class _Sent:
    """Work that was sent, and to which of the connections."""

    work: Work[Any, Any]
    items: Sequence[Any]
    future: Any
    connection: int = field(default=0)


class _Cluster:
    """A scheduler that is there already, or one that was started for this run."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection = 0
        self._client: Any = None
        self._scheduler = ""
        self._connect()
        client: Any = self._client
        self.width = max(1, sum(client.nthreads().values()))

    def send(self, work: Work[Item, Outcome], items: Sequence[Item]) -> Result[Outcome]:
        sent = _Sent(work=work, items=items, future=None)
        self._submit(sent)
        return lambda: self._result(sent)

    def send_alone(self, work: Work[Item, Outcome], item: Item) -> Result[Outcome]:
        return self.send(work, (item,))

    def close(self) -> None:
        """Leave the scheduler, which forgets what was asked of it."""
        with suppress(Exception):  # it may be gone, and then there is nothing to leave
            self._client.close(timeout=5)

    def _submit(self, sent: _Sent) -> None:
        try:
            sent.future = self._client.submit(sent.work, sent.items, pure=False)
        except Exception:  # a client that has given up the scheduler raises whatever it meets first
            self._connect()
            sent.future = self._client.submit(sent.work, sent.items, pure=False)
        sent.connection = self._connection

    def _result(self, sent: _Sent) -> list[Any]:
        from distributed import KilledWorker

        while True:
            if sent.connection != self._connection:  # it was sent to a scheduler that is gone
                self._submit(sent)
            try:
                done: list[Any] = sent.future.result(timeout=POLL_SECONDS)
            except KilledWorker as error:
                raise WorkerLostError from error
            except TimeoutError:
                if not self._is_there():
                    self._connect()
            except Exception as error:
                if sent.future.status == "error":  # of the work itself: it does not get better
                    mend = "install the same version of briefing on every worker"
                    what = f"a worker cannot do the work ({type(error).__name__}: {complaint(error)})"
                    raise BriefingError(what, where=self._address, mend=mend) from error
                self._connect()  # the scheduler is gone, and a client says so in many ways
            else:
                sent.future = None  # or the scheduler keeps the result
                return done

    def _is_there(self) -> bool:
        """Whether the scheduler is the one that the work was sent to."""
        try:
            return bool(self._scheduler_id() == self._scheduler)
        except Exception:  # whatever it is, it is no answer
            return False

    def _scheduler_id(self) -> str:
        return str(self._client.sync(self._client.scheduler.identity, callback_timeout=POLL_SECONDS)["id"])

    def _connect(self) -> None:
        """Connect anew; the scheduler may have been started again, and know nothing."""
        from distributed import Client

        if self._client is not None:
            self.close()
        last = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._client = Client(self._address, timeout=POLL_SECONDS, set_as_default=False)
                self._scheduler = self._scheduler_id()
                break
            except (OSError, ValueError) as error:
                if time.monotonic() > last or isinstance(error, ValueError):
                    mend = "check the address; run the same command again to go on"
                    what = f"no scheduler answers ({reason(error)})"
                    raise BriefingError(what, where=self._address, mend=mend) from error
                time.sleep(0.5)
        self._connection += 1


@contextmanager
def open_cluster(address: str, workers: int, memory: int = 0) -> Iterator[Engine]:
    """The Dask cluster at an address such as tcp://host:8786, or with `LOCAL` one of so many workers."""
    try:
        import dask
        from distributed import LocalCluster
    except ImportError as error:
        raise missing("--dask", "Dask") from error
    if address != LOCAL:
        connected = _Cluster(address)
        try:
            yield connected
        finally:
            connected.close()
        return
    quiet = {"distributed.scheduler.allowed-failures": 0}
    with (
        dask.config.set(quiet),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=memory or 0,
            dashboard_address="127.0.0.1:0",  # any free port: another cluster may have the usual one
            silence_logs=logging.CRITICAL,
        ) as started,
        open_cluster(started.scheduler_address, workers) as cluster,
    ):
        yield cluster
