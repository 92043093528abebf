"""A mail (.eml) or a box of mails (.mbox) -> its text, and the articles attached to it, by the standard library."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import islice
from pathlib import Path

from briefing.errors import SourceError
from briefing.intake.content import beginning
from briefing.intake.found import Found
from briefing.intake.fragment import fragment_of
from briefing.intake.markup import text_of
from briefing.language.wording import flat
from briefing.language.words import count_words
from briefing.model import Document, Source

MAX_PARTS = 1000
"""Of a mail, or mails of a box; more than a day's articles."""
COVER_WORDS = 100
"""A mail of fewer words with articles attached is a covering letter."""

_HEADERS = re.compile(r"(?:[!-9;-~]+:(?: .*)?\r?\n(?:[ \t].*\r?\n)*){2,}(?:\r?\n|\Z)")
_MAIL = re.compile(r"^(?:from|received|return-path|date|subject|message-id|mime-version):", re.MULTILINE)
_BOX = re.compile(r"from \S+.*\d{4}\r?\n[!-9;-~]+:")
_FORWARDED = re.compile(r"^(?:(?:re|fwd?|wg|aw|tr|rv|sv)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)


def is_mail(source: Source) -> bool:
    """Whether the content begins with the headers of a mail (RFC 5322)."""
    head = beginning(source.data)
    found = _HEADERS.match(head)
    # A header may be longer than what is looked at.
    headers = found[0] if found else head if head.startswith(("received:", "return-path:", "delivered-to:")) else ""
    return len(set(_MAIL.findall(headers))) > 1


def is_mail_box(source: Source) -> bool:
    """Whether the content begins as a box of mails does: a "From " line above the headers of the first (RFC 4155)."""
    return _BOX.match(beginning(source.data)) is not None


def read_mail(source: Source) -> Iterator[Found]:
    """The mail as an article, unless it only covers the articles attached to it, and those; raises SourceError."""
    if source.data.count(b"\n--") > 2 * MAX_PARTS and source.data.lower().count(b"\ncontent-") > MAX_PARTS:
        raise SourceError(f"has more than {MAX_PARTS} parts", where=source.name, mend="give its articles")
    message = BytesParser(policy=policy.default).parsebytes(source.data)
    yield from _read_message(message, source.name)


def read_mail_box(source: Source) -> Iterator[Found]:
    """What is in each mail of the box, in its order."""
    import mailbox

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        path.write_bytes(source.data.replace(b"\r\n", b"\n"))
        box = mailbox.mbox(path, factory=None, create=False)
        try:
            letters = [box.get_bytes(key) for key in islice(box.iterkeys(), MAX_PARTS + 1)]
        finally:
            box.close()
    if len(letters) > MAX_PARTS:
        raise SourceError(f"holds more than {MAX_PARTS} mails", where=source.name, mend="give a part of it")
    for number, letter in enumerate(letters, start=1):
        yield Source(name=f"{source.name}/mail-{number}.eml", media_type="message/rfc822", data=letter)


def _read_message(message: EmailMessage, name: str) -> Iterator[Found]:
    attached = list(_attached(message, name))
    text = _text_of(message, name)
    if not attached or count_words(text) >= COVER_WORDS:
        if not text:
            raise SourceError("is a mail without text", where=name, mend="give what it is about")
        yield Document(
            id=name,
            text=text,
            title=_FORWARDED.sub("", _header(message, "subject")),
            outlet=_sender(message),
            claimed=bool(_sender(message)),
            published=_day(message),
        )
    yield from attached


def _attached(message: EmailMessage, name: str) -> Iterator[Source]:
    """The attachments that have a file name, and forwarded mails."""
    for number, part in enumerate(message.iter_attachments(), start=1):
        kind = part.get_content_type()
        file = flat(part.get_filename() or "")
        if kind == "message/rfc822":
            data = part.get_content().as_bytes()
            yield Source(name=f"{name}/{file or f'mail-{number}.eml'}", media_type=kind, data=data)
        elif file:
            data = part.get_payload(decode=True)
            content = data if isinstance(data, bytes) else b""
            charset = part.get_content_charset("")
            yield Source(name=f"{name}/{file}", media_type=kind, data=content, charset=charset)


def _text_of(message: EmailMessage, name: str) -> str:
    """The text as it was sent: its HTML if there is one, else its plain text without quoted mails and signature."""
    body = message.get_body(("html", "plain"))
    if body is None:
        return ""
    try:
        written = body.get_content()
    except (LookupError, UnicodeError, ValueError) as error:
        raise SourceError("is in an encoding that is not known", where=name, mend="save it again") from error
    if body.get_content_type() == "text/html":
        return text_of(fragment_of(written))
    own = _QUOTED.sub("", _SIGNATURE.split(written.replace("\r\n", "\n"), maxsplit=1)[0])
    return own.strip()


def _sender(message: EmailMessage) -> str:
    with suppress(AttributeError, IndexError):
        sender = message["from"].addresses[0]
        return flat(sender.display_name or sender.domain)
    return ""


def _day(message: EmailMessage) -> date | None:
    with suppress(AttributeError, TypeError, ValueError):
        return date(*message["date"].datetime.timetuple()[:3])
    return None


def _header(message: EmailMessage, name: str) -> str:
    return flat(str(message[name] or ""))
