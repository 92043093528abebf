"""A verdict, and what lies beside the brief -> the verdict that also says who signed it, and by when it was there.

A level is named only where somebody answers for it whom the user trusts: a public key that was given, an authority that
was given or is one of the web's. What nobody vouches for is a note; what does not fit this brief is a fault.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from briefing.bounded import read_file
from briefing.errors import EvidenceError, MissingExtraError, SigningError, unreadable
from briefing.model import Rendered
from briefing.proof.carriers import read_carrier
from briefing.proof.faults import Fault, Verification
from briefing.signing.canonical import canonical
from briefing.signing.companions import companions_of
from briefing.signing.keys import PublicKey
from briefing.signing.signatures import check, signer_of
from briefing.signing.signed_pdf import judge_pdf
from briefing.signing.timestamps import judge

_MOST = 2**20
"""Bytes of a signature, a time stamp or a key; the largest, with a chain of certificates, have ten thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seals:
    """The signature and the time stamp of a brief, and whom the user trusts: public keys, and authorities as PEM."""

    signature: bytes | None = None
    timestamp: bytes | None = None
    keys: tuple[PublicKey, ...] = ()
    authorities: bytes = b""


NONE = Seals()
"""Nothing is given."""


def seals_beside(brief: Rendered | str | Path, seals: Seals) -> Seals:
    """What was given, and for what was not, what lies beside the file; raises EvidenceError."""
    if isinstance(brief, Rendered):
        return seals
    beside = companions_of(Path(brief))
    return replace(
        seals,
        signature=_if_there(beside.signature) if seals.signature is None else seals.signature,
        timestamp=_if_there(beside.timestamp) if seals.timestamp is None else seals.timestamp,
    )


def read_seal(file: Path) -> bytes:
    """The bytes of a signature, a time stamp, a key or certificates; raises EvidenceError."""
    try:
        return read_file(file, _MOST)
    except (OSError, ValueError) as error:
        raise EvidenceError(unreadable(error), where=str(file), mend="check the path") from error


def _if_there(file: Path) -> bytes | None:
    return read_seal(file) if file.is_file() else None


def canonical_evidence(data: bytes) -> bytes:
    """The evidence that the file of a brief carries, as it is signed; raises EvidenceError."""
    return canonical(json.loads(read_carrier(data).evidence))


@dataclass(slots=True)
class _Found:
    """What the seals of a brief come to."""

    levels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, level: str, doubt: str) -> None:
        """A level, or if nobody whom the user trusts answers for it, a note that names it and says so."""
        if doubt:
            vouch = f"nobody you trust vouches for that certificate ({doubt}); --trust names who does"
            self.notes.append(f"not proven: {level}; {vouch}")
        else:
            self.levels.append(level)


def sealed(verification: Verification, data: bytes, values: Any, seals: Seals) -> Verification:
    """The verdict with what the seals add; `data` is the file, `values` are those of its evidence."""
    found = _Found()
    for look in (_signature, _timestamp, partial(_signed_pdf, data)):
        try:
            look(found, values, seals)
        except MissingExtraError as error:
            found.notes.append(str(error))
        except (EvidenceError, SigningError) as error:
            found.faults.append(Fault(kind="seal", where=error.where, what=f"{error.what}; {error.mend}"))
    return replace(
        verification,
        faults=(*verification.faults, *found.faults),
        levels=(*verification.levels, *found.levels),
        notes=(*verification.notes, *found.notes),
    )


def _signature(found: _Found, values: Any, seals: Seals) -> None:
    if seals.signature is None:
        if seals.keys:
            raise SigningError("is missing", where="the signature", mend="name its file with --signature")
        return
    if not seals.keys:
        signer = signer_of(seals.signature)
        found.notes.append(f"not checked: a signature with the key {signer}; give the signer's --public-key")
        return
    key = check(canonical(values), seals.signature, seals.keys)
    found.levels.append(f"signed by {key.name} (key {key.identifier})")


def _timestamp(found: _Found, values: Any, seals: Seals) -> None:
    if seals.timestamp is not None:
        stamp = judge(canonical(values), seals.timestamp, seals.authorities)
        found.add(f"existed by {stamp}", stamp.doubt)


def _signed_pdf(data: bytes, found: _Found, _: Any, seals: Seals) -> None:
    signature = judge_pdf(data, seals.authorities) if data.startswith(b"%PDF-") else None
    if signature is None:
        return
    found.add(f"signed by {signature}", signature.doubt)
    if signature.stamp:
        found.add(f"signature existed by {signature.stamp}", signature.stamp.doubt)
