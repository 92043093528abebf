"""A path, a pattern, a folder, a URL or "-" -> sources: bytes with a name."""

from __future__ import annotations

import os
import re
import select
import stat
import sys
import time
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from briefing.bounded import MAX_BYTES, read_file
from briefing.errors import unreadable
from briefing.intake.readers import EXTENSIONS, names_article
from briefing.intake.titles import STANDARD_INPUT
from briefing.intake.web import Web
from briefing.model import Skipped, Source

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
"""How addresses begin: of a network, or file://."""
PATIENCE_SECONDS = 20
"""How long a pipe may be silent; whoever writes an article into one has begun by then."""
PIPE_SECONDS = 300
"""How long it may take in all; a byte now and then would hold us for ever."""


def open_sources(where: str, stdin: BinaryIO | None = None, web: Web | None = None) -> Iterator[Source | Skipped]:
    """The bytes behind an argument; a folder or a pattern gives one source per file, sorted by name."""
    if where == "-":
        data = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        yield _sized(Source(name=STANDARD_INPUT, media_type="", data=data))
    elif where.lower().startswith(("http://", "https://")):
        yield (web or Web()).get(where)
    elif os.path.isdir(where):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        yield from _open_folder(Path(where))
    elif _ADDRESS.match(where) and not os.path.lexists(where):
        yield Skipped(name=where, reason="is no address that is read; give one with http:// or https://, or a file")
    elif has_magic(where) and not os.path.lexists(where) and "\0" not in where:
        yield from _open_pattern(where)
    else:
        yield _open_file(Path(where), where)


def _open_folder(folder: Path) -> Iterator[Source | Skipped]:
    try:
        names = sorted(entry for entry in folder.iterdir() if names_article(entry.name) and entry.is_file())
    except OSError as error:
        yield Skipped(name=str(folder), reason=unreadable(error))
        return
    if not names:
        yield Skipped(name=str(folder), reason=f"is a folder without an article ({', '.join(sorted(EXTENSIONS))})")
    for name in names:
        yield _open_file(name, str(name))


def _open_pattern(pattern: str) -> Iterator[Source | Skipped]:
    """The files that a pattern names which no shell has expanded; "**" stands for folders at any depth."""
    names = sorted(name for name in glob(pattern, recursive=True) if Path(name).is_file())  # noqa: PTH207
    if not names:
        yield Skipped(name=pattern, reason="names no file; check the pattern")
    for name in names:
        yield _open_file(Path(name), name)


def _open_file(path: Path, given: str) -> Source | Skipped:
    if not given:  # which as a path is the folder that we are in
        return Skipped(name="the path", reason="is empty")
    try:
        data = _from_pipe(path) if _is_nameless_pipe(path) else read_file(path)
    except FileNotFoundError:
        return Skipped(name=given, reason="does not exist; check the path")
    except (OSError, ValueError) as error:
        return Skipped(name=given, reason=unreadable(error))
    return _sized(Source(name=path.name, media_type="", data=data))


def _is_nameless_pipe(path: Path) -> bool:
    """Whether it is a pipe that a shell has opened for us, as in `briefing make <(curl …)`.

    One with a name in a folder is refused like a device: nobody may be at its other end, ever.
    """
    if not stat.S_ISFIFO(path.stat().st_mode):
        return False
    real = os.path.realpath(path)
    return real.startswith("/dev/fd/") or not os.path.lexists(real)


def _from_pipe(path: Path) -> bytes:
    """What is written into a pipe; raises TimeoutError if nothing comes for long, or it does not end."""
    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    pieces, size, end = [], 0, time.monotonic() + PIPE_SECONDS
    try:
        poll = select.poll()
        poll.register(pipe, select.POLLIN)
        while size <= MAX_BYTES:
            if not poll.poll(PATIENCE_SECONDS * 1000):
                raise TimeoutError(f"nothing was written into it for {PATIENCE_SECONDS} s")
            if time.monotonic() > end:
                raise TimeoutError(f"it did not end within {PIPE_SECONDS} s")
            piece = os.read(pipe, MAX_BYTES + 1 - size)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    finally:
        os.close(pipe)
    return b"".join(pieces)


def _sized(source: Source) -> Source | Skipped:
    if len(source.data) > MAX_BYTES:
        return Skipped(name=source.name, reason=f"is larger than {MAX_BYTES // 2**20} MB")
    return source
