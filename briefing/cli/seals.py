"""Options of `briefing verify` -> what is held against a brief; and the files beside it, which are no briefs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.proof.sealed import Seals, read_seal
from briefing.signing.companions import companions_of
from briefing.signing.keys import PublicKey, read_public


def read_seals(
    *, signature: Path | None, public_keys: Sequence[str], timestamp: Path | None, trust: Path | None
) -> Seals:
    """The files that the options name, read; raises EvidenceError, SigningError."""
    return Seals(
        signature=read_seal(signature) if signature else None,
        timestamp=read_seal(timestamp) if timestamp else None,
        keys=tuple(map(_public_key, public_keys)),
        authorities=read_seal(trust) if trust else b"",
    )


def without_companions(briefs: Sequence[str]) -> list[str]:
    """The arguments without those files of one of them that a pattern such as `output/name.*` also names."""
    beside = [companions_of(Path(brief)) for brief in briefs]
    return [brief for brief in briefs if not any(Path(brief) in one for one in beside)]


def _public_key(given: str) -> PublicKey:
    """A key from a file, or as it was typed: that has 56 letters, begins with RW, and names no file."""
    path = Path(given)
    if path.is_file() or not given.startswith("RW"):
        return read_public(read_seal(path), path.name)
    return read_public(given.encode(), "the given key")
