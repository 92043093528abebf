"""Kinds of hanging: groups, echoes, times and places whose words are in the sentence before."""

from __future__ import annotations

import pytest

from briefing.context.dependencies import find_dependencies
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from tests.context.test_context import OPENING, run_of
from tests.context.test_context_languages import stands_alone

WORKERS = "The workers of the harbour met Omar Haddad in Port Ferris."

LEANING = {
    "a group that is named before": [
        "Some spoke of years without pay.",
        "Many walked to the town hall in silence.",
        "All had denied any part in the strike.",
        "Others also wanted a tunnel to Larkport.",
        "Neither came to the meeting in Larkport.",
    ],
    "what is echoed": [
        "“The bridge is too narrow,” agrees Omar Renn, 40, of Larkport.",
        "The court in Larkport disagreed, saying that no ferry had been promised.",
        "Bridge manager Omar Renn replied that no ferry had been promised.",
        "“No ferry was promised,” replied Omar Renn.",
        "'The bridge is too narrow for two ferries,' Omar Renn continued.",
        "Renn continued, saying that no ferry had been promised.",
    ],
    "who is left to a pronoun at the end": [
        "Port Ferris has no plan for the winter, she said.",
        "Lawmakers in Port Ferris should think of the winter, they write.",
    ],
    "a time that counts from another": [
        "Two years later, drones were used to watch the bridge.",
        "Less than a month later the city of Larkport closed two bridges.",
        "A week earlier, the city of Larkport had closed two bridges.",
        "The following year, the city of Larkport closed two bridges.",
        "Later the city of Larkport closed two bridges.",
        "Soon afterwards, the city of Larkport closed two bridges.",
        "Later that day the city of Larkport closed two bridges.",
        "On that same day the city of Larkport closed two bridges.",
        "The city of Larkport had closed two bridges the day before.",
        "The city of Larkport was poor at the time.",
        "Since that time, Larkport has closed two bridges.",
    ],
    "a place that is named before": [
        "There were no reports of any injuries, said Omar Renn of the harbour police.",
        "No injuries were reported by the city.",
    ],
    "a this or that at the end": [
        "Only Omar Renn and Carla Holm had keys to this.",
        "Larkport is trying to change that.",
    ],
    "a number or a rank without its noun": [
        "The bodies of two were found by divers from Larkport.",
        "Divers from Larkport found four boats, and the youngest is missing.",
        "The six were taken to Larkport by boat.",
    ],
    "what is told before, or how many of what": [
        "What followed was a strike of all workers in Larkport.",
        "The third is the price of coal in Larkport.",
        "A report of the city of Larkport put the number at 40.",
        "In Larkport that grouping was the largest.",
        "Omar Renn was late for that meeting.",
    ],
    "a paper that is named before": [
        "An official told the paper that Larkport would close two bridges.",
        "According to the website, the name of the bar is Pier 9.",
    ],
    "somebody's, of whom the sentence before tells": [
        "Team-mates Omar Renn and Carla Holm were also in Larkport.",
        "Husband Omar Renn cooked for the whole of Larkport.",
    ],
}


@pytest.mark.parametrize(("kind", "sentence"), [(kind, one) for kind, ones in LEANING.items() for one in ones])
def test_what_is_told_before_comes_along(kind: str, sentence: str) -> None:
    """Without it, nobody knows whose words, which group, which time or which place is meant."""
    assert [WORKERS, sentence] == run_of(f"{OPENING} {WORKERS} {sentence}"), kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Some experts spoke of years without pay.",
        "Many armed men walked to the town hall.",
        "All told, Larkport has nine bridges.",
        "In a letter, Omar Renn of Larkport agreed that no ferry had been promised.",
        "Larkport and Great Holm have not agreed, officials of Northmark said.",
        "Money is a point on which Larkport disagrees.",
        "Asked why Larkport has no ferry, Omar Renn replied that none had been promised.",
        "In Larkport, the strike of the workers continued.",
        "Two years after the flood, drones were used to watch the bridge.",
        "Later this month Larkport will close two bridges.",
        "Later on Thursday, Larkport closed two bridges.",
        "Shortly after the opening of the bridge, Larkport closed it.",
        "The next year will be hard for Larkport.",
        "Omar Renn lived in Larkport at the time of the flood.",
        "Larkport has no harbour, no ferry and no reports of its own.",
        "Omar Renn is a father of three.",
        "The eldest of the boats in Larkport is called Holm.",
        "Larkport is a poor city, according to the newspaper Harbour Post.",
        "Relatives of the workers met in Larkport.",
        "Larkport has put the number of its ferries at 40.",
        "Larkport was held in a siege, and that attack was its last.",
        "Omar Renn asked for steps that measure the flood in Larkport.",
    ],
)
def test_what_says_itself_what_it_counts_from_stands(sentence: str) -> None:
    """The same words with their own noun, their own time or their own question."""
    assert [sentence] == run_of(f"{OPENING} {WORKERS} {sentence}")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Zwei Jahre später kaufte Larkport zwei Fähren."),
        ("de", "Am nächsten Tag kaufte Larkport zwei Fähren."),
        ("de", "Einige sprachen von Jahren ohne Lohn."),
        ("de", "Verletzt wurde niemand."),
        ("fr", "Deux ans plus tard, Larkport a acheté deux bacs."),
        ("fr", "L’année suivante, Larkport a acheté deux bacs."),
        ("fr", "Certains ont parlé d’années sans salaire."),
        ("fr", "Aucun blessé n’a été signalé par la ville."),
        ("es", "Dos años después, Larkport compró dos barcos."),
        ("es", "Poco después, Larkport compró dos barcos."),
        ("es", "Algunos hablaron de años sin sueldo."),
        ("es", "No hubo heridos en la ciudad."),
        ("pt", "Dois anos depois, Larkport comprou dois barcos."),
        ("pt", "No ano seguinte, Larkport comprou dois barcos."),
        ("pt", "Alguns falaram de anos sem salário."),
        ("pt", "Não houve feridos na cidade."),
    ],
)
def test_the_same_holds_in_other_languages(code: str, sentence: str) -> None:
    """Each has its own words for a time, a group and a place told before."""
    assert not stands_alone(code, sentence)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Zwei Jahre nach der Flut kaufte Larkport zwei Fähren."),
        ("de", "Viele Fischer sprachen in Larkport von Jahren ohne Lohn."),
        ("fr", "Deux ans après la crue, Larkport a acheté deux bacs."),
        ("es", "Dos años después de la crecida, Larkport compró dos barcos."),
        ("pt", "Dois anos depois da cheia, Larkport comprou dois barcos."),
    ],
)
def test_a_time_counted_from_an_event_in_the_same_sentence_stands(code: str, sentence: str) -> None:
    """It says itself what it counts from."""
    assert stands_alone(code, sentence)


@pytest.mark.parametrize(
    ("code", "before", "sentence"),
    [
        ("he", "העירייה פתחה את הגשר בנמל.", "למחרת, העירייה סגרה שני גשרים."),
        ("he", "העירייה פתחה את הגשר בנמל.", "כעבור שנתיים העירייה סגרה שני גשרים."),
        ("ar", "فتحت البلدية جسر الميناء.", "في اليوم التالي، أغلقت البلدية جسرين."),
    ],
)
def test_a_time_counted_from_another_leans_in_scripts_without_capitals_too(
    code: str, before: str, sentence: str
) -> None:
    """A list of openings is enough for it."""
    corpus = read_corpus([Document(id="a", text=f"{before} {before} {sentence}", language=code)])
    assert sentence == corpus.texts[-1]
    assert [1] == [one.on for one in find_dependencies(annotate(corpus))[-1]]
