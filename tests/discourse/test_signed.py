"""Quotations whose speaker stands in a line below them."""

from __future__ import annotations

import pytest

from tests.context.test_context import OPENING, reason_of, run_of

QUOTATION = "“The bridge will not last another winter.”"
REST = "Workers from Larkport will mend the bridge in the summer."


@pytest.mark.parametrize("line", ["- Commissioner Omar Haddad", "-Commissioner Omar Haddad", "— Ana Lopez, mayor of X"])
@pytest.mark.parametrize("gap", ["\n\n", "\n", " "])
def test_a_quotation_brings_the_line_that_signs_it(line: str, gap: str) -> None:
    """And not the sentence before it, whose speaker is another one."""
    assert [QUOTATION, line] == run_of(f"{OPENING}\n\n{QUOTATION}{gap}{line}\n\n{REST}", 1)


def test_a_speech_of_several_sentences_brings_the_line_that_signs_it() -> None:
    """All of it: a half would have no speaker, or no end."""
    speech = ["“The bridge will not last another winter.", "We have to close it before the frost.”"]
    text = "\n\n".join([OPENING, " ".join(speech), "– Omar Haddad, deckhand", REST])
    assert [*speech, "– Omar Haddad, deckhand"] == run_of(text, 1) == run_of(text, 2)


@pytest.mark.parametrize("line", ["- Omar Haddad", "— Ana Lopez, who has been mayor of the town of Larkport since May"])
def test_the_line_that_signs_stands_for_nothing_alone(line: str) -> None:
    """However long it is."""
    text = f"{OPENING}\n\n{QUOTATION}\n\n{line}\n\n{REST}"
    assert ([], "says who speaks above it") == (run_of(text, 2), reason_of(text, 2))


def test_the_sentence_after_a_signature_leans_on_nothing_of_it() -> None:
    """The quotation ends there."""
    assert [REST] == run_of(f"{OPENING}\n\n{QUOTATION}\n\n- Omar Haddad\n\n{REST}")


def test_an_item_below_a_quotation_is_no_speaker() -> None:
    """It is left out, as any line of a list without a stop is."""
    text = f"{OPENING}\n\n{QUOTATION}\n\n- Close the old bridge\n\n{REST}"
    assert ([], [OPENING, QUOTATION]) == (run_of(text, 2), run_of(text, 1))
