"""Telling stories apart: what is one event, what is not, and in which order they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import Document, group_stories
from tests.stories.accounts import (
    DAY,
    ELSEWHERE,
    EVENTS,
    FUND_FOR_SAVERS,
    QUAKE_IN_MORENDO,
    QUAKE_IN_TARVIA,
    SINGLES,
    TRIAL_OPENS,
    documents_of,
)

FOLDER = list(chain.from_iterable(map(documents_of, EVENTS)))


def ids(stories: tuple[tuple[Document, ...], ...]) -> set[frozenset[str]]:
    """The stories by the ids of their articles, in no order."""
    return {frozenset(document.id for document in story) for story in stories}


def expected(*events: tuple[tuple[str, str], ...]) -> set[frozenset[str]]:
    """The stories that these events are."""
    return {frozenset(title for title, _ in event) for event in events}


@pytest.mark.parametrize("day", [DAY, None], ids=["dated", "undated"])
def test_each_event_is_a_story(day: date | None) -> None:
    """Of three articles, of two and of one, in one folder, whether their days are known or not."""
    documents = list(chain.from_iterable(documents_of(event, day) for event in EVENTS))
    assert expected(*EVENTS) == ids(group_stories(documents))


def test_one_kind_of_event_in_two_countries_is_two_stories() -> None:
    """Two earthquakes of one day: nothing of one may stand in the other."""
    documents = [*documents_of(QUAKE_IN_TARVIA), *documents_of(QUAKE_IN_MORENDO)]
    assert expected(QUAKE_IN_TARVIA, QUAKE_IN_MORENDO) == ids(group_stories(documents))


@pytest.mark.parametrize("later", [0, 3, 40])
def test_two_events_of_one_affair_are_two_stories(later: int) -> None:
    """The trial of the banker, and parliament on the savers of his bank."""
    documents = [*documents_of(TRIAL_OPENS), *documents_of(FUND_FOR_SAVERS, DAY + timedelta(days=later))]
    assert expected(TRIAL_OPENS, FUND_FOR_SAVERS) == ids(group_stories(documents))


def test_a_folder_of_one_event_is_one_story() -> None:
    """Although every article has the words of the event, so that within the folder none of them is rare."""
    assert expected(QUAKE_IN_TARVIA) == ids(group_stories(documents_of(QUAKE_IN_TARVIA)))


def test_articles_on_nothing_in_common_are_stories_of_one() -> None:
    """A folder may hold no two accounts of one event."""
    assert expected(*((one,) for one in SINGLES)) == ids(group_stories(documents_of(SINGLES)))


def test_a_copy_is_in_the_story_of_what_it_copies() -> None:
    """Under another title, without its last sentence."""
    report, *_ = documents_of(QUAKE_IN_TARVIA)
    copy = replace(report, id="copy", title="62 dead", text=report.text.rpartition(". ")[0] + ".")
    assert {frozenset({report.id, "copy"})} == ids(group_stories([copy, report]))


@pytest.mark.parametrize("language", ELSEWHERE)
def test_it_holds_in_other_languages(language: str) -> None:
    """With stems, without them, without spaces between words."""
    one, two, other = ELSEWHERE[language]
    documents = documents_of((one, two, other), language=language)
    assert expected((one, two), (other,)) == ids(group_stories(documents))


def test_languages_in_one_folder_do_not_disturb_each_other() -> None:
    """Articles of several languages are told apart within each, and never joined across."""
    together = list(chain.from_iterable(documents_of(event, language=code) for code, event in ELSEWHERE.items()))
    apart = [group_stories(documents_of(event, language=code)) for code, event in ELSEWHERE.items()]
    assert set().union(*map(ids, apart)) == ids(group_stories(together))


@given(st.permutations(FOLDER))
def test_any_order_gives_the_same_stories_in_the_same_order(shuffled: list[Document]) -> None:
    """The articles come as a file system lists them."""
    assert group_stories(FOLDER) == group_stories(shuffled)


def test_each_document_is_in_one_story_as_it_was_given() -> None:
    """Also without a language, and only once if it is given twice."""
    documents = [replace(one, language="") for one in FOLDER]
    grouped = list(chain.from_iterable(group_stories([*documents, documents[0]])))
    assert sorted(documents, key=str) == sorted(grouped, key=str)


def test_nothing_given_is_no_story() -> None:
    """An empty folder, and one of empty articles."""
    assert () == group_stories([])
    empty = [Document(id=name, text="", language="en") for name in "ab"]
    assert 2 == len(group_stories(empty))


def test_the_story_with_the_most_independent_articles_comes_first() -> None:
    """Three copies are one report, and so are three articles of one outlet."""
    quake, (trial, _) = documents_of(QUAKE_IN_MORENDO), documents_of(TRIAL_OPENS)
    copies = [replace(trial, id=f"{trial.id} {number}") for number in range(3)]
    one_outlet = [replace(one, outlet="The Ledger") for one in documents_of(QUAKE_IN_TARVIA)]
    first, second, third = group_stories([*copies, *one_outlet, *quake])
    assert expected(QUAKE_IN_MORENDO) == ids((first,))
    assert {frozenset(one.id for one in copies), frozenset(one.id for one in one_outlet)} == ids((second, third))


def test_of_as_many_articles_the_newest_story_comes_first() -> None:
    """And a story whose day is not known comes last."""
    days = {"old": DAY, "new": DAY + timedelta(days=1), "unknown": None}
    singles = [
        replace(one, id=name, published=days[name]) for one, name in zip(documents_of(SINGLES), days, strict=True)
    ]
    assert ["new", "old", "unknown"] == [story[0].id for story in group_stories(singles)]


def test_in_a_story_the_newest_article_comes_first() -> None:
    """And what has no day comes last."""
    days = [DAY, None, DAY + timedelta(days=1)]
    documents = [replace(one, published=day) for one, day in zip(documents_of(QUAKE_IN_TARVIA), days, strict=True)]
    (story,) = group_stories(documents)
    assert [days[2], days[0], None] == [one.published for one in story]
