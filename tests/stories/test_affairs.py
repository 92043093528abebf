"""Affairs: when several events are told as one story, and when they are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, permutations
from pathlib import Path

import pytest

from briefing import group_stories
from briefing.length import parse_length
from briefing.pipeline import Options, make
from briefing.stories.affairs import LEAST_ARTICLES, LONGEST_PAUSE, is_affair
from tests.affair import LOST_FERRY, articles
from tests.cli.running import run
from tests.stories.accounts import EVENTS, QUAKE_IN_MORENDO, QUAKE_IN_TARVIA, SINGLES, documents_of


def test_a_loss_a_search_and_an_inquiry_are_one_affair() -> None:
    """They are told as stories of their own where somebody asks for them, in one brief else."""
    assert 1 < len(group_stories(articles()))
    assert is_affair(articles())


def test_the_brief_of_an_affair_goes_forward_below_its_newest_event() -> None:
    """The opening and the headline are those of the newest article, and no block has a headline of its own."""
    brief = make(articles(), Options(length=parse_length("200w"))).edition.brief
    days = [passage.document.published for passage in brief.passages]
    assert LOST_FERRY[-1][1] == brief.title
    assert [LOST_FERRY[-1][0], *sorted(day for day in days[1:] if day)] == days
    assert {""} == {section.theme.name for section in brief.sections}


def test_the_order_of_the_articles_decides_nothing() -> None:
    """Any order of the same articles is an affair."""
    assert {True} == {is_affair(order) for order in permutations(articles())}


@pytest.mark.parametrize("day", [date(2026, 3, 4), None], ids=["dated", "undated"])
def test_one_kind_of_event_in_two_countries_is_no_affair(day: date | None) -> None:
    """Both tell of an earthquake, its magnitude and its dead, but no name is in both."""
    assert not is_affair([*documents_of(QUAKE_IN_TARVIA, day), *documents_of(QUAKE_IN_MORENDO, day)])


def test_the_news_of_a_day_are_no_affair() -> None:
    """Nor are those of one event among them that three papers tell."""
    assert not is_affair(list(chain.from_iterable(map(documents_of, EVENTS))))


def test_names_that_every_paper_writes_make_no_affair() -> None:
    """Unrelated news of one capital share its president and its parties."""
    told = [
        (day, title, f"{text} Donald Trump, the president of the United States, and Republicans in Congress objected.")
        for (day, *_), (title, text) in zip(LOST_FERRY, SINGLES * 4, strict=False)
    ]
    assert not is_affair(articles(told))


def test_an_article_about_something_else_is_not_told_with_an_affair() -> None:
    """Five articles, of which one neither names the ship nor has half of the words."""
    told = [*LOST_FERRY, (date(2026, 6, 2), *SINGLES[0])]
    assert not is_affair(articles(told))


def test_two_events_with_more_than_a_year_between_them_are_no_affair() -> None:
    """Two ships of one name, or two earthquakes in one country."""
    first, *others = articles()
    assert first.published
    early = replace(first, published=first.published - timedelta(days=LONGEST_PAUSE))
    assert not is_affair([early, *others])


def test_few_articles_share_words_by_chance() -> None:
    """So that they are not taken for an affair."""
    assert not is_affair(articles(LOST_FERRY[: LEAST_ARTICLES - 1]))


@pytest.mark.parametrize("languages", [["de"] * 4, ["th"] * 4, ["en", "en", "en", "fr"]], ids=["de", "th", "mixed"])
def test_without_capitals_that_tell_names_there_is_no_telling(languages: list[str]) -> None:
    """In German every noun has one, in Thai nothing; and articles in two languages share no words."""
    told = [replace(one, language=language) for one, language in zip(articles(), languages, strict=True)]
    assert not is_affair(told)


def test_the_report_says_that_events_are_told_as_one(tmp_path: Path) -> None:
    """And how to have a brief of each."""
    for document in articles():
        head = f"---\npublished: {document.published}\n---\n\n# {document.title}"
        (tmp_path / f"{document.title}.md").write_text(f"{head}\n\n{document.text}", encoding="utf-8")
    made = run("make", tmp_path, "-o", tmp_path / "out", "--format", "text")
    events = len(group_stories(articles()))
    assert f"{events} events of one affair, told as one; --stories separate: a brief of each" in made.output
    assert events == run(
        "make", tmp_path, "-o", tmp_path / "out", "--format", "text", "--stories", "separate"
    ).output.count("Brief ")
