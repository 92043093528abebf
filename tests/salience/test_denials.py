"""Denials: the other side counts more than its place and its words tell."""

from __future__ import annotations

import numpy as np
import pytest

from briefing.model import Document
from briefing.salience.denials import MORE, with_denials
from briefing.segmentation.corpus import read_corpus


def raised(text: str, language: str, rating: float = 0.4) -> list[float]:
    """What becomes of the same rating of each sentence of an article."""
    corpus = read_corpus([Document(id="a", text=text, language=language)])
    return [float(value) for value in with_denials(corpus, np.full(len(corpus), rating))]


@pytest.mark.parametrize(
    ("language", "charge", "denial"),
    [
        ("en", "The union accused the line of neglect.", "The line denied that."),
        ("en", "The court heard Omar Haddad on Monday.", "He pleaded that he was innocent."),
        ("de", "Die Gewerkschaft warf der Reederei Fahrlässigkeit vor.", "Die Reederei bestritt das."),
        ("fr", "Le syndicat accuse la compagnie de négligence.", "La compagnie dément ces accusations."),
        ("es", "El sindicato acusó a la naviera de negligencia.", "La naviera negó la acusación."),
        ("pt", "O sindicato acusou a empresa de negligência.", "A empresa negou a acusação."),
        ("he", "האיגוד האשים את החברה ברשלנות.", "החברה הכחישה את הטענה."),
        ("ar", "اتهمت النقابة الشركة بالإهمال.", "نفت الشركة هذا الاتهام."),
    ],
)
def test_what_somebody_denies_counts_more_than_the_charge(language: str, charge: str, denial: str) -> None:
    """In each language that has words for it."""
    assert [0.4, 0.4 * MORE] == raised(f"{charge} {denial}", language)


def test_no_rating_is_above_one() -> None:
    """The most that a sentence can be worth."""
    assert [0.9, 1.0] == raised("The ferry sank. The line denied it.", "en", 0.9)


def test_a_language_without_such_words_keeps_its_ratings() -> None:
    """A guess would do more harm."""
    assert [0.4] == raised("Rederiet nekter.", "no")
