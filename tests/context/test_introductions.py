"""Surnames: who acts or tells in a sentence is introduced in one right before it."""

from __future__ import annotations

import pytest

from tests.context.test_context import OPENING, run_of

TELLING = "Workers from Larkport closed the ferry, said Omar Haddad, a deckhand."
OTHER = "Nobody in Port Ferris was surprised by the news of a strike."


@pytest.mark.parametrize(
    "sentence",
    [
        "Haddad has run the ferry of the island for 20 years.",
        "Haddad’s ferry was built in the spring of 1968.",
        "Nobody was paid for the work in the harbour, Haddad said.",
        "Nobody was paid for the work in the harbour, said Haddad.",
        "In the end nobody told Mr. Haddad of the strike.",
    ],
)
@pytest.mark.parametrize("between", [(), (OTHER,)])
def test_who_acts_or_tells_comes_with_the_sentence_that_has_the_whole_name(
    sentence: str, between: tuple[str, ...]
) -> None:
    """As the subject, at the end after what was told, or with a title anywhere; up to two sentences off."""
    assert [TELLING, *between, sentence] == run_of(" ".join((OPENING, TELLING, *between, sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Lopez has run the town of Port Ferris for 20 years.",
        "Workers met Haddad at the ferry of the island in May.",
        "Omar Haddad has run the ferry of the island for 20 years.",
        "Larkport has run the ferry of the island for 20 years.",
        "“Haddad has run the ferry for 20 years,” Ana Lopez said.",
        "Nobody was paid for the work in the harbour of Haddad.",
        "Holm has run the ferry of the island for 20 years.",
    ],
)
def test_other_names_lean_on_nothing(sentence: str) -> None:
    """Of the first sentence, in other places, in full, of a town, in speech, or never told in full."""
    assert [sentence] == run_of(f"{OPENING} {TELLING} {sentence}")


def test_three_sentences_off_a_surname_stands_alone() -> None:
    """Its passage would be long, and it can be understood."""
    sentence = "Haddad has run the ferry of the island for 20 years."
    assert [sentence] == run_of(f"{OPENING} {TELLING} {OTHER} {OTHER} {sentence}")


@pytest.mark.parametrize("stop", ["Gov.", "Mr.", "Sgt."])
def test_a_sentence_that_breaks_off_goes_on_in_the_next(stop: str) -> None:
    """As where a page was cut at the stop of an abbreviation."""
    halves = [
        f"Workers from Larkport closed the ferry in the name of {stop}",
        "Omar Haddad was told so by radio on Monday.",
    ]
    text = "\n\n".join([OPENING, *halves, OTHER])
    assert halves == run_of(text, 1) == run_of(text, 2)


def test_an_abbreviation_that_may_end_a_sentence_ends_it() -> None:
    """A company’s does."""
    sentence = "Workers from Larkport closed the ferry of Marlow Inc."
    assert [sentence] == run_of("\n\n".join([OPENING, sentence, OTHER]), 1)
