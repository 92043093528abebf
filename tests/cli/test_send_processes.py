"""`briefing send` as a process: killed half-way, twice at a time, on a terminal."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from briefing.rendering.renderers import render
from tests.cli.running import run_process
from tests.post_office import DROP, HANG, PostOffice
from tests.rendering.briefs import sample_brief

READERS = tuple(f"reader-{number}@example.org" for number in range(1, 31))
TENTH = READERS[9]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a brief and a list of thirty recipients."""
    (tmp_path / "chief.json").write_bytes(render(sample_brief(), "json").data)
    (tmp_path / "list.txt").write_text("\n".join(READERS), encoding="utf-8")
    return tmp_path


def words(office: PostOffice, *more: str) -> list[str]:
    """The arguments that send the brief to the list."""
    sender = ["--from", "press@example.org", "--smtp", office.url]
    return ["send", "chief.json", "--no-pdf", "--to-file", "list.txt", *sender, *more]


TIMEOUT = 60
"""Seconds after which a process hangs."""
PATIENCE = 15
"""Seconds after which Ctrl-C is pressed again."""


def start(office: PostOffice, folder: Path, **options: int) -> subprocess.Popen[bytes]:
    """Send to the list in a process of its own."""
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
    # Whoever runs the tests in the background may have them ignore interrupts, and children inherit that.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    command = [sys.executable, "-m", "briefing", *words(office)]
    return subprocess.Popen(command, cwd=folder, preexec_fn=heed, **streams)  # type: ignore[call-overload,no-any-return]  # noqa: PLW1509


def statuses(office: PostOffice, folder: Path) -> dict[str, str]:
    """What the ledger says of everybody, by a dry run."""
    done = run_process(*words(office, "--dry-run", "--json"), folder=folder)
    return {one["address"]: one["status"] for one in json.loads(done.stdout)["recipients"]}


@pytest.mark.parametrize(("stage", "status"), [("RCPT", "pending"), ("DATA", "unknown")])
def test_a_killed_process_leaves_a_true_ledger_and_the_next_run_sends_the_rest(
    stage: str, status: str, office: PostOffice, folder: Path
) -> None:
    """SIGKILL while the server makes it wait: before the message nothing is lost, after it the fate is unknown."""
    office.says(stage, TENTH, HANG)
    process = start(office, folder)
    office.held.wait(TIMEOUT)
    process.kill()
    process.wait(TIMEOUT)
    office.let_go()
    expected = {one: "accepted" if n < 9 else status if n == 9 else "pending" for n, one in enumerate(READERS)}
    assert expected == statuses(office, folder)
    done = run_process(*words(office), folder=folder)
    assert dict.fromkeys(READERS, 1) == office.counts
    assert (1 if status == "unknown" else 0, b"") == (done.returncode, done.stderr)
    assert {**dict.fromkeys(READERS, "accepted"), **({TENTH: "unknown"} if status == "unknown" else {})} == statuses(
        office, folder
    )


def interrupted(process: subprocess.Popen[bytes]) -> int:
    """The exit code of a process after Ctrl-C; Python ignores one within a destructor, so it is pressed again."""
    for _ in range(TIMEOUT // PATIENCE):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(PATIENCE)
    return process.wait(0)


def test_an_interrupt_is_one_line_and_nobody_is_sent_to_twice(office: PostOffice, folder: Path) -> None:
    """Ctrl-C in the middle; the same command goes on from there."""
    office.says("RCPT", TENTH, HANG)
    with (folder / "said").open("wb") as said:
        process = start(office, folder, stderr=said.fileno())
        office.held.wait(TIMEOUT)
        assert 1 == interrupted(process)
    office.let_go()
    assert b"briefing: interrupted\n" == (folder / "said").read_bytes()
    assert 0 == run_process(*words(office), folder=folder).returncode
    assert dict.fromkeys(READERS, 1) == office.counts


def test_two_processes_at_one_list_reach_everybody_once(office: PostOffice, folder: Path) -> None:
    """One waits for the server while the other sends; both end, and nobody gets two."""
    office.says("RCPT", READERS[0], HANG)
    first = start(office, folder)
    office.held.wait(TIMEOUT)
    second = start(office, folder)
    second.wait(TIMEOUT)
    office.let_go()
    first.wait(TIMEOUT)
    assert dict.fromkeys(READERS, 1) == office.counts
    assert dict.fromkeys(READERS, "accepted") == statuses(office, folder)


def test_a_long_list_has_a_progress_bar_on_a_terminal_only(office: PostOffice, folder: Path) -> None:
    """On standard error, so that the report can be piped; a file gets no bar."""
    main, side = pty.openpty()
    process = start(office, folder, stderr=side)
    process.wait(TIMEOUT)
    os.close(side)
    shown = os.read(main, 100_000)
    os.close(main)
    assert b"Sending" in shown
    assert b"30/30" in shown
    assert b"" == run_process(*words(office), folder=folder).stderr


def test_a_server_that_breaks_off_leaves_a_report(office: PostOffice, folder: Path) -> None:
    """Exit code 1, the unknown named, everybody else reached."""
    office.says("DATA", TENTH, DROP)
    done = run_process(*words(office), folder=folder)
    assert (1, b"") == (done.returncode, done.stderr)
    assert b"Reached   29 of 30" in done.stdout
    assert f"Unknown   {TENTH}  handed over, no answer came".encode() in done.stdout
