"""PDFs: their text, in paragraphs."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from briefing.errors import SourceError
from briefing.intake.pdf_reader import parse_pdf, read_pdf
from briefing.model import Document, Source

FIRST = (
    "The harbour bridge was closed on Tuesday after the river rose by two metres within a single night, "
    "and engineers said that it would stay closed for a week at the very least. Nobody was hurt."
)
SECOND = (
    "Mayor Zoë Müller said that the council would vote on repairs in early March, when the report is due. "
    "Ferries carry passengers across until then, every twenty minutes from six in the morning."
)


@cache
def pdf(title: str = "Bridge closed") -> bytes:
    """A page of two paragraphs, as a word processor exports it."""
    import weasyprint

    html = f"<html lang=en><title>{title}</title><p>{FIRST}</p><p>{SECOND}</p></html>"
    return bytes(weasyprint.HTML(string=html).write_pdf())


def read(data: bytes) -> Document:
    """The document of a PDF."""
    return read_pdf(Source(name="the-bridge.pdf", media_type="application/pdf", data=data))


def test_lines_are_joined_to_the_paragraphs_that_were_set() -> None:
    """Word for word."""
    assert f"{FIRST}\n\n{SECOND}" == read(pdf()).text


@pytest.mark.parametrize(("title", "expected"), [("Bridge closed", "Bridge closed"), ("", "The bridge")])
def test_the_title_is_that_of_the_pdf_or_made_of_its_name(title: str, expected: str) -> None:
    """A PDF without a title has its file's."""
    assert expected == read(pdf(title)).title


def test_a_pdf_without_text_is_a_source_error() -> None:
    """A scan holds pictures."""
    writer, data = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(data)
    with pytest.raises(SourceError, match="contains pictures, but no text; give its text instead"):
        read(data.getvalue())


def test_a_locked_pdf_is_a_source_error() -> None:
    """Its password is not ours to ask for."""
    with pytest.raises(SourceError, match="is protected by a password; save it without one"):
        read(locked("secret"))


def test_a_pdf_that_may_be_read_but_not_changed_is_read() -> None:
    """Its password for readers is empty."""
    assert f"{FIRST}\n\n{SECOND}" == read(locked("")).text


def locked(password: str) -> bytes:
    """The page, encrypted for readers who know the password."""
    writer, data = PdfWriter(clone_from=BytesIO(pdf())), BytesIO()
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    writer.write(data)
    return data.getvalue()


@given(st.data())
def test_a_damaged_pdf_is_read_or_a_source_error(data: st.DataObject) -> None:
    """Never anything else, wherever the damage is."""
    damaged = bytearray(pdf())
    for _ in range(data.draw(st.integers(1, 30))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(damaged), len(damaged) // 2, 20]))
    try:
        document = parse_pdf(Source(name="the-bridge.pdf", media_type="application/pdf", data=bytes(damaged[:cut])))
    except SourceError as error:
        assert "\n" not in str(error)
    else:
        assert document.text
