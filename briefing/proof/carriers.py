"""The bytes of a brief -> the evidence that they carry and the text that they show; the format is found by content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from briefing.errors import EvidenceError, unreadable
from briefing.proof.contents import MEND, opened
from briefing.proof.unsigned import unsigned
from briefing.rendering.pdf import EVIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """What a file carries: its bytes, its evidence as JSON, and the page if it is HTML or PDF.

    `entries` is what a PDF says of itself. `evidence` of a PDF is the one that this program finds, however many there
    are: a page that is made of it shows whether it is the only thing in the file.
    """

    data: bytes
    evidence: bytes | str
    html: str | None = None
    entries: Mapping[str, str] | None = None


def read_carrier(data: bytes) -> Carrier:
    """Tell PDF, HTML and JSON apart and take out what they carry; raises EvidenceError."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return _read_pdf(unsigned(data))
    if head.startswith(b"<"):
        return _read_html(data)
    if head.startswith(b"{"):
        return Carrier(data=data, evidence=data)
    raise EvidenceError("is not a brief with evidence" if head else "is empty", mend=MEND)


def _read_html(data: bytes) -> Carrier:
    try:
        html = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvidenceError(unreadable(error), mend=MEND) from error
    reader = _Scripts()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError) as error:  # what html.parser raises for "<![" and similar
        raise EvidenceError(f"is not readable HTML ({error})", mend=MEND) from error
    if len(reader.found) != 1:
        count = "no" if not reader.found else "more than one"
        raise EvidenceError(f"carries {count} evidence", mend=MEND)
    return Carrier(data=data, evidence="".join(reader.found[0]), html=html)


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
    with opened(data) as reader:
        evidence = [item for name, items in reader.attachments.items() for item in items if name == EVIDENCE]
        entries = {name.removeprefix("/"): str(value) for name, value in (reader.metadata or {}).items()}
    if len(evidence) != 1:
        count = "no" if not evidence else "more than one"
        raise EvidenceError(f"carries {count} evidence ({EVIDENCE})", mend=MEND)
    return Carrier(data=data, evidence=evidence[0], entries=entries)
