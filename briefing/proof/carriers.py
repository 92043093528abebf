"""The bytes of a brief -> the evidence that they carry and the text that they show; the format is found by content."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from briefing.errors import EvidenceError, unreadable
from briefing.proof.boxes import boxes_of
from briefing.proof.unsigned import unsigned
from briefing.rendering.pdf import EVIDENCE
from briefing.text.wording import complaint

if TYPE_CHECKING:
    from pypdf import PdfReader

_CHANGING = frozenset({"/AA", "/AcroForm", "/Encrypt", "/OCProperties", "/OpenAction"})
"""Entries of a PDF's catalog or trailer that no brief has: actions, forms, layers that can be switched off."""
_MEND = "give the PDF, HTML or JSON that `briefing make` wrote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """What a file carries: its evidence as JSON, and the page if it is HTML or PDF.

    `lines` is the text extracted from a PDF, `undrawn` the characters in it that are drawn as boxes, `attached` its
    other attachments, `links` the addresses that it links to, `extras` what else it has that can cover, hide or change
    its text.
    """

    evidence: bytes | str
    html: str | None = None
    lines: str | None = None
    attached: Mapping[str, bytes] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    extras: frozenset[str] = frozenset()
    undrawn: str = ""


def read_carrier(data: bytes) -> Carrier:
    """Tell PDF, HTML and JSON apart and take out what they carry; raises EvidenceError."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return _read_pdf(unsigned(data))
    if head.startswith(b"<"):
        return _read_html(data)
    if head.startswith(b"{"):
        return Carrier(evidence=data)
    raise EvidenceError("is not a brief with evidence" if head else "is empty", mend=_MEND)


def _read_html(data: bytes) -> Carrier:
    try:
        html = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvidenceError(unreadable(error), mend=_MEND) from error
    reader = _Scripts()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError) as error:  # what html.parser raises for "<![" and similar
        raise EvidenceError(f"is not readable HTML ({error})", mend=_MEND) from error
    if len(reader.found) != 1:
        count = "no" if not reader.found else "more than one"
        raise EvidenceError(f"carries {count} evidence", mend=_MEND)
    return Carrier(evidence="".join(reader.found[0]), html=html)


class _Scripts(HTMLParser):
    """Collects the JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[str]] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where evidence begins."""
        if tag == "script" and ("type", "application/ld+json") in attrs:
            self.found.append([])
            self._is_inside = True

    def handle_endtag(self, tag: str) -> None:
        """Note where evidence ends."""
        if tag == "script":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        """Keep evidence."""
        if self._is_inside:
            self.found[-1].append(data)


def _read_pdf(data: bytes) -> Carrier:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # Damaged bytes make pypdf raise whatever its code runs into; these were seen with damaged briefs.
    damage = (PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError)
    more = (DependencyError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error)
    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        lines = "\n".join(page.extract_text() for page in reader.pages)
        attached = [(name, item) for name, items in reader.attachments.items() for item in items]
        links, extras = _annotations(reader)
        undrawn = boxes_of(reader)
    except (*damage, *more) as error:
        raise EvidenceError(f"is not a readable PDF ({complaint(error)})", mend=_MEND) from error
    evidence = [item for name, item in attached if name == EVIDENCE]
    if len(evidence) != 1:
        count = "no" if not evidence else "more than one"
        raise EvidenceError(f"carries {count} evidence ({EVIDENCE})", mend=_MEND)
    others = {name: item for name, item in attached if name != EVIDENCE}
    return Carrier(evidence=evidence[0], lines=lines, attached=others, links=links, extras=extras, undrawn=undrawn)


def _annotations(reader: PdfReader) -> tuple[frozenset[str], frozenset[str]]:
    """The addresses that the pages link to, and everything on them or in the catalog that is not a link."""
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots") or ()]
    actions = [note["/A"].get_object() for note in notes if "/A" in note]
    kinds = {str(item.get("/Subtype")) for item in notes} - {"/Link"}
    kinds |= {str(action.get("/S")) for action in actions} - {"/URI", "/GoTo"}
    kinds |= _CHANGING & {*reader.root_object, *reader.trailer, *(key for page in reader.pages for key in page)}
    return frozenset(str(one["/URI"]) for one in actions if "/URI" in one), frozenset(kinds)
