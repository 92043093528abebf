"""The forms of a shard: lines of JSON, or Parquet with a record's JSON in the column `brief`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from briefing.batch.places import missing


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardForm:
    """How records, a line of JSON each, are written and read back; `is_lines` if they are written as they are."""

    suffix: str
    write: Callable[[Sequence[bytes], BinaryIO], None]
    lines: Callable[[Path], Iterable[bytes]]
    is_lines: bool = False


class _Columns(msgspec.Struct):
    """What of a record has a column of its own."""

    story: str
    key: str
    title: str | None = None
    reason: str | None = None


def _write_lines(lines: Sequence[bytes], file: BinaryIO) -> None:
    file.writelines(lines)


def _read_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def _write_parquet(lines: Sequence[bytes], file: BinaryIO) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [msgspec.to_builtins(msgspec.json.decode(line, type=_Columns)) for line in lines]
    texts = [row | {"brief": line.decode().rstrip("\n")} for row, line in zip(rows, lines, strict=True)]
    schema = pa.schema([(name, pa.string()) for name in (*_Columns.__struct_fields__, "brief")])
    parquet.write_table(pa.Table.from_pylist(texts, schema=schema), file, compression="zstd")


def _read_parquet(path: Path) -> Iterator[bytes]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=256, columns=["brief"]):
            for text in batch.column(0).to_pylist():
                yield text.encode() + b"\n"


FORMS = {
    "jsonl": ShardForm(suffix=".jsonl", write=_write_lines, lines=_read_lines, is_lines=True),
    "parquet": ShardForm(suffix=".parquet", write=_write_parquet, lines=_read_parquet),
}
"""The forms that shards are written in, by the name that --records takes."""


def check_form(name: str) -> None:
    """Raise BriefingError if what the form needs is not installed."""
    if name == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise missing("Parquet", "pyarrow") from error
