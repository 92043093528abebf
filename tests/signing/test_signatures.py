"""Signatures: what the real minisign takes, and what it writes."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SigningError
from briefing.signing.comments import trusted_comment
from briefing.signing.keys import identifier, open_secret, read_public
from briefing.signing.signatures import check, sign, signer_of
from tests.signing.signers import PRESS, STRANGER

DATA = '{"title":"Pier 9 – Grüße"}'.encode()
SIGNED = sign(DATA, PRESS.pair.secret_key, "Pier 9, signed today")
MINISIGN = pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")


def minisign(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the tool itself."""
    return subprocess.run(["minisign", *arguments], capture_output=True, text=True, check=False, timeout=20)


@MINISIGN
def test_minisign_itself_checks_our_signature(tmp_path: Path) -> None:
    """And shows its comment, and the same identifier of the key."""
    _, public = PRESS.write(tmp_path)
    (tmp_path / "a.evidence.json").write_bytes(DATA)
    (tmp_path / "a.evidence.json.minisig").write_bytes(SIGNED)
    done = minisign("-V", "-H", "-p", public, "-m", tmp_path / "a.evidence.json")
    assert (0, "Trusted comment: Pier 9, signed today") == (done.returncode, done.stdout.splitlines()[1])
    minisign("-R", "-s", PRESS.write(tmp_path)[0], "-p", tmp_path / "again.pub", "-f")
    assert PRESS.public.identifier == signer_of(SIGNED)
    assert PRESS.public.identifier in (tmp_path / "again.pub").read_text()


@MINISIGN
def test_a_signature_of_minisign_itself_is_good(tmp_path: Path) -> None:
    """With a key that it made."""
    secret, public, file = tmp_path / "its.key", tmp_path / "its.pub", tmp_path / "a.json"
    assert 0 == minisign("-G", "-W", "-s", secret, "-p", public).returncode
    file.write_bytes(DATA)
    assert 0 == minisign("-S", "-s", secret, "-m", file).returncode
    key = read_public(public.read_bytes(), "its.pub")
    assert key is check(DATA, (tmp_path / "a.json.minisig").read_bytes(), [STRANGER.public, key])
    assert sign(DATA, open_secret(secret.read_bytes(), "its.key", str), "x")


def test_a_signature_is_that_of_one_of_the_keys() -> None:
    """A newsroom has several."""
    assert PRESS.public == check(DATA, SIGNED, [STRANGER.public, PRESS.public])


def test_a_signature_with_another_key_is_refused() -> None:
    """By name."""
    with pytest.raises(
        SigningError, match=f"by the key {PRESS.public.identifier}, not by {STRANGER.public.identifier}"
    ):
        check(DATA, SIGNED, [STRANGER.public])


@pytest.mark.parametrize(("number", "shown"), [("31d1600f71bb1908", "819BB710F60D131"), ("0100000000000000", "1")])
def test_an_identifier_has_no_zeros_before_it(number: str, shown: str) -> None:
    """As minisign shows it; one key in sixteen has one."""
    assert shown == identifier(bytes.fromhex(number))


def test_a_key_that_claims_the_identifier_of_another_is_refused() -> None:
    """The identifier is a name, which everybody can put in."""
    forged = sign(DATA, STRANGER.pair.secret_key, "x").splitlines()
    theirs = SIGNED.splitlines()
    with pytest.raises(SigningError, match="does not fit"):
        check(DATA, b"\n".join([*theirs[:2], *forged[2:]]), [PRESS.public])


def test_a_swapped_trusted_comment_is_refused() -> None:
    """Also if it is the true comment of another signature with the same key."""
    other = sign(b"other", PRESS.pair.secret_key, "Pier 9, signed last year").splitlines()
    lines = SIGNED.splitlines()
    for forged in ([*lines[:2], other[2], lines[3]], [*lines[:2], *other[2:]]):
        with pytest.raises(SigningError, match="does not fit"):
            check(DATA, b"\n".join(forged), [PRESS.public])


@given(st.data())
def test_any_byte_changed_is_refused(draw: st.DataObject) -> None:
    """Of the data, or of the signature below its first line, which is not signed and says so."""
    data, signature = bytearray(DATA), bytearray(SIGNED)
    first = SIGNED.index(b"\n") + 1
    part, start = draw.draw(st.sampled_from([(data, 0), (signature, first)]))
    place = draw.draw(st.integers(start, len(part) - 2))
    part[place] ^= draw.draw(st.integers(1, 255))
    with pytest.raises(SigningError):
        check(bytes(data), bytes(signature), [PRESS.public])


@pytest.mark.parametrize("title", ["Pier 9", "“Grüße” – אבג", "אבג", "a\nb\x1b]0;x\x07", "x" * 9000, ""])
def test_a_comment_names_brief_time_and_version_in_plain_ascii(title: str) -> None:
    """Minisign refuses to show anything else."""
    comment = trusted_comment(title, "פיר.evidence.json", datetime(2026, 11, 28, 10, 14, tzinfo=UTC))
    assert comment.isascii() and comment.isprintable()
    assert "%D7%A4%D7%99%D7%A8.evidence.json" in comment
    assert ", signed 2026-11-28T10:14:00Z by briefing " in comment
    assert PRESS.public == check(DATA, sign(DATA, PRESS.pair.secret_key, comment), [PRESS.public])
