"""docs/glossary.md has the words as the code has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| (`[^|]+`) \|$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE
)
CODE = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "briefing").rglob("*.py"))


def test_the_glossary_has_each_word_once() -> None:
    """One noun, one thing."""
    words = [word for word, _, _ in ROWS]
    assert len(words) > 30
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(("word", "place"), [(word, place) for word, _, places in ROWS for place in places.split(", ")])
def test_a_word_stands_in_the_code_where_the_glossary_says(word: str, place: str) -> None:
    """A class, a function, a table or a field of that name; or a module that uses the word."""
    name = place.strip("`")
    if "/" in name:
        said = (name + (ROOT / name).read_text(encoding="utf-8")).replace("_", " ").lower()
        assert word.removesuffix("y") in said
    else:
        assert re.search(rf"(?m)^(?:class |def )?{name.rpartition('.')[2]}\b|^    {name.rpartition('.')[2]}:", CODE)
