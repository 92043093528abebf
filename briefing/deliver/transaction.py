"""One message and one recipient -> what the server said: MAIL, RCPT, DATA, the message, the answer.

References: RFC 5321, 3.3 (transaction), 4.2.1 (reply codes), 4.5.2 (dots); RFC 1870 (SIZE); RFC 6531 (SMTPUTF8).
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass

from briefing.deliver.ledger import HANDED_OVER, Entry
from briefing.deliver.server import said
from briefing.errors import ServerError, reason

_LOGIN_WANTED = 530
"""RFC 4954, 6: it concerns all recipients, not only this one."""
_CLOSING = 421
_GO_AHEAD = 354


class ConnectionLostError(Exception):
    """The connection broke before the server could have taken the message: it can be sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A message on its way: from whom, to whom, its bytes, and whether it requires SMTPUTF8."""

    sender: str
    recipient: str
    data: bytes
    needs_smtputf8: bool = False


def hand_over(smtp: smtplib.SMTP, envelope: Envelope, claim: Callable[[], bool], patience: float) -> Entry | None:
    """Offer a message to the server; `patience` is how long to wait for the answer to it, in seconds.

    `claim` is called just before the line that ends the message: from then on the server may take it, and a
    connection that breaks leaves `unknown`. If it says no, the message is not ended, and the result is None.
    Raises ConnectionLostError if the connection breaks before that, and ServerError if the server requires a login.
    """
    if envelope.needs_smtputf8 and not smtp.has_extn("smtputf8"):
        return Entry(status="refused", answer="the server does not take addresses beyond ASCII (SMTPUTF8)")
    try:
        refusal = _envelope_refusal(smtp, envelope) or _data_refusal(smtp)
        if refusal:
            return refusal
        smtp.send(_stuffed(envelope.data))
    except (smtplib.SMTPException, OSError) as error:
        smtp.close()
        raise ConnectionLostError(_why(error)) from error
    if not claim():
        smtp.close()
        return None
    return _end(smtp, patience)


def _envelope_refusal(smtp: smtplib.SMTP, envelope: Envelope) -> Entry | None:
    """The server's refusal of sender or recipient; None if it accepts both."""
    options = [f"size={len(envelope.data)}"] if smtp.has_extn("size") else []
    if envelope.needs_smtputf8:
        options += ["BODY=8BITMIME", "SMTPUTF8"]
    code, text = smtp.mail(envelope.sender, options)
    if code == _LOGIN_WANTED:
        smtp.close()
        mend = "name the user in the URL, smtp://user@host, and set BRIEFING_SMTP_PASSWORD"
        raise ServerError(f"the mail server requires a login ({said(code, text)})", mend=mend)
    if _is_good(code):
        code, text = smtp.rcpt(envelope.recipient)
    return None if _is_good(code) else _refusal(smtp, code, text)


def _data_refusal(smtp: smtplib.SMTP) -> Entry | None:
    code, text = smtp.docmd("DATA")
    return None if code == _GO_AHEAD else _refusal(smtp, code, text)


def _end(smtp: smtplib.SMTP, patience: float) -> Entry:
    """Send the line that ends the message and read the answer."""
    try:
        if smtp.sock is not None:
            smtp.sock.settimeout(patience)
        smtp.send(b".\r\n")
        code, text = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        smtp.close()
        return Entry(status="unknown", answer=f"{HANDED_OVER} ({_why(error)})")
    if _is_good(code):
        return Entry(status="accepted", answer=said(code, text))
    if code // 100 in (4, 5):
        return _refusal(smtp, code, text)
    smtp.close()
    return Entry(status="unknown", answer=f"{HANDED_OVER} that is a valid reply ({said(code, text)})")


def _refusal(smtp: smtplib.SMTP, code: int, text: bytes) -> Entry:
    """Refused for good (5xx), or for now; what is not SMTP at all counts as the latter and ends the connection."""
    if code == _CLOSING or code // 100 not in (4, 5):
        smtp.close()
    return Entry(status="refused" if code // 100 == 5 else "pending", answer=said(code, text))


def _is_good(code: int) -> bool:
    return code // 100 == 2


def _stuffed(data: bytes) -> bytes:
    """The message with its leading dots doubled, up to the end of its last line."""
    whole = data if data.endswith(b"\r\n") else data + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)


def _why(error: Exception) -> str:
    return "no answer in time" if isinstance(error, TimeoutError) or "timed out" in str(error) else reason(error)
