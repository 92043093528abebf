"""Files that are damaged or are no briefs: a verdict in one line, never another error."""

from __future__ import annotations

import random

import pytest

import briefing
from briefing.evidence.writer import evidence_for_script
from tests.proof.briefs import FORMATS, altered, found, honest, sample_brief


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_found_in_one_line(share: float, name: str) -> None:
    """Wherever it ends."""
    verification = altered(name, lambda data: data[: int(len(data) * share)])
    assert not verification.ok
    assert "\n" not in verification.faults[0].what


@pytest.mark.parametrize("name", FORMATS)
def test_no_damage_makes_it_fail(name: str) -> None:
    """Bytes replaced, taken out and put in at random: a verdict, never another error."""
    chance = random.Random(7)
    for _ in range(40):
        data = bytearray(honest(name).data)
        place = chance.randrange(len(data))
        data[place : place + chance.choice((0, 1, 100))] = chance.randbytes(chance.choice((0, 1, 20)))
        briefing.verify(briefing.Rendered(name="damaged", media_type="", data=bytes(data)))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty; give the PDF, HTML or JSON that `briefing make` wrote"),
        (b"Dear reader, nothing is proved here.", "is not a brief with evidence; give the PDF"),
        (b"\x00\x01\x02", "is not a brief with evidence; give the PDF"),
        (b"%PDF-1.7", "is not a readable PDF ("),
        (b"<!doctype html><p>A page.", "carries no evidence; give the PDF"),
        (b"<!doctype html><p>\xff", "is not UTF-8 text (byte 18); give the PDF"),
        (b"{}", "the evidence has version None, not 4; make the brief again"),
        (b'{"version": 3}', "the evidence has version 3, not 4; make the brief again"),
        (b'{"version": 4}', "is missing; it must be a string; make the brief again"),
        (b'{"version":', "the evidence is not JSON: "),
    ],
)
def test_a_file_that_is_no_brief_is_a_fault(data: bytes, what: str) -> None:
    """One line that says what to do."""
    (fault,) = briefing.verify(briefing.Rendered(name="x", media_type="", data=data)).faults
    assert fault.what.startswith(what)


def test_a_page_with_two_evidences_is_refused() -> None:
    """Nobody could say which of the two is meant."""
    script = f'<script type="application/ld+json">{evidence_for_script(sample_brief())}</script>'
    verification = altered("html", lambda data: data.replace(b"</body>", script.encode() + b"</body>"))
    assert [("file", "the file")] == found(verification)


@pytest.mark.parametrize("name", ["mail", "text", "markdown"])
def test_an_output_without_evidence_says_so(name: str) -> None:
    """They are for reading; the others are for proof."""
    (fault,) = briefing.verify(briefing.render(sample_brief(), name)).faults
    assert "evidence" in fault.what


@pytest.mark.parametrize("path", ["there-is-no-such-file.pdf", ".", "nul\0"])
def test_a_path_that_cannot_be_read_is_a_briefing_error(path: str) -> None:
    """There is nothing to give a verdict on."""
    with pytest.raises(briefing.BriefingError, match=r"cannot be read|is a folder; name the briefs in it"):
        briefing.verify(path)
