"""Who else tells a sentence: an independent source that says all that matters in it, and nobody who does not."""

from __future__ import annotations

import pytest

import briefing
from briefing.comparison.corroboration import Witnesses
from briefing.comparison.figures import Figures
from briefing.model import Brief, Document
from briefing.segmentation.corpus import read_corpus
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


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        ("Asked about it, Marlow said that the ferry to Norrby sails again on Sunday, and left.", True),
        ("Marlow said on Sunday that the ferry sails again to Norrby.", False),
        ("Marlow said that the ferry to Norrby never sails again on Sunday.", False),
    ],
)
def test_a_short_sentence_is_told_word_for_word(other: str, is_told: bool) -> None:
    """Its few words in another order may be another fact."""
    assert is_told is tells(other, "The ferry to Norrby sails again on Sunday.")


PLEDGE = "We will rebuild every house in the upper valley with public money before the next winter comes"


@pytest.mark.parametrize(
    ("above", "said", "is_told"),
    [
        ("Ana Marlow spoke in Sarn.", "“{},” she said.", True),
        ("Ana Marlow spoke in Sarn.", '"{}," she said, "and more."', True),
        ("Ana Marlow spoke in Sarn.", "“{} to the ‘valley of ghosts’,” she said of her ‘vow’.", True),
        ("Many people spoke in Sarn.", "“{},” she said.", False),
        ("Ana Marlow spoke in Sarn.", "“{},” Jon Pike said.", False),
        ("Ana Marlow spoke in Sarn.", "She said that {}.", False),
    ],
    ids=["she is named above", "straight marks", "marks within marks", "nobody is", "somebody else", "not quoted"],
)
def test_who_said_what_both_quote_may_be_named_above(above: str, said: str, is_told: bool) -> None:
    """Papers name a speaker once, and each where it suits them."""
    corpus = read_corpus(
        [
            article(f"“{PLEDGE},” Marlow said.", "Sarn Post"),
            article(f"{above}\n\n{said.format(PLEDGE)}", "Velm Radio"),
        ]
    )
    assert is_told is Witnesses(corpus, [0, 1], Figures(corpus, [0, 1])).tells(2, 0)


def test_what_stands_between_two_quotations_is_not_quoted() -> None:
    """Straight marks look the same at both ends."""
    said = '"We rebuild the old bridge over the river," Marlow told reporters, "before the winter storms."'
    other = "“We rebuild the old bridge over the river before the winter storms,” Marlow told the reporters."
    assert tells(other, said)


def test_figures_alone_tell_nothing() -> None:
    """A line of results has no word that could stand in another sentence."""
    assert not tells(
        "They counted 12,000 and 34,000 and 56,000 and 78,000 ships there.", "12,000, 34,000, 56,000, 78,000."
    )


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
