"""Where independent sources of one time differ in a figure, both stand in a box, and neither elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

import briefing
from briefing.model import Brief, Document
from tests.differing import ARMY, ARTICLES, COST, MINISTRY, article

TOLL, OTHER_TOLL = ARMY.partition("\n")[0], MINISTRY.partition("\n")[0]


def made(*documents: Document, length: str = "page") -> Brief:
    """A brief of some articles as of one story."""
    return briefing.make_brief(documents, length=length)


def differing(brief: Brief) -> list[set[str]]:
    """The sentences of each disagreement."""
    return [{one.text for passage in d.passages for one in passage.sentences} for d in brief.disagreements]


def test_the_toll_of_another_source_stands_right_below_the_lead() -> None:
    """In a section that says that sources differ; the lead is the other side of it."""
    brief = made(*ARTICLES)
    assert brief.lead is not None
    box = brief.sections[0]
    assert "differ_from_opening" == box.kind
    assert {TOLL, OTHER_TOLL} == {brief.lead.sentences[0].text, box.passages[0].sentences[0].text}
    assert {TOLL, OTHER_TOLL} == differing(brief)[0]


def test_what_is_not_in_the_lead_stands_at_the_end_with_both_sides() -> None:
    """Once each."""
    brief = made(*ARTICLES)
    assert "differ" == brief.sections[-1].kind
    expected = {f"Minister Ana Roy put the damage of the earthquake at {n} billion euros." for n in ("2.5", "3.4")}
    assert expected == differing(brief)[1]
    assert len(brief.sentences) == len(set(brief.sentences))


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (article(MINISTRY, "Velm Radio"), 1),
        (article(MINISTRY, "Velm Radio", None), 1),
        (article(MINISTRY, "Sarn Post"), 0),
        (article(MINISTRY, "Velm Radio", 13), 0),
        (article(MINISTRY.replace("83", "more than 60"), "Velm Radio"), 0),
        (article(MINISTRY.replace("83 people", "83 soldiers"), "Velm Radio"), 0),
        (article(MINISTRY.replace("in Sarn", "in the country"), "Velm Radio"), 0),
        (article(MINISTRY.replace("killed 83", "had earlier killed 83"), "Velm Radio"), 0),
    ],
    ids=["same day", "undated", "same outlet", "newer", "rounded", "others", "larger scope", "earlier"],
)
def test_only_independent_sources_of_one_time_differ(other: Document, count: int) -> None:
    """An undated article may be of the same time: both figures stand, as nobody can tell which is newer."""
    assert count == len(made(article(ARMY, "Sarn Post"), other).disagreements)


def test_a_copy_disagrees_with_nobody() -> None:
    """A report that was printed with another figure is one source all the same."""
    brief = made(article(ARMY, "Sarn Post"), article(ARMY.replace("62", "83"), "Velm Radio"))
    assert () == brief.disagreements


def test_three_figures_stand_together() -> None:
    """Each with its source."""
    third = article(MINISTRY.replace("83", "74").replace("interior ministry", "Red Cross"), "Norrby News")
    brief = made(ARTICLES[0], ARTICLES[1], replace(third, text=third.text.partition("\n")[0]))
    assert [3] == [len(one.passages) for one in brief.disagreements if TOLL in differing(brief)[0]][:1]


@pytest.mark.parametrize("length", ["20w", "40w", "60w", "1", "3", "50%", "page"])
def test_a_disputed_figure_stands_nowhere_but_in_the_lead_and_a_box(length: str) -> None:
    """However short the brief is, which is never longer than was asked for."""
    brief = made(*ARTICLES, length=length)
    assert brief.lead is not None
    boxed = {one for d in brief.disagreements for passage in d.passages for one in passage.sentences}
    rest = " ".join(one.text for one in brief.sentences if one not in {*boxed, *brief.lead.sentences})
    assert not any(figure in rest for figure in ("62", "83", "2.5", "3.4"))
    words = sum(len(one.text.split()) for one in brief.sentences)
    assert {"20w": 20, "40w": 40, "60w": 60}.get(length, words) >= words
    assert {"1": 1, "3": 3}.get(length, len(brief.sentences)) >= len(brief.sentences)


def test_what_there_is_no_room_for_is_listed_as_left_out() -> None:
    """With the reason, so that the brief hides nothing."""
    brief = made(*ARTICLES, length="1")
    assert () == brief.disagreements
    assert "another source says" in brief.omitted[0].reason


def test_each_story_of_a_page_has_its_own_box() -> None:
    """Below its block, and nothing of it in another's."""
    fire = """A fire in the ferry harbour of Lake Arden burned 12 boats on Monday, the coast guard said.

Nobody was on the boats when the fire broke out in the ferry harbour.

The ferry to Arden Island stays in the harbour until Friday."""
    others = [article(fire, "Arden Times"), article(fire.replace("Nobody was", "The crew was not"), "Lake Radio")]
    brief = briefing.make_brief([*ARTICLES[:2], *others], length="page")
    assert [{TOLL, OTHER_TOLL}] == differing(brief)
    assert COST not in {document.text for document in brief.documents}


DAM = """Police chief Omar Haddad resigned in Port Ellis on Friday after engineers found a crack in the dam.

Unemployment in Port Ellis rose to 5.1 percent in October, the statistics office of Port Ellis said.

Schools in Port Ellis stay closed all week. The central bank raised its key rate to 3 percent on Thursday."""
BUDGET = """The council of Marlow will vote on the new budget of the town on Monday.

Governor Tom Berry opened the bridge at Marlow. The central bank raised its key rate to 4 percent on Thursday."""


@pytest.mark.parametrize("length", ["60w", "100w", "page"])
def test_what_stands_in_a_box_stands_nowhere_else(length: str) -> None:
    """Also the sentence before the one with the figure, where that is needed; and both sides are in the box."""
    documents = [article(DAM, "Ellis Post"), article(BUDGET, "Marlow News")]
    brief = briefing.make_brief(documents, length=length)
    told = [sentence.text for sentence in brief.sentences]
    assert sorted(set(told)) == sorted(told)
    assert () == briefing.verify(briefing.render(brief, "json")).faults
    figures = [figure for figure in ("3 percent", "4 percent") if any(figure in one for one in told)]
    assert figures in ([], ["3 percent", "4 percent"])
