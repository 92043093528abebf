"""A file, the environment or a terminal -> a password; never an argument, which others can read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from briefing.errors import UsageError
from briefing.proof.sealed import read_seal

KEY_PASSWORD = "BRIEFING_KEY_PASSWORD"


def read_password(file: Path | None, of: str, *, is_new: bool = False) -> str:
    """The first line of the file, else the variable, else what is typed, twice if it is new; raises UsageError."""
    if file:
        return next(iter(read_seal(file).decode("utf-8", "replace").splitlines()), "")
    if KEY_PASSWORD in os.environ:
        return os.environ[KEY_PASSWORD]
    if sys.stdin.isatty():
        password: str = click.prompt(f"Password of {of}", hide_input=True, confirmation_prompt=is_new, err=True)
        return password
    mend = f"set {KEY_PASSWORD} or give --password-file"
    raise UsageError(f"{of} needs a password, and nobody can be asked here", mend=mend)
