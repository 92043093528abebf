"""A real mail server on loopback that does what a test tells it to, and keeps what it was given."""

from __future__ import annotations

import asyncio
import email
import email.policy
import ssl
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

DROP = "drop"
"""Instead of an answer: the connection breaks."""
HANG = "hang"
"""Instead of an answer: silence, until the test lets go."""
USER, PASSWORD = "press", "Tr0ub4dor&3"


class Dispatch(SMTP):
    """The protocol of one connection; breaks off in the middle of a message if it is told to."""

    async def smtp_DATA(self, arg: str) -> None:
        """Read a message, or only its first line."""
        recipient = self.envelope.rcpt_tos[0] if self.envelope and self.envelope.rcpt_tos else ""
        answer = self.event_handler.next_answer("354", recipient)
        if answer is None:
            await super().smtp_DATA(arg)
        elif answer == DROP:
            await self.push("354 go ahead")
            await self._reader.readuntil(b"\r\n")
            self.event_handler.drop(self)
        else:
            await self.push(answer)


class PostOffice:
    """What came in, and what is to be said to whom at which stage: MAIL, RCPT, 354 (to DATA), DATA (to a message).

    At MAIL the recipient is not known yet: there the number of the transaction (from 1) stands for it.
    """

    def __init__(self) -> None:
        self.received: list[tuple[str, bytes]] = []
        self.connections = 0
        self.held = threading.Event()
        self.url = ""
        self.user = USER
        self._answers: dict[tuple[str, object], list[str]] = defaultdict(list)
        self._transactions = 0
        self._release: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def says(self, stage: str, whom: object, *answers: str) -> None:
        """Give these answers, one a time, then the usual one."""
        self._answers[stage, whom] += answers

    def let_go(self) -> None:
        """End every silence."""
        assert self._loop is not None
        assert self._release is not None
        self._loop.call_soon_threadsafe(self._release.set)

    @property
    def counts(self) -> Counter[str]:
        """Recipient -> how many messages came for it."""
        return Counter(recipient for recipient, _ in self.received)

    def message_to(self, recipient: str) -> EmailMessage:
        """The one message for a recipient, parsed."""
        (data,) = (data for one, data in self.received if one == recipient)
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return message

    def next_answer(self, stage: str, whom: object) -> str | None:
        """What is to be said now; None: the usual."""
        waiting = self._answers[stage, whom]
        return waiting.pop(0) if waiting else None

    def drop(self, server: Any) -> None:
        """Break the connection."""
        server.transport.abort()
        raise asyncio.CancelledError

    async def handle_MAIL(self, server: Any, _: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        """Take the sender, or not."""
        self._transactions += 1
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return await self._answer(server, "MAIL", self._transactions, "250 OK")

    async def handle_RCPT(self, server: Any, _: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        """Take the recipient, or not."""
        answer = await self._answer(server, "RCPT", address, "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return answer

    async def handle_DATA(self, server: Any, _: Session, envelope: Envelope) -> str:
        """Keep the message unless it is refused; what is kept before the connection breaks was delivered."""
        (recipient,) = envelope.rcpt_tos
        answer = self.next_answer("DATA", recipient) or "250 2.0.0 queued"
        if answer[0] not in "45":
            assert isinstance(envelope.original_content, bytes)
            self.received.append((recipient, envelope.original_content))
        return await self._perform(server, answer, "250 2.0.0 queued")

    async def _answer(self, server: Any, stage: str, whom: object, usual: str) -> str:
        return await self._perform(server, self.next_answer(stage, whom) or usual, usual)

    async def _perform(self, server: Any, answer: str, usual: str) -> str:
        """Say it; after 421 the server closes (RFC 5321, 3.8)."""
        if answer == DROP:
            self.drop(server)
        if answer == HANG:
            self.held.set()
            assert self._release is not None
            await self._release.wait()
            return usual
        if answer.startswith("421"):
            await server.push(answer)
            server.transport.close()
            raise asyncio.CancelledError
        return answer

    def authenticate(self, *request: Any) -> AuthResult:
        """Whether user and password are right (aiosmtpd's authenticator)."""
        login = request[-1]
        return AuthResult(
            success=(login.login, login.password) == (self.user.encode(), PASSWORD.encode()), handled=False
        )

    @contextmanager
    def open(self, **options: Any) -> Iterator[PostOffice]:
        """Serve on a free port of 127.0.0.1 in a thread of its own; `wrapped` is a context for TLS from the start."""
        wrapped = options.pop("wrapped", None)
        started = threading.Event()

        async def serve() -> None:
            self._loop, self._release = asyncio.get_running_loop(), asyncio.Event()
            self._end = asyncio.Event()

            def protocol() -> Dispatch:
                self.connections += 1
                return Dispatch(self, hostname="post.example", loop=self._loop, **options)

            server = await self._loop.create_server(protocol, "127.0.0.1", 0, ssl=wrapped)
            port = server.sockets[0].getsockname()[1]
            self.url = f"{'smtps' if wrapped else 'smtp'}://127.0.0.1:{port}"
            started.set()
            await self._end.wait()
            self._release.set()
            server.close()
            await server.wait_closed()

        thread = threading.Thread(target=asyncio.run, args=(serve(),))
        thread.start()
        started.wait()
        try:
            yield self
        finally:
            assert self._loop is not None
            self._loop.call_soon_threadsafe(self._end.set)
            thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.url.rpartition(":")[2])

    def login_url(self) -> str:
        """The URL with the user."""
        return self.url.replace("://", f"://{quote(self.user, safe='')}@")


class Authority:
    """An authority for certificates that only the tests know, and its certificate for this machine."""

    def __init__(self, *names: str) -> None:
        self.authority = trustme.CA()
        self._certificate = self.authority.issue_cert(*(names or ("127.0.0.1", "localhost", "0.0.0.0")))

    def context(self) -> ssl.SSLContext:
        """What a server needs for TLS."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._certificate.configure_cert(context)
        return context
