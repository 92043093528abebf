"""A brief in its mail forms -> one message per recipient, as the bytes that go to the server.

References: RFC 5322 (message), RFC 2046 (multipart), RFC 3834 (Auto-Submitted), RFC 8058 (one-click unsubscription).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote, urlsplit

from briefing.deliver.addresses import Address, has_control
from briefing.errors import DeliveryError
from briefing.language.wording import as_given
from briefing.model import Rendered

PLACE = "{address}"
"""The placeholder for the recipient's address in an unsubscription URL."""
_LONGEST_URL = 900
"""Characters, before an address is filled in."""
_LONGEST_FILLED = 978
"""Characters; a line of a message has at most 998 (RFC 5322, 2.1.1), "List-Unsubscribe: <" and ">" among them."""
_ID_DOMAIN = "briefing"
"""After the @ of identifiers; the part before it is a hash, which needs no domain to be unique."""
_LONGEST_WORD = 60
"""Characters; with the header's name they fit a line of 78 (RFC 5322, 2.1.1)."""
_LONGEST_PIECE = 18
"""Characters of a name on one line, each up to three when percent-encoded: the same."""
_MOSTLY_ASCII = 0.8
"""Above this share of ASCII, quoted-printable is used: it is shorter than base64 from 5/6 on (3 bytes for 1 against
4 for 3), and a little more is allowed because it stays readable in the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What every recipient gets; `brief` is the SHA-256 of the brief's evidence, in hexadecimal.

    `linked` is the name of the attachment that the HTML links to (as `cid:`), if any. Making a letter raises
    DeliveryError if the subject, a name or the URL could forge a header.
    """

    brief: str
    subject: str
    sender: Address
    text: Rendered
    html: Rendered
    attachments: tuple[Rendered, ...] = ()
    linked: str = ""
    unsubscribe: str = ""

    def __post_init__(self) -> None:
        if has_control(self.subject):
            what = f"{as_given(self.subject)} has a line break or another control character"
            raise DeliveryError(what, where="the subject", mend="give one on a single line with --subject")
        for attachment in self.attachments:
            check_name(attachment.name)
        if self.unsubscribe:
            check_unsubscribe(self.unsubscribe)


class Mailing:
    """Writes a letter to one recipient after another; the parts, the same for all, are encoded once."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self._body = _body(letter).as_bytes()

    def message(self, recipient: Address, now: datetime) -> bytes:
        """The whole message, CRLF at line ends; only an address beyond ASCII makes a header UTF-8 (RFC 6532)."""
        letter = self.letter
        head = {
            "From": _mailbox("From", letter.sender),
            "To": _mailbox("To", recipient),
            "Subject": _encoded("Subject", letter.subject),
            "Date": format_datetime(now),
            "Message-ID": message_id(letter, recipient),
            "Auto-Submitted": "auto-generated",
            **self._unsubscription(recipient),
        }
        return "".join(f"{name}: {value}\r\n" for name, value in head.items()).encode() + self._body

    def _unsubscription(self, recipient: Address) -> dict[str, str]:
        """Both headers of RFC 8058."""
        if not self.letter.unsubscribe:
            return {}
        url = unsubscription_url(self.letter.unsubscribe, recipient)
        return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def unsubscription_url(url: str, recipient: Address) -> str:
    """The URL with the recipient's address filled in; raises DeliveryError if that is too long for a line."""
    filled = url.replace(PLACE, quote(recipient.spec, safe=""))
    if len(filled) > _LONGEST_FILLED:
        what = f"{as_given(filled)} has {len(filled)} characters with the address of {recipient.spec}"
        raise DeliveryError(what, where="--unsubscribe", mend=f"give one that then has at most {_LONGEST_FILLED}")
    return filled


def message_id(letter: Letter, recipient: Address) -> str:
    """The same for the same brief and recipient, whoever sends it, so that a mailbox can tell a second copy."""
    both = hashlib.sha256(f"{letter.brief}\n{recipient.key}".encode()).hexdigest()
    return f"<{both[:40]}@{_ID_DOMAIN}>"


def check_name(name: str) -> None:
    """Raise DeliveryError unless an attachment can have this name: a file system takes what no header can hold."""
    if has_control(name):
        what = f"{name!r} has a control character or is not UTF-8"
        raise DeliveryError(what, where="the attachment's name", mend="rename the brief")


def check_unsubscribe(url: str) -> None:
    """Raise DeliveryError unless the URL is valid in List-Unsubscribe: https (RFC 8058, 3.1), printable ASCII."""
    plain = url.replace(PLACE, "")
    is_clean = plain.isascii() and plain.isprintable() and not set(plain) & set(' <>"\\^`{|}')
    try:
        parts = urlsplit(plain)
        is_web = parts.scheme.lower() == "https" and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not (is_clean and is_web) or len(url) > _LONGEST_URL:
        mend = f"give an https:// URL of at most {_LONGEST_URL} characters; {PLACE} in it becomes the recipient's"
        raise DeliveryError(f"{as_given(url)} is not a URL to unsubscribe at", where="--unsubscribe", mend=mend)


def _mailbox(header: str, address: Address) -> str:
    """An address with its display name; if there is a name, the bare address is on a line of its own."""
    if not address.name:
        return address.spec
    if _is_plain(address.name):
        name = re.sub(r'([\\"])', r"\\\1", address.name)
        return f'"{name}"\r\n <{address.spec}>'
    return f"{_encoded(header, address.name)}\r\n <{address.spec}>"


def _encoded(header: str, text: str) -> str:
    """A text as encoded words (RFC 2047) where it needs them, folded.

    With the old `Header` class: EmailMessage decodes what looks like an encoded word in a text that it is given,
    including line breaks, and loses a space between two long words.
    """
    charset = "us-ascii" if _is_plain(text) else "utf-8"
    return Header(text, charset, header_name=header).encode(linesep="\r\n")


def _is_plain(text: str) -> bool:
    """Whether a text needs no encoding: ASCII, nothing that a reader would decode, and no word too long to fold."""
    return text.isascii() and "=?" not in text and all(len(word) <= _LONGEST_WORD for word in text.split(" "))


def _body(letter: Letter) -> EmailMessage:
    """multipart/mixed of a multipart/alternative and the attachments; without attachments, only the alternative."""
    body = EmailMessage(policy=SMTP)
    body.set_content(letter.text.data.decode(), cte=_encoding(letter.text))
    body.add_alternative(letter.html.data.decode(), subtype="html", cte=_encoding(letter.html))
    body.set_boundary(_boundary(letter, "alternative"))
    for attachment in letter.attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        # A mail program may hide what has an id among the pictures: only what the text links to gets one.
        cid = f"<{content_id(letter.brief)}>" if attachment.name == letter.linked else None
        hidden = "=?" in attachment.name
        body.add_attachment(attachment.data, kind, subtype, filename="" if hidden else attachment.name, cid=cid)
        if hidden:
            part = list(body.iter_attachments())[-1]
            del part["Content-Disposition"]
            part.set_raw("Content-Disposition", _disposition(attachment.name))
    if letter.attachments:
        body.set_boundary(_boundary(letter, "mixed"))
    return body


def _disposition(name: str) -> str:
    """The name as a parameter of RFC 2231, for one that looks like an encoded word.

    EmailMessage decodes it, and so do mail programs in quotation marks; percent-encoded nobody does.
    """
    first, *more = re.findall(f"(?:%..|[^%]){{1,{_LONGEST_PIECE}}}", quote(name, safe=""))
    if not more:
        return f"attachment; filename*=utf-8''{first}"
    parts = [f"filename*{number}*={piece}" for number, piece in enumerate([f"utf-8''{first}", *more])]
    return "attachment;\n " + ";\n ".join(parts)


def content_id(brief: str) -> str:
    """The id by which a `cid:` link in the HTML names the attachment (RFC 2392)."""
    return f"{brief[:32]}@{_ID_DOMAIN}"


def _encoding(text: Rendered) -> str:
    """The transfer encoding; never 8bit, which would require 8BITMIME of every server on the way."""
    share = sum(byte < 128 for byte in text.data) / max(1, len(text.data))
    return "quoted-printable" if share >= _MOSTLY_ASCII else "base64"


def _boundary(letter: Letter, part: str) -> str:
    """A boundary that depends only on the content, so that the same brief gives the same message.

    No content can hold its own hash.
    """
    content = hashlib.sha256()
    for rendered in (letter.text, letter.html, *letter.attachments):
        content.update(hashlib.sha256(rendered.data).digest())
    return f"=_{part}_{content.hexdigest()[:32]}"
