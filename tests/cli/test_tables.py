"""`briefing themes`, `methods` and `formats`: what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli.tables import aligned
from briefing.intake.readers import READERS
from briefing.rendering.renderers import RENDERERS
from briefing.salience.rating import METHODS
from briefing.themes.sets import load_theme_set, theme_set_names
from briefing.typesetting.templating import known_templates
from tests.cli.running import run


@pytest.mark.parametrize(
    ("command", "column", "expected"),
    [
        ("themes", "set", theme_set_names()),
        ("methods", "method", tuple(METHODS)),
        ("formats", "name", (*READERS, *RENDERERS, *known_templates())),
    ],
)
def test_a_list_shows_its_whole_table(command: str, column: str, expected: tuple[str, ...]) -> None:
    """For machines the same names as for people."""
    listed = json.loads(run(command, "--json").stdout)
    assert expected == tuple(row[column] for row in listed)
    head, *lines = run(command).stdout.splitlines()
    place = head.index(column)
    assert expected == tuple(line[place:].split()[0] for line in lines)


def test_a_set_is_shown_with_its_themes_and_terms() -> None:
    """All of them, so that it can be copied and changed."""
    shown = " ".join(run("themes", "resignation").stdout.split())
    for theme in load_theme_set("resignation").themes:
        assert theme.name in shown
        assert theme.about in shown


def test_a_set_as_json_is_complete() -> None:
    """Names, descriptions, terms and weights."""
    shown = json.loads(run("themes", "trial", "--json").stdout)
    themes = load_theme_set("trial").themes
    expected = [{"name": t.name, "about": t.about, "terms": list(t.terms), "weight": t.weight} for t in themes]
    assert expected == shown["themes"]


def test_a_set_of_ones_own_is_shown_as_a_built_in_one(tmp_path: Path) -> None:
    """So that a file can be checked before it is used."""
    file = tmp_path / "mine.toml"
    file.write_text('[[theme]]\nname = "A"\nterms = ["x", "y"]\n', encoding="utf-8")
    assert "mine\n\nA\n  x, y\n" == run("themes", file).stdout


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "b"), ("ccc", "d")], ["a    b", "ccc  d"]),
        ([("a", "b"), ("ccc",)], ["a    b", "ccc"]),
        ([], []),
    ],
)
def test_columns_stand_below_one_another(rows: list[tuple[str, ...]], expected: list[str]) -> None:
    """Without white space at the ends of lines."""
    assert expected == aligned(rows)
