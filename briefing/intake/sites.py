"""What a run knows of a site (scheme, host and port): its robots.txt, when it may be asked, and by one at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.intake.connections import Visit

if TYPE_CHECKING:
    from protego import Protego

    from briefing.intake.exchange import Answer

ROBOT = "briefing"
"""Our name in a robots.txt."""
MOST_OF_ROBOTS = 500 * 2**10
"""Bytes of a robots.txt that count; RFC 9309 asks for as many at least."""
LATER = "try again later"
MOST_SILENCES = 2
"""Links of a site that may time out before no other one is followed: each costs a minute."""


class Site:
    """One site. `rules` are None until they were asked for, and `trouble` is why they could not be read.

    `silences` counts the links that timed out.
    """

    def __init__(self) -> None:
        self.rules: Protego | None = None
        self.trouble: SourceError | None = None
        self.silences = 0
        self._lock = threading.Lock()
        self._free_at = 0.0

    @contextmanager
    def turn(self, visit: Visit) -> Iterator[None]:
        """Be the only one who asks this site; raises SourceError if others take longer than the visit lasts."""
        if not self._lock.acquire(timeout=visit.left):
            raise SourceError("cannot be fetched (its site is busy with others)", mend=LATER)
        try:
            yield
        finally:
            self._lock.release()

    def rest(self, seconds: float) -> None:
        """Leave the site alone for that long."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)

    def wait(self, visit: Visit) -> None:
        """Wait until the site may be asked; raises SourceError if that is beyond the visit."""
        seconds = self._free_at - time.monotonic()
        if seconds > visit.left:
            raise SourceError(f"cannot be fetched (its site asks to wait for {seconds:.0f} seconds)", mend=LATER)
        time.sleep(max(0.0, seconds))


def read_rules(answer: Answer) -> Protego:
    """The answer to the request for a robots.txt -> its rules, as RFC 9309 has it.

    Everything is allowed if there is none (4xx); raises SourceError if the site does not say (5xx).
    """
    from protego import Protego

    if answer.status >= 500:
        raise SourceError(f"cannot be fetched (its robots.txt: {answer.status})", mend=LATER)
    return Protego.parse(answer.body.decode("utf-8-sig", "replace") if answer.is_success else "")


def retry_after(answer: Answer) -> float | None:
    """Seconds after which a server that is busy wants to be asked again, None if it is not or does not say.

    A date is compared with the day and time that the server gives for its answer: its own clock.
    """
    from email.utils import parsedate_to_datetime

    stated = answer.header("retry-after")
    if answer.status not in (429, 503) or not stated:
        return None
    if stated.isdecimal() and stated.isascii():
        return float(stated[:9])
    try:
        wanted, now = parsedate_to_datetime(stated), parsedate_to_datetime(answer.header("date"))
        return max(0.0, wanted.timestamp() - now.timestamp())
    except (ValueError, OverflowError):
        return None
