"""The moves that a commit consists of, on the disk: whoever finds them finishes them.

A journal is believed only if it is ours to the last letter: in a folder that others can write to, it must not move or
remove what nobody of us has written.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

PART, PENDING = ".part", ".pending"
"""How the names end of a file on its way to its place, and of a journal."""
_OURS = re.compile(r"\.briefing-[0-9a-f]{16}(\.part|\.pending)")
_LONGEST_JOURNAL = 1_000_000
"""Bytes: some thousands of files."""
PATIENCE, PAUSE = 10.0, 0.01
"""Seconds to wait for another program that writes into a folder, which takes it milliseconds, and between two looks."""


def new_name(suffix: str) -> str:
    """A hidden name that no other file has."""
    return f".briefing-{secrets.token_hex(8)}{suffix}"


def write_synced(place: Path, data: bytes, mode: int = 0o666) -> None:
    """A new file, on the disk when this returns, which may be read by whom mode and umask let."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where a folder can be asked for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Wait until no other program writes into the folder, up to PATIENCE; whether that could be made sure."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (ImportError, OSError):  # not on Windows, nor in a folder that may be written but not read
        yield False
        return
    try:
        yield _wait_for(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB))
    finally:
        os.close(handle)


def _wait_for(lock: Callable[[], None]) -> bool:
    """Whether the lock could be had: not on a file system without locks, nor from a program that was stopped."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            lock()
            return True
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(PAUSE)
        except OSError:
            return False


def commit(moves: Mapping[str, str], folder: Path) -> Path:
    """The journal of some moves (name -> name in the folder); once it is there they will happen, whatever stops us."""
    journal = folder / new_name(PENDING)
    part = folder / new_name(PART)
    try:
        write_synced(part, msgspec.json.encode(moves))
        sync_folder(folder)
        part.replace(journal)
        sync_folder(folder)
    except BaseException:
        remove([part, journal])
        raise
    return journal


def finish(journal: Path) -> None:
    """Move what has not been moved yet, or remove it if that cannot be; the journal goes when this is on the disk."""
    for part, place in _moves(journal).items():
        with suppress(OSError):
            if _is_own_file(journal.with_name(part)):
                journal.with_name(part).replace(journal.with_name(place))
        remove([journal.with_name(part)])
    sync_folder(journal.parent)
    remove([journal])


def remove(places: Iterable[Path]) -> None:
    """Remove files; those that are not there, or cannot be removed, are left."""
    for place in places:
        with suppress(OSError):
            place.unlink(missing_ok=True)


def heal_locked(folder: Path) -> None:
    """Finish the moves of every journal in the folder, then remove what no journal has named.

    Only while no other program writes there: its files would be taken for such as nobody will move.
    """
    found = [entry for entry in folder.iterdir() if _OURS.fullmatch(entry.name) and _is_own_file(entry)]
    for journal in (entry for entry in found if entry.suffix == PENDING):
        finish(journal)
    remove(entry for entry in found if entry.suffix == PART)


def _moves(journal: Path) -> dict[str, str]:
    """What a journal says, if all of it can be: from a name of ours to a name in the same folder."""
    try:
        with journal.open("rb") as file:
            data = file.read(_LONGEST_JOURNAL + 1)
        moves = msgspec.json.decode(data, type=dict[str, str])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return {}
    are_ours = all(_OURS.fullmatch(part) and part.endswith(PART) for part in moves)
    are_here = all(map(_is_name, moves.values()))
    return moves if are_ours and are_here and len(data) <= _LONGEST_JOURNAL else {}


def _is_name(text: str) -> bool:
    """Whether it names something in the folder itself."""
    return text == Path(text).name and text not in ("", "..") and "\0" not in text


def _is_own_file(place: Path) -> bool:
    """Whether there is a file, not a link to one, and of this user."""
    try:
        found = place.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and (not hasattr(os, "geteuid") or found.st_uid == os.geteuid())
