"""Small stories of our own, what is in the shards of a folder, and work that ends its worker."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing.batch.story import Done, Job, Story
from briefing.batch.work import make_record
from briefing.length import parse_length
from briefing.model import Source
from briefing.pipeline import Options

ROOT = Path(__file__).parents[2]
POISON = "poison"
STREETS = ("Mill Lane", "Harbour Road", "Station Street", "Church Row", "Canal Side")


def article(number: int) -> str:
    """A report of two sentences that no other story has."""
    street = STREETS[number % len(STREETS)]
    return f"The council closed {street} for {number} days on Monday. Traders lost {number + 7} customers a day."


def job(length: str = "30w", seconds: float = 0.0, formats: tuple[str, ...] = ()) -> Job:
    """What the tests ask of each story."""
    return Job(options=Options(length=parse_length(length), themes=()), seconds=seconds, formats=formats)


def story(name: str, text: str) -> Story:
    """A story of one article."""
    return Story(name=name, sources=(Source(name=f"{name}.txt", media_type="text/plain", data=text.encode()),))


def tiny(count: int) -> list[Story]:
    """So many stories."""
    return [story(f"story-{number}", article(number)) for number in range(count)]


def write_records(path: Path, count: int, poison: Iterable[int] = ()) -> Path:
    """A file of records, one a story; those of `poison` end the worker of `make_or_die`."""
    poisoned = set(poison)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = POISON if number in poisoned else article(number)
            file.write(json.dumps({"story": f"story-{number}", "title": f"No. {number}", "text": text}) + "\n")
    return path


def make_or_die(asked: Job, stories: Sequence[Story]) -> list[Done]:
    """The work of the tests: as a crash in a library does, a story of poison ends the process."""
    done = []
    for one in stories:
        if any(isinstance(source, Source) and POISON.encode() in source.data for source in one.sources):
            os.kill(os.getpid(), signal.SIGKILL)
        done.append(make_record(one, asked))
    return done


def records(folder: Path) -> list[dict[str, Any]]:
    """What is in the shards, in their order."""
    lines = [line for shard in sorted(folder.glob("briefs-*.jsonl")) for line in shard.read_bytes().splitlines()]
    return [json.loads(line) for line in lines]


def twice_or_missing(folder: Path, expected: Iterable[str]) -> list[str]:
    """The stories that are not in the shards exactly once, or of which the manifest says something else."""
    found = Counter(record["story"] for record in records(folder))
    with sqlite3.connect(folder / "manifest.sqlite3") as database:
        entered = dict(database.execute("SELECT story, key FROM stories"))
    database.close()
    keys = {record["story"]: record["key"] for record in records(folder)}
    wrong = [name for name in expected if found[name] != 1 or entered.get(name) != keys[name]]
    return wrong + sorted(entered.keys() ^ found.keys())


def names(count: int) -> list[str]:
    """The names of so many stories."""
    return [f"story-{number}" for number in range(count)]


def start(*arguments: str | Path, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """`briefing` as a process that runs on."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
    )


def wait_until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait for something that is to happen soon."""
    last = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < last, "it did not happen"
        time.sleep(0.01)


def written(folder: Path) -> int:
    """How many records are on the disk, in shards and in the one that is being written."""
    return sum(file.read_bytes().count(b"\n") for file in folder.glob("*briefs-*jsonl*"))


def children_of(process: int) -> list[int]:
    """The processes below one, at any depth."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if parent == process:
            found += [int(stat.parent.name), *children_of(int(stat.parent.name))]
    return found
