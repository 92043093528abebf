"""Help, version and completion: what a user finds before reading anything."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

import click
import pytest

from briefing.cli.app import COMMANDS, main
from briefing.themes.sets import theme_set_names
from tests.cli.running import run, run_process


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["themes", "suggest", "-h"], *([name, "--help"] for name in COMMANDS)]
)
def test_every_command_has_help_that_fits_a_terminal(arguments: list[str]) -> None:
    """Short: a screen at most."""
    result = run(*arguments)
    assert 0 == result.exit_code
    assert result.stdout.startswith("Usage: briefing")
    assert len(result.stdout.splitlines()) < 40
    assert [] == [line for line in result.stdout.splitlines() if len(line) > 80]


def command_of(name: str) -> click.Command:
    """A command of the group, imported."""
    command = main.get_command(main.make_context("briefing", [name], resilient_parsing=True), name)
    assert command is not None
    return command


@pytest.mark.parametrize(("name", "about"), [(name, about) for name, (_, about) in COMMANDS.items()])
def test_the_help_lists_every_command_with_its_line(name: str, about: str) -> None:
    """From the table, and the command is what the table says."""
    shown = run("--help").stdout
    assert f"  {name}" in shown
    assert about in shown
    assert name == command_of(name).name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    """An option without a word is a riddle."""
    options = [parameter for parameter in command_of(name).params if isinstance(parameter, click.Option)]
    assert [] == [option.name for option in options if not option.help]


def test_the_version_is_that_of_the_package() -> None:
    """One place says it."""
    assert f"briefing {version('briefing')}\n" == run("--version").stdout


def test_without_a_command_the_help_is_shown() -> None:
    """As wrong usage: a script that forgot the command should notice."""
    result = run()
    assert 2 == result.exit_code
    assert "Usage: briefing" in result.stderr


def complete(line: str) -> list[str]:
    """What the shell is offered for the last word of a line."""
    words = line.split(" ")
    environment = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_BRIEFING_COMPLETE": "bash_complete"}
    code = "from briefing.cli import main; main(prog_name='briefing')"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    assert "" == done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("briefing ", [f"plain,{name}" for name in COMMANDS]),
        ("briefing make --me", ["plain,--method"]),
        ("briefing make --method l", ["plain,lead", "plain,lexrank", "plain,lsa", "plain,luhn"]),
        ("briefing make --format ", [f"plain,{n}" for n in ("html", "pdf", "mail", "text", "markdown", "json")]),
        ("briefing make --themes re", ["plain,resignation", "file,re"]),
        ("briefing themes a", [*(f"plain,{n}" for n in theme_set_names() if n[0] == "a"), "file,a"]),
        ("briefing themes su", ["plain,suggest", "file,su"]),
        ("briefing themes suggest se", ["file,se"]),
        ("briefing make --page-size l", ["plain,Letter"]),
        ("briefing make --template d", ["plain,default", "dir,d"]),
        ("briefing make --length nonsense --method te", ["plain,textrank"]),
        ("briefing make se", ["file,se"]),
        ("briefing make a.txt -o ", ["dir,"]),
        ("briefing inspect --format j", ["plain,jsonl"]),
    ],
)
def test_a_shell_completes_commands_options_and_values(line: str, expected: list[str]) -> None:
    """Values come from the tables; paths are left to the shell."""
    assert expected == complete(line)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_printed(shell: str) -> None:
    """As Click offers it: `eval "$(_BRIEFING_COMPLETE=bash_source briefing)"`."""
    code = "from briefing.cli import main; main(prog_name='briefing')"
    environment = {**os.environ, "_BRIEFING_COMPLETE": f"{shell}_source"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "_BRIEFING_COMPLETE" in done.stdout


def test_help_imports_nothing_heavy() -> None:
    """Which is why it is there at once."""
    done = run_process("--help", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert imported.isdisjoint(
        {"weasyprint", "nltk", "sumy", "numpy", "jinja2", "trafilatura", "pypdf", "urllib.request"}
    )
