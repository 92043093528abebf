"""`briefing send`: a brief to each of its recipients, once."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.bounded import SMALL_BYTES, read_file
from briefing.cli import options, send_options
from briefing.cli.articles import hush_engines
from briefing.cli.boxes import warn_of_boxes
from briefing.cli.letter import LetterOptions, make_letter, read_brief
from briefing.cli.terminal import say
from briefing.errors import AddressError, EvidenceError, UnfitFileError, UsageError, unreadable
from briefing.model import Page

if TYPE_CHECKING:
    from briefing.cli.send_report import Mode, Report
    from briefing.deliver.addresses import Address
    from briefing.deliver.message import Letter, Mailing
    from briefing.deliver.server import Patience, Server

STANDARD_INPUT = Path("-")
LONG_LIST = 20
"""The number of recipients from which on a progress bar is drawn, if there is a terminal to draw it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `briefing send` as they were given."""

    brief: Path
    to: tuple[Address, ...]
    to_file: tuple[Path, ...]
    sender: Address | None
    subject: str | None
    no_pdf: bool
    attach: tuple[str, ...]
    unsubscribe: str | None
    template: str
    page_size: str
    pages: int | None
    smtp: str | None
    insecure: bool
    resend_unknown: bool
    eml: Path | None
    dry_run: bool
    as_json: bool


@click.command("send")
@send_options.brief
@send_options.recipients
@send_options.recipients_file
@send_options.sender
@send_options.subject
@send_options.no_pdf
@send_options.attach
@send_options.unsubscribe
@send_options.template
@send_options.page_size
@send_options.pages
@send_options.smtp
@send_options.insecure
@send_options.resend_unknown
@send_options.eml
@send_options.dry_run
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Mail a brief (JSON, HTML or PDF): the text as HTML and plain, the PDF attached, once to each recipient."""
    from briefing.cli.send_report import show_report

    report = send(Request(**given), ctx.obj)
    show_report(report, given["as_json"])
    if not report.is_done:
        ctx.exit(1)


def send(request: Request, patience: Patience | None = None) -> Report:
    """Send, write or only plan the messages; without `patience`, the default one is used."""
    from briefing.cli.send_files import write_messages
    from briefing.cli.send_report import Report
    from briefing.cli.send_server import find_server, with_password
    from briefing.deliver.files import heal
    from briefing.deliver.ledger import ledger_path, read_entries
    from briefing.deliver.message import Mailing, unsubscription_url

    heal(request.brief.parent)
    _find(request.brief)
    recipients = _recipients(request)
    mode: Mode = "dry" if request.dry_run else "eml" if request.eml else "send"
    server = find_server(request.smtp, insecure=request.insecure) if request.smtp or mode == "send" else None
    letter = _letter(request, server)
    warn_of_boxes(letter.attachments)
    for recipient in recipients:  # before the first connection: a list must not be abandoned halfway
        unsubscription_url(letter.unsubscribe, recipient)
    ledger = ledger_path(request.brief)
    before = read_entries(ledger, letter.brief)
    places = _places(request, recipients, ledger)
    files = write_messages(Mailing(letter), recipients, places) if mode == "eml" else ()
    if server and mode == "send":
        dispatch = _Dispatch(server=with_password(server), patience=patience, resend_unknown=request.resend_unknown)
        _send(Mailing(letter), recipients, ledger, dispatch)
    return Report(
        letter=letter,
        recipients=recipients,
        server=server,
        ledger=ledger,
        before=before,
        after=read_entries(ledger, letter.brief),
        files=files,
        resend_unknown=request.resend_unknown,
        mode=mode,
    )


def _find(brief: Path) -> None:
    """Raise EvidenceError if there is no brief, before a server is asked for or a list of recipients is read."""
    try:
        brief.stat()
    except (OSError, ValueError) as error:
        raise EvidenceError(unreadable(error), where=str(brief), mend="check the path") from error


def _recipients(request: Request) -> tuple[Address, ...]:
    from briefing.deliver.addresses import read_address_list, without_repeats

    addresses = [*request.to]
    for file in request.to_file:
        where = "standard input" if file == STANDARD_INPUT else str(file)
        try:
            data = _from_standard_input() if file == STANDARD_INPUT else read_file(file, SMALL_BYTES)
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise AddressError(unreadable(error), where=where, mend="save it as UTF-8") from error
        except (OSError, ValueError) as error:
            raise AddressError(unreadable(error), where=where, mend="check the path") from error
        addresses += read_address_list(text, where)
    if not addresses:
        raise UsageError("there is nobody to send to", mend="name recipients with --to or --to-file")
    return without_repeats(addresses)


def _from_standard_input() -> bytes:
    """All of it; raises OSError if it has no end in sight."""
    data = sys.stdin.buffer.read(SMALL_BYTES + 1)
    if len(data) > SMALL_BYTES:
        raise UnfitFileError(errno.EFBIG, f"is larger than {SMALL_BYTES // 2**20} MB")
    return data


def _places(request: Request, recipients: Sequence[Address], ledger: Path) -> tuple[Path, ...]:
    """Where --eml writes a message for each recipient: never over what the messages are made from."""
    from briefing.cli.send_files import message_places

    if not request.eml:
        return ()
    kept = [request.brief, request.brief.with_suffix(".pdf"), ledger, *request.to_file]
    return message_places(request.eml, recipients, kept)


def _letter(request: Request, server: Server | None) -> Letter:
    from briefing.cli.send_server import find_sender

    hush_engines()
    chosen = LetterOptions(
        sender=request.sender or find_sender(server),
        subject=request.subject,
        pdf=not request.no_pdf,
        formats=request.attach,
        unsubscribe=request.unsubscribe,
        page=Page(size=request.page_size, template=request.template, pages=request.pages or 1),
        may_grow=not request.pages,
    )
    return make_letter(read_brief(request.brief, request.template), request.brief, chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dispatch:
    """The server by which the messages are sent, and who is sent a second copy."""

    server: Server
    patience: Patience | None
    resend_unknown: bool


def _send(mailing: Mailing, recipients: Sequence[Address], ledger: Path, dispatch: _Dispatch) -> None:
    from briefing.deliver.ledger import open_ledger
    from briefing.deliver.server import Patience
    from briefing.deliver.smtp import Clock, Post, send_all

    post = Post(dispatch.server, dispatch.patience or Patience(), Clock(now=_now, sleep=_wait))
    with open_ledger(ledger, mailing.letter.brief, _now) as rows:
        settled = send_all(mailing, recipients, rows, post, resend_unknown=dispatch.resend_unknown)
        for _ in _with_bar(settled, len(recipients)):
            pass


def _with_bar(settled: Iterator[Address], total: int) -> Iterator[Address]:
    """The same, with a bar that grows on the terminal if the list is long."""
    if total < LONG_LIST or not sys.stderr.isatty():
        yield from settled
        return
    with click.progressbar(settled, length=total, label="Sending", show_pos=True, file=sys.stderr) as bar:
        yield from bar


def _now() -> datetime:
    return datetime.now(UTC)


def _wait(seconds: float) -> None:
    if sys.stderr.isatty():
        say(err=True)
        say(f"briefing: not everybody could be reached yet; next try in {seconds:g} s", err=True)
    time.sleep(seconds)
