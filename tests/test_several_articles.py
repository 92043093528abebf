"""Seeded faults: folders of several articles in which a careless brief tells what a reader would laugh at.

Invented events, a few sentences an article, as long as the fault needs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise, permutations

import pytest

from briefing import Brief, Document, make_brief
from briefing.discourse.outlets import sources_of
from briefing.length import parse_length
from briefing.pipeline import Options, make

THURSDAY, SATURDAY, MONDAY = (date(2025, 3, day) for day in (6, 8, 10))


def article(name: str, day: date | None, title: str, text: str) -> Document:
    """An English article of an outlet of its own."""
    return Document(id=name, title=title, text=text, published=day, outlet=f"The {name}", language="en")


CAPSIZED = article(
    "Ledger",
    THURSDAY,
    "Ferry capsizes off Larkport",
    "The ferry Marlow capsized in a storm off Larkport on Thursday with 140 people on board, the coast guard said.\n\n"
    "At least 18 people were killed, coast guard commander Ines Holm told reporters at the pier.\n\n"
    "Fishing boats from three villages took survivors to Larkport harbour.\n\n"
    "The shipping line said the Marlow had passed its inspection in January.",
)
RAISED = article(
    "Courier",
    SATURDAY,
    "Divers find more victims of the Larkport ferry",
    "The ferry Marlow that capsized off Larkport killed 31 people, the coast guard said on Saturday after a search by "
    "divers.\n\n"
    "Prosecutors in Larkport opened an investigation of the shipping line on Saturday.\n\n"
    "The line had taken 40 more passengers than its licence allows, prosecutor Ruben Aske said.",
)
SANK = article(
    "Herald",
    SATURDAY,
    "Toll of the Marlow rises",
    "Thirteen bodies were brought ashore from the wreck of the Marlow off Larkport on Saturday, the police said.\n\n"
    "Two of the ship's lifeboats could not be lowered, survivors told the newspaper.\n\n"
    "Larkport cancelled its spring fair and opened a hall for the families.",
)
ELSEWHERE = article(
    "Gazette",
    SATURDAY,
    "Dunmore votes for a new parliament",
    "Voters in Dunmore chose a new parliament on Saturday, and the Harbour Party of Olga Renn won most seats.\n\n"
    "Renn wants to lower the tax on bread and to talk to the farmers' union about a coalition.\n\n"
    "Turnout was the highest in twenty years, the election office said.",
)
WIRED = article(
    "Post",
    THURSDAY,
    "18 killed as ferry capsizes off Larkport",
    "At least 18 people were killed when the ferry Marlow capsized in a storm off Larkport on Thursday, the police "
    "said.\n\n"
    "Survivors were taken to Larkport harbour by fishing boats, commander Ines Holm told reporters.",
)
VOTED = article(
    "Dispatch",
    SATURDAY,
    "Castor loses his majority in Tarvia",
    "President Pavel Castor lost his majority in the parliament of Tarvia in the election on Saturday.\n\n"
    "His party won 61 of 130 seats and now depends on the mountain provinces.\n\n"
    "Observers counted long queues in front of the polling stations of the capital until midnight.",
)
FERRY = [CAPSIZED, RAISED, SANK]


def brief_of(*documents: Document, length: str = "200w") -> Brief:
    """A brief without headings."""
    return make_brief(documents, length=length)


def told(brief: Brief) -> str:
    """All its sentences."""
    return " ".join(sentence.text for sentence in brief.sentences)


def days_below_the_opening(brief: Brief) -> list[date | None]:
    """The day of each passage of its sections, in reading order."""
    return [passage.document.published for section in brief.sections for passage in section.passages]


@pytest.mark.parametrize("order", [*permutations([CAPSIZED, WIRED, RAISED])])
def test_the_newest_day_opens_and_gives_the_headline(order: tuple[Document, ...]) -> None:
    """Whichever article is given first, and however much those of the first day have in common."""
    brief = brief_of(*order)
    assert brief.lead is not None
    assert (SATURDAY, brief.lead.document.title) == (brief.lead.document.published, brief.title)


def test_below_the_opening_the_story_goes_forward() -> None:
    """The older article is given last, and read first."""
    days = days_below_the_opening(brief_of(RAISED, SANK, CAPSIZED))
    assert {THURSDAY, SATURDAY} == set(days)
    assert all(before <= after for before, after in pairwise([day for day in days if day]))


def test_the_order_of_the_articles_changes_nothing() -> None:
    """The same brief from every order of four articles."""
    briefs = [brief_of(*order) for order in permutations([*FERRY, ELSEWHERE])]
    assert [briefs[0]] * len(briefs) == briefs


def test_a_toll_that_a_newer_article_has_overtaken_is_not_told() -> None:
    """18 dead below 31 is a false report; alone it is the news."""
    assert "18 people" in told(brief_of(CAPSIZED))
    text = told(brief_of(*FERRY))
    assert ("31 people" in text, "18 people" in text) == (True, False)


def test_one_event_in_the_words_of_two_papers_is_told_once() -> None:
    """What the second paper adds further down is told instead of its own account of the main event."""
    brief = brief_of(RAISED, SANK, length="70w")
    accounts = [one for one in (RAISED, SANK) if one.text.partition("\n\n")[0] in told(brief)]
    assert (1, {RAISED.id, SANK.id}) == (len(accounts), {one.document.id for one in brief.passages})


def test_what_was_to_come_and_has_passed_is_not_told() -> None:
    """On Monday nobody waits for Friday; on Thursday everybody does, and for what has no day."""
    coming = "The transport minister will meet the families of the victims in Larkport on Friday."
    announced = replace(CAPSIZED, text=f"{coming}\n\n{CAPSIZED.text}")
    assert coming in told(brief_of(announced))
    assert coming not in told(brief_of(announced, RAISED, replace(SANK, published=MONDAY)))


def test_a_figure_of_its_own_is_never_a_repeat() -> None:
    """3,000 burnt homes in the district are not the 2,400 of the town."""
    text = "{} homes burnt down in {} when the fire crossed the river on Saturday, the fire service said."
    town, district = (
        article(name, SATURDAY, f"Fire in {place}", text.format(count, place))
        for name, count, place in (("Ledger", "2,400", "Sable town"), ("Herald", "3,000", "Sable district"))
    )
    assert ("2,400" in told(brief_of(town, district)), "3,000" in told(brief_of(town, district))) == (True, True)


def test_a_near_copy_is_one_source_and_is_told_once() -> None:
    """Two outlets print one report, one of them without its end."""
    copy = replace(RAISED, id="copy", outlet="The Post", title="31 killed", text=RAISED.text.rpartition("\n\n")[0])
    brief = brief_of(RAISED, copy, CAPSIZED)
    sentences = [sentence.text for sentence in brief.sentences]
    independent = len({*sources_of(brief.documents, brief.copies)})
    assert (2, len(sentences)) == (independent, len({*sentences}))


def test_an_undated_article_neither_opens_nor_is_lost() -> None:
    """Nobody knows whether it is new: it stands below what is, after what has a day."""
    undated = replace(SANK, published=None)
    brief = brief_of(undated, RAISED, CAPSIZED)
    assert brief.lead is not None
    assert RAISED == brief.lead.document
    days = days_below_the_opening(brief)
    assert (None, False) == (days[-1], None in days[: days.index(None)])


@pytest.mark.parametrize("others", [FERRY, [VOTED]], ids=["a ferry", "another election"])
def test_two_stories_in_a_folder_have_a_block_each(others: list[Document]) -> None:
    """Nothing of one stands in the block of the other, though both countries vote for a parliament on one day."""
    blocks = blocks_of(ELSEWHERE, *others)
    assert [{"Gazette"}] == [block for block in blocks if "Gazette" in block]
    assert {one.id for one in others} >= set().union(*(block for block in blocks if "Gazette" not in block))


def blocks_of(*documents: Document) -> list[set[str]]:
    """The articles that are quoted in the block of each story, the opening in that of the first."""
    brief = make(documents, Options(length=parse_length("200w"))).edition.brief
    assert brief.lead is not None
    blocks = [{brief.lead.document.id}]
    for section in brief.sections:
        quoted = {passage.document.id for passage in section.passages}
        blocks = [*blocks, quoted] if section.theme.name else [*blocks[:-1], blocks[-1] | quoted]
    return blocks


def test_no_sentence_says_today_of_a_day_before_the_newest() -> None:
    """Below news of Saturday it would be read as Saturday; in its own day's brief it stands."""
    closed = "The harbour master closed the port of Larkport to all ships earlier today."
    thursday = replace(CAPSIZED, text=f"{CAPSIZED.text}\n\n{closed}")
    assert closed in {sentence.text for sentence in make_brief([thursday], length="page").sentences}
    told = {sentence.text for sentence in make_brief([thursday, RAISED, SANK], length="page").sentences}
    assert closed not in told
    assert "Fishing boats from three villages took survivors to Larkport harbour." in told


NOTE = (
    "In a note to crews of Saturday evening the line confirmed that prosecutors read the shipping books of six years."
)


@pytest.mark.parametrize(("day", "times"), [("Saturday", 1), ("Friday", 2)])
def test_what_two_papers_tell_of_one_day_stands_once(day: str, times: int) -> None:
    """The prosecutors, by either; of another day it would be news, and there is room for it."""
    note = NOTE.replace("Saturday", day)
    brief = make_brief([RAISED, replace(SANK, text=f"{SANK.text}\n\n{note}")], length="85w")
    told = [text for text in (one.text for one in brief.sentences) if "prosecutors" in text.lower()]
    assert times == len(told)
    assert all(text == note or "opened an investigation" in text for text in told)
