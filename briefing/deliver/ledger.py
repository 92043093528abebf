"""Brief and recipient -> what is known of the delivery: an SQLite table next to the brief that survives a crash.

A row is `pending` from the moment a recipient is planned, `unknown` from just before the last byte of the message
is handed to the server, and `accepted` or `refused` once the server has answered. So whatever ends the program,
and when, a row is never `pending` for a message that a server may have taken. A ledger appears in its place whole, and
a file that is empty, damaged or something else is not believed: whoever begins anew mails everybody twice.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import quote

from briefing.bounded import check_file
from briefing.deliver.journal import PART, locked, new_name, sync_folder, write_synced
from briefing.errors import DeliveryError, unreadable
from briefing.language.wording import cut_short, one_line

Status = Literal["pending", "accepted", "refused", "unknown"]
SUFFIX = ".sent.sqlite3"
"""The name of the ledger of `brief.json`, after `brief`."""
VERSION = 1
"""The version of the table below, kept in SQLite's user_version."""
PATIENCE = 10.0
"""Seconds to wait for another program that reads or writes the ledger."""
HANDED_OVER = "handed over, no answer came"

_TABLE = f"""
CREATE TABLE sent (
    brief TEXT NOT NULL,
    recipient TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN {get_args(Status)}),
    answer TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (brief, recipient)
)
"""
_COLUMNS = frozenset({"brief", "recipient", "status", "answer", "changed"})
_OPEN = "status IN ('pending', 'refused')"
_MENDS = {
    "locked": "wait for the program that uses it",
    "unable to open": "make the folder writable",
    "readonly": "make it writable",
    "full": "make room",
}
"""What SQLite says -> how to mend it."""
_MEND = "put back a copy of it; move it away only if you accept that people may get the brief twice"
_LONGEST_PROBLEM = 120
"""Characters of what SQLite says of a damaged file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The state of a recipient: the status, and what the server said last."""

    status: Status
    answer: str = ""


class Ledger:
    """The rows of one brief; each change is on the disk before the call returns."""

    def __init__(self, database: sqlite3.Connection, brief: str, now: Callable[[], datetime]) -> None:
        self._database, self._brief, self._now = database, brief, now
        self._claimed: set[str] = set()
        self._again: set[str] = set()

    def entries(self) -> Mapping[str, Entry]:
        """Recipient -> entry."""
        return _entries(self._database, self._brief)

    def entry(self, recipient: str) -> Entry:
        """The entry of one recipient."""
        key = (self._brief, recipient)
        query = "SELECT status, answer FROM sent WHERE brief = ? AND recipient = ?"
        row = self._database.execute(query, key).fetchone()
        return Entry(status=row[0], answer=row[1]) if row else Entry(status="pending")

    def plan(self, recipients: Iterable[str]) -> None:
        """Enter the recipients that are not in it yet, all or none of them."""
        rows = [(self._brief, recipient, self._moment()) for recipient in recipients]
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR IGNORE INTO sent VALUES (?, ?, 'pending', '', ?)", rows)

    def allow_again(self, recipient: str) -> None:
        """Let this run claim an unknown recipient; the row stays `unknown` until a second copy is accepted."""
        if self.entry(recipient).status == "unknown":
            self._again.add(recipient)

    def is_open(self, recipient: str) -> bool:
        """Whether the message may be sent to the recipient now."""
        return recipient in self._again or self.entry(recipient).status in ("pending", "refused")

    def claim(self, recipient: str) -> bool:
        """Note that the message is about to be handed over; false if another program was faster."""
        condition = "status <> 'accepted'" if recipient in self._again else _OPEN
        if not self._change(f"status = 'unknown', answer = '{HANDED_OVER}'", condition, recipient):
            return False
        self._claimed.add(recipient)
        return True

    def note(self, recipient: str, entry: Entry) -> None:
        """Enter the result; what another program has claimed or settled since stays as it is.

        A second copy that was not taken says nothing about the first one: that stays unknown.
        """
        is_second = recipient in self._again
        if is_second and entry.status in ("pending", "refused"):
            status: Status = "unknown"
            answer = f"{HANDED_OVER}; the second time: {entry.answer}"
        else:
            status, answer = entry.status, entry.answer
            self._again.discard(recipient)
        condition = "status = 'unknown'" if is_second or recipient in self._claimed else _OPEN
        self._change("status = ?, answer = ?", condition, recipient, status, answer)
        self._claimed.discard(recipient)

    def _change(self, what: str, condition: str, recipient: str, *values: str) -> bool:
        """Change the recipient's row if the condition holds; returns whether it did."""
        statement = f"UPDATE sent SET {what}, changed = ? WHERE brief = ? AND recipient = ? AND {condition}"
        done = self._database.execute(statement, (*values, self._moment(), self._brief, recipient))
        return done.rowcount == 1

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")


def ledger_path(brief: Path) -> Path:
    """Path of a brief -> path of its ledger: next to it, under its name; a symbolic link leads to the same one."""
    file = brief.resolve()
    shown = brief if brief.absolute() == file else file
    return shown.with_name(f"{shown.stem}{SUFFIX}")


@contextmanager
def open_ledger(path: Path, brief: str, now: Callable[[], datetime]) -> Iterator[Ledger]:
    """The ledger in this file, which is made if it does not exist; `brief` is the SHA-256 of the evidence.

    Raises DeliveryError if it cannot be read or written, at any time while it is open.
    """
    with _errors_named(path):
        if not path.exists():
            _put_in_place(path)
        with _opened(path) as database:
            yield Ledger(database, brief, now)


def read_entries(path: Path, brief: str) -> Mapping[str, Entry]:
    """Recipient -> entry, without making or changing a ledger; raises DeliveryError."""
    if not path.exists():
        return {}
    with _errors_named(path), _opened(path) as database:
        return _entries(database, brief)


def _entries(database: sqlite3.Connection, brief: str) -> Mapping[str, Entry]:
    rows = database.execute("SELECT recipient, status, answer FROM sent WHERE brief = ?", (brief,))
    return {recipient: Entry(status=status, answer=answer) for recipient, status, answer in rows}


def _put_in_place(path: Path) -> None:
    """Make a ledger without rows, whole from the moment that it has its name; another program's is left as it is."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(_TABLE)
        database.execute(f"PRAGMA user_version = {VERSION}")
        data = database.serialize()
    part = path.with_name(new_name(PART))
    # What the system has against it SQLite will say when it opens the file. Locked, so that nobody takes the part for
    # one that was left behind.
    with suppress(FileExistsError, PermissionError, FileNotFoundError), locked(path.parent):
        try:
            write_synced(part, data, mode=0o600)  # it holds people's addresses
            _link(part, path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)


def _link(part: Path, path: Path) -> None:
    """Give the file its name unless there is one; raises FileExistsError."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: a moment in which a kill leaves a file that is not believed
        write_synced(path, part.read_bytes(), mode=0o600)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database in an existing file, if it can be believed; at a pipe or a device SQLite would wait."""
    try:
        if path.exists():
            check_file(path)
    except OSError as error:
        raise DeliveryError(f"the send ledger {unreadable(error)}", where=str(path), mend=_MEND) from error
    if path.is_file() and path.stat().st_size == 0:
        raise DeliveryError("the send ledger is empty: nobody knows who has the brief", where=str(path), mend=_MEND)
    place = f"file:{quote(str(path.absolute()))}?mode=rw"
    with closing(sqlite3.connect(place, uri=True, timeout=PATIENCE, isolation_level=None)) as database:
        _believe(database, path)
        # A rollback journal, fully synced: WAL is faster, but does not work on a shared network folder.
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA synchronous = FULL")
        yield database


def _believe(database: sqlite3.Connection, path: Path) -> None:
    """Raise DeliveryError unless it is a ledger, and whole: the check also compares the table with its index."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    columns = {name for _, name, *_ in database.execute("PRAGMA table_info(sent)")}
    if version != VERSION or not columns >= _COLUMNS:
        raise DeliveryError(f"is not a send ledger of version {VERSION}", where=str(path), mend=_MEND)
    (problem,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if problem != "ok":
        what = f"the send ledger is damaged ({cut_short(one_line(problem), _LONGEST_PROBLEM)})"
        raise DeliveryError(what, where=str(path), mend=_MEND)


@contextmanager
def _errors_named(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a DeliveryError with the ledger's path."""
    try:
        yield
    except sqlite3.Error as error:
        mend = next((mend for sign, mend in _MENDS.items() if sign in str(error)), _MEND)
        raise DeliveryError(f"the send ledger cannot be used ({error})", where=str(path), mend=mend) from error
