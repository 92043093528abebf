"""Processes: how each collects its garbage, and one of our own for work that a stranger's file decides.

That one answers once, within its memory, and ends.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn


def collect_seldom() -> None:
    """Let the collector look a fiftieth as often: a story leaves few cycles."""
    gc.set_threshold(50_000, 20, 20)


def ask_apart(module: str, arguments: Sequence[str], data: bytes, seconds: float) -> tuple[bytes, int]:
    """What a module of ours, run as a program of its own, answers on the data, and its exit code.

    Nothing that it prints is seen. Raises subprocess.TimeoutExpired after so many seconds; then it is ended.
    """
    import subprocess

    # -P: whatever stands in the current folder is not imported, except where this process would import it, too.
    command = [sys.executable, "-P", "-m", module, *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path)}
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment) as process:
        try:
            answer, _ = process.communicate(data, seconds)
        finally:
            process.kill()
            process.wait()  # Popen does not, after a KeyboardInterrupt
    return answer, process.returncode


def answer_within(megabytes: int, answer: Callable[[bytes], bytes]) -> NoReturn:
    """Read standard input, limit the memory, and write the answer where nobody else can print any more."""
    with os.fdopen(os.dup(1), "wb") as out:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        data = sys.stdin.buffer.read()
        _limit(megabytes)
        out.write(answer(data))
    os._exit(0)


def _limit(megabytes: int) -> None:
    """Limit the memory of this process, and leave no core dump; Windows has neither limit."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
