"""The guide that users read: README.md and the pages beside it, and the commands that they show, run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from briefing.cli import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
NOT_OURS = {"make", "pip", "pipx"}
"""They install, or run the tests themselves."""


def text_of(document: Path) -> str:
    """What stands in a document."""
    return document.read_text(encoding="utf-8")


def name_of(document: Path) -> str:
    """How a test calls a document."""
    return str(document.relative_to(ROOT))


@dataclass(frozen=True, slots=True)
class Line:
    """A command as it stands in a document; `printed` is what stands below it, None where nothing is said of that."""

    command: str
    printed: str | None


def lines_of(text: str) -> Iterator[Line]:
    """The commands of a text: all lines of a block, or those after "$ " with what they print; then those in sentences.

    In a sentence, a word in capitals stands for something, and a command without arguments is a name.
    """
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if language:
            continue
        if not block.startswith("$ "):
            yield from (Line(line, None) for line in block.splitlines())
            continue
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Line(command, printed or None)
    for command in re.findall(r"`(briefing \w+ [^`]+)`", text):
        if not re.search(r"\b[A-Z]{3,}\b", command) and command != "briefing themes suggest":
            yield Line(command, None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who types what a document shows, in one folder; `elsewhere` is what stands for the addresses in it."""

    elsewhere: dict[str, str]
    monkeypatch: pytest.MonkeyPatch

    def type(self, command: str) -> str:
        """What a command prints; an assertion fails unless its exit code is 0."""
        for shown, real in self.elsewhere.items():
            command = command.replace(shown, real)
        words = shlex.split(command, comments=True)
        given, target = None, None
        if "|" in words:
            given, words = "The port has reopened. Ships left at noon.", words[words.index("|") + 1 :]
        if ">" in words:
            target, words = words[-1], words[:-2]
        program, *words = [name for word in words for name in _named(word)]
        if program == "export":
            self.monkeypatch.setenv(*words[0].split("=", 1))
            return ""
        printed = _briefing(words, given) if program == "briefing" else _other(program, words)
        if target:
            Path(target).write_text(printed, encoding="utf-8")
        return printed


def _named(word: str) -> list[str]:
    """The files that a pattern names, as a shell has it; any other word is itself."""
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


def _briefing(words: list[str], given: str | None) -> str:
    """What `briefing` prints, run in this process."""
    result = CliRunner().invoke(main, words, input=given, prog_name="briefing")
    assert (0, "") == (result.exit_code, result.stderr), (words, result.output)
    return result.stdout


def _other(program: str, words: list[str]) -> str:
    """What another program prints, where it is installed."""
    assert program in {"minisign", "openssl"}, f"nobody runs {program}"
    if shutil.which(program) is None:
        return ""
    return subprocess.run([program, *words], check=True, capture_output=True, text=True, timeout=20).stdout


def offered_by(command: str) -> set[str]:
    """The options that a command has, but for --help."""
    page = CliRunner().invoke(main, [*command.split(), "--help"]).output
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) - {"--help"}


def promises() -> tuple[str, ...]:
    """The names of the promises, as the README numbers them."""
    numbered = re.findall(r"^(\d)\. \*\*(.+?)\*\*: ", text_of(ROOT / "README.md"), re.MULTILINE)
    assert [str(number) for number in range(1, 10)] == [number for number, _ in numbered]
    return tuple(name for _, name in numbered)
