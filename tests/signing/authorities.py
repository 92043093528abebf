"""Authorities of the tests' own: for certificates, and for time, with a server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
MOMENT = datetime(2026, 11, 28, 10, 14, 30, tzinfo=UTC)
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A certificate, its key, and the certificate of whoever issued it."""

    certificate: x509.Certificate
    key: Key
    issuer: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        """The key, in the clear."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def issue(
    name: str,
    issuer: Owner | None = None,
    *,
    key: Key | None = None,
    usage: x509.ObjectIdentifier | None = None,
    until: datetime = MOMENT + 40 * _YEAR,
) -> Owner:
    """A certificate; without an issuer that of an authority itself."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    is_authority = issuer is None
    rights = dict.fromkeys(("data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(MOMENT - 10 * _YEAR)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=not is_authority,
                key_encipherment=False,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                **rights,
            ),
            critical=True,
        )
    )
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    certificate = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    return Owner(certificate=certificate, key=key, issuer=issuer.certificate if issuer else certificate)


@cache
def root() -> Owner:
    """The authority that the tests trust."""
    return issue("The Tests' Root")


@cache
def other_root() -> Owner:
    """One that they do not."""
    return issue("Somebody's Root")


@cache
def _slow_key() -> rsa.RSAPrivateKey:
    """The one RSA key of the tests: pyHanko's authority has no other kind."""
    return rsa.generate_private_key(65537, 2048)


@dataclass(slots=True)
class TimeAuthority:
    """What answers queries for time stamps: honest unless a test says how it cheats; keeps what it was asked."""

    stamper: DummyTimeStamper
    cheat: Callable[[bytes], bytes] = bytes
    asked: list[bytes] = field(default_factory=list)

    def answer(self, query: bytes) -> bytes:
        """The answer to a query, both as they go over the line."""
        self.asked.append(query)
        answer: bytes = self.stamper.request_tsa_response(tsp.TimeStampReq.load(query)).dump()
        return self.cheat(answer)


def time_authority(
    name: str = "Tests' Time",
    issuer: Owner | None = None,
    *,
    until: datetime = MOMENT + 30 * _YEAR,
    at: datetime = MOMENT,
) -> TimeAuthority:
    """An authority whose clock stands still."""
    issuer = issuer or root()
    owner = issue(name, issuer, key=_slow_key(), usage=ExtendedKeyUsageOID.TIME_STAMPING, until=until)
    key = keys.PrivateKeyInfo.load(_slow_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    chain: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    chain.register(as_asn1(issuer))
    return TimeAuthority(DummyTimeStamper(as_asn1(owner), key, chain, fixed_dt=at))


def as_asn1(owner: Owner) -> asn1.Certificate:
    """The certificate as pyHanko has it."""
    return asn1.Certificate.load(owner.certificate.public_bytes(Encoding.DER))


@contextmanager
def served(authority: TimeAuthority, status: int = 200) -> Iterator[str]:
    """The authority's server on loopback: its URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Answer a query."""
            query = self.rfile.read(int(self.headers["Content-Length"]))
            assert "application/timestamp-query" == self.headers["Content-Type"]
            answer = authority.answer(query)
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsa"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
