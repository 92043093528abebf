"""Work that starts an event loop -> its result, also where one is running already, as in a notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def beside_loops(work: Callable[[], Result]) -> Result:
    """What the work returns or raises: pyHanko runs a loop of its own, and a thread can have only one."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    results: list[Result] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:
            errors.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
