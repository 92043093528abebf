"""Expectations: what was to come by a day that newer articles have behind them, and what was so as yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.comparison.expectations import AS_YET_SHARE, due_by, own_day_in, timeliness, without_outlived
from briefing.context.runs import CannotStand, Run
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

WEDNESDAY = date(2025, 1, 15)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Parliament will vote on Monday.", 20),
        ("en", "The talks begin on Friday in Holm.", 17),
        ("en", "The ministers are expected to meet on Wednesday.", 15),
        ("en", "The ministry will answer this afternoon.", 15),
        ("en", "The ship leaves tomorrow.", 16),
        ("en", "The conference begins next week.", 28),
        ("en", "The court will hear her on Friday and will rule by Tuesday.", 21),
        ("de", "Am Montag wird das Parlament abstimmen.", 20),
        ("de", "Die Minister sollen am Freitag zurückkehren.", 17),
        ("de", "Das Schiff läuft morgen aus.", 16),
        ("fr", "Le parlement votera lundi.", 20),
        ("es", "El parlamento votará el lunes.", 20),
        ("pt", "O parlamento votará na segunda-feira.", 20),
    ],
)
def test_the_day_by_which_it_will_have_come_is_sure(language: str, text: str, day: int) -> None:
    """The next day of that name, from that of the article on; the last where there are several."""
    assert date(2025, 1, day) == due_by(text, WEDNESDAY, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officials said on Monday that the bridge will open."),
        ("en", "The party will appeal Monday’s ruling."),
        ("en", "The bridge will open, the mayor said on Monday."),
        ("en", "Parliament voted on Monday."),
        ("de", "Sie wurden am Montag gefunden."),
        ("de", "Am Morgen fuhr kein Zug."),
        ("es", "La mañana fue tranquila."),
        ("he", "הפרלמנט יצביע ביום שני."),
    ],
)
def test_what_happened_on_a_day_is_not_to_come(language: str, text: str) -> None:
    """Nor is what comes on no day, or in a language whose verbs are not known."""
    assert due_by(text, WEDNESDAY, language) is None


def articles(*days: int | None, text: str = "Parliament will vote on Friday.") -> list[Document]:
    """The same article on some days of January."""
    return [
        Document(id=str(day), text=text, language="en", published=date(2025, 1, day) if day else None) for day in days
    ]


@pytest.mark.parametrize(
    ("days", "stand"),
    [((15, 18), [False, True]), ((15, 17), [True, True]), ((15,), [True]), ((15, None), [True, True])],
)
def test_only_what_a_newer_article_has_behind_it_is_outlived(days: tuple[int | None, ...], stand: list[bool]) -> None:
    """On the day itself it may still be to come."""
    corpus = read_corpus(articles(*days))
    runs = without_outlived(corpus, [Run(numbers=(number,)) for number in range(len(days))])
    assert stand == [isinstance(run, Run) for run in runs]


def test_a_run_that_shows_such_a_sentence_cannot_stand_and_says_why() -> None:
    """Whichever sentence it is for."""
    first, newer = articles(15, text="Parliament will vote on Friday. It is divided."), articles(20, text="It was so.")
    runs = [Run(numbers=(0,)), Run(numbers=(0, 1)), Run(numbers=(2,))]
    cannot, neither, stands = without_outlived(read_corpus([*first, *newer]), runs)
    assert isinstance(cannot, CannotStand)
    assert ("says what was to come by 2025-01-17, where the newest article is of 2025-01-20", cannot, runs[2]) == (
        cannot.why,
        neither,
        stands,
    )


def test_if_nothing_else_stands_it_stays() -> None:
    """A brief of what is past is better than none."""
    runs: list[Run | CannotStand] = [Run(numbers=(0,)), CannotStand(why="is a question")]
    assert tuple(runs) == without_outlived(read_corpus(articles(15, 20)), runs)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Rescuers are still searching for the crew.", AS_YET_SHARE),
        ("Nine sailors are missing.", AS_YET_SHARE),
        ("Envoys have been trying to reach the crew.", AS_YET_SHARE),
        ("The delegates hope to agree on a plan.", AS_YET_SHARE),
        ("The ferry is likely to sail again.", AS_YET_SHARE),
        ("The crew was found.", 1.0),
        ("The crew has been found.", 1.0),
        ("The hope of the crew is a plan.", 1.0),
    ],
)
def test_how_things_stood_as_yet_on_an_older_day_is_worth_less(text: str, share: float) -> None:
    """What went on, was hoped and was expected; on the newest day it is the news."""
    assert [share, 1.0] == timeliness(read_corpus(articles(15, 16, text=text))).tolist()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Helfer hoffen auf ruhiges Wetter."),
        ("fr", "Les secours espèrent trouver l’équipage."),
        ("es", "El gobierno espera un acuerdo."),
        ("pt", "O governo espera um acordo."),
    ],
)
def test_so_is_what_was_hoped_in_other_languages(language: str, text: str) -> None:
    """By their own verbs."""
    older, newer = (replace(one, language=language) for one in articles(15, 16, text=text))
    assert [AS_YET_SHARE, 1.0] == timeliness(read_corpus([older, newer])).tolist()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The bridge over the Sarn fell earlier today.", "today"),
        ("en", "Yesterday the ferry sank.", "Yesterday"),
        ("en", "Engineers closed the bridge this morning.", "this morning"),
        ("de", "Die Brücke ist gestern eingestürzt.", "gestern"),
        ("fr", "Le pont est tombé plus tôt aujourd’hui.", "aujourd’hui"),
        ("fr", "Le pont est tombé plus tôt aujourd'hui.", "aujourd'hui"),
        ("es", "El puente cayó anoche.", "anoche"),
        ("pt", "A ponte caiu nesta manhã.", "nesta manhã"),
    ],
)
def test_a_sentence_tells_of_the_day_of_its_article(language: str, text: str, words: str) -> None:
    """By a word that means another day in another article."""
    assert words == own_day_in(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on Monday.",
        "“The bridge falls today,” the mayor said on Monday.",
        "The mayor told the Today programme that the bridge is safe.",
        "Each morning the ferry sails.",
        "הגשר נפל היום.",
    ],
)
def test_the_name_of_a_day_a_quotation_and_a_programme_tell_of_no_today(text: str) -> None:
    """Nor does a language in which the words are not known."""
    assert "" == own_day_in(text, "he" if text.startswith("ה") else "en")


@pytest.mark.parametrize(("days", "stands"), [((13, 15), False), ((14, 14), True), ((14, None), True), ((14,), True)])
def test_today_of_an_older_day_cannot_stand(days: tuple[int | None, ...], stands: bool) -> None:
    """Below news of Wednesday "today" is Wednesday; that of the newest day stands, or where a day is not known."""
    corpus = read_corpus(articles(*days, text="The bridge over the Sarn fell earlier today."))
    runs = without_outlived(corpus, [Run(numbers=(number,)) for number in range(len(corpus))])
    assert isinstance(runs[0], Run) is stands


@pytest.mark.parametrize(("last", "stands"), [(9, False), (10, True)])
def test_today_stands_in_a_story_that_is_told_day_by_day(last: int, stands: bool) -> None:
    """One of more than a week has the day above what is of it."""
    corpus = read_corpus(articles(2, 4, last, text="The bridge over the Sarn fell earlier today."))
    runs = without_outlived(corpus, [Run(numbers=(number,)) for number in range(len(corpus))])
    assert [stands, stands, True] == [isinstance(run, Run) for run in runs]


def test_today_stays_where_nothing_else_is_told() -> None:
    """Two days that both say it: the newest does in any case."""
    corpus = read_corpus(articles(13, 15, text="The bridge over the Sarn fell earlier today."))
    runs = without_outlived(corpus, [Run(numbers=(0,)), CannotStand(why="is a caption")])
    assert (Run(numbers=(0,)), CannotStand(why="is a caption")) == runs
