"""Arguments -> stories."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from briefing.batch.stories import open_stories
from briefing.batch.work import make_record
from briefing.errors import SourceError
from briefing.model import Source
from tests.batch.corpora import article, job

ROWS = [
    {"story": "flood", "text": article(1), "title": "One"},
    {"story": "strike", "text": article(2)},
    {"story": "flood", "text": article(3), "published": "2025-01-21"},
    {"text": article(4)},
]


def told(where: Path | str) -> dict[str, list[str]]:
    """Story -> the texts of its articles, after the count was found true."""
    stories = open_stories(str(where))
    found = {one.name: one for one in stories}
    assert len(found) == stories.count == len(list(stories))
    records = {name: json.loads(make_record(one, job()).record) for name, one in found.items()}
    return {name: sorted(source["text"] for source in record["sources"]) for name, record in records.items()}


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Records as lines of JSON."""
    path.write_text("".join(json.dumps(row) + "\n\n" for row in rows), encoding="utf-8")
    return path


EXPECTED = {
    "flood": [article(3), article(1)],
    "strike": [article(2)],
}


def test_records_of_one_story_belong_together_wherever_they_stand(tmp_path: Path) -> None:
    """A record without `story` is a story of its own."""
    assert {**EXPECTED, "a.jsonl: line 7": [article(4)]} == told(write_lines(tmp_path / "a.jsonl", ROWS))


def test_packed_records_are_read(tmp_path: Path) -> None:
    """As archives have them."""
    plain = write_lines(tmp_path / "a.jsonl", ROWS[:3]).read_bytes()
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(plain))
    assert EXPECTED == told(tmp_path / "b.jsonl.gz")


def test_parquet_gives_the_same_stories(tmp_path: Path) -> None:
    """Columns that a record does not have may stand beside them, dates may be dates."""
    pa = pytest.importorskip("pyarrow")
    from datetime import date

    from pyarrow import parquet

    rows = [{"story": None, "text": "", **row, "clicks": 7, "published": date(2025, 1, 21)} for row in ROWS[:3]]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    assert EXPECTED == told(tmp_path / "a.parquet")
    (first,) = next(iter(open_stories(str(tmp_path / "a.parquet")))).sources
    assert isinstance(first, Source)
    assert b'"published":"2025-01-21"' in first.data


def fill(folder: Path) -> None:
    """A folder with a file that is a story, a sub-folder that is one, and what is none."""
    (folder / "flood").mkdir(parents=True)
    (folder / "flood" / "1.txt").write_text(article(1), encoding="utf-8")
    (folder / "flood" / "2.txt").write_text(article(3), encoding="utf-8")
    (folder / "strike.txt").write_text(article(2), encoding="utf-8")
    (folder / "README.md").write_text("About these.", encoding="utf-8")
    (folder / ".hidden").mkdir()


def test_in_a_folder_a_file_or_a_sub_folder_is_a_story(tmp_path: Path) -> None:
    """What is about the articles is none."""
    fill(tmp_path / "in")
    assert {"flood": [article(3), article(1)], "strike.txt": [article(2)]} == told(tmp_path / "in")


def test_a_url_of_a_file_system_is_opened_like_a_path(tmp_path: Path) -> None:
    """Folders and records, by fsspec."""
    fsspec = pytest.importorskip("fsspec")
    fill(tmp_path / "in")
    files = fsspec.filesystem("memory")
    files.put(str(tmp_path / "in"), "/archive", recursive=True)
    files.pipe("/archive.jsonl", write_lines(tmp_path / "a.jsonl", ROWS[:3]).read_bytes())
    assert told(tmp_path / "in") == told("memory://archive")
    assert EXPECTED == told("memory://archive.jsonl")


def test_a_line_that_is_no_record_is_a_story_that_failed(tmp_path: Path) -> None:
    """One broken line in a million stops nothing."""
    (tmp_path / "a.jsonl").write_text('{"story": "a", "text": "Yes it is so."}\n{"story": \n', encoding="utf-8")
    good, bad = open_stories(str(tmp_path / "a.jsonl"))
    assert ("a", "") == (good.name, make_record(good, job()).failure)
    assert "a.jsonl: line 2" == bad.name
    assert make_record(bad, job()).failure.startswith("is not a JSON object")


@pytest.mark.parametrize("name", ["nowhere", "empty", "memory://nowhere", "abc://x", "bad.parquet", "bad.jsonl.gz"])
def test_what_has_no_story_is_an_error_with_its_name(name: str, tmp_path: Path) -> None:
    """Before anything is begun."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 and so on")
    (tmp_path / "bad.jsonl.gz").write_bytes(b"not packed")
    where = name if "://" in name else str(tmp_path / name)
    with pytest.raises(SourceError, match=name.replace(".", r"\.")):
        open_stories(where)
