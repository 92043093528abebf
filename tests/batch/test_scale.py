"""docs/scale.md: the same function on other engines, as shown there, where they are installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefing.batch.stories import open_stories
from briefing.batch.work import make_record
from tests.batch.corpora import ROOT, article, job

BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(("library", "block"), [("ray", 1), ("pyspark", 2)])
def test_the_lines_for_another_engine_give_a_record_a_story(library: str, block: int, tmp_path: Path) -> None:
    """The table of stories in, the table of records out."""
    if not find_spec(library):
        pytest.skip(f"{library} is not installed")
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [{"story": f"s{number}", "lines": json.dumps({"text": article(number)})} for number in range(5)]
    (tmp_path / "stories").mkdir()
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "stories" / "part.parquet")
    code = f"{BLOCKS[0]}\n{BLOCKS[block]}".replace("s3://bucket", str(tmp_path))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True, timeout=200)
    found = parquet.read_table(tmp_path / "briefs").to_pylist()
    assert [row["story"] for row in rows] == sorted(row["story"] for row in found)
    assert all(f'"story":"{row["story"]}"' in row["brief"] for row in found)


def test_the_shared_function_gives_the_record_that_a_batch_gives(tmp_path: Path) -> None:
    """To the last byte, with the same options."""
    line = json.dumps({"text": article(1)})
    (tmp_path / "in.jsonl").write_text(json.dumps({"story": "a", "text": article(1)}), encoding="utf-8")
    names: dict[str, object] = {}
    exec(BLOCKS[0], names)
    (story,) = open_stories(str(tmp_path / "in.jsonl"))
    shown = json.loads(names["brief_of"]("a", line))  # type: ignore[operator]
    made = json.loads(make_record(story, job("200w")).record)
    assert made["lead"] == shown["lead"]
    assert made["sources"] == shown["sources"]
