"""Prominence: what the form and the place of a sentence make of it."""

from __future__ import annotations

import pytest

from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.salience.prominence import plain_features
from briefing.segmentation.corpus import read_corpus


@pytest.mark.parametrize(
    ("text", "is_perfect"),
    [
        ("The minister has resigned.", True),
        ("Floods have already closed the bridge.", True),
        ("The bridge has not been rebuilt.", True),
        ("He hasn’t said why.", True),
        ("The couple have children.", False),
        ("The town has talent.", False),
        ("They have ten boats.", False),
        ("The minister resigned.", False),
    ],
)
def test_the_perfect_is_told_from_a_noun_after_have(text: str, is_perfect: bool) -> None:
    """By the participles of English, not by how a word ends."""
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    assert [float(is_perfect)] == plain_features(annotate(corpus))["perfect"].tolist()


@pytest.mark.parametrize(
    ("language", "text", "is_perfect"),
    [
        ("de", "Die Ministerin hat am Montag ihren Rücktritt erklärt.", True),
        ("de", "Die Ministerin erklärte am Montag ihren Rücktritt.", False),
        ("es", "La ministra ha dimitido este lunes.", True),
        ("es", "La ministra dimitió este lunes.", False),
        ("fr", "La ministre a démissionné lundi.", False),
        ("pt", "A ministra renunciou na segunda-feira.", False),
    ],
)
def test_the_newest_has_a_tense_where_a_language_gives_it_one(language: str, text: str, is_perfect: bool) -> None:
    """French and Portuguese tell the newest in the tense of everything before it."""
    corpus = read_corpus([Document(id="a", text=text, language=language)])
    assert [float(is_perfect)] == plain_features(annotate(corpus))["perfect"].tolist()


@pytest.mark.parametrize(
    ("language", "text", "is_personal"),
    [
        ("de", "Wir haben unsere Brücke verkauft.", True),
        ("fr", "J’ai vendu le pont de Larkport.", True),
        ("es", "Nosotros vendimos el puente.", True),
        ("pt", "Nós vendemos a ponte do porto.", True),
        ("pt", "We Larkport us ponte.", False),
    ],
)
def test_the_first_person_is_that_of_the_language(language: str, text: str, is_personal: bool) -> None:
    """An English word in another language is none."""
    corpus = read_corpus([Document(id="a", text=text, language=language)])
    assert [float(is_personal)] == plain_features(annotate(corpus))["first person"].tolist()
