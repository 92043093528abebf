"""Sequences that command a terminal, wherever others can put them: none reaches it, on either stream."""

from __future__ import annotations

import ast
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import main
from briefing.rendering.renderers import render
from tests.rendering.briefs import sample_brief
from tests.samples import HALEVI

HOSTILE = "\x1b]52;c;aGk=\x07\x1b]0;title\x07\x1b[2J\x1b[8m\x9b1A\rok\x08\x7f\u202efdp\u2066\nbriefing: all is well"
"""Clipboard, title, erasing, hiding, a C1 command, an overwritten line, right to left, a line that we never said."""
OURS = re.compile(r"\x1b\[(?:0|1|2|3[1-3])m")
"""The only sequences that a command prints: bold, dim, three colours, and their end."""
COMMANDING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
NEWS = (
    "The minister resigned on Monday after a long dispute over the budget. He said that the decision was his own. "
    "The opposition called for an election in May.\n\n"
)


def _page(folder: Path) -> Path:
    """A page that says hostile things of itself; a page cannot hold a NUL, nor a line break in its title."""
    file = folder / f"{HOSTILE}.html"
    head = f"<title>{HOSTILE} minister resigns</title><meta property='og:site_name' content='{HOSTILE}'>"
    file.write_text(f"<html><head>{head}</head><body><article><p>{NEWS}</p></article></body></html>", encoding="utf-8")
    return file


def _themes(folder: Path) -> Path:
    """A theme set with hostile names."""
    file = folder / f"{HOSTILE}.toml"
    name = json.dumps(HOSTILE)
    text = f'name = {name}\nabout = {name}\n[[theme]]\nname = {name}\nabout = {name}\nterms = ["resign*", {name}]\n'
    file.write_text(text, encoding="utf-8")
    return file


def _wrong_themes(folder: Path) -> Path:
    file = folder / f"{HOSTILE}.toml"
    file.write_text(f"{json.dumps(HOSTILE)} = 1\n", encoding="utf-8")
    return file


def _brief(folder: Path) -> Path:
    file = folder / f"{HOSTILE}.json"
    file.write_bytes(render(sample_brief(), "json").data.replace(b"October", b"Octob\\u001b[2Jer", 1))
    return file


def _records(folder: Path) -> Path:
    file = folder / "a.jsonl"
    file.write_text(json.dumps({"story": HOSTILE, "text": "Yes."}), encoding="utf-8")
    return file


COMMANDS: dict[str, Callable[[Path], Sequence[str | Path]]] = {
    "make": lambda at: ["make", _page(at), at / f"{HOSTILE}.txt", "-o", at / "out", "--format", "json"],
    "make nothing": lambda at: ["make", at / f"{HOSTILE}.txt"],
    "make a URL": lambda at: ["make", f"http://127.0.0.1:1/{HOSTILE}"],  # noqa: ARG005
    "make --themes": lambda at: ["make", _page(at), "--themes", _themes(at), "-o", at / "out", "--format", "json"],
    "make --length": lambda at: ["make", HALEVI, "--length", HOSTILE],  # noqa: ARG005
    "make --title": lambda at: ["make", HALEVI, "--title", HOSTILE, "-o", at / HOSTILE, "--format", "json"],
    "inspect": lambda at: ["inspect", _page(at), "--themes", _themes(at)],
    "inspect jsonl": lambda at: ["inspect", _page(at), "--themes", _themes(at), "--format", "jsonl"],
    "themes": lambda at: ["themes", _themes(at)],
    "themes --json": lambda at: ["themes", "--json", _themes(at)],
    "themes --help": lambda at: ["themes", HOSTILE, "--help"],  # noqa: ARG005
    "wrong themes": lambda at: ["themes", _wrong_themes(at)],
    "suggest": lambda at: ["themes", "suggest", _page(at)],
    "verify": lambda at: ["verify", _brief(at), at / HOSTILE],
    "verify --json": lambda at: ["verify", _brief(at), "--json"],
    "send": lambda at: ["send", _brief(at), "--to", "a@example.org", "--from", "b@example.org", "--dry-run"],
    "send --to": lambda at: ["send", _brief(at), "--to", HOSTILE],
    "batch": lambda at: ["batch", _records(at), "-o", at / "out", "--workers", "1"],
    "batch --json": lambda at: ["batch", _records(at), "-o", at / "out", "--workers", "1", "--json"],
    "no command": lambda at: [HOSTILE],  # noqa: ARG005
}


def _run(*arguments: str | Path) -> Result:
    """Run `briefing` as on a terminal with colours."""
    return CliRunner().invoke(main, [str(one) for one in arguments], prog_name="briefing", color=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_passes_on_what_commands_a_terminal(command: str, tmp_path: Path) -> None:
    """Nor a line break by which a name would forge a line of ours."""
    done = _run(*COMMANDS[command](tmp_path))
    assert isinstance(done.exception, SystemExit | None)
    for said in (done.stdout, done.stderr):
        assert [] == COMMANDING.findall(OURS.sub("", said)), said
        assert not any(line.startswith("briefing: all is well") for line in said.splitlines()), said
    assert done.stdout or done.stderr


def test_a_name_with_a_sequence_is_told_from_one_without(tmp_path: Path) -> None:
    """It is shown as programmers write it."""
    assert "a\\x1bcb.txt does not exist" in _run("make", tmp_path / "a\x1bcb.txt").stderr


def test_json_is_the_same_for_machines(tmp_path: Path) -> None:
    """What a terminal would obey is escaped, and read back as it was."""
    said = _run("themes", "--json", _themes(tmp_path)).stdout
    assert HOSTILE == json.loads(said)["themes"][0]["about"]


def test_a_terminal_is_left_as_it_was(tmp_path: Path) -> None:
    """A real one, which gets colours and nothing else."""
    reader, terminal = pty.openpty()
    command = [sys.executable, "-m", "briefing", "make", str(tmp_path / "a\x1b]0;x\x07.txt"), str(tmp_path / "b\x9b2J")]
    subprocess.run(command, stdin=terminal, stdout=terminal, stderr=terminal, check=False, timeout=60)
    os.close(terminal)
    said = os.read(reader, 10_000).decode()
    os.close(reader)
    said = said.replace("\r\n", "\n").rpartition("\x1b[?25h")[2]  # Click shows the cursor again after its bar
    assert [] == COMMANDING.findall(said.strip("\r\n"))
    assert "a\\x1b]0;x\\x07.txt does not exist" in said


def test_only_one_module_prints() -> None:
    """Whatever prints by another way would pass by it."""
    folder = Path(__file__).parents[2] / "briefing"
    calls = [
        f"{file.name}: {node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id}"
        for file in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    ]
    printing = {"echo", "secho", "print", "style", "echo_via_pager", "wrap_text"}
    assert {"terminal.py"} == {call.split(":")[0] for call in calls if call.split(": ")[1] in printing}
