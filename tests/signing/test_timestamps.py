"""Time stamps: what an authority says of a brief, believed as far as somebody vouches for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from asn1crypto import tsp

from briefing.cli.authority import asks
from briefing.errors import SigningError
from briefing.intake.connections import Limits
from briefing.signing.timestamps import judge, obtain
from tests.intake.web_site import answer as http
from tests.intake.web_site import dripping, opened
from tests.signing.authorities import MOMENT, other_root, root, served, time_authority

DATA = b'{"title":"Pier 9"}'
SAID = "2026-11-28 10:14:30 UTC (Tests' Time)"


@pytest.fixture(scope="module")
def stamp() -> bytes:
    """A time stamp of the data."""
    return obtain(DATA, time_authority().answer)


def test_an_authority_on_the_web_is_asked_and_believed() -> None:
    """By HTTP, as RFC 3161 has it; the query has the hash, not the evidence."""
    authority = time_authority()
    with served(authority) as url:
        stamp = obtain(DATA, asks(url))
    assert (SAID, "") == (str(judge(DATA, stamp, root().pem)), judge(DATA, stamp, root().pem).doubt)
    (query,) = authority.asked
    assert b"Pier" not in query


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_itself_checks_the_time_stamp(stamp: bytes, tmp_path: Path) -> None:
    """The file is its own form."""
    for name, data in (("a.json", DATA), ("a.json.tsr", stamp), ("root.pem", root().pem)):
        (tmp_path / name).write_bytes(data)
    command = ["openssl", "ts", "-verify", "-in", "a.json.tsr", "-data", "a.json", "-CAfile", "root.pem"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=20)
    assert (0, "Verification: OK") == (done.returncode, done.stdout.strip()), done.stderr


def test_an_authority_for_whom_nobody_vouches_is_named_and_not_believed() -> None:
    """Everybody can be his own: with the authorities of the web, and with others that were given."""
    stamp = obtain(DATA, time_authority("Somebody's Time", other_root()).answer)
    for trusted in (b"", root().pem):
        judged = judge(DATA, stamp, trusted)
        assert "Somebody's Time" == judged.authority
        assert "self-signed certificate" in judged.doubt


def test_an_authority_whose_certificate_had_expired_is_not_believed() -> None:
    """At the time that it states; what expires afterwards takes nothing away."""
    expired = time_authority(until=MOMENT - timedelta(days=1))
    assert "certificate has expired" == judge(DATA, obtain(DATA, expired.answer), root().pem).doubt
    since = time_authority(until=MOMENT + timedelta(seconds=1))
    assert "" == judge(DATA, obtain(DATA, since.answer), root().pem).doubt


def test_a_certificate_for_something_else_stamps_nothing() -> None:
    """A web server's key is no clock."""
    from asn1crypto import keys
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.timestamps import DummyTimeStamper

    from tests.signing.authorities import _slow_key, as_asn1, issue

    owner = issue("a.example", root(), key=_slow_key())
    key = keys.PrivateKeyInfo.load(_slow_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    stamper = DummyTimeStamper(as_asn1(owner), key, fixed_dt=MOMENT)
    answered = obtain(DATA, lambda query: stamper.request_tsa_response(tsp.TimeStampReq.load(query)).dump())
    assert "unsuitable certificate purpose" == judge(DATA, answered, root().pem).doubt


def test_the_time_stamp_of_something_else_is_refused(stamp: bytes) -> None:
    """Replayed beside another brief, whoever vouches for it."""
    for trusted in (root().pem, other_root().pem):
        with pytest.raises(SigningError, match="the time stamp: is that of something else"):
            judge(b"another evidence", stamp, trusted)


def test_an_answer_to_an_earlier_query_is_refused(stamp: bytes) -> None:
    """Of the same evidence, too: it would show an earlier time than the one that was asked at."""
    with pytest.raises(SigningError, match="answers another query"):
        obtain(DATA, lambda _: stamp)


def _refusing(_: bytes) -> bytes:
    said: bytes = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["no \x1b[31mtime"]}).dump()
    return b"\x30" + bytes([len(said)]) + said  # a sequence without a token


@pytest.mark.parametrize(
    ("cheat", "why"),
    [(_refusing, "was refused"), (lambda _: b"", "is damaged"), (lambda good: good[:-9], "is damaged")],
)
def test_an_answer_that_is_no_time_stamp_is_refused_in_one_line(cheat: Callable[[bytes], bytes], why: str) -> None:
    """Whatever the server says, no control character of it is shown."""
    authority = time_authority()
    authority.cheat = cheat
    with pytest.raises(SigningError, match=f"^the time stamp: {why}") as caught:
        obtain(DATA, authority.answer)
    assert "\x1b" not in str(caught.value)


def test_a_changed_time_is_refused_whoever_vouches(stamp: bytes) -> None:
    """The signature is over it."""
    forged = stamp.replace(b"20261128101430Z", b"20251128101430Z")
    assert forged != stamp
    for trusted in (root().pem, other_root().pem):
        with pytest.raises(SigningError, match="is damaged"):
            judge(DATA, forged, trusted)


def test_authorities_that_are_none_are_refused(stamp: bytes) -> None:
    """In one line."""
    with pytest.raises(SigningError, match="the authorities: are no certificates"):
        judge(DATA, stamp, b"-----BEGIN NOTHING-----")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://a.example/", "neither http nor https"),
        ("http://ada:hunter2@a.example/", "its address names a user"),
        ("http://127.0.0.1:1/", "gives no time stamp"),
    ],
)
def test_a_server_that_cannot_be_asked_is_one_line(url: str, why: str) -> None:
    """Without a password that stands in its address."""
    with pytest.raises(SigningError, match=why) as caught:
        obtain(DATA, asks(url))
    assert "hunter2" not in str(caught.value)


def test_a_server_that_fails_drips_or_floods_is_given_up() -> None:
    """Within its time, and up to a megabyte."""
    limits = Limits(connect=0.5, read=0.5, total=1.0, size=1000)
    with opened() as site:
        site.answers["/busy"] = http(status="503 Busy")
        site.answers["/flood"] = http(b"0" * 5000)
        site.answers["/drip"] = dripping(b"HTTP/1.1 200 OK\r\n\r\n")
        for path, why in (("busy", "503 busy"), ("flood", "gives no time stamp"), ("drip", "not finished within 1")):
            with pytest.raises(SigningError, match=why):
                obtain(DATA, asks(f"{site.url}/{path}", limits))
