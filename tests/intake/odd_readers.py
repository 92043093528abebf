"""Readers that do what a parser does on a file made to harm it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import NoReturn

from briefing.errors import SourceError
from briefing.model import Document, Source


def read_whole(source: Source) -> Document:
    """Every field of a source in the document, and of the document what has a type of its own."""
    return Document(
        id=source.name,
        text=source.data.decode(),
        url=source.url,
        accessed=source.accessed,
        published=date(2024, 11, 12),
    )


def say_where(source: Source) -> Document:
    """The process that reads."""
    return Document(id=source.name, text=str(os.getpid()))


def refuse(source: Source) -> NoReturn:
    """What a reader says of a source that is no article."""
    raise SourceError("is a picture", where=source.name, mend="give a text")


def hang(source: Source) -> NoReturn:
    """Write down which process hangs, then hang."""
    Path(source.url).with_suffix(".new").write_text(str(os.getpid()), encoding="ascii")
    Path(source.url).with_suffix(".new").rename(source.url)
    while True:
        time.sleep(1)


def eat(_: Source) -> NoReturn:
    """Take memory for ever."""
    eaten: list[bytearray] = []
    while True:
        eaten.append(bytearray(2**24))


def crash(_: Source) -> NoReturn:
    """Read an address that is nobody's."""
    ctypes.string_at(0)
    raise AssertionError


def leave(_: Source) -> NoReturn:
    """End the process without an answer."""
    os._exit(3)


def fail(_: Source) -> NoReturn:
    """A fault of the parser."""
    raise KeyError("/Kids")


def chatter(source: Source) -> Document:
    """Print in every way there is."""
    print("to standard output")
    print("to standard error", file=sys.stderr)
    os.write(1, b"to file descriptor 1")
    os.write(2, b"to file descriptor 2")
    subprocess.run([sys.executable, "-c", "print('from a child')"], check=True)
    return Document(id=source.name, text="Said.")


def return_half_a_character(source: Source) -> Document:
    """Text that no encoding can write."""
    return Document(id=source.name, text="\ud800")
