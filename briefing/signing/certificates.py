"""Files and passwords -> a certificate with its key and chain; a PEM file -> the authorities that are trusted."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import SigningError
from briefing.language.wording import complaint, cut_short, one_line
from briefing.signing.extras import extra

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

LONGEST_NAME = 80
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_MEND = "give PKCS #12, or PEM and --certificate-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A certificate, its private key, and the certificates that lead to its authority."""

    certificate: Certificate
    key: Any
    chain: tuple[Certificate, ...] = ()


def read_identity(data: bytes, key: bytes | None, where: str, password: Callable[[], str]) -> Identity:
    """The identity in a PKCS #12 file, or in PEM files; the password is only asked for if one is needed."""
    with extra("sign-pdf", "a certificate"):
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
        from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
    is_pem = data.lstrip().startswith(b"-----") or b"-----BEGIN CERTIFICATE" in data
    try:
        if not is_pem:
            private, certificate, chain = _with_password(lambda word: load_key_and_certificates(data, word), password)
        else:
            certificate, *chain = load_certificates(data)
            private = _with_password(lambda word: load_pem_private_key(key or data, word), password)
    except (TypeError, ValueError) as error:
        raise SigningError(f"is no certificate with its key ({complaint(error)})", where=where, mend=_MEND) from error
    if private is None or certificate is None:
        raise SigningError("has no certificate with its key", where=where, mend=_MEND)
    if private.public_key() != certificate.public_key():
        raise SigningError("is not the certificate of that key", where=where, mend=_MEND)
    return Identity(certificate=certificate, key=private, chain=tuple(chain))


def _with_password(load: Callable[[bytes | None], Any], password: Callable[[], str]) -> Any:
    """What loads without a password, else with the one that is asked for."""
    try:
        return load(None)
    except (TypeError, ValueError):
        return load(password().encode())


def load_certificates(pem: bytes) -> Iterator[Certificate]:
    """The certificates of a PEM file; one that the library does not read is none."""
    from cryptography.utils import CryptographyDeprecationWarning
    from cryptography.x509 import load_pem_x509_certificate

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)  # some old roots are numbered oddly
        for block in _PEM.findall(pem):
            with suppress(ValueError):
                yield load_pem_x509_certificate(block)


def trusted(authorities: bytes) -> list[Certificate]:
    """The certificates of a PEM file, else those of the web."""
    if authorities:
        found = [*load_certificates(authorities)]
        if not found:
            raise SigningError("are no certificates", where="the authorities", mend="give them as PEM")
        return found
    import certifi

    return [*load_certificates(Path(certifi.where()).read_bytes())]


def trusted_certificates(authorities: bytes) -> list[Any]:
    """The same in the class that pyHanko takes."""
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    return [x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in trusted(authorities)]


def common_name(names: Mapping[str, Any], otherwise: str) -> str:
    """The name that a certificate states for people."""
    return cut_short(one_line(str(names.get("common_name") or otherwise)), LONGEST_NAME)
