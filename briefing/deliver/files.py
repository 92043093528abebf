"""Rendered -> files, all of a brief's or none of them, whenever the program or the machine stops.

1. Each output is written beside its place, under a name of ours, and synced.
2. The commit: a journal appears that lists which of these files goes where.
3. Each is moved to its place.
4. The journal is removed.

Stopped before 2, nothing has happened; stopped after it, whoever comes next (`heal`) does 3 and 4. Where the system can
lock a folder, one program at a time does this in it, so that two briefs of one name are never mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefing.deliver.journal import PART, commit, finish, heal_locked, locked, new_name, remove, write_synced
from briefing.errors import DeliveryError, reason
from briefing.model import Rendered


def write_files(outputs: Sequence[Rendered], folder: Path, *, heals: bool = True) -> tuple[Path, ...]:
    """Write each output into the folder under its name; the folder is made if it does not exist.

    A link that has the name of an output is replaced, not followed. Without `heals` nobody looks for what a program
    that was stopped has left: whoever writes thousands of times into a folder has done so once. Raises DeliveryError.
    """
    if not outputs:
        return ()
    try:
        if folder.exists() and not folder.is_dir():
            raise DeliveryError("is a file, not a folder", where=str(folder), mend="name another folder with -o")
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder) as is_alone:
            if is_alone and heals:
                heal_locked(folder)
            _write(outputs, folder)
    except OSError as error:
        mend = "name another folder with -o, or make this one writable"
        raise DeliveryError(f"cannot be written ({reason(error)})", where=str(folder), mend=mend) from error
    return tuple(folder / output.name for output in outputs)


def heal(folder: Path) -> None:
    """Finish what a program that was stopped had begun in this folder, as far as that can be done."""
    with suppress(OSError), locked(folder) as is_alone:
        if is_alone:
            heal_locked(folder)


def _write(outputs: Sequence[Rendered], folder: Path) -> None:
    for output in outputs:
        _check(folder / output.name)
    moves: dict[str, str] = {}
    try:
        for output in outputs:
            part = new_name(PART)
            moves[part] = output.name
            write_synced(folder / part, output.data)
        journal = commit(moves, folder)
    except BaseException:
        remove(folder / part for part in moves)
        raise
    try:
        for part, name in moves.items():
            (folder / part).replace(folder / name)
    finally:  # also of an interrupt: what is committed is finished
        finish(journal)


def _check(place: Path) -> None:
    """Raise what would stop a file from being moved there, before anything is moved."""
    with suppress(FileNotFoundError):
        place.lstat()  # a name that is too long
    if place.is_dir():
        raise DeliveryError("is a folder", where=str(place), mend="move it away")
