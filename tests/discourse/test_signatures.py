"""Signatures: the line below a quotation that says who spoke."""

from __future__ import annotations

import pytest

from briefing.discourse.signatures import signer
from briefing.language.loading import load_language

ENGLISH = load_language("en")
ABOVE = "“The bridge will not last another winter.”"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Commissioner Omar Haddad", "Commissioner Omar Haddad"),
        ("-Commissioner Omar Haddad", "Commissioner Omar Haddad"),
        ("— Ana Lopez, mayor of Larkport", "Ana Lopez"),
        ("– Ana Lopez – mayor of Larkport", "Ana Lopez"),
        ("-- Ana Lopez (@analopez) May 18, 2019", "Ana Lopez"),
        ("— Rep. Ana Lopez, D-Larkport", "Rep. Ana Lopez"),
        ("—Ana Lopez.", "Ana Lopez"),
        ("— The Rev. Omar Haddad of Great Holm, on Monday", "The Rev. Omar Haddad of Great Holm"),
        ("— a deckhand on the ferry", "a deckhand on the ferry"),
    ],
)
def test_a_name_after_a_dash_signs_the_quotation_above(line: str, expected: str) -> None:
    """With an office, a place or a day after it; without a name, what the speaker is."""
    span = signer(line, ABOVE, ENGLISH)
    assert span is not None
    assert expected == line[slice(*span)]


@pytest.mark.parametrize(
    "line",
    [
        "- Close the old bridge",
        "- Lopez wants the bridge closed",
        "- Lopez said the bridge will be closed in May.",
        "- 400 jobs will go",
        "— a sign that nobody in the town of Larkport wanted to see",
        "Ana Lopez, mayor of Larkport",
        "—",
        "",
    ],
)
def test_an_item_of_a_list_signs_nothing(line: str) -> None:
    """It says more than a name, or has no dash."""
    assert signer(line, ABOVE, ENGLISH) is None


@pytest.mark.parametrize("above", ["", "The bridge will be closed in May.", "“The bridge is safe,” Lopez said."])
def test_only_what_ends_on_a_closing_mark_is_signed(above: str) -> None:
    """Below the article's own words a dash begins a list."""
    assert signer("- Omar Haddad", above, ENGLISH) is None


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("de", "— Ana Lopez, Bürgermeisterin von Larkport", "Ana Lopez"),
        ("de", "— eine Fahrerin der Fähre", "eine Fahrerin der Fähre"),
        ("fr", "— Omar Haddad, maire de Larkport", "Omar Haddad"),
        ("es", "— Ana de la Vega, alcaldesa", "Ana de la Vega"),
        ("pt", "— Ana dos Santos, prefeita", "Ana dos Santos"),
    ],
)
def test_names_are_signed_in_the_way_of_the_language(code: str, line: str, expected: str) -> None:
    """With the small words and the articles that stand there."""
    span = signer(line, ABOVE, load_language(code))
    assert span is not None
    assert expected == line[slice(*span)]
