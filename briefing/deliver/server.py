"""A server's URL -> a connection that is encrypted, checked and logged in, ready for the first message.

References: RFC 3207 (STARTTLS), RFC 8314 (port 465, TLS from the start), RFC 4954 (AUTH).
"""

from __future__ import annotations

import ipaddress
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from briefing.deliver.punctual import PunctualSMTP, PunctualTLS
from briefing.errors import BusyServerError, ServerError, UsageError, reason
from briefing.language.wording import cut_short, one_line

PORTS = {"smtp": 587, "smtps": 465}
"""Scheme -> the port for submission (RFC 6409, RFC 8314)."""
LONGEST_ANSWER = 300
"""Characters of a server's answer that are shown and kept at most: a server can send as many as it likes."""
_NO_SMTP = -1
"""What smtplib returns instead of a code if there was none."""
_LOGINS = frozenset({"CRAM-MD5", "PLAIN", "LOGIN"})
"""What smtplib can do, RFC 4954 and its extensions."""
_FORM = "write smtp://user@host:587 or smtps://user@host"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where mail is submitted. `takes_tls` is TLS from the first byte; `insecure` waives the requirements on TLS."""

    host: str
    port: int
    user: str = ""
    takes_tls: bool = False
    insecure: bool = False
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Host and port, as a report names the server."""
        return f"{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether, by the name that was given, what is sent never leaves this machine (RFC 6761, 6.3)."""
        if self.host.lower().rstrip(".") == "localhost":
            return True
        with suppress(ValueError):
            return ipaddress.ip_address(self.host).is_loopback
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds to wait: for a connection, for an answer to a command, for the answer to a whole message.

    The last two are the minima of RFC 5321, 4.5.3.2. `pauses` are those between the rounds for recipients refused for
    now: long enough for a busy moment, short enough to sit through; what takes longer is left to the next run.
    """

    connection: float = 30.0
    command: float = 300.0
    message: float = 600.0
    pauses: tuple[float, ...] = (2.0, 8.0, 30.0)


def read_server(url: str, *, insecure: bool = False) -> Server:
    """The server that a URL names; raises UsageError, whose text never repeats what may be a password."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError as error:
        raise UsageError("is not a URL of a mail server", where="--smtp", mend=_FORM) from error
    if scheme not in PORTS or not host or parts.path.strip("/") or parts.query or parts.fragment or port == 0:
        raise UsageError("is not a URL of a mail server", where="--smtp", mend=_FORM)
    user = unquote(parts.username or "")
    if parts.password is not None or ":" in user:  # a %3A is a colon, too
        mend = "take it out of the URL and set BRIEFING_SMTP_PASSWORD, or store it in the keyring"
        raise UsageError("a password in a URL can be read by others", where="--smtp", mend=mend)
    return Server(
        host=host,
        port=port or PORTS[scheme],
        user=user,
        takes_tls=scheme == "smtps",
        insecure=insecure,
    )


def connect(server: Server, patience: Patience) -> smtplib.SMTP:
    """A connection that takes messages; raises ServerError, whose text never has the password.

    STARTTLS is used wherever it is offered; where it is not, the server must be a loopback address or `insecure`.
    """
    smtp = None
    try:
        smtp = _open(server, patience)
        _encrypt(smtp, server)
        _log_in(smtp, server)
    except ServerError:
        _close(smtp)
        raise
    except ssl.SSLCertVerificationError as error:
        _close(smtp)
        raise _untrusted(server, error) from error
    except smtplib.SMTPResponseException as error:
        _close(smtp)
        if error.smtp_code == _NO_SMTP:
            raise ServerError("does not speak SMTP", where=server.name, mend="check host and port") from error
        raise _kind(error)(f"says {said(error.smtp_code, error.smtp_error)}", where=server.name) from error
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        _close(smtp)
        raise _unreachable(server, error) from error
    if smtp.sock is not None:
        smtp.sock.settimeout(patience.command)
        # The end of a message is sent separately: without this it would wait 40 ms for an acknowledgement of the rest.
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return smtp


def said(code: int, text: bytes | str) -> str:
    """A server's answer on one line: its code and its words, at most LONGEST_ANSWER characters."""
    if code == _NO_SMTP:
        return "the server does not speak SMTP"
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return cut_short(one_line(f"{code} {words}"), LONGEST_ANSWER)


def _open(server: Server, patience: Patience) -> smtplib.SMTP:
    known: dict[str, Any] = {"password": server.password, "timeout": patience.connection}
    if server.takes_tls:
        return PunctualTLS(server.host, server.port, context=_context(server), **known)
    return PunctualSMTP(server.host, server.port, **known)


def _context(server: Server) -> ssl.SSLContext:
    """A context that trusts the system's authorities, or those of SSL_CERT_FILE; with `insecure` any certificate."""
    context = ssl.create_default_context()
    if server.insecure:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _encrypt(smtp: smtplib.SMTP, server: Server) -> None:
    code, text = smtp.ehlo()
    if code // 100 == 4:  # smtplib would try HELO on a connection that a busy server has closed
        raise smtplib.SMTPHeloError(code, text)
    smtp.ehlo_or_helo_if_needed()
    if server.takes_tls:
        return
    if smtp.has_extn("starttls"):
        smtp.starttls(context=_context(server))
        smtp.ehlo_or_helo_if_needed()
    elif not (server.is_loopback or server.insecure):
        mend = "use smtps:// if the server supports it, or send unencrypted with --insecure"
        raise ServerError("offers no TLS (STARTTLS)", where=server.name, mend=mend)


def _log_in(smtp: smtplib.SMTP, server: Server) -> None:
    if not server.user:
        return
    if not (server.user + server.password).isascii():
        mend = "choose one in ASCII: smtplib can send nothing else"
        raise ServerError("the user or the password has characters other than ASCII", where=server.name, mend=mend)
    if not _LOGINS & set(smtp.esmtp_features.get("auth", "").split()):
        mend = "take the user out of the URL, or give the port for submission"
        raise ServerError("offers no login method that this program supports", where=server.name, mend=mend)
    try:
        smtp.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        # From None and without the server's words: it may repeat what it was given.
        mend = "check the user in the URL and BRIEFING_SMTP_PASSWORD or the keyring"
        what = f"refuses the login of {server.user!r} ({error.smtp_code})"
        raise _kind(error)(what, where=server.name, mend=mend) from None
    except (smtplib.SMTPResponseException, smtplib.SMTPServerDisconnected):
        raise
    except (smtplib.SMTPException, ValueError):
        # What is no base64, or one challenge after another. From None: the challenge may repeat what it was given.
        raise ServerError("asks for the login in a way that is not valid (AUTH)", where=server.name) from None


def _kind(error: smtplib.SMTPResponseException) -> type[ServerError]:
    return BusyServerError if error.smtp_code // 100 == 4 else ServerError


def _untrusted(server: Server, error: ssl.SSLCertVerificationError) -> ServerError:
    mend = "name its authority with SSL_CERT_FILE, or take any certificate with --insecure"
    return ServerError(f"its certificate is not trusted ({error.verify_message})", where=server.name, mend=mend)


def _unreachable(server: Server, error: Exception) -> ServerError:
    is_tls = isinstance(error, ssl.SSLError)
    mend = "smtps:// is for TLS from the start, smtp:// for STARTTLS" if is_tls else "check host and port"
    why = "no answer" if isinstance(error, TimeoutError) else reason(error)
    return ServerError(f"cannot be reached ({why})", where=server.name, mend=mend)


def _close(smtp: smtplib.SMTP | None) -> None:
    if smtp is not None:
        smtp.close()
