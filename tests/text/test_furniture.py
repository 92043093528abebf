"""Furniture: captions that tell two people apart by their sides, or name themselves a picture."""

from __future__ import annotations

import pytest

from briefing.text.furniture import find_furniture
from briefing.text.language import load_language

NEWS = "Ana Lopez opened the harbour bridge on Tuesday."


def is_furniture(text: str, *others: str) -> bool:
    """Whether the second sentence of an article in English is furniture."""
    texts = [NEWS, text, *others, NEWS]
    counts = [len(one.split()) for one in texts]
    return find_furniture(texts, counts, [False] * len(texts), load_language("en"))[1]


@pytest.mark.parametrize(
    "caption",
    [
        "Ana Lopez (left) was thanked by Omar Haddad (right) on Tuesday.",
        "Ana Lopez (l) was thanked by Omar Haddad (r) on Tuesday.",
        "Ana Lopez (left), who opened the bridge,\nsaid that Omar Haddad (r) was late.",
        "The bridge was opened in May (file photo), Lopez said.",
        "The bridge was opened in May (file picture), Lopez said.",
    ],
)
def test_two_people_on_two_sides_are_in_a_picture(caption: str) -> None:
    """Even in the past tense, and over a line's end; and a picture that says so is one."""
    assert is_furniture(caption)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Lopez (left in May) was thanked by Omar Haddad (right of the centre).",
        "Ana Lopez (left) was thanked by Omar Haddad on Tuesday.",
        "Omar Haddad (right) said that Lopez (left) was late.",
        "Ana Lopez (Left Party) was thanked by Omar Haddad (Right Party) on Tuesday.",
        "The bridge was opened in May, as the file photo proves, Lopez said.",
        "Lopez turned left and Omar Haddad turned right on Tuesday.",
    ],
)
def test_brackets_that_say_something_else_are_no_sides(sentence: str) -> None:
    """One side alone, or in another order, is told by its tense as before."""
    assert not is_furniture(sentence)


def test_one_side_in_the_present_is_a_caption() -> None:
    """Pictures are described in the present, news is told in the past."""
    assert is_furniture("Ana Lopez (left) opens the second bridge of the harbour.")


@pytest.mark.parametrize(("others", "expected"), [((), False), (("Omar Haddad sells boats in May .",), True)])
def test_a_space_before_the_stop_counts_where_others_have_it_too(others: tuple[str, ...], expected: bool) -> None:
    """Once it is a slip."""
    filling = ("Workers mend the bridge at night.", "The harbour is full of boats.")
    assert expected == is_furniture("Lopez opens the second bridge in May .", *filling, *others)
