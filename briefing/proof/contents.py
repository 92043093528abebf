"""The bytes of a PDF -> what a reader finds in it: text, attachments, links, and whatever can cover or change the text.

This tells where a page differs from the one that its evidence makes. That it does not differ, only its bytes tell: a
PDF has more places to hide something in than anybody looks through.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import EvidenceError
from briefing.language.wording import complaint
from briefing.proof.boxes import boxes_of
from briefing.rendering.pdf import EVIDENCE

if TYPE_CHECKING:
    from pypdf import PdfReader

MEND = "give the PDF, HTML or JSON that `briefing make` wrote"
_CHANGING = frozenset({"/AA", "/AcroForm", "/Encrypt", "/OCProperties", "/OpenAction"})
"""Entries of a PDF's catalog or trailer that no brief has: actions, forms, layers that can be switched off."""
_NAMED = frozenset({"/Dests", "/EmbeddedFiles"})
"""The trees of names that a brief has; others hold scripts and pages that are not among the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a PDF has: the lines that can be read on its pages, and the characters in them that are drawn as boxes.

    `attached` has its attachments but for the evidence, `links` the addresses that it links to, `extras` what else it
    has that can cover, hide or change its text.
    """

    lines: str
    undrawn: str
    attached: Mapping[str, bytes]
    links: frozenset[str]
    extras: frozenset[str]


@contextmanager
def opened(data: bytes) -> Iterator[PdfReader]:
    """A reader of a PDF; whatever it runs into is raised as EvidenceError."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # Damaged bytes make pypdf raise whatever its code runs into; these were seen with damaged briefs.
    damage = (PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError)
    more = (DependencyError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error)
    try:
        yield PdfReader(io.BytesIO(data), strict=True)
    except (*damage, *more) as error:
        raise EvidenceError(f"is not a readable PDF ({complaint(error)})", mend=MEND) from error


def read_contents(data: bytes) -> Contents:
    """Read a PDF; raises EvidenceError."""
    with opened(data) as reader:
        attached = {name: item for name, items in reader.attachments.items() for item in items if name != EVIDENCE}
        links, extras = _annotations(reader)
        return Contents(lines=lines_of(reader), undrawn=boxes_of(reader), attached=attached, links=links, extras=extras)


def lines_of(reader: PdfReader) -> str:
    """The text of all pages, as it is read out."""
    return "\n".join(page.extract_text() for page in reader.pages)


def _annotations(reader: PdfReader) -> tuple[frozenset[str], frozenset[str]]:
    """The addresses that the pages link to, and everything on them or in the catalog that is not a link."""
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots") or ()]
    actions = [note["/A"].get_object() for note in notes if "/A" in note]
    kinds = {str(item.get("/Subtype")) for item in notes} - {"/Link"}
    kinds |= {"/AP" for item in notes if "/AP" in item}
    kinds |= {str(action.get("/S")) for action in actions} - {"/URI", "/GoTo"}
    kinds |= _CHANGING & {*reader.root_object, *reader.trailer, *(key for page in reader.pages for key in page)}
    kinds |= {*reader.root_object.get("/Names", {}).get_object()} - _NAMED
    return frozenset(str(one["/URI"]) for one in actions if "/URI" in one), frozenset(kinds)
