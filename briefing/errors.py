"""Everything that can go wrong, as one tree; the command line turns it into one line and an exit code.

BriefingError
├── UsageError            the caller asked for something that does not exist (exit code 2)
│   ├── LengthError       a length in none of the five forms
│   └── UnknownNameError  a theme set, method, format or template that does not exist
├── SourceError           an article that cannot be read
│   └── SlowServerError   a web server that does not answer, or not in time
├── ThemeFileError        a theme file with a mistake in it
├── TemplateError         a template folder that cannot be used
├── RenderError           an output that cannot be made
│   ├── TooLongError      a brief that does not fit its pages
│   └── PangoMissingError the PDF engine's system library is not installed
├── DeliveryError         a file or message that cannot be put where it belongs
│   ├── AddressError      a text that is not a mail address
│   └── ServerError       a mail server that cannot be reached, or does not let us in
│       └── BusyServerError a mail server that asks to come back later
├── EvidenceError         a brief without readable evidence
└── SigningError          a key, a signature, a certificate or a time stamp that does not do
    └── MissingExtraError a library that is not installed unless it is asked for
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class BriefingError(Exception):
    """What happened, where, and how to mend it: one line, without a line break."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        line = f"{where}: {what}" if where else what
        super().__init__(" ".join((f"{line}; {mend}" if mend else line).split()))


class UsageError(BriefingError):
    """The caller asked for something that does not exist."""

    exit_code = 2


class LengthError(UsageError):
    """A length in none of the five forms."""


class UnknownNameError(UsageError):
    """A name that is not in a table; the message lists those that are and asks "did you mean"."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        by_lower_case = {known_name.lower(): known_name for known_name in names}
        near = difflib.get_close_matches(name.lower(), by_lower_case, n=1)
        question = f"did you mean {by_lower_case[near[0]]!r}? " if near else ""
        super().__init__(f"no {kind} is called {name!r}", mend=f"{question}available: {', '.join(names)}")


class SourceError(BriefingError):
    """An article that cannot be read."""


class SlowServerError(SourceError):
    """A web server that does not answer, or not in time."""


class ThemeFileError(BriefingError):
    """A theme file with a mistake in it."""


class TemplateError(BriefingError):
    """A template folder that cannot be used."""


class RenderError(BriefingError):
    """An output that cannot be made."""


class TooLongError(RenderError):
    """A brief that does not fit its pages; `pages` is the least it takes, as far as is known (0: not known)."""

    def __init__(self, what: str, *, mend: str, pages: int = 0) -> None:
        self.pages = pages
        super().__init__(what, mend=mend)


class PangoMissingError(RenderError):
    """WeasyPrint's system library Pango is not installed."""


class DeliveryError(BriefingError):
    """A file or message that cannot be put where it belongs."""


class AddressError(DeliveryError):
    """A text that is not a mail address."""


class ServerError(DeliveryError):
    """A mail server that cannot be reached, or does not let us in."""


class BusyServerError(ServerError):
    """A mail server that asks to come back later (4xx before any message)."""


class EvidenceError(BriefingError):
    """A brief without readable evidence."""


class UnfitFileError(OSError):
    """What the system would open, and we do not: no regular file, or one that is too large. Its text follows a name."""


class SigningError(BriefingError):
    """A key, a signature, a certificate or a time stamp that does not do."""


class MissingExtraError(SigningError):
    """A library that is not installed unless it is asked for."""


def reason(error: Exception) -> str:
    """What went wrong, in the words of the system or library that noticed it: one line, in lower case.

    An error that wraps another one (URLError) gives that one's reason; one without a message gives its class name.
    """
    inner = getattr(error, "reason", None) or error
    text = getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
    return " ".join(text.lower().split())


def unreadable(error: Exception) -> str:
    """What to say of a file that cannot be read (OSError; ValueError: a NUL in its path) or is not text."""
    if isinstance(error, UnicodeDecodeError):
        return f"is not {error.encoding.upper()} text (byte {error.start})"
    if isinstance(error, UnfitFileError):
        return str(error.strerror)
    return f"cannot be read ({reason(error)})"
