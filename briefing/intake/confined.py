"""A reader and a source -> its document, read in a process of its own with limits of time and memory.

Parsers of others' formats hang, crash and fill the memory on files made for it; here such a file is one source that
cannot be read. Source and document pass through pipes as MessagePack, so a process that may have no children of
multiprocessing (a worker of a pool) can have this one, and nothing is run that comes back.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import NoReturn

import msgspec

from briefing.errors import SourceError
from briefing.language.wording import complaint, counted
from briefing.model import Document, Source
from briefing.processes import answer_within, ask_apart

SECONDS = 60.0
"""A report of 300 dense pages takes 20 s on a slow machine."""
MEGABYTES = 1024
"""Ten times what such a report takes."""
_MEND = "give its text instead"

Reader = Callable[[Source], Document]


class _Refusal(msgspec.Struct, tag=True):
    """What a reader said of a source that it cannot read."""

    what: str
    mend: str = ""


class _Read(msgspec.Struct, tag=True):
    """What a reader made of a source."""

    document: Document


def confined(read: Reader, source: Source, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Document:
    """The document that a reader makes of a source, in a process of its own that prints nothing.

    `read` is a function of a module. Raises the reader's SourceError, or one that says that the source takes more
    than `seconds`, more than `megabytes` of memory (where the system can limit it), or crashes the reader.
    """
    named = f"{read.__module__}:{read.__qualname__}"
    try:
        answer, status = ask_apart(__name__, (named, str(megabytes)), msgspec.msgpack.encode(source), seconds)
    except subprocess.TimeoutExpired as error:
        what = f"takes more than {counted(round(seconds), 'second')} to read"
        raise SourceError(what, where=source.name, mend=_MEND) from error
    return _document(answer, status, source)


def _document(answer: bytes, status: int, source: Source) -> Document:
    try:
        said = msgspec.msgpack.decode(answer, type=_Read | _Refusal)
    except msgspec.DecodeError as error:
        ended = f"signal {-status}" if status < 0 else f"exit code {status}"
        raise SourceError(f"crashes its reader ({ended})", where=source.name, mend=_MEND) from error
    if isinstance(said, _Refusal):
        raise SourceError(said.what, where=source.name, mend=said.mend)
    return said.document


def _main(named: str, megabytes: str) -> NoReturn:
    """Read the source on standard input and answer on standard output."""
    answer_within(int(megabytes), lambda data: _answer(named, data, megabytes))


def _answer(named: str, data: bytes, megabytes: str) -> bytes:
    module, _, name = named.partition(":")
    try:
        read: Reader = getattr(import_module(module), name)
        return msgspec.msgpack.encode(_Read(read(msgspec.msgpack.decode(data, type=Source))))
    except SourceError as error:
        refusal = _Refusal(error.what, error.mend)
    except MemoryError:
        refusal = _Refusal(f"takes more than {megabytes} MB of memory to read", _MEND)
    except Exception as error:
        # Whatever a parser runs into: one source that cannot be read must not end the reading of the others.
        refusal = _Refusal(f"cannot be read ({complaint(error)})", _MEND)
    return msgspec.msgpack.encode(refusal)


if __name__ == "__main__":
    _main(*sys.argv[1:])
