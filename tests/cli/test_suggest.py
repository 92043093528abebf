"""`briefing themes suggest`: articles in, a theme set to edit out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.themes.sets import load_themes
from tests.cli.running import failure_of, names_in, run, run_process
from tests.samples import HALEVI, SAMPLES

FLOOD = SAMPLES[-1]


def test_the_suggestion_is_a_theme_file_for_make(tmp_path: Path) -> None:
    """From standard output into a file, and from the file into a brief that finds something on each theme."""
    file = tmp_path / "mine.toml"
    file.write_text(run("themes", "suggest", HALEVI).stdout, encoding="utf-8")
    report = json.loads(run("make", HALEVI, "--themes", file, "-o", tmp_path, "--format", "json", "--json").stdout)
    names = [theme.name for theme in load_themes(file)]
    assert names == [section["theme"] for section in report["sections"] if section["theme"]]
    assert "no_coverage" not in {section["absence"] for section in report["sections"]}


def test_with_output_it_is_written_and_named(tmp_path: Path) -> None:
    """The same bytes as on standard output; the line says where they are and what the themes are called."""
    file = tmp_path / "new" / "flood.toml"
    said = run("themes", "suggest", FLOOD, "-o", file)
    assert 0 == said.exit_code
    assert f"{file}  {' · '.join(theme.name for theme in load_themes(file))}\n" == said.stdout
    assert run("themes", "suggest", FLOOD).stdout == file.read_text(encoding="utf-8")


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    """Somebody may have edited it."""
    file = tmp_path / "mine.toml"
    file.write_text("# edited", encoding="utf-8")
    line = failure_of(run("themes", "suggest", HALEVI, "-o", file), 1)
    assert f"{file}: exists already; name another file with -o, or move it away" == line
    assert ("# edited", ["mine.toml"]) == (file.read_text(encoding="utf-8"), names_in(tmp_path))


def test_for_machines_it_is_json(tmp_path: Path) -> None:
    """The themes as `briefing themes SET --json` has them, and the built-in set that fits best."""
    file = tmp_path / "mine.toml"
    told = json.loads(run("themes", "suggest", HALEVI, "--json", "-o", file).stdout)
    assert "resignation" == told["best_set"]
    assert json.loads(run("themes", file, "--json").stdout)["themes"] == told["themes"]


def test_as_many_themes_as_asked_for() -> None:
    """With --count."""
    assert 4 == len(json.loads(run("themes", "suggest", HALEVI, "--count", "4", "--json").stdout)["themes"])


def test_the_same_articles_give_the_same_bytes() -> None:
    """In any order and in any process."""
    forward = run_process("themes", "suggest", *SAMPLES, PYTHONHASHSEED="1")
    backward = run_process("themes", "suggest", *SAMPLES[::-1], PYTHONHASHSEED="2")
    assert (0, forward.stdout) == (backward.returncode, backward.stdout)


@pytest.mark.parametrize(
    ("arguments", "exit_code", "expected"),
    [
        ([], 2, "missing argument 'ARTICLE...'; try `briefing themes suggest --help`"),
        (["none.txt"], 1, "none.txt does not exist; check the path"),
        (
            ["short.txt"],
            1,
            "there are too few sentences to find themes in: 2, not counting captions and bylines; give 9",
        ),
        ([HALEVI, "--count", "1"], 2, "invalid value for '--count': 1 is not in the range 2<=x<=8; try `briefing"),
        ([HALEVI, "--language", "??"], 2, "--language: '??' is not a language code"),
        ([HALEVI, "-o", "."], 1, ".: exists already"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], exit_code: int, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What, and how to mend it; no file is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short.txt").write_text("The bridge is closed today. It opens on Monday.\n", encoding="utf-8")
    assert failure_of(run("themes", "suggest", *arguments), exit_code).startswith(expected)
    assert ["short.txt"] == names_in(tmp_path)


def test_an_article_that_cannot_be_read_is_named_beside_the_themes() -> None:
    """On standard error, so that the file on standard output stays whole."""
    said = run("themes", "suggest", HALEVI, "none.txt")
    assert (0, "briefing: skipped none.txt: does not exist; check the path\n") == (said.exit_code, said.stderr)
    assert run("themes", "suggest", HALEVI).stdout == said.stdout


@pytest.mark.parametrize("arguments", [["--json", "trial"], ["trial", "--json"]])
def test_a_set_is_shown_as_before_with_its_options_on_either_side(arguments: list[str]) -> None:
    """A set is a command beside `suggest`."""
    assert "trial" == json.loads(run("themes", *arguments).stdout)["name"]
