"""The command line, run in this process or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from briefing.cli import main


def run(*arguments: str | Path, given: str | None = None) -> Result:
    """Run `briefing` in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given, prog_name="briefing")


def run_process(
    *arguments: str | Path, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `briefing` as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def names_in(folder: Path) -> list[str]:
    """The names of what lies in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def failure_of(result: Result, exit_code: int) -> str:
    """The one line that a failure says on standard error, and nothing else anywhere."""
    assert (exit_code, "") == (result.exit_code, result.stdout)
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    return str(line).removeprefix("briefing: ")
