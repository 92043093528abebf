"""Who else tells a sentence: an independent source that says all that matters in it, and nobody who does not."""

from __future__ import annotations

import pytest

import briefing
from briefing.model import Brief, Document
from briefing.selection.corroboration import Witnesses
from briefing.selection.figures import Figures
from briefing.text.corpus import read_corpus
from tests.differing import article

SAID = "Engineers of the army closed the old bridge over the river Sarn on Wednesday morning."
RETOLD = "On Wednesday morning the army’s engineers closed the old bridge over the river Sarn, the mayor said."
OTHER = "Schools in the Velm valley stay shut until Monday, and the ferry to Norrby does not sail."
OWN = "The ministry promised tents and blankets for each family that lost a home in the upper valley."


def tells(other: str, sentence: str, outlets: tuple[str, str] = ("Sarn Post", "Velm Radio")) -> bool:
    """Whether one sentence of an article tells one of another."""
    corpus = read_corpus([article(sentence, outlets[0]), article(other, outlets[1])])
    sources = [0, int(outlets[0] != outlets[1])]
    return Witnesses(corpus, sources, Figures(corpus, sources)).tells(1, 0)


def made(*documents: Document) -> Brief:
    """A brief of all that some articles say."""
    return briefing.make_brief(documents, length="page")


def test_a_sentence_in_other_words_tells_the_same() -> None:
    """In another order, with more than there was to tell."""
    assert tells(RETOLD, SAID)


@pytest.mark.parametrize(
    "other",
    [
        RETOLD.replace("closed", "have not closed"),
        RETOLD.replace("closed", "may have closed"),
        RETOLD.replace("Wednesday", "Thursday"),
        RETOLD.replace("river Sarn", "river Velm"),
        RETOLD.replace("army’s engineers", "town"),
        OTHER,
    ],
    ids=["denied", "perhaps", "another day", "another river", "somebody else", "something else"],
)
def test_what_differs_in_a_name_a_denial_or_a_doubt_tells_something_else(other: str) -> None:
    """However many words it shares."""
    assert not tells(other, SAID)


@pytest.mark.parametrize(
    ("sentence", "said", "other"),
    [
        ("The army sent {} soldiers and forty lorries with tents to the upper valley.", "200", "300"),
        ("Rescue teams found {} children alive in the cellar of the school in Sarn.", "two", "three"),
        ("“The bridge is shut for {},” the mayor of Sarn told reporters on Wednesday evening.", "a month", "good"),
    ],
)
def test_another_figure_or_quotation_is_another_fact(sentence: str, said: str, other: str) -> None:
    """In digits, in words, in quotation marks."""
    assert not tells(sentence.format(other), sentence.format(said))


def test_an_outlet_does_not_bear_itself_out() -> None:
    """Two reports of one newsroom are one source."""
    assert not tells(RETOLD, SAID, ("Sarn Post", "Sarn Post"))


def test_a_copy_bears_nobody_out() -> None:
    """A text that two outlets print is one source."""
    text = f"{SAID}\n\n{OTHER}\n\n{OWN}"
    assert () == made(article(text, "Sarn Post"), article(text, "Velm Radio")).corroborations


def test_a_brief_says_who_else_tells_its_sentences() -> None:
    """The one that it shows, and the one of the other source."""
    brief = made(article(f"{OWN}\n\n{SAID}", "Sarn Post"), article(f"{OTHER}\n\n{RETOLD}", "Velm Radio"))
    shown = {sentence.text for sentence in brief.sentences}
    (corroboration,) = brief.corroborations
    assert {SAID, RETOLD} == {corroboration.sentence.text, *(one.text for one in corroboration.by)}
    assert corroboration.sentence.text in shown


def test_at_most_two_others_are_named() -> None:
    """A mark is no list."""
    names = ("Velm Radio", "Norrby News", "Lake Times", "Arden Post")
    others = [article(f"{RETOLD}\n\n{OTHER.replace('Norrby', name)}", name) for name in names]
    brief = made(article(f"{SAID}\n\n{OWN}", "Sarn Post"), *others)
    assert all(1 <= len(one.by) <= 2 for one in brief.corroborations)
    assert brief.corroborations
