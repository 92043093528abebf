"""Punkt: what it says where the rules leave a doubt."""

from __future__ import annotations

import pytest

from briefing.segmentation.punkt import ends_between


@pytest.mark.parametrize(
    ("code", "word", "follower", "expected"),
    [
        ("en", "U.S", "The", True),
        ("en", "U.S", "Senate", False),
        ("en", "U.S", "troops", False),
        ("en", "J", "Ortega", False),
        ("en", "p.m", "Residents", True),
        ("en", "p.m", "Tuesday", False),
        ("de", "3", "Oktober", False),
        ("de", "Mio", "Euro", False),
        ("de", "Mio", "Das", True),
        ("fr", "etc", "Les", True),
        ("es", "EE.UU", "El", True),
    ],
)
def test_the_word_after_decides(code: str, word: str, follower: str, expected: bool) -> None:
    """A word that opens sentences opens one after an abbreviation; a name does not."""
    assert expected is ends_between(code, word, follower)


def test_nothing_is_read_from_nltk_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parameters ship with this package, so that a fresh machine cannot lack them."""
    import nltk

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nltk data was looked up")

    monkeypatch.setattr(nltk.data, "find", refuse)
    monkeypatch.setattr(nltk, "download", refuse)
    assert ends_between("en", "Inc", "They") is True
