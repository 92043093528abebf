"""What pyHanko needs to sign a PDF: a writer that adds the signature only, a certificate, and who stamps its time."""

from __future__ import annotations

import io
from typing import Any

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from briefing.signing.certificates import Identity
from briefing.signing.timestamps import Post


class _BareWriter(IncrementalPdfFileWriter):
    """Leaves version, extensions and metadata as they are: whatever is changed beside the signature is a fault."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Keep the version: readers know these signatures in any."""

    def register_extension(self, ext: Any) -> None:
        """Name no extension in the catalog."""

    def _update_meta(self) -> None:
        """Keep title, date and producer: they are those of the brief."""


def bare_writer(data: bytes) -> IncrementalPdfFileWriter:
    """What adds an increment to a PDF."""
    return _BareWriter(io.BytesIO(data), strict=True)


class _Asked(TimeStamper):
    """An authority that is asked by a function of ours, within our limits."""

    def __init__(self, post: Post) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._post = post

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The answer to a query."""
        return tsp.TimeStampResp.load(self._post(req.dump()))


def asked(post: Post) -> TimeStamper:
    """An authority as pyHanko knows them."""
    return _Asked(post)


def converted(identity: Identity) -> tuple[x509.Certificate, keys.PrivateKeyInfo, Any]:
    """Certificate, key and chain in the classes that pyHanko takes."""
    key = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for one in identity.chain:
        chain.register(x509.Certificate.load(one.public_bytes(Encoding.DER)))
    certificate = x509.Certificate.load(identity.certificate.public_bytes(Encoding.DER))
    return certificate, keys.PrivateKeyInfo.load(key), chain
