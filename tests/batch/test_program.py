"""`briefing batch` as a user runs it: killed, stopped, run again."""

from __future__ import annotations

import json
import os
import pty
import signal
from pathlib import Path

import pytest

from briefing.evidence.reader import read_evidence
from tests.batch.corpora import (
    article,
    children_of,
    names,
    records,
    start,
    twice_or_missing,
    wait_until,
    write_records,
    written,
)
from tests.cli.running import failure_of, names_in, run

COUNT = 400


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Enough stories to be killed in the middle of."""
    return write_records(tmp_path / "in.jsonl", COUNT)


def test_a_program_that_was_killed_goes_on_where_it_was(stories: Path, tmp_path: Path) -> None:
    """What was written is not made again, what was not is; its workers have ended with it."""
    folder = tmp_path / "out"
    for reached in (50, 200):
        process = start("batch", stories, "-o", folder, "--workers", "2")
        wait_until(lambda reached=reached: written(folder) > reached)  # type: ignore[misc]
        workers = children_of(process.pid)
        process.kill()
        process.communicate()
        wait_until(lambda workers=workers: not any(Path(f"/proc/{one}").exists() for one in workers))  # type: ignore[misc]
    kept = written(folder)
    report = json.loads(run("batch", stories, "-o", folder, "--workers", "2", "--json").stdout)
    assert (COUNT, True, []) == (report["stories"], 200 < report["done_before"] <= kept, report["failed"])
    assert COUNT == report["made"] + report["done_before"]
    assert [] == twice_or_missing(folder, names(COUNT))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_program_that_is_stopped_says_how_to_go_on(ending: signal.Signals, stories: Path, tmp_path: Path) -> None:
    """At once, with what was made under its name."""
    folder = tmp_path / "out"
    process = start("batch", stories, "-o", folder, "--workers", "2")
    wait_until(lambda: written(folder) > 20)
    os.kill(process.pid, ending)
    _, errors = process.communicate(timeout=20)
    assert 1 == process.returncode
    assert errors.startswith(b"briefing: stopped after ")
    assert errors.endswith(b" of 400 stories; run the same command again to go on\n")
    assert ["briefs-00000.jsonl", "manifest.sqlite3"] == names_in(folder)
    assert 0 == run("batch", stories, "-o", folder).exit_code
    assert [] == twice_or_missing(folder, names(COUNT))


def test_only_what_has_changed_is_made_again(tmp_path: Path) -> None:
    """An article does one story, an option does all, the same again does none."""
    (tmp_path / "in").mkdir()
    for number in range(4):
        (tmp_path / "in" / f"{number}.txt").write_text(article(number), encoding="utf-8")
    stories, folder = tmp_path / "in", tmp_path / "out"

    def made(*options: str) -> tuple[int, int]:
        report = json.loads(run("batch", stories, "-o", folder, "--workers", "1", "--json", *options).stdout)
        assert [] == twice_or_missing(folder, names_in(stories))
        return report["made"], report["done_before"]

    assert (4, 0) == made()
    assert (0, 4) == made()
    (stories / "2.txt").write_text(article(5), encoding="utf-8")
    assert (1, 3) == made()
    assert (4, 0) == made("--length", "1")
    assert (0, 4) == made("--length", "1")


def test_files_lie_beside_the_records(tmp_path: Path) -> None:
    """A page for each story, and the record is the evidence of that page."""
    stories = write_records(tmp_path / "in.jsonl", 3)
    result = run("batch", stories, "-o", tmp_path / "out", "--format", "html", "--format", "json", "--workers", "1")
    assert 0 == result.exit_code
    assert ["story-0.html", "story-0.json"] == names_in(tmp_path / "out" / "files")[:2]
    first = (tmp_path / "out" / "briefs-00000.jsonl").read_bytes().splitlines()[0]
    assert read_evidence(first) == read_evidence((tmp_path / "out" / "files" / "story-0.json").read_bytes())


def test_failures_are_listed_and_the_exit_code_is_1(tmp_path: Path) -> None:
    """The same again says the same; a name that comes twice is one of them."""
    (tmp_path / "a.jsonl").write_text('{"story": "a", "text": "It rained on Monday."}\n{"story": "b"}\n', "utf-8")
    (tmp_path / "b.jsonl").write_text('{"story": "a", "text": "It snowed on Monday."}\n', "utf-8")
    for _ in range(2):
        result = run("batch", tmp_path / "a.jsonl", tmp_path / "b.jsonl", "-o", tmp_path / "out", "--workers", "1")
        assert 1 == result.exit_code
        assert [
            "briefing: a: is the name of two stories; the first one was taken",
            'briefing: b: has no "text"; an article has at least a sentence',
        ] == result.stderr.splitlines()
    assert ["a", "b"] == [record["story"] for record in records(tmp_path / "out")]


def test_a_terminal_shows_a_bar(tmp_path: Path) -> None:
    """With the rate; without a terminal nothing is shown for a minute."""
    stories = write_records(tmp_path / "in.jsonl", 40)
    parent, child = pty.openpty()
    process = start("batch", stories, "-o", tmp_path / "out", "--workers", "1", stderr=child)
    os.close(child)
    assert 0 == process.wait(30)
    shown = os.read(parent, 100_000).decode()
    os.close(parent)
    assert "40/40" in shown
    assert "/s" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["--dask", "here"], 2, "--dask: 'here' is no scheduler; write"),
        (["--limit-time", "soon"], 2, "--limit-time: 'soon' is not a time; write"),
        (["--limit-memory", "2"], 2, "--limit-memory: '2' is not an amount of memory; write"),
        (["--records", "xml"], 2, "no form of records is called 'xml'; available: jsonl, parquet"),
        (["-o", "in"], 1, "in: the stories are in that folder; name another with -o"),
        (["-o", "in/out"], 1, "in/out: the stories are in that folder; name another with -o"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    arguments: list[str], code: int, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is written."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", "a.txt").write_text(article(1), encoding="utf-8")
    assert failure_of(run("batch", "in", "-o", "out", *arguments), code).startswith(line)
    assert ["in"] == names_in(tmp_path)
