"""The README says what is: its Python runs, its flags exist, its report is the one that is printed."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_does_what_it_shows() -> None:
    """Every example of the section on Python gives the result that stands below it."""
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=doctest.FAIL_FAST)
    assert (0, True) == (results.failed, results.attempted > 5)


@pytest.mark.parametrize("command", ["make", "sign", "verify", "send", "batch"])
def test_every_flag_stands_in_the_readme(command: str) -> None:
    """The README shows each option of `briefing make`, `sign`, `verify`, `send` and `batch`."""
    offered = set(re.findall(r"--[a-z-]+", CliRunner().invoke(main, [command, "--help"]).output)) - {"--help"}
    shown = set(re.findall(r"--[a-z][a-z-]+", README.partition("## From Python")[0]))
    assert [] == sorted(offered - shown)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    """Each command of the program is named in the README."""
    assert f"briefing {command}" in README


def test_the_report_in_the_readme_is_the_one_that_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report shown for the sample is, line for line, what the command prints."""
    shown = README.partition("$ briefing make seeds/halevi-resignation.txt\n")[2].partition("```")[0]
    sample = ROOT / "seeds" / "halevi-resignation.txt"
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["make", str(sample)])
    assert shown.splitlines() == result.output.splitlines()


def test_the_suggestion_in_the_readme_is_the_one_that_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names of the themes are those that the sample falls apart into."""
    shown = README.partition("$ briefing themes suggest seeds/halevi-resignation.txt -o halevi.toml\n")[2]
    sample = ROOT / "seeds" / "halevi-resignation.txt"
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["themes", "suggest", str(sample), "-o", "halevi.toml"])
    assert shown.partition("\n$ ")[0] == result.output.rstrip("\n")
