"""A path -> the bytes of the regular file there, up to a limit; nothing else is ever opened.

A named pipe would keep whoever opens it waiting, a device has no end, and a file that is larger than any of its kind
fills the memory: each is an OSError with its reason, as a file that does not exist is.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from briefing.errors import UnfitFileError

MAX_BYTES = 64 * 2**20
"""More than any article or brief holds; a larger file is a dump or a mistake."""
SMALL_BYTES = 4 * 2**20
"""More than a list of addresses, a theme set or a style sheet with a font in it has."""
_KINDS = (
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
)


def read_file(path: str | Path, most: int = MAX_BYTES) -> bytes:
    """All bytes of a file; raises OSError if it is no regular file, or has more than `most`."""
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > most else file.read(most + 1)
    if max(size, len(data)) > most:
        raise UnfitFileError(errno.EFBIG, f"is larger than {most // 2**20} MB", str(path))
    return data


def open_file(path: str | Path) -> BinaryIO:
    """A regular file, open to be read piece by piece; raises OSError if it is none."""
    check_file(path)
    # Without waiting: somebody may have put a pipe in its place since.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _refuse_others(os.fstat(handle).st_mode, path)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def check_file(path: str | Path) -> None:
    """Raise OSError if there is no file, or what is there is no regular file."""
    _refuse_others(Path(path).stat().st_mode, path)


def _refuse_others(mode: int, path: str | Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    for is_kind, reason in _KINDS:
        if is_kind(mode):
            raise UnfitFileError(errno.EINVAL, reason, str(path))
