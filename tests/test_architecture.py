"""ARCHITECTURE.md is the map: what it names is there, and its steps are those of the pipeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import pipeline

ROOT = Path(__file__).parents[1]
MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = sorted(set(re.findall(r"`(?:briefing/)?([a-z_/]+\.py)`", MAP)))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_on_the_map_is_there(name: str) -> None:
    """By its name or its path within the package."""
    found = [file for file in ROOT.rglob("*.py") if file.as_posix().endswith(f"/{name}") and ".venv" not in file.parts]
    assert found, name


@pytest.mark.parametrize("table", ["READERS", "METHODS", "RENDERERS", "BLOCKS", "COMMANDS", "KINDS"])
def test_a_table_on_the_map_is_there(table: str) -> None:
    """One line in it adds a member."""
    assert f"`{table}`" in MAP
    package = (file.read_text(encoding="utf-8") for file in (ROOT / "briefing").rglob("*.py"))
    assert any(re.search(rf"^{table}\b.*=", text, re.MULTILINE) for text in package)


def test_the_steps_are_numbered_as_in_the_pipeline() -> None:
    """Seven, in the same rooms."""
    told = re.findall(r"^(\d)\. \*\*(\w+)\*\*", MAP, re.MULTILINE)
    done = re.findall(r"^(\d)\. .*\((\w+): ", pipeline.__doc__ or "", re.MULTILINE)
    assert 7 == len(done)
    assert done == told
