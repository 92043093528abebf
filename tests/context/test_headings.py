"""Headings: never shown, so what only answers one stays out."""

from __future__ import annotations

import re

import pytest

from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.page.citations import Paragraphs
from briefing.pipeline import make_brief
from briefing.proof.verification import verify
from briefing.rendering.renderers import render
from briefing.salience.value_features import value_features
from briefing.segmentation.corpus import read_corpus
from tests.context.test_context import OPENING, run_of

FULL = "The harbour is full of boats from the islands in May."


def below(heading: str, sentence: str, language: str = "en") -> list[str]:
    """The passage of the first sentence below a heading."""
    return run_of(f"{OPENING}\n\n{FULL}\n\n## {heading}\n\n{sentence}", -1, language)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chairwoman Imogen Stroud said the pier needed repairs of 14 million crowns.",
        "Because the pier is old, the board voted to close it.",
        "Because of the storm, ferries will use the new terminal at Gull Point.",
        "No ferry will sail to the islands from May, the board said.",
        "It is not clear who will pay for the second bridge.",
        "This week the council votes on the second bridge.",
    ],
)
def test_an_ordinary_sentence_stands_without_the_question_above_it(sentence: str) -> None:
    """It says all that it needs."""
    assert [sentence] == below("Why is the pier being closed?", sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Yes, the ferries will use the terminal at Gull Point in May."),
        ("en", "Because the repairs would cost 14 million crowns."),
        ("en", "Because the repairs are dear, and the board has no money."),
        ("en", "It is an old pier, the board said on Tuesday in Larkport."),
        ("en", "That was the decision of the council of Larkport in May."),
        ("en", "He is the mayor of the town of Larkport since May."),
        ("en", "About 14 million of them."),
        ("de", "Weil die Reparatur 14 Millionen Kronen kosten würde."),
        ("de", "Das ist eine Entscheidung des Hafenrats von Larkport."),
        ("fr", "Parce que les réparations coûteraient 14 millions de couronnes."),
        ("fr", "C’est une décision du conseil du port de Larkport."),
        ("es", "Porque la reparación costaría 14 millones de coronas."),
        ("pt", "Sim, os barcos sairão de Gull Point a partir de maio."),
    ],
)
def test_a_sentence_that_only_answers_a_question_stays_out(language: str, sentence: str) -> None:
    """Without the heading nobody knows what it answers, and no sentence above says it."""
    assert [] == below("What happens to the pier?", sentence, language)


def test_a_reason_says_nothing_below_a_question_without_a_mark_either() -> None:
    """Not every heading that asks has one."""
    assert [] == below("Why the pier is closed", "Because the repairs would cost 14 million crowns.")


def test_a_pronoun_below_a_heading_that_does_not_ask_refers_to_the_text_above_it() -> None:
    """Headings between the parts of a story change nothing for it."""
    assert [OPENING, "She said that the second bridge will cost 14 million crowns."] == run_of(
        f"{OPENING}\n\n## A second bridge\n\nShe said that the second bridge will cost 14 million crowns."
    )


@pytest.mark.parametrize(("second", "expected"), [("What then?", []), ("What then", ["I sold it to the town in May."])])
def test_in_an_interview_nothing_stands_without_its_question(second: str, expected: list[str]) -> None:
    """Somebody says "I" below several questions; below a single one it may be the writer of the article."""
    answers = "I sold it to the town in May."
    text = f"{OPENING}\n\n## Who owned the ferry?\n\nI owned the ferry for 12 years.\n\n## {second}\n\n{FULL} {answers}"
    assert expected == [one for one in run_of(text) if one == answers]


SAILS = "Ferries sail to Vik from Monday, Lopez said."
ARTICLE = f"# The bridge\n\n{OPENING}\n\n## Who pays for it?\n{FULL}\n\n### Ferries\n\n{SAILS}"


def test_a_heading_is_neither_a_sentence_nor_a_paragraph() -> None:
    """The marks count what a reader sees as paragraphs."""
    brief = make_brief([Document(id="a", text=ARTICLE, language="en")])
    assert all("#" not in sentence.text for sentence in brief.sentences)
    assert [1, 2, 3] == [Paragraphs().number(one.document, one.start) for one in brief.sentences]
    assert "Who pays" not in render(brief, "text").data.decode()
    evidence = render(brief, "json")
    assert ["1", "2", "3"] == re.findall('"paragraph": ?(.)', evidence.data.decode())
    assert verify(evidence).ok


def test_a_heading_is_no_dateline() -> None:
    """What a sentence is worth does not depend on it."""
    texts = (ARTICLE, "\n\n".join([OPENING, FULL, SAILS]))
    columns = [
        value_features(annotate(read_corpus([Document(id="a", text=text, language="en")])))["dateline"].tolist()
        for text in texts
    ]
    assert columns[0] == columns[1]


def test_who_is_named_in_a_heading_is_introduced_below_it() -> None:
    """The heading belongs to no sentence."""
    said = "Haddad said that the ferry will sail in May."
    assert [said] == run_of(f"{OPENING}\n\n{FULL}\n\n## Omar Haddad pays\n\n{said}")
