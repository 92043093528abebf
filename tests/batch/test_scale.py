"""docs/scale.md: the same function on other engines, as shown there, where they are installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from briefing.batch.stories import open_stories
from briefing.batch.work import make_record
from tests.batch.corpora import ROOT, article, job

BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(("library", "block"), [("ray", 1), ("pyspark", 2)])
def test_the_lines_for_another_engine_give_a_record_a_story(library: str, block: int, tmp_path: Path) -> None:
    """The table of stories in, the table of records out."""
    if not find_spec(library):
        pytest.skip(f"needs {library}, which is no part of this project: pip install {library} pyarrow pandas")
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [{"story": f"s{number}", "lines": json.dumps({"text": article(number)})} for number in range(5)]
    (tmp_path / "stories").mkdir()
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "stories" / "part.parquet")
    code = f"{BLOCKS[0]}\n{BLOCKS[block]}".replace("s3://bucket", str(tmp_path))
    path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True, timeout=200)
    found = parquet.read_table(tmp_path / "briefs").to_pylist()
    expected = {row["story"]: _brief_of(row["story"], row["lines"]) for row in rows}
    assert expected == {row["story"]: row["brief"] for row in found}
    assert len(rows) == len(found)
    assert all("lead" in json.loads(brief) for brief in expected.values())


def _brief_of(story: str, lines: str) -> str:
    """What the shared function gives here."""
    names: dict[str, Any] = {}
    exec(BLOCKS[0], names)
    return str(names["brief_of"](story, lines))


def test_the_shared_function_gives_the_record_that_a_batch_gives(tmp_path: Path) -> None:
    """To the last byte, with the same options."""
    line = json.dumps({"text": article(1)})
    (tmp_path / "in.jsonl").write_text(json.dumps({"story": "a", "text": article(1)}), encoding="utf-8")
    (story,) = open_stories(str(tmp_path / "in.jsonl"))
    shown = json.loads(_brief_of("a", line))
    made = json.loads(make_record(story, job("200w")).record)
    assert made["lead"] == shown["lead"]
    assert made["sources"] == shown["sources"]
