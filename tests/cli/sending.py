"""`briefing send` in tests: run in this process, with little patience."""

from __future__ import annotations

import email
import email.policy
import sqlite3
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

from click.testing import CliRunner, Result

from briefing.cli import main
from briefing.deliver.server import Patience
from tests.post_office import PostOffice

PATIENCE = Patience(connection=5.0, command=5.0, message=5.0, pauses=(0.01, 0.02))
EDITOR, AIDE = "editor@example.org", "aide@example.org"
STEM = "chief"


def send(*arguments: str | Path) -> Result:
    """Run `briefing send` with little patience."""
    words = ["send", *map(str, arguments)]
    return CliRunner().invoke(main, words, obj=PATIENCE, prog_name="briefing")


def post(office: PostOffice, brief: Path, *arguments: str | Path) -> Result:
    """Send over an office, without the PDF, whose making takes its time."""
    return send(brief, "--no-pdf", "--from", "press@example.org", "--smtp", office.url, *arguments)


def written(brief: Path, *arguments: str | Path) -> EmailMessage:
    """The message that --eml writes."""
    target = brief.with_name("message.eml")
    done = send(brief, "--from", "press@example.org", "--to", EDITOR, "--eml", target, *arguments)
    assert (0, "") == (done.exit_code, done.stderr)
    message = email.message_from_bytes(target.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def rows(brief: Path) -> dict[str, str]:
    """Recipient -> status, as any SQLite reads it beside the brief."""
    with closing(sqlite3.connect(brief.with_name(f"{STEM}.sent.sqlite3"))) as database:
        return dict(database.execute("SELECT recipient, status FROM sent").fetchall())
