"""Key files and passwords <-> keys in minisign's form: Ed25519, the secret one encrypted with scrypt.

Reference: https://jedisct1.github.io/minisign/#signature-format
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import SigningError, reason
from briefing.signing.extras import extra

if TYPE_CHECKING:
    import minisign

OPSLIMIT, MEMLIMIT = 2**22, 2**27
"""scrypt with N = 2^17, r = 8, p = 1: 128 MiB and about half a second, what OWASP asks for. The password of a stolen
key file is guessed at that price; minisign itself takes 1 GiB and its seconds, and reads this as well."""
_KEY_ID = slice(2, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key and the name that whoever gives it knows it by."""

    name: str
    key: minisign.PublicKey

    @property
    def identifier(self) -> str:
        """The identifier as minisign shows it."""
        return identifier(base64.b64decode(self.key.to_base64())[_KEY_ID])


def identifier(number: bytes) -> str:
    """Eight bytes -> the identifier of a key as minisign shows it, without zeros before it."""
    return f"{int.from_bytes(number, 'little'):X}"


def new_keys(password: str) -> tuple[bytes, bytes]:
    """A new pair, as the files of the secret and of the public key."""
    with extra("sign", "a key"):
        import minisign
    if not password:
        raise SigningError("a key needs a password", mend="whoever finds its file could sign as you")
    pair = minisign.KeyPair.generate()
    public = PublicKey(name="", key=pair.public_key)
    with pair.secret_key as secret:
        secret.encrypt(password, opslimit=OPSLIMIT, memlimit=MEMLIMIT)
        secret.untrusted_comment = f"minisign encrypted secret key {public.identifier}"
        pair.public_key.untrusted_comment = f"minisign public key {public.identifier}"
        return bytes(secret) + b"\n", bytes(pair.public_key) + b"\n"


def write_new(secret: Path, password: Callable[[], str]) -> tuple[Path, PublicKey]:
    """Make a pair and write it: the secret key, which only its owner can read, and `.pub` beside it.

    Nothing is written over: a lost key cannot be made again.
    """
    public = secret.with_suffix(".pub")
    for place in (secret, public):
        if os.path.lexists(place):
            raise SigningError(
                "is there already", where=str(place), mend="name another file; keys are not written over"
            )
    secret_file, public_file = new_keys(password())
    try:
        secret.parent.mkdir(parents=True, exist_ok=True)
        for place, data, mode in ((secret, secret_file, 0o600), (public, public_file, 0o644)):
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                file.write(data)
    except OSError as error:
        raise SigningError(
            f"cannot be written ({reason(error)})", where=str(place), mend="name another file"
        ) from error
    return public, read_public(public_file, public.name)


def open_secret(data: bytes, where: str, password: Callable[[], str]) -> minisign.SecretKey:
    """The secret key of a file, decrypted with the password, which is only asked for if it has one."""
    with extra("sign", "a signature"):
        import minisign
    try:
        secret = minisign.SecretKey.from_bytes(data)
    except minisign.Error as error:
        mend = "give the secret key that `briefing sign --new-key` or minisign made"
        raise SigningError(f"is not a secret key ({error})", where=where, mend=mend) from error
    if secret.is_encrypted():
        try:
            secret.decrypt(password())
        except (minisign.Error, MemoryError) as error:
            raise SigningError("the password does not open it", where=where, mend="type it again") from error
    return secret


def read_public(data: bytes, name: str) -> PublicKey:
    """The public key of a file, or as one line of base64."""
    with extra("sign", "a signature"):
        import minisign
    try:
        lines = data.split()
        read = minisign.PublicKey.from_base64 if len(lines) == 1 else minisign.PublicKey.from_bytes
        return PublicKey(name=name, key=read(lines[0] if len(lines) == 1 else data))
    except minisign.Error as error:
        mend = "give the .pub file of the signer, or the line in it that begins with RW"
        raise SigningError(f"is not a public key ({error})", where=name, mend=mend) from error
