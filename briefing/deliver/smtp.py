"""A letter and a list -> each recipient reached once, or an entry in the ledger that says why not."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from briefing.deliver.addresses import Address
from briefing.deliver.ledger import Entry, Ledger
from briefing.deliver.message import Mailing
from briefing.deliver.server import Patience, Server, connect
from briefing.deliver.transaction import ConnectionLostError, Envelope, hand_over
from briefing.errors import BusyServerError, ServerError

MOST_BREAKS = 3
"""Connections in a row that break without a message taken, after which a round ends: a server in trouble is not
asked a thousand times, and a thousand messages do not become `unknown`."""
FAREWELL = 10.0
"""Seconds to wait for the answer to QUIT, which decides nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The time, and a way to let some of it pass (seconds)."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]


class Post:
    """The way to the server: a connection that is opened when it is needed and reopened when it has ended."""

    def __init__(self, server: Server, patience: Patience, clock: Clock) -> None:
        self.server, self.patience, self.clock = server, patience, clock
        self.was_open = False
        self._smtp: smtplib.SMTP | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a connection, as far as is known without using it."""
        return self._smtp is not None and self._smtp.sock is not None

    def hand_over(self, envelope: Envelope, claim: Callable[[], bool]) -> Entry | None:
        """Offer a message, over a new connection if need be; raises ServerError or ConnectionLostError."""
        if self._smtp is None or self._smtp.sock is None:
            self._smtp = connect(self.server, self.patience)
        entry = hand_over(self._smtp, envelope, claim, self.patience.message)
        self.was_open = True
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(self.patience.command)
            if entry and entry.status != "accepted":
                with suppress(smtplib.SMTPException, OSError):
                    self._smtp.rset()
        return entry

    def pause(self, seconds: float) -> None:
        """Let time pass; without a connection, which no server would keep open that long."""
        self.close()
        self.clock.sleep(seconds)

    def close(self) -> None:
        """Say goodbye; that the server may be gone already is ignored."""
        if self._smtp is not None and self._smtp.sock is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.sock.settimeout(FAREWELL)
                self._smtp.quit()
        self.drop()

    def drop(self) -> None:
        """End the connection without QUIT."""
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None


def send_all(
    mailing: Mailing, recipients: Sequence[Address], ledger: Ledger, post: Post, *, resend_unknown: bool = False
) -> Iterator[Address]:
    """Send to all who are not reached according to the ledger; yields each recipient once, when it is settled.

    Those refused for good in an earlier run are tried once more; those who are `unknown` only with `resend_unknown`,
    and they stay `unknown` until the server has taken the second copy.
    Those refused for now are tried again after each of the pauses. Raises ServerError if the server cannot be
    used at all; once it could be, whatever happens is an entry in the ledger.
    """
    ledger.plan(recipient.key for recipient in recipients)
    if resend_unknown:
        for recipient in recipients:
            ledger.allow_again(recipient.key)
    waiting = [one for one in recipients if ledger.is_open(one.key)]
    left = set(waiting)
    yield from (one for one in recipients if one not in left)
    try:
        for pause in (0.0, *post.patience.pauses):
            if waiting and pause:
                post.pause(pause)
            waiting = yield from _round(mailing, waiting, ledger, post)
        yield from waiting
        post.close()
    finally:
        post.drop()


def _round(
    mailing: Mailing, waiting: Sequence[Address], ledger: Ledger, post: Post
) -> Generator[Address, None, list[Address]]:
    """Try everybody once; yields those who are settled, returns those who must wait."""
    left: list[Address] = []
    breaks = 0
    for place, recipient in enumerate(waiting):
        if not ledger.is_open(recipient.key):
            yield recipient  # another program is sending to the same list
            continue
        try:
            status = _try(mailing, recipient, ledger, post)
        except ServerError as error:
            if not (post.was_open or isinstance(error, BusyServerError)):
                raise
            _defer(waiting[place:], ledger, str(error))
            return [*left, *waiting[place:]]
        if status == "pending":
            left.append(recipient)
        else:
            yield recipient
        breaks = breaks + 1 if status in ("pending", "unknown") and not post.is_open else 0
        if breaks == MOST_BREAKS:
            rest = waiting[place + 1 :]
            _defer(rest, ledger, f"the server ended {breaks} connections in a row")
            return [*left, *rest]
    return left


def _defer(recipients: Sequence[Address], ledger: Ledger, why: str) -> None:
    for one in recipients:
        ledger.note(one.key, Entry(status="pending", answer=why))


def _try(mailing: Mailing, recipient: Address, ledger: Ledger, post: Post) -> str:
    """The status of a recipient after an attempt, and a second one if only the connection was stale."""
    sender = mailing.letter.sender
    envelope = Envelope(
        sender=sender.spec,
        recipient=recipient.spec,
        data=mailing.message(recipient, post.clock.now()),
        needs_smtputf8=sender.needs_smtputf8 or recipient.needs_smtputf8,
    )
    was_open = post.is_open
    try:
        entry = post.hand_over(envelope, lambda: ledger.claim(recipient.key))
    except ConnectionLostError as error:
        if was_open:
            return _try(mailing, recipient, ledger, post)
        entry = Entry(status="pending", answer=str(error))
    if entry is None:
        return ledger.entry(recipient.key).status
    ledger.note(recipient.key, entry)
    if was_open and entry.status == "pending" and not post.is_open:  # 421 ends the connection, not the attempt
        return _try(mailing, recipient, ledger, post)
    return entry.status
