"""Faults that a check finds -> the verdict that they add up to, and the words to show them in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefing.language.wording import cut_short, one_line

Kind = Literal["file", "evidence", "sentence", "source", "context", "page", "changed", "withdrawn", "seal", "unproven"]
"""Where a fault is: in the file itself, in its evidence, in a sentence, in a source, in the context that a sentence
needs, in what the page shows; or an article was changed or withdrawn since; a signature or a time stamp is not of this
brief; or nothing is found to be wrong, but something that ought to be proven is not."""
Verdict = Literal["ok", "unproven", "faulty"]
SELF_CONSISTENT = "self-consistent"
AGREES = "agrees with the source"
"""Levels of proof: file, evidence and texts agree with each other; and with the articles that were given."""
OF_TODAY = " of today"
"""How what was checked ends of articles that were given: they are as they are today."""

SHOWN = 90
"""Characters of a text that a fault quotes: enough to find it, and it fits on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: its kind, its place in the brief, and what is wrong there."""

    kind: Kind
    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is wrong with a page, and the characters on it that are drawn as boxes."""

    faults: tuple[Fault, ...] = ()
    undrawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The verdict on one brief: its name, every fault, and what was checked.

    `undrawn` has each character that a PDF says, but draws as a box, since no font had it when the PDF was made.
    `levels` names how far it is proven, each level for itself; `claimed` what the brief says of its own accord, and
    nothing that was looked at bears out; `notes` what was found beside it and proves nothing.
    """

    name: str
    faults: tuple[Fault, ...]
    checked: tuple[str, ...]
    undrawn: str = ""
    levels: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.faults

    @property
    def verdict(self) -> Verdict:
        """Whether everything holds, nothing was found wrong but not everything is proven, or something is wrong."""
        kinds = {fault.kind for fault in self.faults}
        return "faulty" if kinds - {"unproven"} else "unproven" if kinds else "ok"


def first_of_each(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults without repetition; for a sentence or a source that differs in many ways, only the first."""
    found: dict[object, Fault] = {}
    for fault in faults:
        found.setdefault((fault.kind, fault.where) if fault.kind in ("sentence", "source") else fault, fault)
    return tuple(found.values())


def in_marks(text: str) -> str:
    """A text as a fault shows it: on one line, cut short if it is long, in quotation marks that it does not contain."""
    shown = cut_short(one_line(text), SHOWN)
    return f"‘{shown}’" if set("“”") & set(shown) else f"“{shown}”"


def in_marks_apart(one: str, other: str) -> tuple[str, str]:
    """Two texts as a fault shows them, both from the first word that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    place = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    word = one.rfind(" ", 0, place) + 1
    return in_marks(one[word:]), in_marks(other[word:])
