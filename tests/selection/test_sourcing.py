"""A sentence whose source the next one names comes with it."""

from __future__ import annotations

import pytest

from briefing.selection.sourcing import find_sourced


@pytest.mark.parametrize(
    ("language", "following", "expected"),
    [
        ("de", "Das teilte das Ministerium am Montag mit.", [0]),
        ("de", "Dies gab die Polizei bekannt.", [0]),
        ("de", "Das wurde vom Rat bestätigt.", [0]),
        ("de", "Das Ministerium teilte das Land.", []),
        ("de", "Das wurde gestern gebaut.", []),
        ("en", "That is according to the ministry.", [0]),
        ("en", "This was said by the mayor.", [0]),
        ("en", "That is a long time.", []),
        ("fr", "C’est ce qu’a annoncé le ministère.", [0]),
        ("fr", "C’est un désastre.", []),
        ("es", "Así lo informó el ministerio.", [0]),
        ("pt", "A informação é do ministério.", [0]),
        ("he", "That is according to the ministry.", []),
    ],
)
def test_a_sentence_leans_on_the_one_that_names_its_source(language: str, following: str, expected: list[int]) -> None:
    """Only one that begins with the words for it does."""
    assert expected == list(find_sourced(["Something is so.", following, "More."], language))
