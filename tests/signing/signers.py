"""Keys of signers, without a password so that no test waits for scrypt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import minisign

from briefing.signing.keys import PublicKey


@dataclass(frozen=True, slots=True)
class Signer:
    """A pair of keys and a name."""

    name: str
    pair: minisign.KeyPair

    @property
    def public(self) -> PublicKey:
        """What a reader has."""
        return PublicKey(name=f"{self.name}.pub", key=self.pair.public_key)

    def write(self, folder: Path) -> tuple[Path, Path]:
        """The files of the secret and of the public key."""
        secret, public = folder / f"{self.name}.key", folder / f"{self.name}.pub"
        secret.write_bytes(bytes(self.pair.secret_key) + b"\n")
        public.write_bytes(bytes(self.pair.public_key) + b"\n")
        return secret, public


PRESS, STRANGER = (Signer(name, minisign.KeyPair.generate()) for name in ("press", "stranger"))
