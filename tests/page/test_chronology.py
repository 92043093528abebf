"""The chronology: when a page is parted into days, and what stands under each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing import Document, Theme, make_brief, render, split_sentences
from briefing.days import is_told_by_day
from briefing.model import Brief, Passage
from briefing.page.arranging import make_view
from briefing.page.chronology import chronology_of
from briefing.page.view import Block
from briefing.proof.verification import verify
from briefing.rendering.renderers import RENDERERS
from tests.affair import LOST_FERRY, articles


def made(documents: list[Document] | None = None) -> Brief:
    """The brief of the affair as one story."""
    return make_brief(documents or articles(), length="200w")


def headings(brief: Brief) -> list[str]:
    """The headings of its page, in reading order."""
    return [block.heading for block in sections(brief)]


def sections(brief: Brief) -> list[Block]:
    """The blocks below the lead."""
    return [block for block in make_view(brief).blocks if block.kind != "lead"]


def test_a_long_story_is_parted_into_the_days_of_its_articles() -> None:
    """Below the newest event, which opens the page, and in order."""
    assert ["2 March", "9 March", "20 April", "1 June"] == headings(made())


def test_each_passage_stands_under_the_day_of_its_article() -> None:
    """And its mark does not say the day again."""
    days = {day: f"{day.day} {day:%B}" for day, *_ in LOST_FERRY}
    for block in sections(made()):
        for excerpt in block.excerpts:
            day = excerpt.passage.document.published
            assert day
            assert (days[day], "") == (block.heading, excerpt.mark.day)


def test_what_goes_on_from_the_lead_stands_right_below_it_without_a_day() -> None:
    """It is of the newest article, whose day the mark of the lead has."""
    brief = made()
    newest = articles()[-1]
    going_on = Passage(sentences=split_sentences(newest)[2:3])
    section = brief.sections[0]
    longer = replace(section, passages=(going_on, *section.passages[:-1]))
    first, *others = sections(replace(brief, sections=(longer,)))
    assert ("", ["2 March", "9 March", "20 April"]) == (first.heading, [one.heading for one in others])


@pytest.mark.parametrize("days", [[0, 1, 2, 3], [0, 0, 0, 60], [0, 10, None, 30]], ids=["week", "two days", "undated"])
def test_other_stories_have_no_days(days: list[int | None]) -> None:
    """Those of one week, of few days, and those of which a day is not known."""
    first = date(2026, 3, 2)
    dated = [
        replace(one, published=None if day is None else first + timedelta(days=day))
        for one, day in zip(articles(), days, strict=True)
    ]
    assert () == chronology_of(made(dated))


def test_themes_that_were_asked_for_are_not_parted_into_days() -> None:
    """Their headings are the ones that somebody wants to see."""
    brief = make_brief(articles(), themes=[Theme(name="The search", terms=("divers", "hull", "helicopter"))])
    assert "The search" in headings(brief)
    assert () == chronology_of(brief)


def test_days_of_several_years_have_their_year() -> None:
    """Else two of them would read alike."""
    early = replace(articles()[0], published=date(2025, 12, 30))
    assert "9 March 2026" in headings(made([early, *articles()[1:]]))


@pytest.mark.parametrize(("days", "is_told"), [((2, 4, 10), True), ((2, 4, 9), False), ((2, 2, 30), False)])
def test_a_story_of_more_than_a_week_and_of_three_days_is_told_by_day(days: tuple[int, ...], is_told: bool) -> None:
    """Articles without a day change nothing."""
    known = [date(2026, 3, day) for day in days]
    assert is_told is is_told_by_day(known)
    assert is_told is is_told_by_day([None, *known])


@pytest.mark.parametrize("name", RENDERERS)
def test_every_output_has_the_days_and_proves_itself(name: str) -> None:
    """Evidence has no days of its own: they are those of the articles."""
    rendered = render(made(), name)
    if name in {"html", "pdf", "json"}:
        assert verify(rendered).ok
    if name in {"html", "text", "markdown", "mail"}:
        assert "20 April" in rendered.data.decode()


def test_a_passage_under_another_day_is_a_fault() -> None:
    """A page that moves a heading is not the page of its evidence."""
    rendered = render(made(), "html")
    forged = rendered.data.replace(b"9 March", b"9 April")
    assert forged != rendered.data
    assert not verify(replace(rendered, data=forged)).ok
