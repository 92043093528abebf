"""Texts and numbers -> what a line of a report, an error or a table says of them."""

from __future__ import annotations

ELLIPSIS = "…"
LONGEST_GIVEN = 60
"""Characters of what the user gave that an error repeats."""
LONGEST_COMPLAINT = 80
"""Characters of a library's complaint that an error passes on."""


def one_line(text: str) -> str:
    """The text on one line: one space for white space of any length and for whatever does not print."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def cut_short(text: str, most: int) -> str:
    """The first words of a text, at most this many characters; what is left out shows as an ellipsis.

    A word that would leave less than half of the room filled is cut. Of a language that sets no spaces something is
    left so; `textwrap.shorten` leaves the ellipsis alone.
    """
    if len(text) <= most:
        return text
    words, _, _ = text[: most - len(ELLIPSIS)].rpartition(" ")
    if 2 * len(words) < most:
        return f"{text[: most - len(ELLIPSIS)].rstrip()}{ELLIPSIS}"
    return f"{words.rstrip()} {ELLIPSIS}"


def as_given(text: str) -> str:
    """A text as an error repeats it: in quotation marks, control characters escaped, no longer than tells it."""
    return repr(cut_short(text, LONGEST_GIVEN))


def complaint(error: Exception) -> str:
    """What a library says of data that it cannot read, or the name of the error if it says nothing."""
    return cut_short(one_line(str(error)) or type(error).__name__, LONGEST_COMPLAINT)


def counted(count: int, noun: str) -> str:
    """A number with its English noun: "1 word", "2 words"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
