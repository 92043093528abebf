"""Terms: what of a document is compared with others."""

from __future__ import annotations

import pytest

from briefing.language.table import language_table
from briefing.model import Document
from briefing.stories.commonness import RARE, common_terms
from briefing.stories.terms import OPENING_WEIGHT, TITLE_WEIGHT, cutter, sketch_of, words_of


@pytest.mark.parametrize(
    ("language", "word", "terms"),
    [
        ("en", "Resigned", ("resign",)),
        ("cs", "Norrholmu", ("norr", "orrh", "rrho", "rhol", "holm", "olmu")),
        ("he", "שר", ("שר",)),
        ("zh", "渡轮搁浅", ("渡轮", "轮搁", "搁浅")),
    ],
)
def test_a_word_is_cut_as_its_language_asks(language: str, word: str, terms: tuple[str, ...]) -> None:
    """Into its stem, runs of letters, or pairs of characters."""
    assert terms == cutter(language)(word)


def test_vowel_signs_do_not_end_a_word() -> None:
    """Devanagari writes them as marks, which Python does not count as letters."""
    assert ["हिन्दी", "में"] == words_of("हिन्दी में।")


def test_the_title_and_the_opening_count_more() -> None:
    """The event stands there."""
    counts = sketch_of(
        Document(id="a", title="Flood", text="Rain fell. " + "The sun shone. " * 40 + "Snow."), "en"
    ).counts
    assert (TITLE_WEIGHT, 1 + OPENING_WEIGHT, 1) == (counts["flood"], counts["rain"], counts["snow"])


def test_names_are_told_by_their_capitals() -> None:
    """A word that is also written small is none, nor is a capital in the title alone."""
    document = Document(
        id="a", title="Big Flood", text="Police met Mayor Dorat in Kesh. There police, mayor and clerk ate."
    )
    assert {"dorat", "kesh", "there"} == sketch_of(document, "en").names


@pytest.mark.parametrize("language", [code for code in language_table() if code != "th"])
def test_every_language_knows_its_common_terms(language: str) -> None:
    """The commonest is in nearly every article, none is as rare as an unknown word."""
    known = common_terms(language)
    assert max(known.values()) > 0.9
    assert min(known.values()) > RARE


def test_a_language_without_a_list_has_its_stop_words() -> None:
    """And an unknown one has nothing, which is no error."""
    assert common_terms("th")
    assert {} == common_terms("xx")
