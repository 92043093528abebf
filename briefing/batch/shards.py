"""Records -> shards of a thousand, each on the disk under its name or not at all, and never a story twice.

The shard that is being written has the name of a part, and a line a record. When it is full it is synced, renamed, and
then entered in the manifest; so after a kill at any moment
- a part has whole lines, and perhaps a torn one at its end, which is cut off;
- a shard may be unknown to the manifest, which then reads it;
- a shard may still hold records that newer ones replaced, and is written again without these.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from briefing.batch.manifest import Entry, Manifest
from briefing.batch.shard_forms import FORMS, ShardForm
from briefing.batch.story import Done
from briefing.errors import DeliveryError, reason

SHARD_RECORDS, SHARD_BYTES = 1000, 64 * 2**20
"""A shard is full with so many records or bytes: small enough to be read at once, large enough for an object store."""
_NAME = re.compile(r"briefs-(\d{5,})\.(?:jsonl|parquet)")
_PART = ".part"
_NEW = ".new"


class Shards:
    """The shards of a folder, mended and ready for more records."""

    def __init__(self, folder: Path, manifest: Manifest, form: str) -> None:
        self._folder, self._manifest, self._form = folder, manifest, FORMS[form]
        self._part: int | None = None
        self._entries: list[Entry] = []
        self._size = 0
        self._mend()

    def names(self) -> list[str]:
        """The shards that there are."""
        return sorted(self._manifest.sizes())

    def write(self, done: Done) -> None:
        """Add a record; once this returns, no kill of the program loses it. Raises DeliveryError."""
        with _told(self._folder):
            if self._part is None:
                path = self._folder / f".{self._next_name()}{_PART}"
                self._part = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                _write_all(self._part, done.record)
            except OSError:
                os.ftruncate(self._part, self._size)
                raise
        self._size += len(done.record)
        self._entries.append(Entry(story=done.story, key=done.key, failure=done.failure))
        if len(self._entries) >= SHARD_RECORDS or self._size >= SHARD_BYTES:
            self.close()

    def close(self) -> None:
        """Finish the shard that is being written, if there is one."""
        if self._part is None:
            return
        part, self._part = self._part, None
        with _told(self._folder):
            try:
                os.fsync(part)
            finally:
                os.close(part)
            if self._entries:
                self._finish(self._folder / f".{self._next_name()}{_PART}", self._entries)
        self._entries, self._size = [], 0

    def rescue(self) -> None:
        """Finish what is on the disk, after an error or an interruption anywhere."""
        if self._part is not None:
            os.close(self._part)
        self._part, self._entries, self._size = None, [], 0
        self._mend()

    def clean(self) -> None:
        """Write each shard again without the records that newer ones replaced."""
        with _told(self._folder):
            for name in self._manifest.stale():
                path, form = self._folder / name, _form_of(name)
                kept = self._manifest.in_shard(name)
                if kept:
                    lines = [line for line in form.lines(path) if _entry_of(line).story in kept]
                    self._put(path, form, lines)
                else:
                    path.unlink(missing_ok=True)
                self._manifest.cleaned(name, path.stat().st_size if kept else 0)

    def _finish(self, part: Path, entries: list[Entry]) -> None:
        name = part.name.removeprefix(".").removesuffix(_PART)
        path, form = self._folder / name, _form_of(name)
        if form.is_lines:
            part.replace(path)
            self._sync_folder()
        else:
            self._put(path, form, part.read_bytes().splitlines(keepends=True))
            part.unlink()
        self._manifest.enter(name, path.stat().st_size, entries)

    def _put(self, path: Path, form: ShardForm, lines: list[bytes]) -> None:
        new = path.with_name(f".{path.name}{_NEW}")
        with new.open("wb") as file:
            form.write(lines, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        self._sync_folder()

    def _sync_folder(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _next_name(self) -> str:
        numbers = [int(found[1]) for found in map(_NAME.fullmatch, self._manifest.sizes()) if found]
        last = max(numbers, default=-1)
        return f"briefs-{last + 1:05}{self._form.suffix}"

    def _mend(self) -> None:
        """Make shards and manifest agree after whatever has ended the last run."""
        with _told(self._folder):
            for left in self._folder.glob(f".briefs-*{_NEW}"):
                left.unlink()
            sizes = self._manifest.sizes()
            for name, size in sizes.items():
                path = self._folder / name
                if not path.exists():
                    self._manifest.forget(name)
                elif path.stat().st_size != size:
                    self._read_again(path)
            for path in sorted(self._folder.glob("briefs-*")):
                if _NAME.fullmatch(path.name) and path.name not in sizes:
                    self._manifest.enter(path.name, path.stat().st_size, _entries_of(path))
            for part in sorted(self._folder.glob(f".briefs-*{_PART}")):
                self._mend_part(part)
        self.clean()

    def _read_again(self, path: Path) -> None:
        """A shard was written anew, and then the program was killed; of a story, the newer record stays."""
        entries = list(_entries_of(path))
        self._manifest.forget(path.name)
        mine = [entry for entry in entries if self._manifest.entry(entry.story) is None]
        self._manifest.enter(path.name, path.stat().st_size, mine, is_stale=len(mine) < len(entries))

    def _mend_part(self, part: Path) -> None:
        name = part.name.removeprefix(".").removesuffix(_PART)
        lines = [] if (self._folder / name).exists() else list(_whole_lines(part))
        if not lines:
            part.unlink()
            return
        with part.open("r+b") as file:
            file.truncate(sum(map(len, lines)))
            os.fsync(file.fileno())
        self._finish(part, [_entry_of(line) for line in lines])


class _Head(msgspec.Struct):
    """What a record says of itself, first."""

    story: str
    key: str
    reason: str = ""


def _entry_of(line: bytes) -> Entry:
    head = msgspec.json.decode(line, type=_Head)
    return Entry(story=head.story, key=head.key, failure=head.reason)


def _entries_of(path: Path) -> Iterator[Entry]:
    return map(_entry_of, _form_of(path.name).lines(path))


def _whole_lines(part: Path) -> Iterator[bytes]:
    with part.open("rb") as file:
        for line in file:
            try:
                _entry_of(line)
            except msgspec.MsgspecError:
                return
            if line.endswith(b"\n"):
                yield line


def _form_of(name: str) -> ShardForm:
    return next(form for form in FORMS.values() if name.endswith(form.suffix))


def _write_all(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the system says of the disk into a DeliveryError."""
    try:
        yield
    except OSError as error:
        mend = "make room or name another folder with -o, and run the same command again to go on"
        raise DeliveryError(f"cannot be written ({reason(error)})", where=str(folder), mend=mend) from error
    except msgspec.MsgspecError as error:
        what = f"has a shard that no batch has written ({reason(error)})"
        raise DeliveryError(what, where=str(folder), mend="name another folder with -o") from error
