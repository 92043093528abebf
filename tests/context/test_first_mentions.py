"""First mentions: a sentence about what only the one before says what it is needs that one."""

from __future__ import annotations

import pytest

from briefing.context.antecedents import Antecedents
from briefing.context.dependencies import find_dependencies
from briefing.context.first_mentions import find_first_mentions
from briefing.discourse.annotations import annotate
from briefing.language.loading import load_language
from briefing.language.words import stop_words
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

NEWS = "Marlow Ferries has closed Pier 9, officials of Northmark said."
CITY = "Some in the town want a tunnel."
TOLD = "The firm has bought HarbourNow, a start-up, for the sale of tickets."


def first_mentions(*texts: str, title: str = "", language: str = "en") -> list[tuple[int, str]]:
    """The places of the sentences that need the one before, and the name."""
    known = Antecedents(load_language(language), stop_words(language)).names_of(" ".join(texts))
    return list(find_first_mentions(texts, title, known, load_language(language)))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("HarbourNow was founded in May.", "HarbourNow"),
        ("The HarbourNow app was founded in May.", "HarbourNow"),
        ("HarbourNow’s founders left in May.", "HarbourNow"),
    ],
)
def test_a_sentence_about_what_is_first_named_before_needs_that_sentence(sentence: str, name: str) -> None:
    """Nobody knows a name that only the sentence before explains."""
    assert [(2, name)] == first_mentions(NEWS, TOLD, sentence)


def test_a_name_of_several_words_is_one_if_it_is_written_in_capitals() -> None:
    """In small letters it may be somebody in full, whom the reader can look up."""
    told = "The firm praised its services HSTV Now and Harbour Weekly."
    assert [(2, "HSTV Now")] == first_mentions(NEWS, told, "HSTV Now is an app.")
    assert [] == first_mentions(NEWS, told, "Harbour Weekly is an app.")


def test_a_name_in_speech_needs_nothing() -> None:
    """The speaker knows it, and the rules for quotations see to the rest."""
    assert [] == first_mentions(NEWS, TOLD, "“HarbourNow is an app,” Omar Renn said.")


def test_what_the_story_is_about_needs_nothing() -> None:
    """The first sentence, which opens the brief, or the title has told of it, or an earlier one has."""
    sentence = "HarbourNow was founded in May."
    assert [] == first_mentions(TOLD, sentence, sentence)
    assert [] == first_mentions(NEWS, TOLD, sentence, title="Marlow buys HarbourNow")
    assert [] == first_mentions(NEWS, TOLD, TOLD, sentence)


def test_a_word_that_has_a_capital_only_because_it_opens_a_sentence_is_no_name() -> None:
    """Nor is one of which the sentence before tells by a longer word."""
    assert [] == first_mentions(NEWS, "Tickets of the firm are dear.", "Tickets sold fast in May.")
    assert [] == first_mentions(NEWS, "The firm has bought HarbourNowadays.", "HarbourNow was founded in May.")


def test_places_need_nothing() -> None:
    """They are on the map."""
    assert [] == first_mentions(NEWS, "Its boats were built in Larkport.", "Larkport was founded in 1650.")


def test_nouns_with_capitals_are_no_names() -> None:
    """Where each noun has one, it tells nothing."""
    texts = ("Die Reederei hat den Hafen geschlossen.", "Sie kaufte HafenJetzt.", "HafenJetzt hat zwei Fähren.")
    assert [] == first_mentions(*texts, language="de")


def test_somebody_is_left_to_the_rule_for_surnames() -> None:
    """One reason is enough for one need."""
    text = f"{NEWS} {CITY} The board has heard Omar Renn, the owner. Renn said that Pier 9 was safe."
    found = find_dependencies(annotate(read_corpus([Document(id="a", text=text, language="en")])))
    assert ["says there who Renn is"] == [one.why for one in found[-1]]


def test_the_reason_names_the_name() -> None:
    """A reader of the evidence sees what had to be told."""
    text = f"{NEWS} {CITY} {TOLD} HarbourNow was founded in Northmark."
    found = find_dependencies(annotate(read_corpus([Document(id="a", text=text, language="en")])))
    assert [(2, "says there what HarbourNow is")] == [(one.on, one.why) for one in found[-1]]
