"""Records (.jsonl, .csv) -> an article each, from the fields that `Record` names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import msgspec

from briefing.errors import SourceError
from briefing.intake.content import beginning
from briefing.intake.dates import day_of
from briefing.intake.encoding import decode
from briefing.intake.found import Found, Link
from briefing.intake.plain_reader import paragraphed
from briefing.language.table import is_language_code
from briefing.language.wording import complaint
from briefing.model import Document, Skipped, Source

_OBJECT = re.compile(r'\s*\{\s*"(?:[^"\\]|\\.)*"\s*:')
_DELIMITERS = ",;\t|"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file of records; other fields may stand beside these, and each may be empty.

    `claimed` says that the outlet is what the article states of itself: where `briefing batch --group` has read it.
    """

    title: str | None = None
    text: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    claimed: bool = False


FIELDS = tuple(name for name in Record.__struct_fields__ if name != "claimed")
"""What a record, a row of a table or a line of CSV says of an article."""


def is_records(source: Source) -> bool:
    """Whether the content is JSON, an object a line."""
    first = beginning(source.data).lstrip().partition("\n")[0]
    return _OBJECT.match(first) is not None and any(f'"{field}"' in first for field in ("text", "url"))


def read_json_lines(source: Source) -> Iterator[Found]:
    """An article for each line of JSON that is not empty."""
    for number, line in enumerate(decode(source.data, source.name, source.charset).split("\n"), start=1):
        if not line.strip():
            continue
        name = f"{source.name}: line {number}"
        try:
            record = msgspec.json.decode(line, type=Record)
        except msgspec.ValidationError as error:
            yield Skipped(
                name=name, reason=f"has a field of another type ({complaint(error)}); texts stand in quotation marks"
            )
        except msgspec.DecodeError as error:
            yield Skipped(name=name, reason=f"is not a JSON object ({complaint(error)}); write one object a line")
        else:
            yield _found(record, name)


def read_csv(source: Source) -> Iterator[Found]:
    """An article for each row below the row of names; raises SourceError if none of these is "text" or "url"."""
    text = decode(source.data, source.name, source.charset)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(len(text) + 1)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().strip("\ufeff").lower() for name in next(rows, [])]
    if not {"text", "url"} & set(names):
        mend = f"name the columns in the first row: {', '.join(FIELDS)}"
        raise SourceError('has no column "text"', where=source.name, mend=mend)
    for row in rows:
        if not any(map(str.strip, row)):
            continue
        name = f"{source.name}: line {rows.line_num}"
        if len(row) > len(names):
            yield Skipped(
                name=name, reason=f"has {len(row)} fields, not {len(names)}; put quotation marks around texts"
            )
            continue
        fields = dict(zip(names, row, strict=False))
        yield _found(msgspec.convert({field: fields.get(field) for field in FIELDS}, Record), name)


def _found(record: Record, name: str) -> Found:
    language = (record.language or "").strip()
    stated = Document(
        id=name,
        text=paragraphed((record.text or "").replace("\r\n", "\n").strip()),
        title=" ".join((record.title or "").split()),
        url=(record.url or "").strip(),
        outlet=" ".join((record.outlet or "").split()),
        author=" ".join((record.author or "").split()),
        published=day_of(record.published),
        language=language if is_language_code(language) else "",
        claimed=record.claimed,
    )
    if stated.text:
        return stated
    if stated.url.startswith(("http://", "https://")):
        return Link(name=stated.title or stated.url, within=name, stated=stated)
    return Skipped(name=name, reason='has no "text"; an article has at least a sentence')
