"""`make_brief(..., since=)`: only what an earlier brief did not say, as new or as changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

import briefing
from briefing.errors import SourceError
from briefing.evidence.reader import read_evidence
from briefing.evidence.writer import evidence_bytes
from tests.flood import FIRST_DAY, RAIN, SECOND_DAY, THIRD_DAY, WARNED, article, articles, brief, marks, texts

NORTH, SOUTH, ARMY = (paragraphs for _, _, *paragraphs in SECOND_DAY)


def test_a_folder_that_still_holds_the_articles_of_yesterday_gives_only_the_news_of_today() -> None:
    """Nothing of an article that the earlier brief was made from, quoted or not."""
    known = {paragraph for _, _, *paragraphs in FIRST_DAY for paragraph in paragraphs}
    assert 8 == len(articles(2))
    assert known.isdisjoint(texts(brief(2)))
    assert (date(2025, 1, 13), 3) == (brief(2).issued, len(brief(2).documents))


def test_what_is_said_with_another_figure_is_a_change_with_what_was_said_before() -> None:
    """The toll and the homes, each beside the sentence of the day before."""
    first, _, homes, _ = NORTH
    assert FIRST_DAY[0][2] == marks(brief(2))[first]
    assert FIRST_DAY[0][3] == marks(brief(2))[homes]


def test_who_holds_an_office_no_more_is_a_change() -> None:
    """An acting director who is now called the former one."""
    assert FIRST_DAY[0][4] == marks(brief(2))[NORTH[1]]


def test_what_nobody_said_is_new() -> None:
    """Though the same people and places are in it."""
    said = marks(brief(2))
    assert {SOUTH[0]: None, SOUTH[2]: None, ARMY[1]: None}.items() <= said.items()


@pytest.mark.parametrize("told", [RAIN, WARNED, ARMY[0]])
def test_what_was_told_stays_out_in_an_article_of_today_too(told: str) -> None:
    """The background of today is the news of yesterday."""
    assert told not in texts(brief(2))


def test_a_sentence_that_was_told_comes_with_the_news_that_needs_it_and_has_no_mark() -> None:
    """Who "he" is, the reader must see."""
    asked = FIRST_DAY[1][3]
    told = article("today", [asked, "He was arrested in the harbour by the federal police."], day=2)
    since = briefing.make_brief([told], since=brief(1))
    assert [asked, "He was arrested in the harbour by the federal police."] == texts(since)
    assert {"He was arrested in the harbour by the federal police.": None} == marks(since)


def test_the_news_of_two_days_ago_is_known_on_the_third() -> None:
    """A brief of what is new hands on what was known before it."""
    assert [THIRD_DAY[0][2]] == texts(brief(3))
    known = brief(3).since
    assert known
    assert {one.id for one in articles(2)} == {one.id for one in known.documents}


def test_a_deed_of_somebody_who_was_named_is_new() -> None:
    """Most words of it are a name and an office that were told."""
    told = article("today", ["Mayor Ben Stone resigned on Monday."], day=2)
    assert {"Mayor Ben Stone resigned on Monday.": None} == marks(briefing.make_brief([told], since=brief(1)))


def test_an_article_that_was_changed_brings_what_was_changed_in_it() -> None:
    """The same address, the same title, one sentence more."""
    title, outlet, *paragraphs = FIRST_DAY[0]
    more = "Engineers expect that the dam above Larkport will hold until Wednesday night."
    changed = article("1-North Post", [*paragraphs, more], title=title, outlet=outlet)
    assert [more] == texts(briefing.make_brief([changed], since=brief(1)))


def test_an_old_figure_in_a_late_article_is_no_change() -> None:
    """What the newer article says stands."""
    old = article("late", ["At least 40 people were killed when the river Tarn burst its banks in Larkport."], day=0)
    with pytest.raises(SourceError, match="nothing in the articles is new since the brief of 2025-01-12"):
        briefing.make_brief([old], since=brief(1))


@pytest.mark.parametrize(("place", "is_change"), [("Sarn", True), ("Norrby", False)])
def test_the_toll_of_another_town_is_new_and_no_change(place: str, *, is_change: bool) -> None:
    """What was said of one town is not what was said before of another; the proof finds the same."""
    said = "At least {} people were killed in {} when the river burst its banks on {}, officials said."
    before = said.format(12, "Sarn", "Monday")
    known = briefing.make_brief([article("a", [before], day=1)])
    later = said.format(31, place, "Tuesday")
    found = briefing.make_brief([article("b", [later], day=2)], since=known)
    assert {later: before if is_change else None} == marks(found)
    assert briefing.verify(briefing.render(found, "json"), since=known).ok


@pytest.mark.parametrize("day", [1, 2])
def test_where_nothing_is_new_there_is_no_brief(day: int) -> None:
    """Not an empty one: one line says so."""
    with pytest.raises(SourceError, match="nothing in the articles is new"):
        briefing.make_brief(articles(day), since=brief(day))


def test_the_order_of_the_articles_decides_nothing() -> None:
    """The same bytes."""
    backwards = briefing.make_brief(articles(2)[::-1], length="300w", since=brief(1))
    assert evidence_bytes(brief(2)) == evidence_bytes(backwards)


def test_it_is_read_back_as_it_was() -> None:
    """With its marks, what was known, and the texts of both."""
    data = evidence_bytes(brief(2))
    restored = read_evidence(data)
    assert (brief(2).news, brief(2).since) == (restored.news, restored.since)
    assert data == evidence_bytes(restored)


def test_a_brief_since_no_other_says_nothing_of_it() -> None:
    """Neither key is there."""
    assert {"since", "news"}.isdisjoint(json.loads(evidence_bytes(brief(1))))


def test_the_earlier_brief_may_be_one_that_was_read_back() -> None:
    """Its unquoted articles are known by their hash."""
    restored = read_evidence(evidence_bytes(brief(1)))
    since = briefing.make_brief(articles(2), length="300w", since=restored)
    assert evidence_bytes(brief(2)) == evidence_bytes(since)


@pytest.mark.parametrize("name", ["html", "mail", "text", "markdown"])
def test_each_output_has_the_line_on_the_earlier_brief_the_tags_and_what_was_said_before(name: str) -> None:
    """In the words of its language, the quoted ones verbatim."""
    page = briefing.render(brief(2), name).data.decode()
    flat = " ".join(page.replace("\\", "").replace("&#39;", "'").split())
    assert "New since the brief of 12 January 2025: " in flat
    assert "Flood sweeps through Larkport" in flat
    assert FIRST_DAY[0][2] in flat
    assert (3, "New", "Changed") == (flat.count("Before, 12 Jan: "), *(t for t in ("New", "Changed") if t in flat))


def test_a_page_in_another_language_says_it_in_its_own_words() -> None:
    """German articles have German tags."""
    before = article(
        "gestern", ["Bei dem Hochwasser in Larkhafen kamen nach Angaben der Polizei 62 Menschen ums Leben."]
    )
    after = article(
        "heute", ["Bei dem Hochwasser in Larkhafen kamen nach Angaben der Polizei 83 Menschen ums Leben."], day=2
    )
    old = briefing.make_brief([replace(before, language="de")])
    text = briefing.render(briefing.make_brief([replace(after, language="de")], since=old), "text").data.decode()
    assert "Neu seit dem Überblick vom 12. Januar 2025" in text
    assert "[Geändert] Bei dem Hochwasser" in text
    assert "Vorher, 12. Jan" in text
