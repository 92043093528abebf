"""Bytes and an authority's server -> a time stamp of them; a time stamp -> by when they were there, and who says so.

References: RFC 3161 (time stamp protocol). The answer is kept as it came, so that `openssl ts -verify` reads it, too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.errors import SigningError
from briefing.language.wording import complaint, cut_short, one_line
from briefing.signing.certificates import LONGEST_NAME, trusted
from briefing.signing.extras import extra

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

Post = Callable[[bytes], bytes]
"""Hands a query to the authority's server and returns its answer; raises SigningError."""
WHERE = "the time stamp"
_AGAIN = "ask for a new one: briefing sign --timestamp-url"
_HASHES = {
    "2.16.840.1.101.3.4.2.1": hashlib.sha256,
    "2.16.840.1.101.3.4.2.2": hashlib.sha384,
    "2.16.840.1.101.3.4.2.3": hashlib.sha512,
}
"""The algorithms that are safe for this, by their object identifiers; SHA-1 is not."""
_CHAIN = re.compile(r'Verify error: ([^"]+)')
"""What OpenSSL says of a signature that is good, with a certificate that is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """By when something was there, the name of the authority that says so, and why nobody vouches for it, if so."""

    time: datetime
    authority: str
    doubt: str = ""

    def __str__(self) -> str:
        return f"{self.time:%Y-%m-%d %H:%M:%S} UTC ({self.authority})"


def obtain(data: bytes, post: Post) -> bytes:
    """The answer of an authority that stamps the data; raises SigningError if it is not one to this very query."""
    with extra("sign", "a time stamp"):
        import rfc3161_client
    query = rfc3161_client.TimestampRequestBuilder().data(data).nonce().cert_request(cert_request=True).build()
    answer = post(query.as_bytes())
    read = _read(answer, data)
    if read.tst_info.nonce != query.nonce:
        raise SigningError("answers another query, which somebody may have kept", where=WHERE, mend=_AGAIN)
    return answer


def judge(data: bytes, answer: bytes, authorities: bytes) -> Stamp:
    """By when the data was there, as a time stamp says; `authorities` are trusted, as PEM (none: those of the web).

    Raises SigningError for the time stamp of something else, and for a damaged one.
    """
    read = _read(answer, data)
    doubt = _doubt(read, data, trusted(authorities))
    if doubt:
        with suppress(_NoRootError):  # whether it is at least what that authority, whoever it is, has signed
            _doubt(read, data, _own_roots(read))
    return Stamp(time=_latest(read), authority=_authority(read), doubt=doubt)


class _NoRootError(Exception):
    """There is no certificate to begin with."""


def _read(answer: bytes, data: bytes) -> TimeStampResponse:
    """A time stamp of the data; whether its signature is good is not looked at."""
    with extra("sign", "a time stamp"):
        import rfc3161_client
    try:
        read = rfc3161_client.decode_timestamp_response(answer)
        if read.status:
            said = cut_short(one_line(", ".join(map(str, read.status_string or ()))), LONGEST_NAME)
            raise SigningError(f"was refused ({said or f'status {read.status}'})", where=WHERE, mend=_AGAIN)
        imprint = read.tst_info.message_imprint
        algorithm = _HASHES.get(imprint.hash_algorithm.dotted_string)
    except ValueError as error:
        raise SigningError(f"is damaged ({complaint(error)})", where=WHERE, mend=_AGAIN) from error
    if algorithm is None:
        raise SigningError("is over a hash that is no proof today", where=WHERE, mend=_AGAIN)
    if algorithm(data).digest() != imprint.message:
        raise SigningError("is that of something else, not of this brief's evidence", where=WHERE, mend=_AGAIN)
    return read


def _doubt(read: TimeStampResponse, data: bytes, roots: Sequence[Certificate]) -> str:
    """Why the certificate of a time stamp does not lead to one of the roots, "" if it does; raises SigningError."""
    import rfc3161_client

    if not roots:
        raise _NoRootError
    verifier = rfc3161_client.VerifierBuilder(roots=list(roots)).build()
    try:
        verifier.verify_message(read, data)
    except (rfc3161_client.VerificationError, ValueError) as error:
        if chain := _CHAIN.search(str(error)):
            return one_line(chain[1])
        what = f"is damaged, or its certificate is for something else ({cut_short(one_line(str(error)), 120)})"
        raise SigningError(what, where=WHERE, mend=_AGAIN) from error
    return ""


def _certificates(read: TimeStampResponse) -> list[Certificate]:
    from cryptography.x509 import load_der_x509_certificate

    with suppress(ValueError):
        return [load_der_x509_certificate(one) for one in sorted(read.signed_data.certificates)]
    return []


def _own_roots(read: TimeStampResponse) -> list[Certificate]:
    return [one for one in _certificates(read) if one.subject == one.issuer]


def _authority(read: TimeStampResponse) -> str:
    """The name in the certificate of the one who signed."""
    from cryptography.x509.oid import NameOID

    signers = {(one.issuer, one.serial_number) for one in read.signed_data.signer_infos}
    for one in _certificates(read):
        if (one.issuer, one.serial_number) in signers:
            names = [str(name.value) for name in one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
            return cut_short(one_line(next(iter(names), one.subject.rfc4514_string())), LONGEST_NAME)
    return "an authority without a name"


def _latest(read: TimeStampResponse) -> datetime:
    """The time that is stated, with what the authority may be wrong by, up to the next whole second."""
    time, accuracy = read.tst_info.gen_time, read.tst_info.accuracy
    if accuracy:
        time += timedelta(
            seconds=accuracy.seconds or 0, milliseconds=accuracy.millis or 0, microseconds=accuracy.micros or 0
        )
    up = timedelta(seconds=1) if time.microsecond else timedelta()
    return (time.replace(microsecond=0) + up).astimezone(UTC)
