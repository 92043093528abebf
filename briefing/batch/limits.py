"""What one story may cost: seconds, and the memory of the process that makes it.

Time: after the limit an exception is raised within the story, wherever it is in Python; if it is in C and does not come
back, the process ends itself at twice the limit. A signal would do for the first, but reaches the main thread only, and
workers of Dask make stories in others.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

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
    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._lock = threading.Lock()
        self._is_over = self._has_struck = False
        self._seconds = seconds
        self._timer = threading.Timer(seconds, self._strike)
        self._timer.daemon = True

    def begin(self) -> None:
        faulthandler.dump_traceback_later(2 * self._seconds, exit=True, file=_nowhere())
        self._timer.start()

    def _strike(self) -> None:
        with self._lock:
            if not self._is_over:
                self._has_struck = True
                _raise_in_thread(ctypes.c_ulong(self._thread), ctypes.py_object(OutOfTimeError))

    def end(self) -> None:
        """From here on nothing is raised; what is on its way comes here.

        It cannot be taken back: after `PyThreadState_SetAsyncExc` with NULL Python 3.11 looks for an exception at
        every step, and every story is slower from then on.
        """
        with self._lock:
            is_first, self._is_over = not self._is_over, True
        self._timer.cancel()
        faulthandler.cancel_dump_traceback_later()
        for _ in range(_STEPS if self._has_struck and is_first else 0):
            time.sleep(0)


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
