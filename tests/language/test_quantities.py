"""Quantities: how many of what a sentence says, and how surely."""

from __future__ import annotations

from itertools import combinations
from math import inf

import pytest

from briefing.language.quantities import Quantity, quantities_of


def read(text: str, language: str = "en") -> list[str]:
    """The quantities of a sentence as they are shown."""
    return [str(quantity) for quantity in quantities_of(text, language)]


def only(text: str) -> Quantity:
    """The one quantity of an English sentence."""
    (quantity,) = quantities_of(text, "en")
    return quantity


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The flood killed 62 people and injured 120.", "en", ["62 killed", "120 injured"]),
        ("At least 1,300,000 people are homeless.", "en", ["1,300,000 homeless"]),
        ("62 Menschen wurden getötet, 1.200 sind verletzt.", "de", ["62 killed", "1,200 injured"]),
        ("Le séisme a fait 62 morts et 120 blessés.", "fr", ["62 killed", "120 injured"]),
        ("Le bilan dépasse 80 000 personnes.", "fr", ["80,000 killed"]),
        ("El sismo dejó 62 muertos.", "es", ["62 killed"]),
        ("O sismo deixou 62 mortos.", "pt", ["62 killed"]),
        ("ברעש היו לפחות 62 הרוגים.", "he", ["62 killed"]),
        ("The death toll, as of Friday, is put at 110.", "en", ["110 killed"]),
        ("A ferry sank off Lorne, killing 12 people, the coast guard said.", "en", ["12 killed"]),
        ("The number of people killed in the Oslen floods rose to 31.", "en", ["31 killed"]),
        ("Die Zahl der Verletzten in der Provinz stieg auf 31.", "de", ["31 injured"]),
        ("Le nombre de blessés dans la province est passé à 31.", "fr", ["31 injured"]),
        ("Two people died.", "en", ["2 killed"]),
        ("Fire crews evacuated 400 people, and police arrested 12.", "en", ["400 evacuated", "12 arrested"]),
        ("Nearly 3,000 homes were destroyed.", "en", ["3,000 destroyed"]),
        ("Damage is put at more than $2.5 billion.", "en", ["2,500,000,000 USD"]),
        ("Der Schaden beträgt 2,5 Millionen Euro.", "de", ["2,500,000 EUR"]),
        ("Ana Roy won 54.3 percent of the vote.", "en", ["54.3 %"]),
        ("The party won 218 seats.", "en", ["218 seat"]),
    ],
)
def test_a_number_counts_what_is_near_it(text: str, language: str, expected: list[str]) -> None:
    """The killed and the like by a word for it, money and shares by their unit, all else by its noun."""
    assert expected == read(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "He was killed in 2010.",
        "The quake of 7.1 left many dead.",
        "The storm had killed 62 people.",
        "Earlier reports put the dead at 62.",
        "In 1999 an earthquake killed 62 people.",
        "The storm could kill or leave 62 dead.",
        "Among the dead, including 12 children, was the mayor.",
        "A further 12 people died.",
        "12 of the people died.",
        "Ana Roy kept the No. 2 job.",
        "The 62nd street is shut.",
        "The talks go on from 26 December.",
    ],
)
def test_what_cannot_be_compared_is_no_quantity(text: str) -> None:
    """Years, days, magnitudes, labels; parts of a total, earlier totals, and what may come to be."""
    assert [] == read(text)


def test_who_is_counted_and_how_far_it_goes_is_read() -> None:
    """Soldiers are no children, and the city is not the country."""
    soldiers, people = only("62 soldiers were killed in the city of Sarn."), only("62 people were killed in Norrby.")
    assert (frozenset({"soldier"}), frozenset()) == (soldiers.of, people.of)
    assert (frozenset({"citi"}), frozenset()) == (soldiers.scopes, people.scopes)
    assert (frozenset({"sarn"}), frozenset({"norrby"})) == (soldiers.places, people.places)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("62", 62, 62),
        ("at least 62", 62, 68.2),
        ("more than 20", 20, 30),
        ("nearly 3,000", 2700, 3000),
        ("about 50", 45, 55),
        ("up to 62", -inf, 62),
        ("20 to 30", 20, 30),
        ("3,000", 2700, 3300),
        ("80", 80, 80),
    ],
)
def test_words_before_a_number_and_its_rounding_bound_it(written: str, low: float, high: float) -> None:
    """A bound is near what is meant: "at least 62" is not said of 83."""
    quantity = only(f"The flood killed {written} people.")
    assert pytest.approx([low, high]) == [quantity.low, quantity.high]


@pytest.mark.parametrize(
    "alike",
    [
        ["at least 20", "more than 20", "22"],
        ["nearly 3,000", "2,964", "3,000"],
        ["up to 200", "170"],
        ["about 60", "62"],
    ],
)
def test_figures_that_can_both_be_true_do_not_differ(alike: list[str]) -> None:
    """Bounds and roundings of one count are no disagreement."""
    found = [only(f"The flood killed {written} people.") for written in alike]
    assert not any(one.differs_from(other) for one, other in combinations(found, 2))


@pytest.mark.parametrize(
    "pair", [("62", "83"), ("at least 62", "at least 83"), ("nearly 3,000", "2,400"), ("62", "63"), ("75", "80")]
)
def test_figures_that_cannot_both_be_true_differ(pair: tuple[str, str]) -> None:
    """Whichever is first."""
    one, other = (only(f"The flood killed {written} people.") for written in pair)
    assert (True, True) == (one.differs_from(other), other.differs_from(one))


@pytest.mark.parametrize(
    ("said", "are_rivals"),
    [
        ("The flood killed 83 people in Sarn.", True),
        ("The flood killed 83 people.", True),
        ("The flood killed 83 people in the port of Sarn.", True),
        ("The flood killed 83 people in Norrby.", False),
        ("The flood killed 4,000 people in Sarn.", False),
        ("The flood killed 62 people in Sarn.", False),
        ("The flood killed 83 soldiers in Sarn.", False),
        ("The flood injured 83 people in Sarn.", False),
    ],
)
def test_rivals_count_one_thing_and_cannot_both_be_true(said: str, *, are_rivals: bool) -> None:
    """One kind and noun, one magnitude, no two places: where a figure names none, it may be of any."""
    one, other = only("The flood killed 62 people in Sarn."), only(said)
    assert (are_rivals, are_rivals) == (one.is_rival_of(other), other.is_rival_of(one))
