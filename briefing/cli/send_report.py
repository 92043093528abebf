"""A mailing -> its report: who was reached, who was not and why, as text or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from briefing.cli.tables import aligned, show_json, show_labelled
from briefing.cli.terminal import painted
from briefing.deliver.ledger import Entry

if TYPE_CHECKING:
    from briefing.deliver.addresses import Address
    from briefing.deliver.message import Letter
    from briefing.deliver.server import Server

SHOWN = 12
"""The number of recipients of a kind that are named on the terminal; the JSON has them all."""
KINDS = {"refused": "Refused", "pending": "Waiting", "unknown": "Unknown"}
"""Status -> the label under which the report names recipients that were not reached."""
Mode = Literal["send", "eml", "dry"]
_NOT_YET = Entry(status="pending")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was sent, written or planned; `before` and `after` are the ledger's entries for the brief."""

    letter: Letter
    recipients: tuple[Address, ...]
    server: Server | None
    ledger: Path
    before: Mapping[str, Entry]
    after: Mapping[str, Entry]
    files: tuple[Path, ...]
    resend_unknown: bool
    mode: Mode

    @property
    def is_done(self) -> bool:
        """Whether everything that was asked for has happened: when sending, whether everybody was reached."""
        return self.mode != "send" or all(self.entry(one).status == "accepted" for one in self.recipients)

    def entry(self, recipient: Address) -> Entry:
        """The entry of a recipient."""
        return self.after.get(recipient.key, _NOT_YET)

    def was_reached(self, recipient: Address) -> bool:
        """Whether an earlier run had reached the recipient."""
        return self.before.get(recipient.key, _NOT_YET).status == "accepted"

    def is_planned(self, recipient: Address) -> bool:
        """Whether the recipient would be sent to, according to the ledger."""
        status = self.entry(recipient).status
        return status in ("pending", "refused") or (status == "unknown" and self.resend_unknown)


def show_report(report: Report, as_json: bool) -> None:
    """Print the report."""
    if as_json:
        show_json(_plain(report))
    else:
        show_labelled(_lines(report))


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    letter = report.letter
    yield "Subject", painted(letter.subject, bold=True)
    yield "From", _named(letter.sender)
    yield "Attached", ", ".join(f"{one.name} ({_size(len(one.data))})" for one in letter.attachments) or "nothing"
    if report.server:
        yield "Server", report.server.name
    if report.mode == "send":
        yield from _outcome(report)
    elif report.mode == "dry":
        yield from _plan(report)
    else:
        yield from _labelled("Written", [str(file) for file in report.files])


def _outcome(report: Report) -> Iterator[tuple[str, str]]:
    entries = [(one, report.entry(one)) for one in report.recipients]
    reached = [one for one, entry in entries if entry.status == "accepted"]
    earlier = sum(map(report.was_reached, reached))
    more = f", {earlier} of them in an earlier run" if earlier else ""
    yield "Reached", f"{len(reached)} of {len(entries)}{more}"
    for status, label in KINDS.items():
        rows = [(_named(one), entry.answer) for one, entry in entries if entry.status == status]
        yield from _labelled(label, aligned(rows))
    yield "Ledger", str(report.ledger)
    if not report.is_done:
        statuses = {entry.status for _, entry in entries}
        yield "", "The same command again sends to those not reached, and to nobody twice."
        if "unknown" in statuses:
            yield "", "Those unknown may have it already; --resend-unknown sends it again."


def _plan(report: Report) -> Iterator[tuple[str, str]]:
    planned = [one for one in report.recipients if report.is_planned(one)]
    yield "Would go", f"to {len(planned)} of {len(report.recipients)}"
    yield from _labelled("To", [_named(one) for one in planned])
    others = [one for one in report.recipients if not report.is_planned(one)]
    reasons = {"accepted": "has it", "unknown": "may have it; only with --resend-unknown"}
    yield from _labelled("Not to", aligned([(_named(one), reasons[report.entry(one).status]) for one in others]))


def _labelled(label: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines with the label before the first; those beyond SHOWN are only counted."""
    for number, line in enumerate(lines[:SHOWN]):
        yield "" if number else label, line
    if len(lines) > SHOWN:
        yield "", f"and {len(lines) - SHOWN} more; --dry-run --json names all"


def _named(address: Address) -> str:
    return f"{address.name} <{address.spec}>" if address.name else address.spec


def _size(count: int) -> str:
    return f"{max(1, round(count / 1000)):,} kB"


def _plain(report: Report) -> dict[str, Any]:
    letter = report.letter
    return {
        "mode": report.mode,
        "brief": letter.brief,
        "subject": letter.subject,
        "from": _named(letter.sender),
        "attachments": [{"name": one.name, "bytes": len(one.data)} for one in letter.attachments],
        "server": report.server.name if report.server else None,
        "recipients": [_recipient(one, report) for one in report.recipients],
        "counts": Counter(report.entry(one).status for one in report.recipients),
        "ledger": str(report.ledger),
        "files": [str(file) for file in report.files],
    }


def _recipient(one: Address, report: Report) -> dict[str, Any]:
    entry = report.entry(one)
    known = {"address": one.spec, "name": one.name, "status": entry.status, "answer": entry.answer}
    if report.mode == "send":
        return {**known, "earlier": report.was_reached(one)}
    return {**known, "would_send": report.is_planned(one)}
