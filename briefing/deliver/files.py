"""Rendered -> files, each written completely or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefing.errors import DeliveryError, reason
from briefing.model import Rendered


def write_files(outputs: Sequence[Rendered], folder: Path) -> tuple[Path, ...]:
    """Write each output into the folder under its name; the folder is made if it does not exist.

    All are written to temporary files next to their place first and then moved, so that a full disk leaves the
    old files as they were. Raises DeliveryError.
    """
    if not outputs:
        return ()
    written: list[tuple[Path, Path]] = []
    try:
        if folder.exists() and not folder.is_dir():
            raise DeliveryError("is a file, not a folder", where=str(folder), mend="name another folder with -o")
        folder.mkdir(parents=True, exist_ok=True)
        for output in outputs:
            place = folder / output.name
            if place.is_dir():
                raise DeliveryError("is a folder", where=str(place), mend="move it away")
            written.append((_write_beside(place, output.data), place))
        for temporary, place in written:
            temporary.replace(place)
    except OSError as error:
        mend = "name another folder with -o, or make this one writable"
        raise DeliveryError(f"cannot be written ({reason(error)})", where=str(folder), mend=mend) from error
    finally:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(place for _, place in written)


def _write_beside(place: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".briefing-", dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)  # mkstemp makes files that only their owner can read
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
