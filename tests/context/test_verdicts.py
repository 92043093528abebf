"""A fact check's verdict is told with its claim."""

from __future__ import annotations

import pytest

from briefing.model import Document
from briefing.pipeline import make_brief

CLAIM = "Ana Lopez, the mayor of Larkport, said on Tuesday that the harbour bridge had cost the city nothing at all."
AROUND = [
    "The bridge was opened in May by the mayor and by Omar Haddad, who built it for the Marlow company.",
    "Lopez told the council that the toll had paid for the bridge within a year of its opening day.",
    "Ferries in Larkport lost two thirds of their passengers to the bridge and to its cheap new bus line.",
    "Haddad told the Herald that the steel of the bridge was bought in the north in the spring of last year.",
    "The council will vote on the ferries in October, when the harbour master has counted their passengers.",
]


def brief_of(*article: str, title: str, language: str = "en") -> list[str]:
    """The sentences of a brief that holds about a third of an article."""
    text = "\n\n".join(article)
    brief = make_brief([Document(id="a", text=text, title=title, language=language)], themes=[], length="60w")
    return [sentence.text for sentence in brief.sentences]


@pytest.mark.parametrize(
    "verdict",
    ["We rate the statement of the mayor mostly false.", "The claim is misleading, the books of Larkport show."],
)
def test_the_verdict_of_a_fact_check_is_told(verdict: str) -> None:
    """However far down it stands."""
    assert verdict in brief_of(CLAIM, *AROUND, verdict, title="Fact check: Did the bridge cost nothing?")


def test_a_verdict_elsewhere_is_a_sentence_like_others() -> None:
    """News in which somebody rates something does not check facts."""
    verdict = "The claim is misleading, the books of Larkport show."
    plain, checked = (brief_of(CLAIM, *AROUND, verdict, title=title) for title in ("A bridge", "Fact check: A bridge"))
    assert (False, True) == (verdict in plain, verdict in checked)


@pytest.mark.parametrize(
    ("language", "title", "verdict"),
    [
        ("de", "Faktencheck zur Brücke", "Die Behauptung der Bürgermeisterin ist größtenteils falsch."),
        ("fr", "Vérification des faits : le pont", "Cette affirmation est en grande partie fausse."),
        ("es", "Verificación de datos: el puente", "La afirmación es en gran parte falsa."),
        ("pt", "Checagem de fatos: a ponte", "A afirmação é em grande parte falsa."),
    ],
)
def test_so_it_is_in_other_languages(language: str, title: str, verdict: str) -> None:
    """Each with its own words for it."""
    article = [f"Ana Lopez {number} Larkport Haddad Marlow {'x' * number} {'y' * 30}." for number in range(8, 16)]
    assert verdict in brief_of(*article, verdict, title=title, language=language)
