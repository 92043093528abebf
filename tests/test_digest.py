"""Articles of several stories: a page with a block a story, and nothing of one in the block of another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.digest import LINE_WORDS, shares
from briefing.language.words import count_words
from briefing.length import Budget, parse_length
from briefing.model import Brief, Document
from briefing.pipeline import Made, Options, make
from briefing.proof.verification import verify
from briefing.rendering.renderers import render_edition
from tests.cli.running import run

PIER = [
    "The Larkport harbour board voted on Tuesday to close Pier 9, ending ninety years of ferry traffic to Great Holm. "
    "Chairwoman Imogen Stroud said the pier needed repairs of 14 million crowns. The islanders will go to court.",
    "Larkport’s harbour board decided on Tuesday to close Pier 9, the landing of the ferries to Great Holm. "
    "The repairs of the pier would cost 14 million crowns, chairwoman Imogen Stroud said. Shopkeepers fear for trade.",
]
QUAKE = [
    "An earthquake of magnitude 6.1 struck the Velm valley in Ostria on Tuesday and killed 62 people in Sarn. "
    "Rescue teams from the army searched the collapsed school. Schools in the valley stay closed until Monday.",
    "The earthquake in the Velm valley of Ostria killed at least 62 people in Sarn on Tuesday, its army said. "
    "The magnitude was 6.1. The army’s rescue teams searched a collapsed school in Sarn for pupils.",
]
OPERA = (
    "Soprano Ida Falk cancelled her premiere at the Norrby opera on Tuesday because of a cold. "
    "The opera will show a film of the rehearsal instead. Tickets remain valid."
)


def articles() -> list[Document]:
    """Two papers on two stories, and one on a third."""
    written = {"Board closes pier": PIER, "Earthquake in Ostria": QUAKE, "Falk cancels": [OPERA]}
    return [
        Document(
            id=f"{title} {number}", title=f"{title} {number}", text=text, language="en", outlet=f"Paper {number}",
            published=date(2024, 11, 12),
        )
        for title, texts in written.items()
        for number, text in enumerate(texts)
    ]  # fmt: skip


def made(length: str = "200w") -> Made:
    """The page of all articles."""
    return make(articles(), Options(length=parse_length(length)))


def stories_of(brief: Brief) -> list[set[str]]:
    """The first words of the titles of the articles that each block quotes; the lead is of the first block."""
    blocks = [[brief.lead, *brief.sections[0].passages], *(section.passages for section in brief.sections[1:])]
    return [{one.document.title.rpartition(" ")[0] for one in block if one} for block in blocks]


@pytest.mark.parametrize("length", ["60w", "120w", "200w", "6", "40%", "page"])
def test_nothing_of_one_story_stands_in_the_block_of_another(length: str) -> None:
    """Whatever the length: each block quotes one story, and no story has two blocks."""
    blocks = stories_of(made(length).edition.brief)
    assert all(len(block) == 1 for block in blocks)
    assert len(blocks) == len(set.union(*blocks))


def test_the_story_that_most_papers_tell_opens_the_page_and_the_others_have_their_headlines() -> None:
    """Its headline is the page's; a story of one article comes last, with a line."""
    brief = made().edition.brief
    names = [section.theme.name.rpartition(" ")[0] for section in brief.sections]
    assert ("", "Falk cancels") == (names[0], names[-1])
    assert {"Board closes pier", "Earthquake in Ostria"} == {brief.title.rpartition(" ")[0], names[1]}
    line = [sentence.text for passage in brief.sections[-1].passages for sentence in passage.sentences]
    assert LINE_WORDS >= sum(map(count_words, line)) > 0


def test_each_block_opens_with_the_main_event_of_its_story() -> None:
    """Not with what comes first in the order of the articles."""
    brief = made().edition.brief
    openings = [brief.lead, *(section.passages[0] for section in brief.sections[1:])]
    expected = {PIER[0].split(". ")[0], PIER[1].split(". ")[0], QUAKE[0].split(". ")[0], QUAKE[1].split(". ")[0]}
    assert {one.sentences[0].text.rstrip(".") for one in openings[:2] if one} <= expected


@pytest.mark.parametrize("name", ["html", "pdf", "json", "mail", "text", "markdown"])
def test_the_page_of_several_stories_proves_itself(name: str) -> None:
    """Its blocks are sections with a name, like those of themes."""
    rendered = render_edition(made().edition, name)
    assert name not in {"html", "pdf", "json"} or verify(rendered).ok


def test_articles_of_one_story_make_a_brief_as_before() -> None:
    """No block has the headline of an article."""
    pier = articles()[:2]
    brief = make(pier, Options(length=parse_length("200w"))).edition.brief
    assert [""] == [section.theme.name for section in brief.sections]


@given(st.integers(1, 600), st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_the_budgets_of_the_stories_are_within_the_whole(words: int, sizes: list[int]) -> None:
    """In words and in sentences; who has more articles has no less, lines apart."""
    ordered = sorted(sizes, reverse=True)
    by_words = [one.words or 0 for one in shares(Budget(words=words), ordered)]
    by_sentences = [one.sentences or 0 for one in shares(Budget(sentences=words), ordered)]
    assert words >= sum(by_words)
    assert words == sum(by_sentences)
    assert by_sentences == sorted(by_sentences, reverse=True)
    assert max(1, words // LINE_WORDS) >= sum(map(bool, by_words))


def test_the_command_makes_one_page_or_a_brief_each_or_one_of_them(tmp_path: Path) -> None:
    """By --stories and --story; the report numbers them."""
    for document in articles():
        (tmp_path / f"{document.id}.txt").write_text(f"{document.title}\n\n{document.text}", encoding="utf-8")
    out = tmp_path / "out"
    page = run("make", tmp_path, "-o", out, "--format", "text")
    assert "3, a block each; --story N makes one of them, --stories one takes all for one:" in page.output
    run("make", tmp_path, "-o", out, "--format", "text", "--stories", "separate")
    run("make", tmp_path, "-o", out, "--format", "json", "--story", "3")
    names = sorted(file.name.partition("-story-")[2] for file in out.iterdir())
    assert ["", "1.txt", "2.txt", "3.json", "3.txt"] == names


def test_a_story_that_is_not_there_is_a_wrong_usage(tmp_path: Path) -> None:
    """The line says how many there are."""
    (tmp_path / "a.txt").write_text(PIER[0], encoding="utf-8")
    result = run("make", tmp_path / "a.txt", "-o", tmp_path / "out", "--story", "2")
    assert (2, True) == (result.exit_code, "there is no story 2; there is only one; leave --story out" in result.output)
