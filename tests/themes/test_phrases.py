"""Noun phrases: what they are, and how they are written."""

from __future__ import annotations

import pytest

from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.themes.phrases import Phrase, Phrases


def phrases_in(*sentences: str, language: str = "en") -> dict[str, Phrase]:
    """The noun phrases of an article, by how they are written."""
    corpus = read_corpus([Document(id="a", text=" ".join(sentences), language=language)])
    return {phrase.text: phrase for phrase in Phrases(corpus, [True] * len(corpus)).found.values()}


@pytest.mark.parametrize("openings", [1, 3, 150, 400])
def test_the_capital_of_an_opening_says_nothing_however_often_it_stands_there(openings: int) -> None:
    """One occurrence within a sentence tells how a phrase is written."""
    found = phrases_in(*["Recall, they said, would wait."] * openings, "He joined the recall.")
    assert (True, False) == ("recall" in found, "Recall" in found)


def test_a_name_keeps_its_capitals_wherever_it_stands() -> None:
    """It is written so within sentences."""
    found = phrases_in("The talks in Port Ferris ended.", "Port Ferris was quiet.", "Nobody left Port Ferris.")
    assert found["Port Ferris"].is_name


def test_what_stands_only_at_openings_is_no_name() -> None:
    """It is shown with a small letter."""
    found = phrases_in(*["Harbour repairs, they said, would wait."] * 150, "They began the repairs.")
    assert (True, False) == ("harbour repairs" in found, found["harbour repairs"].is_name)


def test_a_phrase_is_in_a_sentence_once() -> None:
    """However often it stands there."""
    found = phrases_in("The recall, they said, was the recall.", "He joined the recall.")
    assert [0, 1] == found["recall"].rows


def test_a_phrase_that_mostly_stands_within_a_longer_one_is_not_complete() -> None:
    """After the C-value: "commission" alone says less than what it is part of."""
    text = "They met the state commission. He left the state commission. She joined the state commission."
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    complete = {phrase.text for phrase in Phrases(corpus, [True] * len(corpus)).complete()}
    assert (True, False) == ("state commission" in complete, "commission" in complete)
