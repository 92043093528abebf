"""Texts and numbers -> how a report, an error or a table words them."""

from __future__ import annotations

ELLIPSIS = "…"
LONGEST_GIVEN = 60
"""The most characters of the user's input that an error repeats."""
LONGEST_COMPLAINT = 80
"""The most characters of a library's message that an error passes on."""


def one_line(text: str) -> str:
    """The text on one line: a single space for any run of white space or unprintable characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def flat(text: str) -> str:
    """The text with a single space for any run of white space: so it is compared, however its lines were broken."""
    return " ".join(text.split())


def cut_short(text: str, most: int) -> str:
    """The first words of a text, at most this many characters; what is left out shows as an ellipsis.

    A word is cut if less than half of the room would be filled without it. So something is left of a language without
    spaces, where `textwrap.shorten` leaves only the ellipsis.
    """
    if len(text) <= most:
        return text
    words, _, _ = text[: most - len(ELLIPSIS)].rpartition(" ")
    if 2 * len(words) < most:
        return f"{text[: most - len(ELLIPSIS)].rstrip()}{ELLIPSIS}"
    return f"{words.rstrip()} {ELLIPSIS}"


def as_given(text: str) -> str:
    """A text as an error repeats it: in quotation marks, control characters escaped, cut at LONGEST_GIVEN."""
    return repr(cut_short(text, LONGEST_GIVEN))


def complaint(error: Exception) -> str:
    """A library's message about data that it cannot read, or the name of the error if it has none."""
    return cut_short(one_line(str(error)) or type(error).__name__, LONGEST_COMPLAINT)


def counted(count: int, noun: str) -> str:
    """A number with its English noun: "1 word", "2 words"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
