r"""What a command says -> the terminal: the only place that prints, and no control character of others passes it.

Titles, file names, outlets, addresses and what servers answer may hold sequences that set the clipboard (OSC 52) or the
window's title (OSC 0), move the cursor over a line above, or turn the order of letters around. They are shown as a
programmer writes them, `\x1b`, so that a name with one can still be told from the name without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

import click

# C0 and C1 controls, DEL, the separators of lines and paragraphs, the embeddings, overrides and isolates of UAX #9, and
# halves of characters, as names of files have them. The marks U+200E and U+200F stay: Hebrew and Arabic need them.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Painted(str):
    """A text without control characters of others, and with colours of ours."""

    __slots__ = ()


def say(*parts: str, err: bool = False, file: IO[Any] | None = None) -> None:
    """Print a line of several parts, by default on standard output."""
    line = "".join(part if isinstance(part, Painted) else harmless(part) for part in parts)
    click.echo(line, err=err, file=file)


def painted(text: str, **style: Any) -> Painted:
    """A text in a style of Click's: `bold`, `dim`, `fg`."""
    return Painted(click.style(harmless(text), **style))


def wrapped(text: str, width: int, first: str = "", following: str = "") -> Iterator[str]:
    """The lines of a paragraph, each at most that many columns wide."""
    yield from click.wrap_text(harmless(text), width, initial_indent=first, subsequent_indent=following).split("\n")


def harmless(text: str) -> str:
    """A text on one line, each control character in it written out."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def harmless_json(text: str) -> str:
    """JSON with those control characters escaped that JSON lets stand: they are within its strings."""
    return _CONTROLS.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
