"""The options that only `briefing send` has, each defined once, with its check."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from briefing.cli.options import PAGE_SIZE, PAGES, TEMPLATE, ValueType
from briefing.deliver.addresses import Address, has_control, read_address
from briefing.deliver.message import check_unsubscribe
from briefing.errors import AddressError, DeliveryError, UnknownNameError, UsageError
from briefing.language.wording import as_given

ATTACHABLE = ("html", "json", "markdown", "text")
"""Formats that can be attached in addition to the PDF, which is attached unless it is left out."""


def _read_to(text: str) -> Address:
    return _read_address(text, "--to")


def _read_from(text: str) -> Address:
    return _read_address(text, "--from")


def _read_address(text: str, option: str) -> Address:
    """Turn a wrong address on the command line into a UsageError."""
    try:
        return read_address(text, option)
    except AddressError as error:
        raise UsageError(error.what, where=error.where, mend=error.mend) from error


def _read_unsubscribe(url: str) -> str:
    try:
        check_unsubscribe(url)
    except DeliveryError as error:
        raise UsageError(error.what, where=error.where, mend=error.mend) from error
    return url


def _read_subject(text: str) -> str:
    if has_control(text):
        what = f"{as_given(text)} has a line break or another control character"
        raise UsageError(what, where="--subject", mend="write it on one line")
    if not text.strip():
        raise UsageError("is empty", where="--subject", mend="leave it out for the headline and the date")
    return text.strip()


def _read_eml(text: str) -> Path:
    if text in ("", "-"):
        raise UsageError(
            f"{text!r} is not a file name", where="--eml", mend="name a file, or a folder for several messages"
        )
    return Path(text)


def _read_format(name: str) -> str:
    if name.lower() == "pdf":
        raise UsageError("the PDF is attached without being asked for", where="--attach", mend="leave it out")
    if name.lower() not in ATTACHABLE:
        raise UnknownNameError("attachable format", name, ATTACHABLE)
    return name.lower()


def _attachable() -> Iterable[str]:
    return ATTACHABLE


brief = click.argument("brief", metavar="BRIEF", type=ValueType("file", Path, path="file"))
recipients = click.option(
    "--to", type=ValueType("address", _read_to), multiple=True, metavar="ADDRESS", help="A recipient; may be repeated."
)
recipients_file = click.option(
    "--to-file",
    type=ValueType("file", Path, path="file"),
    multiple=True,
    metavar="FILE",
    help="Recipients from a file (- for standard input), one per line.",
)
sender = click.option(
    "--from",
    "sender",
    type=ValueType("address", _read_from),
    envvar="BRIEFING_SMTP_FROM",
    metavar="ADDRESS",
    help="[env: BRIEFING_SMTP_FROM; default: the server's user; for a draft or a server here, you on this machine]",
)
subject = click.option(
    "--subject", type=ValueType("text", _read_subject), metavar="TEXT", help="[default: headline and date]"
)
no_pdf = click.option("--no-pdf", is_flag=True, help="Attach no PDF.")
attach = click.option(
    "--attach",
    type=ValueType("format", _read_format, _attachable),
    multiple=True,
    metavar="FORMAT",
    help="Attach json, html, markdown or text, too.",
)
unsubscribe = click.option(
    "--unsubscribe",
    type=ValueType("url", _read_unsubscribe),
    metavar="URL",
    help="Where one click unsubscribes; {address} is filled in.",
)
template = click.option(
    "--template",
    type=TEMPLATE,
    default="default",
    metavar="NAME|FOLDER",
    help="For the mail, and for a PDF that must be made.  [default: default]",
)
page_size = click.option(
    "--page-size",
    type=PAGE_SIZE,
    default="A4",
    metavar="A4|Letter",
    help="The paper size, only for a PDF that must be made.  [default: A4]",
)
pages = click.option(
    "--pages", type=PAGES, metavar="N", help="At most this many, only for such a PDF.  [default: as many as needed]"
)
smtp = click.option(
    "--smtp",
    envvar="BRIEFING_SMTP_URL",
    metavar="URL",
    help="smtp://user@host:587 or smtps://…  [env: BRIEFING_SMTP_URL]",
)
insecure = click.option("--insecure", is_flag=True, help="Send without TLS, or accept any certificate.")
resend_unknown = click.option(
    "--resend-unknown",
    is_flag=True,
    help="Send again where no answer came; may arrive twice. Not while another send of this brief runs.",
)
eml = click.option(
    "--eml",
    type=ValueType("path", _read_eml, path="file"),
    metavar="PATH",
    help="Write the message to a file (several: a folder).",
)
dry_run = click.option("--dry-run", is_flag=True, help="Only show what would be sent to whom.")
