"""Bytes and a key <-> a signature in minisign's form: Ed25519 over the BLAKE2b-512 hash, with a trusted comment.

`minisign -V` checks it like any other of its signatures. The library does the arithmetic (`py-minisign`, on
`cryptography`), and this module says what its failures mean.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.errors import SigningError
from briefing.signing.extras import extra
from briefing.signing.keys import PublicKey, identifier

if TYPE_CHECKING:
    import minisign

_AGAIN = "ask the signer for the signature of this brief"


def sign(data: bytes, secret: minisign.SecretKey, comment: str) -> bytes:
    """The signature file; `comment` is one line of ASCII, signed as well."""
    signature = secret.sign(data, trusted_comment=comment, untrusted_comment="signature of a brief's evidence")
    return bytes(signature) + b"\n"


def signer_of(signature: bytes) -> str:
    """The identifier of the key that a signature names; raises SigningError if it is no signature."""
    return identifier(_key_number(_read(signature)))


def check(data: bytes, signature: bytes, keys: Iterable[PublicKey]) -> PublicKey:
    """The key that signed the data; raises SigningError if none of these did."""
    import minisign

    read = _read(signature)
    known = {key.identifier: key for key in keys}
    named = identifier(_key_number(read))
    if named not in known:
        what = f"is by the key {named}, not by {' or '.join(known)}"
        raise SigningError(what, where="the signature", mend=_AGAIN)
    try:
        known[named].key.verify(data, read)
    except minisign.Error as error:
        what = "does not fit: it is that of another brief, or brief, signature or its comment was changed"
        raise SigningError(what, where="the signature", mend=_AGAIN) from error
    return known[named]


def _read(signature: bytes) -> minisign.Signature:
    with extra("sign", "a signature"):
        import minisign
    try:
        return minisign.Signature.from_bytes(signature)
    except minisign.Error as error:
        raise SigningError(f"is damaged ({error})", where="the signature", mend=_AGAIN) from error


def _key_number(signature: minisign.Signature) -> bytes:
    """The eight bytes after the name of the algorithm, in the second line of the file."""
    return base64.b64decode(bytes(signature).split(b"\n")[1])[2:10]
