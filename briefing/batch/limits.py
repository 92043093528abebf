"""What one story may cost: seconds, and the memory of the process that makes it.

Time: after the limit an exception is raised within the story, wherever it is in Python; if it is in C and does not come
back, the process ends itself, at twice the limit at the latest. A signal would do for the first, but reaches the main
thread only, and workers of Dask make stories in others.
"""

from __future__ import annotations

import ctypes
import faulthandler
import math
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from queue import Empty, SimpleQueue

_raise_in_thread = ctypes.pythonapi.PyThreadState_SetAsyncExc


class OutOfTimeError(BaseException):
    """The limit has passed; no `except Exception` of a library swallows it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in what is inside after so many seconds (0: never)."""
    if not seconds:
        yield
        return
    limit = _Limit(seconds)
    try:
        limit.begin()
        try:
            yield
        finally:
            limit.end()
    except OutOfTimeError:  # it may have come while the limit was being ended
        limit.end()
        raise


class _Limit:
    """The limit of one story; it strikes unless it has been ended."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._lock = threading.Lock()
        self._is_over = self._has_struck = False
        self._watch = _watch_of(os.getpid())
        begun = time.monotonic()
        self.passes, self.ends_process = begun + seconds, begun + 2 * seconds

    def begin(self) -> None:
        self._watch.add(self)

    def strike(self) -> None:
        with self._lock:
            if not (self._is_over or self._has_struck):
                self._has_struck = True
                _raise_in_thread(ctypes.c_ulong(self._thread), ctypes.py_object(OutOfTimeError))

    def end(self) -> None:
        """From here on nothing is raised; what is on its way comes here.

        It cannot be taken back: after `PyThreadState_SetAsyncExc` with NULL Python 3.11 looks for an exception at
        every step, and every story is slower from then on.
        """
        with self._lock:
            is_first, self._is_over = not self._is_over, True
        self._watch.drop(self)
        for _ in range(_STEPS if self._has_struck and is_first else 0):
            time.sleep(0)


class _Watch:
    """A thread that strikes the limits that have passed: one a process, as starting one a story takes 0.2 ms.

    It looks when the first limit passes that it knew of, most of whose stories are long done, and then again when the
    next one will. So a story that hangs ends the process between one and two times its limit after it began. What a
    story's own thread calls here takes no lock that an exception could leave locked.
    """

    def __init__(self) -> None:
        self._limits: set[_Limit] = set()
        self._earlier: SimpleQueue[None] = SimpleQueue()
        self._looks = math.inf
        threading.Thread(target=self._run, daemon=True).start()

    def add(self, limit: _Limit) -> None:
        self._limits.add(limit)
        if limit.passes < self._looks:
            _end_process_at(limit.ends_process)
            self._earlier.put(None)

    def drop(self, limit: _Limit) -> None:
        self._limits.discard(limit)
        if limit.passes <= time.monotonic():  # else the thread looks before the process would end
            self._earlier.put(None)

    def _run(self) -> None:
        while True:
            with suppress(Empty):
                self._earlier.get(timeout=None if self._looks == math.inf else max(0.0, self._looks - time.monotonic()))
            self._look()

    def _look(self) -> None:
        self._looks = math.inf  # one that is added from here on wakes the thread again
        limits, now = tuple(self._limits), time.monotonic()
        if limits:
            _end_process_at(min(limit.ends_process for limit in limits))
        else:
            faulthandler.cancel_dump_traceback_later()
        for limit in limits:
            if limit.passes <= now:
                limit.strike()
        self._looks = min((limit.passes for limit in limits if limit.passes > now), default=math.inf)


@lru_cache(maxsize=1)
def _watch_of(_process: int) -> _Watch:
    """The watch of a process: a thread does not survive a fork."""
    return _Watch()


def _end_process_at(moment: float) -> None:
    """End this process then, even if it is in C and holds the interpreter; only the last call counts."""
    faulthandler.dump_traceback_later(max(0.001, moment - time.monotonic()), exit=True, file=_nowhere())


_STEPS = 100
"""More than the interpreter lets pass before it raises what is pending."""
_opened: list[int] = []


def _nowhere() -> int:
    """A file descriptor to which a traceback may go that nobody asked for."""
    if not _opened:
        _opened.append(os.open(os.devnull, os.O_WRONLY))
    return _opened[0]


def limit_memory(size: int) -> None:
    """Let this process allocate at most so many bytes (0: no limit), where the system holds to it; Linux does."""
    if not size:
        return
    import resource

    with suppress(ValueError, OSError):  # a stricter limit is in force
        resource.setrlimit(resource.RLIMIT_DATA, (size, resource.getrlimit(resource.RLIMIT_DATA)[1]))
