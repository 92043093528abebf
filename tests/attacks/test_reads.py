"""Every command, given something that is no file of a size to read: one clear line, at once, in bounded memory."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.rendering.renderers import render
from tests.cli.running import run
from tests.rendering.briefs import sample_brief
from tests.samples import HALEVI

SECONDS = 10.0
"""Each takes a tenth of one; what waits or reads on would take for ever."""
MEGABYTES = 256
"""More than any of them may take on top of what this process has; half of what the sparse file would fill."""


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _missing(path: Path) -> None:
    path.symlink_to("nowhere")


def _unreadable(path: Path) -> None:
    """A regular file of which nothing can be read, not even by a superuser."""
    path.symlink_to("/proc/self/mem")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)


UNFIT: dict[str, Callable[[Path], None]] = {
    "device": _device,
    "pipe": _pipe,
    "folder": Path.mkdir,
    "missing": _missing,
    "unreadable": _unreadable,
    "sparse": _sparse,
}
COMMANDS: dict[str, Callable[[Path], Sequence[str | Path]]] = {
    "make": lambda bad: ["make", bad / "a.txt"],
    "make page": lambda bad: ["make", bad / "a.html"],
    "inspect": lambda bad: ["inspect", bad / "a.txt"],
    "suggest": lambda bad: ["themes", "suggest", bad / "a.txt"],
    "themes": lambda bad: ["themes", bad / "a.toml"],
    "make --themes": lambda bad: ["make", HALEVI, "--themes", bad / "a.toml"],
    "make --template": lambda bad: ["make", HALEVI, "--template", bad, "-o", bad / "out", "--format", "html"],
    "verify": lambda bad: ["verify", bad / "a.json"],
    "send": lambda bad: ["send", bad / "a.json", "--to", "a@example.org", "--from", "b@example.org", "--dry-run"],
    "send --to-file": lambda bad: ["send", HALEVI, "--to-file", bad / "a.txt", "--dry-run"],
    "batch": lambda bad: ["batch", bad / "a.txt", "-o", bad / "out", "--workers", "1"],
    "batch .jsonl": lambda bad: ["batch", bad / "a.jsonl", "-o", bad / "out", "--workers", "1"],
    "batch .jsonl.gz": lambda bad: ["batch", bad / "a.jsonl.gz", "-o", bad / "out", "--workers", "1"],
    "batch .parquet": lambda bad: ["batch", bad / "a.parquet", "-o", bad / "out", "--workers", "1"],
}
FILES = {"make --template": "style.css", "make page": "a.html", "verify": "a.json", "send": "a.json"}
FILES |= dict.fromkeys(("themes", "make --themes"), "a.toml")
FILES |= {"batch .jsonl": "a.jsonl", "batch .jsonl.gz": "a.jsonl.gz", "batch .parquet": "a.parquet"}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no such file")
@pytest.mark.parametrize("unfit", UNFIT)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_file_to_read_is_one_clear_line(command: str, unfit: str, tmp_path: Path) -> None:
    """Could not be done, or wrong usage; no command waits, fills the memory or shows a traceback."""
    UNFIT[unfit](tmp_path / FILES.get(command, "a.txt"))
    begun = time.monotonic()
    with _limited_memory():
        done = run(*COMMANDS[command](tmp_path))
    assert done.exit_code in (1, 2), done.output
    assert isinstance(done.exception, SystemExit)
    said = done.stderr.splitlines() or [line for line in done.stdout.splitlines() if "FAULTY" not in line]
    assert 1 == len(said), done.output
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("unfit", ["device", "pipe", "folder", "unreadable", "sparse"])
def test_a_ledger_that_is_none_is_one_clear_line(unfit: str, tmp_path: Path) -> None:
    """Before anybody is mailed: without it nobody knows who has the brief."""
    brief = tmp_path / "chief.json"
    brief.write_bytes(render(sample_brief(), "json").data)
    UNFIT[unfit](tmp_path / "chief.sent.sqlite3")
    with _limited_memory():
        done = run("send", brief, "--no-pdf", "--to", "a@example.org", "--from", "b@example.org", "--dry-run")
    (line,) = done.stderr.splitlines()
    assert (1, True) == (done.exit_code, line.startswith(f"briefing: {tmp_path}/chief.sent.sqlite3: "))


@contextmanager
def _limited_memory() -> Iterator[None]:
    """Let this process take no more than MEGABYTES on top of what it has."""
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + MEGABYTES * 2**20, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
