"""Which stories are done, under which key and in which shard: an SQLite table beside the shards.

A row is there once the shard is on the disk under its name, and only then: `shards.py` sees to it, and mends both after
the program was killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing.batch.transactions import changed
from briefing.errors import DeliveryError

NAME = "manifest.sqlite3"
VERSION = 1
"""The version of the tables below, kept in SQLite's user_version."""
_TABLES = """
CREATE TABLE IF NOT EXISTS shards (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, is_stale INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stories (
    story TEXT PRIMARY KEY, key TEXT NOT NULL, shard TEXT NOT NULL, failure TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_shard ON stories (shard);
CREATE TEMPORARY TABLE seen (story TEXT PRIMARY KEY, twice TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
"""
"""A stale shard holds a record that a newer one has replaced. `seen` are the stories of this run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a record says of itself: whose it is, its key, and why there is no brief ("" if there is one)."""

    story: str
    key: str
    failure: str = ""


class Manifest:
    """The tables; each change is on the disk before the call returns, except for what was seen."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def entry(self, story: str) -> Entry | None:
        """What is known of a story."""
        row = self._database.execute("SELECT key, failure FROM stories WHERE story = ?", (story,)).fetchone()
        return Entry(story=story, key=row[0], failure=row[1]) if row else None

    def sizes(self) -> dict[str, int]:
        """Shard -> its size in bytes."""
        return dict(self._database.execute("SELECT name, size FROM shards ORDER BY name"))

    def stale(self) -> list[str]:
        """The shards with a record that was replaced."""
        return [name for (name,) in self._database.execute("SELECT name FROM shards WHERE is_stale ORDER BY name")]

    def in_shard(self, shard: str) -> set[str]:
        """The stories whose record is there."""
        return {story for (story,) in self._database.execute("SELECT story FROM stories WHERE shard = ?", (shard,))}

    def enter(self, shard: str, size: int, entries: Iterable[Entry], is_stale: bool = False) -> None:
        """Enter a shard; where another one has a record of the same story, that one is stale from now on."""
        with changed(self._database):
            self._database.execute("INSERT OR REPLACE INTO shards VALUES (?, ?, ?)", (shard, size, is_stale))
            for entry in entries:
                stale = "SELECT shard FROM stories WHERE story = ? AND shard <> ?"
                self._database.execute(f"UPDATE shards SET is_stale = 1 WHERE name IN ({stale})", (entry.story, shard))
                row = (entry.story, entry.key, shard, entry.failure)
                self._database.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?)", row)

    def cleaned(self, shard: str, size: int) -> None:
        """Note that the shard has lost what was replaced; with no bytes left it is gone."""
        with changed(self._database):
            if size:
                self._database.execute("UPDATE shards SET size = ?, is_stale = 0 WHERE name = ?", (size, shard))
            else:
                self._database.execute("DELETE FROM shards WHERE name = ?", (shard,))

    def forget(self, shard: str) -> None:
        """Take out a shard that is not there any more, and its stories."""
        with changed(self._database):
            self._database.execute("DELETE FROM stories WHERE shard = ?", (shard,))
            self._database.execute("DELETE FROM shards WHERE name = ?", (shard,))

    def forget_unseen(self) -> list[str]:
        """Take out the stories that were not seen in this run; their shards are stale."""
        with changed(self._database):
            unseen = "SELECT story FROM stories WHERE story NOT IN (SELECT story FROM seen)"
            shards = f"SELECT shard FROM stories WHERE story IN ({unseen})"
            self._database.execute(f"UPDATE shards SET is_stale = 1 WHERE name IN ({shards})")
            gone = self._database.execute(f"DELETE FROM stories WHERE story IN ({unseen}) RETURNING story").fetchall()
        return [story for (story,) in gone]

    def see(self, story: str) -> bool:
        """Note a story of this run; false if it was there before."""
        return bool(self._database.execute("INSERT OR IGNORE INTO seen (story) VALUES (?)", (story,)).rowcount)

    def see_twice(self, story: str, why: str) -> None:
        """Note why a second story of that name has no record."""
        self._database.execute("UPDATE seen SET twice = ? WHERE story = ?", (why, story))

    def failures(self) -> Iterator[tuple[str, str]]:
        """Story and reason, of all that were seen in this run and have no brief, by name."""
        query = """
            SELECT seen.story, stories.failure FROM seen JOIN stories USING (story) WHERE failure <> ''
            UNION ALL SELECT story, twice FROM seen WHERE twice <> '' ORDER BY 1
        """
        yield from self._database.execute(query)


@contextmanager
def open_manifest(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, for this program alone; raises DeliveryError if it cannot be used at any time."""
    path = folder / NAME
    try:
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as database:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA synchronous = FULL")
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise DeliveryError(f"is not a manifest of version {VERSION}", where=str(path), mend=_MEND)
            database.execute("BEGIN EXCLUSIVE")  # with the locking mode above, the lock is kept
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.execute("COMMIT")
            database.executescript(_TABLES)
            yield Manifest(database)
    except sqlite3.Error as error:
        mend = next((mend for sign, mend in _MENDS.items() if sign in str(error)), _MEND)
        raise DeliveryError(f"cannot be used ({error})", where=str(path), mend=mend) from error


_MEND = "name another folder with -o"
_MENDS = {
    "locked": "wait for the other `briefing batch` that writes there",
    "unable to open": "make the folder writable",
    "readonly": "make it writable",
    "full": "make room, and run the same command again to go on",
}
"""What SQLite says -> how to mend it."""
