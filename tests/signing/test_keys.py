"""Keys: made once, encrypted, for their owner only, and in minisign's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SigningError
from briefing.signing.keys import new_keys, open_secret, read_public, write_new
from briefing.signing.signatures import check, sign
from tests.signing.signers import PRESS

PASSWORD = "a long password"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A secret key that was made, its public one beside it."""
    file = tmp_path_factory.mktemp("keys") / "press.key"
    write_new(file, lambda: PASSWORD)
    return file


def test_a_new_key_signs_what_its_public_key_checks(made: Path) -> None:
    """With its password."""
    secret = open_secret(made.read_bytes(), "press.key", lambda: PASSWORD)
    public = read_public(made.with_suffix(".pub").read_bytes(), "press.pub")
    assert public is check(b"evidence", sign(b"evidence", secret, "now"), [public])


def test_a_secret_key_is_its_owners_and_encrypted(made: Path) -> None:
    """Who finds the file lacks the password, and only its owner finds it."""
    assert 0o600 == made.stat().st_mode & 0o777
    with pytest.raises(SigningError, match=r"press\.key: the password does not open it"):
        open_secret(made.read_bytes(), "press.key", lambda: "guessed")


def test_a_key_is_never_written_over(made: Path) -> None:
    """Not even one of the two: what was signed with the lost one could never be signed again."""
    before = made.read_bytes(), made.with_suffix(".pub").read_bytes()
    with pytest.raises(SigningError, match="is there already"):
        write_new(made, lambda: PASSWORD)
    with pytest.raises(SigningError, match="is there already"):
        write_new(made.with_suffix(".other"), lambda: PASSWORD)
    assert before == (made.read_bytes(), made.with_suffix(".pub").read_bytes())
    assert not made.with_suffix(".other").exists()


def test_a_key_without_a_password_is_not_made() -> None:
    """It would lie open."""
    with pytest.raises(SigningError, match="a key needs a password"):
        new_keys("")


@pytest.mark.parametrize("data", [b"", b"\x00" * 9, b"untrusted comment: x\nRWQ=\n", bytes(range(150, 249))])
def test_what_is_no_key_is_refused_in_one_line(data: bytes) -> None:
    """Whichever of the two is wanted."""
    with pytest.raises(SigningError, match=r"^press.key: is not a secret key \("):
        open_secret(data, "press.key", lambda: PASSWORD)
    with pytest.raises(SigningError, match=r"^press.pub: is not a public key \("):
        read_public(data, "press.pub")


def test_a_public_key_is_read_from_its_file_or_its_line() -> None:
    """As minisign takes it with -p and with -P."""
    file = bytes(PRESS.pair.public_key)
    assert PRESS.public == read_public(file, "press.pub") == read_public(file.splitlines()[1], "press.pub")
