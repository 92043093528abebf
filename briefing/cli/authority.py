"""The URL of a time stamping authority -> what asks it, within the limits of every request."""

from __future__ import annotations

from briefing.errors import SigningError, SourceError
from briefing.intake.connections import Limits, Visit
from briefing.signing.timestamps import Post

LIMITS = Limits(size=2**20)
"""An answer has a signature and a chain of certificates: ten thousand bytes."""
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


def asks(url: str, limits: Limits = LIMITS) -> Post:
    """What posts a query to the server (RFC 3161, 3.4) and returns its answer; it raises SigningError."""

    def post(query: bytes) -> bytes:
        from briefing.intake.addresses import parse_address
        from briefing.intake.exchange import ask

        try:
            target = parse_address(url)
            with Visit(limits.total) as visit:
                answer = ask(target, visit, limits, {"Content-Type": QUERY, "Accept": REPLY}, query)
        except SourceError as error:
            what = error.what.replace("cannot be fetched", "gives no time stamp")
            raise SigningError(what, where="the time stamping authority", mend=error.mend) from error
        if not answer.is_success or not answer.is_whole:
            what = f"gives no time stamp ({f'{answer.status} {answer.phrase}'.strip().lower()})"
            raise SigningError(what, where="the time stamping authority", mend="check the address")
        return answer.body

    return post
