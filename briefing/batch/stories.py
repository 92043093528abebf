"""Arguments -> stories, one after the other, and how many there are: the text of one story at a time is in memory."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from briefing.batch.places import Place, place_at
from briefing.batch.rows import KINDS, Row
from briefing.batch.story import Story
from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError
from briefing.intake.readers import READERS, names_article
from briefing.model import Skipped, Source

_RECORDS = READERS["jsonl"].extensions[".jsonl"]


class Stories(ABC):
    """The stories behind one argument, in the order in which they come."""

    @property
    @abstractmethod
    def count(self) -> int:
        """How many there are."""

    @abstractmethod
    def __iter__(self) -> Iterator[Story]: ...


class _Folder(Stories):
    """A file or a sub-folder a story; a Parquet file is many."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def count(self) -> int:
        return sum(records.count if records else 1 for _, _, _, records in self._entries())

    def __iter__(self) -> Iterator[Story]:
        for name, place, is_folder, records in self._entries():
            if records:
                yield from records
            elif is_folder:
                yield Story(name=name, sources=_in_folder(place))
            else:
                yield Story(name=name, sources=(place.source(),))

    def _entries(self) -> Iterator[tuple[str, Place, bool, _Records | None]]:
        for name, place, is_folder in self._place.entries():
            if not is_folder and name.endswith(".parquet"):
                yield name, place, False, _Records(place, ".parquet")
            elif (is_folder and not name.startswith(".")) or (not is_folder and names_article(name)):
                yield name, place, is_folder, None


def _in_folder(folder: Place) -> tuple[Source | Skipped, ...]:
    return tuple(place.source() for name, place, is_folder in folder.entries() if not is_folder and names_article(name))


class _File(Stories):
    """A file that is one story."""

    count = 1

    def __init__(self, place: Place) -> None:
        self._place = place

    def __iter__(self) -> Iterator[Story]:
        yield Story(name=self._place.name, sources=(self._place.source(),))


class _Records(Stories):
    """A file of records, those of one story together or not."""

    def __init__(self, place: Place, kind: str) -> None:
        self._place = place
        self._read, self._read_names = KINDS[kind]

    @property
    def count(self) -> int:
        return self._scanned[0]

    def __iter__(self) -> Iterator[Story]:
        _, is_scattered = self._scanned
        rows = self._read(self._place)
        for name, group in groupby(_gathered(rows) if is_scattered else rows, key=itemgetter(0)):
            yield Story(name=name, sources=(source_of(name, (line for _, line in group)),))

    @cached_property
    def _scanned(self) -> tuple[int, bool]:
        """How many stories there are, and whether other rows stand between those of one."""
        is_scattered = False
        with closing(_temporary("CREATE TABLE seen (story TEXT PRIMARY KEY) WITHOUT ROWID")) as seen:
            for name, _ in groupby(self._read_names(self._place)):
                if not seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,)).rowcount:
                    is_scattered = True
            (count,) = seen.execute("SELECT count(*) FROM seen").fetchone()
        return count, is_scattered


def source_of(story: str, lines: Iterable[bytes]) -> Source | Skipped:
    """The records of a story, a line each, as one source; Skipped if they are too many."""
    kept, size = [], 0
    for line in lines:
        size += len(line) + 1
        if size <= MAX_BYTES:
            kept.append(line.rstrip(b"\r\n"))
    if size > MAX_BYTES:
        return Skipped(name=story, reason=f"is larger than {MAX_BYTES // 2**20} MB")
    return Source(name=story, media_type=_RECORDS, data=b"\n".join(kept))


def _gathered(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows of each story together, stories in the order of their first rows; sorted on disk."""
    table = "CREATE TABLE rows (story TEXT, number INTEGER PRIMARY KEY, line BLOB)"
    with closing(_temporary(table)) as database:
        numbered = ((story, number, line) for number, (story, line) in enumerate(rows))
        database.executemany("INSERT INTO rows VALUES (?, ?, ?)", numbered)
        database.execute("CREATE TABLE firsts AS SELECT story, min(number) AS first FROM rows GROUP BY story")
        database.execute("CREATE INDEX by_story ON rows (story, number)")
        query = "SELECT f.story, r.line FROM firsts f JOIN rows r ON r.story = f.story ORDER BY f.first, r.number"
        yield from database.execute(query)


def _temporary(table: str) -> sqlite3.Connection:
    """A database on disk that is gone when it is closed."""
    database = sqlite3.connect("")
    database.execute(table)
    return database


def open_stories(where: str) -> Stories:
    """The stories behind a path or a URL; raises SourceError if there is nothing, or nothing that can be one."""
    place = place_at(where)
    if place.is_folder():
        stories: Stories = _Folder(place)
    else:
        kinds = sorted((kind for kind in KINDS if place.name.endswith(kind)), key=len)
        stories = _Records(place, kinds[-1]) if kinds else _File(place)
    if not stories.count:
        raise SourceError("has no story in it", where=where, mend="give a folder, or records a line (.jsonl, .parquet)")
    return stories
