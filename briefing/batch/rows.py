"""A file of records (.jsonl, Parquet) -> rows: the story that each belongs to, and the record as a line of JSON."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

import msgspec

from briefing.batch.places import Place, missing
from briefing.bounded import MAX_BYTES
from briefing.errors import SourceError, reason
from briefing.intake.record_reader import FIELDS

Row = tuple[str, bytes]
_STORY = "story"
_BATCH = 256
"""Rows of a Parquet file that are decoded at a time."""


class _Named(msgspec.Struct):
    story: str | int | None = None


def json_rows(place: Place) -> Iterator[Row]:
    """The lines that are not empty; one without `story`, or that is no JSON, is a story of its own."""
    with _opened(place) as file:
        for number, line in enumerate(_lines(file, place), start=1):
            if line.strip():
                yield _story_of(line) or f"{place.name}: line {number}", line.removeprefix(b"\xef\xbb\xbf")


def json_names(place: Place) -> Iterator[str]:
    """The story of each row."""
    return (story for story, _ in json_rows(place))


def parquet_rows(place: Place) -> Iterator[Row]:
    """The rows with those columns that a record has."""
    for number, row in enumerate(_parquet(place, (_STORY, *FIELDS)), start=1):
        story = row.get(_STORY)
        named = str(story) if story not in (None, "") else f"{place.name}: line {number}"
        fields = {field: str(row[field]) for field in FIELDS if row.get(field) is not None}
        yield named, msgspec.json.encode(fields)


def parquet_names(place: Place) -> Iterator[str]:
    """The story of each row; only that column is read."""
    for number, row in enumerate(_parquet(place, (_STORY,)), start=1):
        story = row.get(_STORY)
        yield str(story) if story not in (None, "") else f"{place.name}: line {number}"


KINDS: dict[str, tuple[Callable[[Place], Iterator[Row]], Callable[[Place], Iterator[str]]]] = {
    ".jsonl": (json_rows, json_names),
    ".ndjson": (json_rows, json_names),
    ".jsonl.gz": (json_rows, json_names),
    ".parquet": (parquet_rows, parquet_names),
}
"""Suffix of a file of records -> what reads its rows, and their stories alone."""


def _story_of(line: bytes) -> str:
    try:
        story = msgspec.json.decode(line, type=_Named).story
    except msgspec.MsgspecError:  # the record reader says what is wrong with it
        return ""
    return "" if story is None else str(story)


def _lines(file: BinaryIO, place: Place) -> Iterator[bytes]:
    """The lines of a file; raises SourceError at one that no memory may hold."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            what = f"line {number} is larger than {MAX_BYTES // 2**20} MB"
            raise SourceError(what, where=place.where, mend="write a record a line")
        yield line


@contextmanager
def _opened(place: Place) -> Iterator[BinaryIO]:
    try:
        with place.open() as file:
            if not place.name.endswith(".gz"):
                yield file
                return
            with gzip.open(file) as unpacked:
                yield cast("BinaryIO", unpacked)
    except (OSError, EOFError) as error:
        raise SourceError(f"cannot be read ({reason(error)})", where=place.where) from error


def _parquet(place: Place, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise missing("Parquet", "pyarrow") from error
    with _opened(place) as opened:
        try:
            table = ParquetFile(opened)
            there = [name for name in columns if name in table.schema_arrow.names]
            if columns == (_STORY,) and not there:
                there = table.schema_arrow.names[:1]
            for batch in table.iter_batches(batch_size=_BATCH, columns=there):
                yield from batch.to_pylist()
        except ArrowException as error:
            raise SourceError(f"is not Parquet ({reason(error)})", where=place.where) from error
