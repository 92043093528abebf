"""Sentences that are cut in two: neither half is shown without the other."""

from __future__ import annotations

import pytest

from briefing.context.broken import find_broken
from tests.context.test_context import OPENING, run_of

OTHER = "Islanders waited for the ferry all day."


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        ("The bill was vetoed by Gov.", "Ana Lopez on Tuesday.", [0]),
        ("The island is the country’s No.", "2 producer of wool.", [0]),
        ("“Ask them,” said Omar Haddad.", "and the crew did.", [0]),
        ("The council said no.", "Nobody was surprised.", []),
        ("Lopez sold the ferry.", "eBay had offered it.", []),
        ("The ferry came at last.", "2 of the crew stayed away.", []),
    ],
)
def test_a_sentence_goes_on_after_an_abbreviation_and_before_a_small_letter(
    text: str, following: str, expected: list[int]
) -> None:
    """After "No." only before a figure; a name may begin with one small letter."""
    assert expected == list(find_broken([text, following, OTHER, OTHER], "en"))


def test_notes_in_small_letters_are_not_broken() -> None:
    """Where most lines begin so, it says nothing."""
    assert [] == list(find_broken(["lopez sold the ferry.", "haddad bought it.", "nobody knew."], "en"))


def test_both_halves_are_shown_or_neither() -> None:
    """Also where each is a paragraph of its own."""
    halves = ["Great Holm is the country’s No.", "2 producer of wool, as Omar Haddad said in May."]
    assert [halves] * 2 == [run_of("\n\n".join([OPENING, *halves, OTHER]), place) for place in (1, 2)]


def test_the_rest_of_a_sentence_whose_beginning_is_furniture_cannot_stand() -> None:
    """Nor is it the rest of the sentence above that."""
    text = f"{OPENING}\n\n{OTHER}\n\nWatch: Both ferries in May\n\nare old and slow, said Omar Haddad.\n\n{OTHER}"
    assert [[OTHER], []] == [run_of(text, place) for place in (1, 3)]


@pytest.mark.parametrize("title", ["Mr.", "Dr.", "Gen."])
def test_a_title_that_a_line_break_parts_from_its_name_is_no_caption(title: str) -> None:
    """Both lines are shown together."""
    rest = "Haddad sold the last ferry of the island in June."
    assert [title, rest] == run_of("\n\n".join([OPENING, OTHER, title, rest, OTHER]), 3)
