"""Word files: made by python-docx, read as a page is read."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError
from briefing.intake.word_reader import is_word, read_word
from briefing.model import Source

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INSERTED = f'<w:ins {WORDS} w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> again</w:t></w:r></w:ins>'
DELETED = f'<w:del {WORDS} w:id="2" w:author="a"><w:r><w:delText> never</w:delText></w:r></w:del>'


def source(file: object) -> Source:
    """A Word file as a source."""
    packed = io.BytesIO()
    file.save(packed)  # type: ignore[attr-defined]
    return Source(name="pier-9.docx", media_type="", data=packed.getvalue())


def with_part(name: str, text: str | bytes) -> Source:
    """A Word file with another part in place of one of its own."""
    packed, own = io.BytesIO(), zipfile.ZipFile(io.BytesIO(source(docx.Document()).data))
    with own, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        for part in own.namelist():
            parts.writestr(part, text if part == name else own.read(part))
    return Source(name="pier-9.docx", media_type="", data=packed.getvalue())


def test_a_word_file_is_its_headline_paragraphs_and_headings() -> None:
    """List items are paragraphs; tables, running heads and captions stay out."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "THE LARKPORT HERALD"
    file.add_heading("Pier 9 closes", 0)
    file.add_paragraph("The board ").add_run("voted").bold = True
    file.paragraphs[-1].add_run(" on Tuesday.")
    file.add_heading("Why now?", 2)
    file.add_paragraph("It is old.", style="List Bullet")
    file.add_table(2, 2).cell(0, 0).text = "1,200"
    file.add_paragraph("The pier in May.", style="Caption")
    found = read_word(source(file))
    assert ("Pier 9 closes", "The board voted on Tuesday.\n\n## Why now?\n\nIt is old.") == (found.title, found.text)


def test_a_first_line_without_a_stop_is_the_headline() -> None:
    """Most press releases have no style but bold."""
    file = docx.Document()
    for text in ("Pier 9 closes", "The board voted on Tuesday."):
        file.add_paragraph(text)
    found = read_word(source(file))
    assert ("Pier 9 closes", "The board voted on Tuesday.") == (found.title, found.text)


def test_a_file_without_a_headline_has_that_of_its_name() -> None:
    """Nothing is taken from the text."""
    file = docx.Document()
    file.add_paragraph("The board voted on Tuesday.")
    file.add_paragraph("It was late.")
    found = read_word(source(file))
    assert ("Pier 9", "The board voted on Tuesday.\n\nIt was late.") == (found.title, found.text)


def test_insertions_stand_and_deletions_do_not() -> None:
    """As Word shows a file whose changes are accepted: a word left out would change the sentence."""
    file = docx.Document()
    paragraph = file.add_paragraph("The board voted")
    paragraph._p.append(parse_xml(INSERTED))
    paragraph._p.append(parse_xml(DELETED))
    paragraph.add_run(" on Tuesday.")
    assert "The board voted again on Tuesday." == read_word(source(file)).text


@pytest.mark.parametrize(
    ("part", "text", "reason"),
    [
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "declares entities"),
        ("word/document.xml", b"<w:document", "is not a readable Word file"),
        ("word/document.xml", b" " * (MAX_BYTES + 1), "unpacks to more than 64 MB"),
    ],
)
def test_a_file_that_is_damaged_or_dangerous_is_refused(part: str, text: bytes, reason: str) -> None:
    """Before anything of it is unpacked into memory, or opened elsewhere."""
    with pytest.raises(SourceError) as caught:
        read_word(with_part(part, text))
    assert caught.value.what.startswith(reason)


def test_a_file_without_text_is_refused() -> None:
    """A scan that was pasted into Word."""
    with pytest.raises(SourceError, match="is a Word file without text"):
        read_word(source(docx.Document()))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"PK\x03\x04" + b"\0" * 60])
def test_no_other_archive_is_a_word_file(data: bytes) -> None:
    """Nor is a damaged one."""
    assert not is_word(Source(name="a.docx", media_type="", data=data))
