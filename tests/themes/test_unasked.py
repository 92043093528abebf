"""Headings that nobody asked for: when they help the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from briefing.model import Brief, Document, Passage, Section, Sentence, Theme
from briefing.themes.unasked import do_headings_help

TEXT = "The mayor left. The port closed. The ships wait. The town pays. The law fell."


def passage(number: int, day: int = 2) -> Passage:
    """The sentence of that number, of an article of that day of March."""
    article = Document(id=f"{day}.txt", text=TEXT, published=date(2026, 3, day))
    starts = [0, *(at + 2 for at, sign in enumerate(TEXT) if sign == "." and at + 2 < len(TEXT))]
    return Passage(
        sentences=(Sentence(document=article, start=starts[number], end=TEXT.index(".", starts[number]) + 1),)
    )


def brief(*below: Sequence[Passage], articles: int = 1) -> Brief:
    """A brief with a section for each of these passages, and so many articles."""
    sections = [Section(theme=Theme(name=f"Theme {n}"), passages=tuple(told)) for n, told in enumerate(below)]
    others = tuple(Document(id=f"other {n}", text=TEXT) for n in range(1, articles))
    shown = dict.fromkeys(one.document for told in below for one in told)
    return Brief(title="Port", lead=None, sections=tuple(sections), documents=(*list(shown)[:1], *others))


def test_two_headings_help_and_one_does_not() -> None:
    """Readers found a lone heading pointless."""
    told = brief([passage(0)], [passage(1)]), brief([passage(0), passage(1)], [])
    assert (True, False) == tuple(map(do_headings_help, told))


@pytest.mark.parametrize(("sizes", "helps"), [((1, 1), False), ((2, 1), False), ((2, 2), True), ((2, 2, 1), True)])
def test_of_several_articles_two_headings_have_two_sentences_each(sizes: tuple[int, ...], helps: bool) -> None:
    """Else the single sentence below one is often about something else."""
    numbers = iter(range(5))
    below = [[passage(next(numbers)) for _ in range(size)] for size in sizes]
    assert helps is do_headings_help(brief(*below, articles=3))


@pytest.mark.parametrize(("days", "helps"), [((2, 5), True), ((5, 3), True), ((6, 3), False)])
def test_a_heading_does_not_take_the_reader_back_by_more_than_two_days(days: tuple[int, int], helps: bool) -> None:
    """Papers tell of one event a day or two apart."""
    first, second = days
    below = [[passage(0, first), passage(1, first)], [passage(2, second), passage(3, second)]]
    assert helps is do_headings_help(brief(*below, articles=2))
