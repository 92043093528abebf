"""Transcripts and interviews: what depends on the line that says who speaks, or on the question."""

from __future__ import annotations

import pytest

from briefing.context.turns import Turns, find_turns
from tests.context.test_context import OPENING, run_of

NEWS = "The council of Larkport votes on the plan of the mayor in October."
STAYS = "The ferry of the island sails from the old harbour until the end of May."
OPENS = "Lorries may take the tunnel under the harbour from the first week of June."


def article(*paragraphs: str) -> str:
    """Paragraphs between two of the article's own."""
    return "\n\n".join([OPENING, *paragraphs, NEWS])


@pytest.mark.parametrize(
    ("first", "second"),
    [("LOPEZ", "HADDAD"), ("ANA LOPEZ", "O’HARA"), ("Mr. Lopez", "Ms. Haddad"), ("REP. LOPEZ (D)", "HADDAD")],
)
def test_a_sentence_comes_with_the_line_that_says_who_speaks(first: str, second: str) -> None:
    """Nobody could tell whose words they are."""
    text = article(f"{first}: {STAYS} {OPENS}", f"{second}: {OPENS}")
    assert [f"{first}: {STAYS}", OPENS] == run_of(text, 2)
    assert [f"{second}: {OPENS}"] == run_of(text, 3)


def test_names_are_labels_where_one_comes_back() -> None:
    """Of three or more: a list names each of its items once."""
    talk = [f"Ana Lopez: {STAYS} {OPENS}", f"Haddad: {STAYS}", f"Lopez: {OPENS}"]
    assert [f"Ana Lopez: {STAYS}", OPENS] == run_of(article(*talk), 2)
    assert [OPENS] == run_of(article(*talk[:2]), 2)


def test_a_label_on_its_own_and_a_dateline_open_no_turn() -> None:
    """It needs another speaker."""
    assert [OPENS] == run_of(article(f"LARKPORT: {STAYS} {OPENS}"), 2)


@pytest.mark.parametrize("labels", [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")])
@pytest.mark.parametrize("question", ["What will become of the ferry?", "Tell us of the ferry of the island."])
def test_an_answer_comes_with_its_question(labels: tuple[str, str], question: str) -> None:
    """Whether it asks or bids; and its further sentences come with both."""
    asked, answered = f"{labels[0]} {question}", f"{labels[1]} {STAYS}"
    text = article(asked, f"{answered} {OPENS}")
    assert [asked, answered] == run_of(text, 2)
    assert [asked, answered, OPENS] == run_of(text, 3)


def test_a_question_at_the_end_of_a_turn_leads_to_its_answer_alone() -> None:
    """Who asked it may be missing there: the turn may be long."""
    talk = [f"LOPEZ: {STAYS} {OPENS} What will become of the crew?", f"HADDAD: {STAYS}"]
    assert ["What will become of the crew?", talk[1]] == run_of(article(*talk), 4)


def test_a_bidding_comes_with_its_answer() -> None:
    """What the interviewer says is no news."""
    text = article("Q: Tell us of the ferry of the island.", f"A: {STAYS}")
    assert ["Q: Tell us of the ferry of the island.", f"A: {STAYS}"] == run_of(text, 1)


def test_a_question_in_a_line_of_an_interview_comes_with_all_of_its_answer() -> None:
    """Which says "I", or "we"."""
    asked = ["What will become of the ferry?", "When does the tunnel open to lorries?"]
    answer = "I have run the ferry of the island for a long time."
    text = article(asked[0], f"{answer} {STAYS}", asked[1], f"We think in June. {OPENS}")
    assert [asked[0], answer, STAYS] == run_of(text, 3)


def test_the_articles_own_words_end_a_turn() -> None:
    """A paragraph after it in which nobody says "I" is none of it; one in which somebody does is."""
    talk = [f"LOPEZ: {STAYS}", f"HADDAD: {STAYS}", "I have run the ferry of the island for a long time.", OPENS]
    assert [OPENS] == run_of(article(*talk), 4)
    assert talk[1:3] == run_of(article(*talk), 3)


def test_where_most_paragraphs_have_a_label_all_between_them_are_said() -> None:
    """In a transcript a turn has several paragraphs."""
    talk = [f"LOPEZ: {STAYS}", OPENS, f"HADDAD: {STAYS}"]
    assert talk[:2] == run_of(article(*talk), 2)


def test_a_label_is_no_word_that_a_pronoun_can_mean() -> None:
    """Who speaks does not say "that" of himself."""
    talk = [f"LOPEZ: {STAYS}", "HADDAD: That is a great pity for the whole crew of Great Holm."]
    assert talk == run_of(article(*talk), 2)


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("LOPEZ: The ferry stays.",),
        ("Monday: The ferry stays.", "Tuesday: The tunnel opens.", "Friday: Both are closed."),
        ("Will the ferry stay?", "The council says so."),
        ("FILE PHOTO: The ferry.", "FILE PHOTO: The tunnel."),
        ("It was late: the ferry had sailed.", "It was dark: the lamps were out.", "It was over: they slept."),
    ],
)
def test_lists_and_captions_are_no_turns(texts: tuple[str, ...]) -> None:
    """Nothing depends on another line there."""
    furniture = [text.startswith("FILE") for text in texts]
    assert Turns() == find_turns(texts, range(len(texts)), furniture, "en")
