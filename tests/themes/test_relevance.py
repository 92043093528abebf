"""Relevance: how well each sentence fits each theme, and why."""

from __future__ import annotations

import pytest

from briefing.model import Document, Score, Theme
from briefing.segmentation.corpus import read_corpus
from briefing.themes.relevance import ABOUT, rate_relevance, score_sentences

AID = Theme(name="Aid", terms=("rescue", "tent*", '"field hospital"'), about="help for the survivors")
MONEY = Theme(name="Money", terms=("budget", "taxes", "cost*"), about="what it costs and who pays")
TEXT = (
    "The flood reached Port Ferris at dawn. Rescue teams put up tents on the hill. They stayed there all night. "
    "The council argued about the budget. A field hospital opened near the bridge. "
    "Nurses treated dozens of wounded people. The repairs will cost more than the whole budget of the year."
)


def scores(theme: Theme, text: str = TEXT, language: str = "en") -> list[Score]:
    """Every sentence of a text, scored for one theme beside others."""
    found = score_sentences([Document(id="a", text=text, language=language)], [AID, MONEY])
    return [score for score in found if score.theme == theme]


@pytest.mark.parametrize(("theme", "sentence"), [(AID, 1), (AID, 4), (MONEY, 3), (MONEY, 6)])
def test_a_sentence_with_terms_of_a_theme_fits_it_better_than_the_other(theme: Theme, sentence: int) -> None:
    """Words in any form, stems with a star, phrases: the values of two themes can be compared."""
    other = MONEY if theme is AID else AID
    assert scores(theme)[sentence].value > scores(other)[sentence].value


def test_a_sentence_without_any_term_fits_by_its_meaning() -> None:
    """Nurses and wounded people are near tents and field hospitals, by the vectors in the package."""
    assert scores(AID)[5].value > scores(MONEY)[5].value


def test_a_sentence_between_others_on_a_theme_fits_it_too() -> None:
    """What stands around a sentence says what it is about: "They stayed there all night"."""
    assert scores(AID)[2].value > scores(MONEY)[2].value


def test_a_sentence_with_the_words_of_those_on_a_theme_fits_it_too() -> None:
    """What a theme is made of in this story (here a school, named where the tents were) is learned from the story."""
    text = (
        "Rescue teams put up tents at Marlow School. The weather stayed cold. The mayor spoke for an hour. "
        "The ferry was late. Buses ran every hour. A choir sang in the evening. Marlow School is full."
    )
    found = scores(AID, text)
    assert found[6].value > found[3].value


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        (1, ("rescue", "tent*")),
        (2, ("follows a sentence with rescue",)),
        (4, ("field hospital",)),
        (5, ("follows a sentence with field hospital",)),
    ],
)
def test_the_reasons_are_those_that_a_person_would_give(sentence: int, reasons: tuple[str, ...]) -> None:
    """The terms that stand in the sentence, or the neighbour that has one."""
    assert reasons == scores(AID)[sentence].reasons


def test_a_language_without_vectors_is_told_by_its_terms() -> None:
    """German: the sentence with a theme's terms fits it best."""
    text = "Das Wasser kam am Morgen. Die Steuern sollen steigen. Die Brücke ist gesperrt. Helfer brachten Zelte."
    themes = [Theme(name="Geld", terms=("Steuer*",)), Theme(name="Hilfe", terms=("Helfer", "Zelt*"))]
    found = score_sentences([Document(id="a", text=text, language="de")], themes)
    money, help_ = [score.value for score in found[:4]], [score.value for score in found[4:]]
    assert (True, True) == (money[1] > help_[1], help_[3] > money[3])


def test_sentences_come_theme_by_theme_in_document_order() -> None:
    """One score a sentence and theme."""
    found = score_sentences([Document(id="a", text=TEXT, language="en")], [AID, MONEY])
    assert [AID] * 7 + [MONEY] * 7 == [score.theme for score in found]


def test_a_sentence_with_terms_of_one_theme_is_not_on_another_that_it_is_only_near() -> None:
    """Jurors belong to the trial, however near a "victim" may be in meaning."""
    trial = Theme(name="Trial", terms=("jurors", "verdict", "judge"))
    victims = Theme(name="Victims", terms=("victim*", "wounded", "killed"))
    text = "Two victims were killed. The officer told jurors that he had drawn his gun. The wounded were treated."
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    trial_chance, victims_chance = rate_relevance(corpus, [trial, victims]).aboutness[:, 1]
    assert trial_chance > ABOUT > victims_chance
