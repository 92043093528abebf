"""A PDF that shows or carries something other than its evidence: each way of it is found."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfWriter

import briefing
from tests.proof.briefs import attachments_of, found, honest, rebuilt, sample_brief, saved, with_attachments
from tests.samples import SEEDS


def test_a_letter_changed_in_the_visible_text_of_a_pdf_is_found() -> None:
    """The page of another article with the evidence of the true one: the line is named."""
    document = sample_brief().documents[0]
    other = replace(document, text=document.text.replace("announced his resignation", "announced his resignatiom"))
    evidence, source = attachments_of(honest("pdf")).values()
    forged = with_attachments(briefing.render(rebuilt(sample_brief(), other), "pdf"), brief=evidence, source=source)
    verification = briefing.verify(forged)
    assert [("page", "the page")] == found(verification)
    assert "resignatiom" in verification.faults[0].what


def test_a_pdf_saved_by_another_program_is_not_the_one_that_was_made() -> None:
    """Nobody looks through all that a file can hold: its bytes count."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert [("page", "the page")] == found(verification)
    assert "its bytes are not those that this version makes of the evidence" in verification.faults[0].what


def test_a_note_laid_over_a_pdf_is_found() -> None:
    """An annotation can hide a sentence, or put words beside it."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 50, 400, 200], Contents="He was forced."
        )
        pdf.pages[0].Annots.append(pdf.make_indirect(note))
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert [("page", "the page")] == found(verification)
    assert "FreeText" in verification.faults[0].what


def test_layers_actions_and_foreign_links_in_a_pdf_are_found() -> None:
    """A layer can be switched off, an action can do anything, a link can lead to another article."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        pdf.Root.OCProperties = pikepdf.Dictionary()
        pdf.pages[0].AA = pikepdf.Dictionary()
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://forged.example/")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].Annots.append(pdf.make_indirect(link))
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert 3 * [("page", "the page")] == found(verification)
    said = " ".join(fault.what for fault in verification.faults)
    assert all(name in said for name in ("(AA)", "(OCProperties)", "“https://forged.example/”"))


@pytest.mark.parametrize("kind", ["Launch", "JavaScript", "GoToR", "SubmitForm"])
def test_a_link_that_does_more_than_lead_to_an_address_is_found(kind: str) -> None:
    """It could start a program, or open another file in place of this one."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), F="other.pdf")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].Annots.append(pdf.make_indirect(link))
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert [("page", "the page")] == found(verification)
    assert f"({kind})" in verification.faults[0].what


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_pdf_is_a_fault(password: str) -> None:
    """With a password, and with an empty one: a brief has neither."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(user=password, owner="secret"))
    assert not briefing.verify(replace(honest("pdf"), data=stream.getvalue())).ok


def test_a_page_put_after_a_pdf_is_found() -> None:
    """All pages are read."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        pdf.pages.append(pdf.pages[0])
        assert [("page", "the page")] == found(briefing.verify(saved(pdf, honest("pdf"))))


def test_a_letter_changed_in_an_attached_source_is_found() -> None:
    """The text that people open beside the page is that of the evidence."""
    source = attachments_of(honest("pdf"))["source-0001-halevi-resignation.txt"].replace(b"Halevi", b"Helevi", 1)
    assert [("source", "source 1")] == found(briefing.verify(with_attachments(honest("pdf"), source=source)))


def test_a_source_that_is_not_attached_and_one_that_is_too_many_are_found() -> None:
    """Each source once, and nothing else."""
    with pikepdf.open(io.BytesIO(honest("pdf").data)) as pdf:
        del pdf.attachments["source-0001-halevi-resignation.txt"]
        pdf.attachments["README.md"] = pikepdf.AttachedFileSpec.from_filepath(pdf, SEEDS / "README.md")
        verification = briefing.verify(saved(pdf, honest("pdf")))
    assert [("source", "source 1"), ("file", "README.md")] == found(verification)


def test_a_pdf_with_two_evidences_is_refused() -> None:
    """Under one name: nobody could say which of the two is meant."""
    writer, stream = PdfWriter(clone_from=io.BytesIO(honest("pdf").data)), io.BytesIO()
    writer.add_attachment("brief.json", honest("json").data)
    writer.write(stream)
    verification = briefing.verify(replace(honest("pdf"), data=stream.getvalue()))
    assert [("file", "the file")] == found(verification)
    assert verification.faults[0].what.startswith("carries more than one evidence")
