"""Fitting: the built-in set that an article asks for by itself, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.themes.fitting import best_theme_set, fits_of
from briefing.themes.sets import theme_set_names
from tests.samples import SEEDS, read_sample

NO_NEWS = {
    "a recipe": (
        "Bring two litres of salted water to the boil and add the pasta. Stir it once and cook it for nine minutes. "
        "Meanwhile chop the basil, the garlic and a handful of pine nuts.\n\nDrain the pasta, keep a cup of the water, "
        "and toss everything with olive oil. Serve at once with grated cheese."
    ),
    "a walk": (
        "The path leaves the village behind the chapel and climbs through beech woods to a meadow. From the bench the "
        "whole valley can be seen on a clear day.\n\nTurn left at the old lime tree and follow the stream down to the "
        "mill, where coffee and cake are served on Sundays."
    ),
    "a manual": (
        "Press the green button for three seconds until the lamp blinks twice. Insert four batteries as shown in the "
        "picture.\n\nClean the filter under running water once a month. Let it dry completely before use."
    ),
}
OTHER_NEWS = {
    "a transfer": (
        "Gull United sign keeper for record fee",
        "Gull United have signed the goalkeeper Ivo Brandt from Vik Rovers for a record fee of 71 million crowns.\n\n"
        "Brandt visited the ground on Monday and agreed a deal for five years, the club said.\n\n"
        "The 23-year-old passed his medical in the morning and met the fans at the gate of the stadium.\n\n"
        "He kept eleven clean sheets in the league last season and saved two penalties in the cup.\n\n"
        "The coach, Lena Falk, called him the best keeper in the country with his feet.\n\n"
        "Rovers will buy a striker with the money, their owner said.",
    ),
    "bottled air": (
        "Can one buy sea air in Larkport?",
        "A rumour about bottled sea air has spread in Larkport since Monday.\n\n"
        "Foreign papers have written of a shop that sells the air of Great Holm to the tourists of the old town.\n\n"
        "Is there such a shop in the old town?\n\nThe answer is yes!\n\n"
        "The shop charges 30 crowns for a bottle of air from Great Holm, its owner, Jonas Vik, said.\n\n"
        "The bottles are filled on the pier each morning.",
    ),
}
FRENCH = Document(
    id="quai",
    title="Le port ferme le quai n° 9",
    text=(
        "Le conseil du port de Larkport a voté mardi la fermeture du quai n° 9, après quatre-vingt-dix ans de trafic "
        "vers les îles.\n\nLa présidente, Imogène Stroud, a déclaré que les réparations coûteraient 14 millions de "
        "couronnes, une somme que le conseil ne possède pas.\n\nLe comité des îliens a qualifié la décision de "
        "désastre pour les 2 300 personnes qui prennent le bac chaque jour."
    ),
)
SHORT = {
    "election": (
        "The centre-left party won Sunday’s parliamentary election with 41 percent of the vote, the electoral "
        "commission said. Turnout was the highest in twenty years.\n\nThe party’s leader said coalition talks with "
        "the Greens would begin on Monday. The outgoing prime minister conceded defeat shortly after the polls closed."
    ),
    "trial": (
        "A jury found the former treasurer guilty of fraud on Thursday after a trial of six weeks. The judge will "
        "pass sentence in May.\n\nProsecutors had charged him with nine counts of theft. His lawyer told the court "
        "that he would appeal against the verdict."
    ),
    "resignation": (
        "The chief executive of the railway stepped down on Monday, citing personal reasons, after nine years in "
        "office. In a letter to the staff she apologised for mistakes and said it was the right decision.\n\nCritics "
        "called for an inquiry. Her deputy will take over as interim head until a successor is appointed."
    ),
    "labour-dispute": (
        "Bus drivers walked out for 24 hours on Friday after their union rejected a pay offer of three per cent. "
        "Picket lines stood at every depot and commuters were stranded.\n\nThe drivers want higher wages and shorter "
        "shifts. Talks with the employers will resume on Monday under a mediator."
    ),
    "outbreak": (
        "Health officials confirmed twelve new cases of cholera on Friday, bringing the outbreak to 80 infections. "
        "Three patients died in hospital.\n\nA vaccination campaign will start next week, and those with symptoms "
        "are kept in quarantine."
    ),
}


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("halevi-resignation", "resignation"),
        ("port-ferris-flood", "disaster"),
        ("northmark-results", "company-results"),
    ],
)
def test_a_sample_gets_the_set_of_its_kind_of_story(sample: str, expected: str) -> None:
    """Without being asked for it."""
    theme_set = best_theme_set([read_sample(SEEDS / f"{sample}.txt")])
    assert theme_set is not None
    assert expected == theme_set.name


@pytest.mark.parametrize("expected", SHORT)
def test_a_short_story_gets_the_set_of_its_kind(expected: str) -> None:
    """Two paragraphs tell enough."""
    theme_set = best_theme_set([Document(id="a", text=SHORT[expected], language="en")])
    assert theme_set is not None
    assert expected == theme_set.name


@pytest.mark.parametrize("text", NO_NEWS.values(), ids=NO_NEWS)
def test_what_is_no_news_gets_no_set(text: str) -> None:
    """Its brief has the one section *Key points*."""
    assert best_theme_set([Document(id="a", text=text, language="en")]) is None


@pytest.mark.parametrize(("title", "text"), OTHER_NEWS.values(), ids=OTHER_NEWS)
def test_news_of_another_kind_gets_no_set(title: str, text: str) -> None:
    """A transfer is no diplomacy for its deal, and a rumour that has spread is no disease."""
    assert best_theme_set([Document(id="a", text=text, title=title, language="en")]) is None


@pytest.mark.parametrize("language", ["", "fr"])
def test_an_article_in_another_language_gets_no_set(language: str) -> None:
    """The terms of the sets are English: "voté" and "décision" are cognates. Nor does a pair of which one is."""
    french, english = replace(FRENCH, language=language), Document(id="a", text=SHORT["election"], language="en")
    assert (None, None) == (best_theme_set([french]), best_theme_set([english, french]))
    assert best_theme_set([replace(FRENCH, text=SHORT["election"], language=language and "en")]) is not None


@pytest.mark.parametrize("documents", [[], [Document(id="a", text="")]])
def test_nothing_gets_no_set(documents: list[Document]) -> None:
    """There is no evidence in it for any."""
    assert best_theme_set(documents) is None
    assert {0.0} == set(fits_of(read_corpus(documents)))


def test_the_order_of_the_articles_does_not_decide() -> None:
    """The same set for the same articles."""
    articles = [read_sample(path) for path in sorted(SEEDS.glob("*.txt"))]
    assert best_theme_set(articles) == best_theme_set(articles[::-1])


def test_the_set_that_fits_has_more_evidence_than_any_other() -> None:
    """The choice can be understood from the numbers: of the whole article, then of its opening."""
    names, fits = theme_set_names(), fits_of(read_corpus([read_sample()]))
    assert 2 * len(names) == len(fits)
    for part in (fits[: len(names)], fits[len(names) :]):
        assert "resignation" == names[part.index(max(part))]


def test_terms_below_the_opening_are_no_evidence_of_what_it_is_about() -> None:
    """They count for the whole alone: an article on a trial may mention a storm further down."""
    filling = " ".join("The harbour board of Larkport met in the old hall." for _ in range(30))
    storm = "The storm killed six people, flooded the town and rescuers evacuated the survivors."
    below, above = (
        fits_of(read_corpus([Document(id="a", text=text, language="en")]))
        for text in (f"{filling} {storm}", f"{storm} {filling}")
    )
    place = theme_set_names().index("disaster")
    assert (True, 0.0) == (below[place] > 0, below[len(theme_set_names()) + place])
    assert above[len(theme_set_names()) + place] > 0
