"""What a printed page has no glyphs for -> a warning on standard error that names what to install."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.cli.terminal import say
from briefing.model import Rendered

if TYPE_CHECKING:
    from briefing.typesetting.scripts import Lacking

SHOWN = 5
"""Characters that a warning shows of those that are missing."""


def warn_of_boxes(outputs: Iterable[Rendered]) -> None:
    """Say on standard error, a line a script, which characters of the outputs are drawn as boxes."""
    for output in outputs:
        for line in box_lines(output.undrawn):
            say(f"briefing: {line}", err=True)


def box_lines(undrawn: str) -> Iterator[str]:
    """The warnings on some characters, without the name of the program."""
    if not undrawn:
        return
    from briefing.typesetting.scripts import by_script

    for group in by_script(undrawn):
        count = len(group.characters)
        which, drawn, them = ("the", "a box stands for it", "it")
        if count > 1:
            which, drawn, them = (f"the {count:,}", "boxes stand for them", "them")
        advice = f"; install a font with {them}, such as {group.package}" if group.package else ""
        yield f"no font has {which} {_named(group)} of this page ({_shown(group)}): {drawn} in the PDF{advice}"


def _named(group: Lacking) -> str:
    noun = "character" if group.script else "symbol" if group.package else "private character"
    return " ".join(filter(None, (group.script, noun if len(group.characters) == 1 else f"{noun}s")))


def _shown(group: Lacking) -> str:
    first, more = group.characters[:SHOWN], "…" if len(group.characters) > SHOWN else ""
    if group.package:
        return first + more
    return ", ".join([*(f"U+{ord(character):04X}" for character in first), *filter(None, [more])])
