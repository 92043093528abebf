"""The articles of an archive on the disk, beside the shards, so that what was read is not read again: an SQLite table.

Articles have numbers by their day and their hash, those without a day last: in whatever order sources come, and
whatever was read before, the same article has the same number. An article that is there twice has one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.batch.archive import Reading
from briefing.batch.transactions import changed
from briefing.errors import DeliveryError

NAME = "articles.sqlite3"
VERSION = 1
"""The version of the tables below, kept in SQLite's user_version."""
_TABLES = """
CREATE TABLE IF NOT EXISTS sources (source TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (source TEXT NOT NULL, hash TEXT NOT NULL, day INTEGER, sketch BLOB, line BLOB);
CREATE INDEX IF NOT EXISTS articles_of ON articles (source);
CREATE TABLE IF NOT EXISTS skipped (source TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS skipped_of ON skipped (source);
CREATE TEMPORARY TABLE seen (source TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMPORARY TABLE numbered (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, day INTEGER);
CREATE INDEX numbered_by_day ON numbered (day);
"""
_NUMBER = """
INSERT INTO numbered (article, day)
SELECT min(rowid), day FROM articles WHERE source IN (SELECT source FROM seen)
GROUP BY hash ORDER BY day IS NULL, day, hash
"""
_AT_ONCE = 500
"""Articles that are looked up together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article of the archive: its number, its hash and its record, a line of JSON."""

    number: int
    hash: str
    line: bytes


class Spool:
    """The tables, of the sources that were seen in this run."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def see(self, key: str) -> bool:
        """Note a source of this run; whether it has been read before."""
        self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,))
        return self._database.execute("SELECT 1 FROM sources WHERE source = ?", (key,)).fetchone() is not None

    def add(self, reading: Reading) -> None:
        """Keep what was read of a source."""
        articles = [(reading.key, one.hash, one.day, one.sketch, one.line) for one in reading.articles]
        skipped = [(reading.key, one.name, one.reason) for one in reading.skipped]
        with changed(self._database):
            if self._database.execute("INSERT OR IGNORE INTO sources VALUES (?)", (reading.key,)).rowcount:
                self._database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", articles)
                self._database.executemany("INSERT INTO skipped VALUES (?, ?, ?)", skipped)

    def close_reading(self) -> int:
        """Forget the sources that were not seen, and number the articles of the others, from 1; returns how many."""
        with changed(self._database):
            for table in ("articles", "skipped", "sources"):
                self._database.execute(f"DELETE FROM {table} WHERE source NOT IN (SELECT source FROM seen)")
            self._database.execute("DELETE FROM numbered")
            self._database.execute(_NUMBER)
        (count,) = self._database.execute("SELECT count(*) FROM numbered").fetchone()
        return int(count)

    def forget_skipped(self) -> None:
        """Read again what could not be read before."""
        with changed(self._database):
            for table in ("articles", "sources", "skipped"):
                self._database.execute(f"DELETE FROM {table} WHERE source IN (SELECT source FROM skipped)")

    def skipped(self) -> list[tuple[str, str]]:
        """Name and reason of what could not be read."""
        return list(self._database.execute("SELECT DISTINCT name, reason FROM skipped ORDER BY name, reason"))

    def windows(self, days: int) -> Iterator[tuple[int | None, range]]:
        """Each window of so many days that has articles, by its number, with the numbers of these; None: no day."""
        query = f"""
            SELECT day / {days:d} AS window, min(number), max(number) FROM numbered
            GROUP BY window ORDER BY window IS NULL, window
        """
        for window, first, last in self._database.execute(query).fetchall():
            yield window, range(first, last + 1)

    def sketches(self, numbers: Iterable[int]) -> list[bytes]:
        """The sketches of some articles, in the order of the numbers."""
        return [sketch for _, sketch in self._columns("sketch", numbers)]

    def stored(self, numbers: Iterable[int]) -> list[Stored]:
        """Some articles, in the order of the numbers."""
        rows = self._columns("hash, line", numbers)
        return [Stored(number=number, hash=found, line=line) for number, found, line in rows]

    def _columns(self, columns: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        wanted = list(numbers)
        for place in range(0, len(wanted), _AT_ONCE):
            some: Sequence[int] = wanted[place : place + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT number, {columns} FROM numbered JOIN articles ON articles.rowid = article"
            rows = {row[0]: row for row in self._database.execute(f"{query} WHERE number IN ({marks})", some)}
            yield from (rows[number] for number in some)


@contextmanager
def open_spool(folder: Path) -> Iterator[Spool]:
    """The spool of a folder; raises DeliveryError if it cannot be used at any time."""
    path = folder / NAME
    try:
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise DeliveryError(f"is not a store of version {VERSION}", where=str(path), mend=_MEND)
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")  # what a kill loses is read again
            database.executescript(_TABLES)
            yield Spool(database)
    except sqlite3.Error as error:
        raise DeliveryError(f"cannot be used ({error})", where=str(path), mend=_MEND) from error


_MEND = "make room, or remove the file: it is made again"
