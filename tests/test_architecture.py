"""ARCHITECTURE.md is the map: every module is on it and whatever is on it is there; its steps are the pipeline's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefing import pipeline
from tests.guide import promises

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefing"
MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = sorted(set(re.findall(r"`(?:briefing/)?([a-z_/]+\.py)`", MAP)))
ROOMS = dict(re.findall(r"^### (\w+): .*\n((?:(?!##).*\n)*)", MAP, re.MULTILINE))
DRAWING = MAP.partition("## The rooms\n\n```\n")[2].partition("```")[0]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_on_the_map_is_there(name: str) -> None:
    """By its name or its path within the package."""
    found = [file for file in ROOT.rglob("*.py") if file.as_posix().endswith(f"/{name}") and ".venv" not in file.parts]
    assert found, name


def test_every_package_is_a_room() -> None:
    """With a table of its own."""
    assert sorted(folder.parent.name for folder in PACKAGE.glob("*/__init__.py")) == sorted(ROOMS)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_has_its_modules_once_and_no_others(room: str) -> None:
    """A new module gets its name in the table of its room, a module that is gone leaves it."""
    rows = re.findall(r"^\| (?!for \||---)[^|]+ \| (.+) \|$", ROOMS[room], re.MULTILINE)
    on_the_map = sorted(name for row in rows for name in re.findall(r"`([\w/]+)`", row))
    files = (file.relative_to(PACKAGE / room) for file in (PACKAGE / room).rglob("*.py") if "__" not in file.name)
    assert sorted(file.with_suffix("").as_posix() for file in files) == on_the_map


def test_the_layers_are_drawn_as_they_are_held() -> None:
    """Those of import-linter, in their order, and no module of the package itself is missing."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    held = next(one["layers"] for one in tools["importlinter"]["contracts"] if one["type"] == "layers")
    names = re.sub(r" {3,}[^|\s].*$", "", DRAWING, flags=re.MULTILINE)
    drawn = re.sub(r"\n +\|", " |", names).strip().splitlines()
    assert [layer.replace("briefing.", "") for layer in held] == [" ".join(layer.split()) for layer in drawn]
    top = {file.stem for file in PACKAGE.glob("*.py") if "__" not in file.name}
    assert set() == top - set(re.findall(r"\w+", names))


@pytest.mark.parametrize("table", ["READERS", "METHODS", "RENDERERS", "BLOCKS", "COMMANDS", "KINDS"])
def test_a_table_on_the_map_is_there(table: str) -> None:
    """One line in it adds a member."""
    assert f"`{table}`" in MAP
    package = (file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    assert any(re.search(rf"^{table}\b.*=", text, re.MULTILINE) for text in package)


def test_the_steps_are_numbered_as_in_the_pipeline() -> None:
    """Seven, in the same rooms."""
    told = re.findall(r"^(\d)\. \*\*(\w+)\*\*", MAP, re.MULTILINE)
    done = re.findall(r"^(\d)\. .*\((\w+): ", pipeline.__doc__ or "", re.MULTILINE)
    assert 7 == len(done)
    assert done == told


def test_each_promise_has_its_place() -> None:
    """By the names of the README, in its order."""
    table = MAP.partition("| promise | kept by |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [row.split("|")[1].strip() for row in table.splitlines()]
    assert list(promises()) == rows
