"""Letters and lists to send in tests, and one way to send them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from briefing.deliver.addresses import Address, read_address
from briefing.deliver.ledger import Entry, open_ledger, read_entries
from briefing.deliver.message import Letter, Mailing
from briefing.deliver.server import Patience, Server, read_server
from briefing.deliver.smtp import Clock, Post, send_all
from briefing.model import Rendered

BRIEF = "0" * 64
ONE, TWO, THREE = "reader-1@example.org", "reader-2@example.org", "reader-3@example.org"
STAGES = [("MAIL", 2), ("RCPT", TWO), ("354", TWO), ("DATA", TWO)]
"""Where the second recipient can meet trouble: as the post office has it."""
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
QUICK = Patience(connection=5.0, command=5.0, message=5.0, pauses=(1.0, 2.0))
PDF = bytes(range(256)) * 40


def letter(**known: object) -> Letter:
    """A letter with a plain part, an HTML part and a PDF."""
    parts: dict[str, object] = {
        "brief": BRIEF,
        "subject": "The chief resigns · 21 January 2025",
        "sender": read_address("The Press Office <press@example.org>"),
        "text": Rendered(name="", media_type="text/plain", data="A “brief”.\n.hidden dot\n".encode()),
        "html": Rendered(name="", media_type="text/html", data="<p>A “brief”.</p>\n".encode()),
        "attachments": (Rendered(name="chief.pdf", media_type="application/pdf", data=PDF),),
    }
    return Letter(**{**parts, **known})  # type: ignore[arg-type]


def readers(count: int) -> tuple[Address, ...]:
    """So many recipients."""
    return tuple(read_address(f"reader-{number}@example.org") for number in range(1, count + 1))


@dataclass
class Desk:
    """A folder with a ledger, from which letters are sent; `slept` is how long it was asked to wait."""

    folder: Path
    patience: Patience = QUICK
    slept: list[float] = field(default_factory=list)

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.folder / "chief.sent.sqlite3"

    def send(
        self, server: Server | str, recipients: Sequence[Address], *, resend_unknown: bool = False, **known: object
    ) -> list[str]:
        """Send a letter to the recipients; gives whom it settled, in this order."""
        server = read_server(server) if isinstance(server, str) else server
        post = Post(server, self.patience, Clock(now=lambda: NOON, sleep=self.slept.append))
        with open_ledger(self.ledger, BRIEF, lambda: NOON) as ledger:
            settled = send_all(Mailing(letter(**known)), recipients, ledger, post, resend_unknown=resend_unknown)
            return [one.spec for one in settled]

    def entries(self) -> dict[str, Entry]:
        """Recipient -> what the ledger says."""
        return dict(read_entries(self.ledger, BRIEF))

    def statuses(self) -> dict[str, str]:
        """Recipient -> its status."""
        return {recipient: entry.status for recipient, entry in self.entries().items()}
