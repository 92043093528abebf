"""Records: an article a line, with the fields that it has."""

from __future__ import annotations

import json
from datetime import date

import pytest

from briefing.errors import SourceError
from briefing.intake.found import Found, Link
from briefing.intake.record_reader import FIELDS, read_csv, read_json_lines
from briefing.model import Document, Skipped, Source

RECORD = {
    "title": "Pier 9 closes",
    "text": "The board voted.\n\nIt was late.",
    "url": "https://a.example/1",
    "published": "2024-11-12T20:00:00+01:00",
    "outlet": "The Larkport Herald",
    "author": "Ida Holm",
    "language": "en",
}


def document(name: str) -> Document:
    """The article of RECORD."""
    return Document(
        id=name,
        text="The board voted.\n\nIt was late.",
        title="Pier 9 closes",
        url="https://a.example/1",
        outlet="The Larkport Herald",
        author="Ida Holm",
        published=date(2024, 11, 12),
        language="en",
    )


def json_lines(*lines: str) -> list[Found]:
    """What is in a file of JSON lines."""
    return list(read_json_lines(Source(name="a.jsonl", media_type="", data="\n".join(lines).encode())))


def rows(text: str) -> list[Found]:
    """What is in a CSV file."""
    return list(read_csv(Source(name="a.csv", media_type="", data=text.encode())))


def test_a_line_of_json_is_an_article() -> None:
    """Other fields may stand beside; an empty line is none."""
    assert [document("a.jsonl: line 2")] == json_lines("", json.dumps({**RECORD, "id": 7}))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_of_a_table_is_an_article(delimiter: str) -> None:
    """Spreadsheets write commas, semicolons or tabs, as the country has it; its line is where it ends."""
    quoted = delimiter.join(f'"{RECORD[field]}"' for field in FIELDS)
    head = delimiter.join(field.title() for field in FIELDS)
    assert [document("a.csv: line 4")] == rows(f"\ufeff{head}\r\n{quoted}\r\n\r\n")


def test_a_record_needs_nothing_but_its_text() -> None:
    """All else may be empty, null or missing; what is no date and no language is left out."""
    lines = [
        '{"text": "It came."}',
        '{"text": "It came.", "title": null, "published": "3/4/2024", "language": "English?"}',
    ]
    expected = [Document(id=f"a.jsonl: line {number}", text="It came.") for number in (1, 2)]
    assert expected == json_lines(*lines)


def test_a_record_without_text_is_a_link() -> None:
    """Or it is skipped, if it has no address."""
    link, skipped = json_lines('{"url": "https://a.example/1"}', '{"title": "A"}')
    assert isinstance(link, Link)
    assert "https://a.example/1" == link.name
    assert Skipped(name="a.jsonl: line 2", reason='has no "text"; an article has at least a sentence') == skipped


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": 5}', "has a field of another type (Expected `str | null`, got `int` - at `$.text`)"),
        ('{"text": "a"', "is not a JSON object (Input data was truncated)"),
        ('["text"]', "has a field of another type (Expected `object`, got `array`)"),
    ],
)
def test_a_broken_line_does_not_spoil_the_others(line: str, reason: str) -> None:
    """It is named, with what is wrong."""
    skipped, *others = json_lines(line, json.dumps(RECORD))
    assert isinstance(skipped, Skipped)
    assert "a.jsonl: line 1" == skipped.name
    assert skipped.reason.startswith(reason)
    assert [document("a.jsonl: line 2")] == others


def test_a_row_that_is_too_long_does_not_spoil_the_others() -> None:
    """A comma outside quotation marks cuts a text in two: better none than half of it."""
    skipped, other = rows("text,title\nIt came, and went,A\nIt came.,B")
    assert Skipped(name="a.csv: line 2", reason="has 3 fields, not 2; put quotation marks around texts") == skipped
    assert Document(id="a.csv: line 3", text="It came.", title="B") == other


def test_a_table_without_texts_is_refused() -> None:
    """It says which columns are looked for."""
    with pytest.raises(
        SourceError, match=r'^a.csv: has no column "text"; name the columns in the first row: title, text'
    ):
        rows("name,age\nA,5")
