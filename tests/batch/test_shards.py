"""Shards and manifest: whatever ends the program between two steps, the next run finds every story once."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefing.batch import shards
from briefing.batch.manifest import open_manifest
from briefing.batch.shard_forms import FORMS
from briefing.batch.shards import Shards
from briefing.batch.story import Done
from briefing.batch.work import make_record
from briefing.errors import DeliveryError
from tests.batch.corpora import article, job, names, records, story, tiny, twice_or_missing

FORMED = pytest.mark.parametrize("form", list(FORMS))


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten records, so that a few stories fill several."""
    monkeypatch.setattr(shards, "SHARD_RECORDS", 10)


def done(count: int, first: int = 0) -> list[Done]:
    """The results of so many stories."""
    return [make_record(one, job()) for one in tiny(first + count)[first:]]


def write(folder: Path, results: Sequence[Done], form: str = "jsonl") -> list[str]:
    """Write results, finish, and give the names of the shards."""
    with open_manifest(folder) as manifest:
        written = Shards(folder, manifest, form)
        try:
            for one in results:
                written.write(one)
            written.close()
        except DeliveryError:
            with suppress(DeliveryError):
                written.rescue()
            raise
        written.clean()
        return written.names()


def stories_in(folder: Path, form: str) -> list[str]:
    """The stories in the shards, in order."""
    if form == "jsonl":
        return [record["story"] for record in records(folder)]
    from pyarrow import parquet

    tables = [parquet.read_table(shard) for shard in sorted(folder.glob("briefs-*.parquet"))]
    return [name for table in tables for name in table["story"].to_pylist()]


@FORMED
def test_records_are_in_the_shards_in_their_order(form: str, tmp_path: Path) -> None:
    """Ten in each, the rest in the last."""
    found = write(tmp_path, done(25), form)
    assert [f"briefs-0000{number}.{form}" for number in range(3)] == found
    assert names(25) == stories_in(tmp_path, form)
    assert [] == [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


@FORMED
def test_a_newer_record_takes_the_place_of_an_older_one(form: str, tmp_path: Path) -> None:
    """The shard of the old one is written again without it, or goes if it has no other."""
    write(tmp_path, done(20), form)
    changed = [make_record(story(f"story-{number}", article(99)), job()) for number in (3, *range(10, 20))]
    assert ["briefs-00000." + form, "briefs-00002." + form, "briefs-00003." + form] == write(tmp_path, changed, form)
    assert sorted(names(20)) == sorted(stories_in(tmp_path, form))


def test_a_part_that_was_left_is_kept_up_to_its_torn_line(tmp_path: Path) -> None:
    """As after a kill in the middle of a line."""
    first, second, third = done(3)
    (tmp_path / ".briefs-00000.jsonl.part").write_bytes(first.record + second.record + third.record[:50])
    write(tmp_path, [])
    assert names(2) == stories_in(tmp_path, "jsonl")
    assert [] == twice_or_missing(tmp_path, names(2))


@FORMED
def test_a_shard_that_the_manifest_does_not_know_is_read(form: str, tmp_path: Path) -> None:
    """As after a kill between the renaming and the entry."""
    write(tmp_path, done(20), form)
    with closing(sqlite3.connect(tmp_path / "manifest.sqlite3")) as database, database:
        database.execute("DELETE FROM shards WHERE name LIKE 'briefs-00001%'")
        database.execute("DELETE FROM stories WHERE shard LIKE 'briefs-00001%'")
    assert 2 == len(write(tmp_path, [], form))
    with open_manifest(tmp_path) as manifest:
        assert [] == [name for name in names(20) if manifest.entry(name) is None]


def test_the_part_of_a_shard_that_is_there_is_left_over(tmp_path: Path) -> None:
    """As after a kill while lines became Parquet."""
    write(tmp_path, done(3), "parquet")
    (tmp_path / ".briefs-00000.parquet.part").write_bytes(b"".join(one.record for one in done(3)))
    (tmp_path / ".briefs-00001.parquet.new").write_bytes(b"half")
    assert 1 == len(write(tmp_path, [], "parquet"))
    assert names(3) == stories_in(tmp_path, "parquet")


def test_a_shard_that_was_cleaned_without_a_note_is_read_again(tmp_path: Path) -> None:
    """As after a kill between the rewriting and the note of it."""
    write(tmp_path, done(10))
    changed = make_record(story("story-4", article(99)), job())
    with open_manifest(tmp_path) as manifest:
        written = Shards(tmp_path, manifest, "jsonl")
        written.write(changed)
        written.close()
    old = tmp_path / "briefs-00000.jsonl"
    old.write_bytes(b"".join(line for line in old.read_bytes().splitlines(True) if b'"story-4"' not in line))
    write(tmp_path, [])
    assert [] == twice_or_missing(tmp_path, names(10))


def test_a_shard_that_somebody_deleted_is_not_done(tmp_path: Path) -> None:
    """The manifest says what is there."""
    write(tmp_path, done(20))
    (tmp_path / "briefs-00000.jsonl").unlink()
    assert ["briefs-00001.jsonl"] == write(tmp_path, [])
    with open_manifest(tmp_path) as manifest:
        assert names(10) == [name for name in names(20) if manifest.entry(name) is None]


def test_two_programs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    """The second one says so."""
    with open_manifest(tmp_path), pytest.raises(DeliveryError, match="wait for the other"), open_manifest(tmp_path):
        pass


def test_a_shard_of_something_else_is_told(tmp_path: Path) -> None:
    """It is not ours to read."""
    (tmp_path / "briefs-00000.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(DeliveryError, match="has a shard that no batch has written"):
        write(tmp_path, [])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_loses_nothing_that_was_written(small_disk: Path) -> None:
    """With room again, the same records come out, each once."""
    results = done(400)
    with pytest.raises(DeliveryError, match="make room"):
        write(small_disk, results)
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    with open_manifest(small_disk) as manifest:
        Shards(small_disk, manifest, "jsonl")
        kept = [one.story for one in results if manifest.entry(one.story)]
    assert 10 < len(kept) < 400
    write(small_disk, results[len(kept) :])
    assert names(400) == stories_in(small_disk, "jsonl")
    assert [] == twice_or_missing(small_disk, names(400))


def test_a_record_that_was_written_by_half_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk may take a part of a line; the shard ends before it."""
    first, second = done(2)
    with open_manifest(tmp_path) as manifest:
        written = Shards(tmp_path, manifest, "jsonl")
        written.write(first)
        original = os.write

        def half(handle: int, data: memoryview) -> int:
            if len(data) < len(second.record):
                raise OSError(errno.ENOSPC, "No space left on device")
            return original(handle, data[:10])

        with monkeypatch.context() as patched, pytest.raises(DeliveryError, match="no space left on device"):
            patched.setattr(os, "write", half)
            written.write(second)
        written.rescue()
        written.write(second)
        written.close()
    assert [] == twice_or_missing(tmp_path, names(2))
