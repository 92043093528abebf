"""Retellings: what papers of one day open with, and what they quote, in words of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.comparison.retellings import Retellings
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus

DAY = date(2025, 3, 8)
FIRED = "Mayor Ana Marlow of Larkport was dismissed on Saturday over the sale of the harbour."
SACKED = "The council of Larkport voted on Saturday to remove its mayor, Ana Marlow, from office."
OUSTED = "Ana Marlow has lost her post, as the vote of the council on Saturday went against the mayor."
OTHER = "Heavy rain closed the schools of three villages in the hills."


def retold(*texts: str, days: tuple[date | None, ...] = ()) -> list[set[int]]:
    """For each sentence of some articles those that tell what it does."""
    known = days or (DAY,) * len(texts)
    documents = [
        Document(id=str(n), text=text, language="en", published=day)
        for n, (text, day) in enumerate(zip(texts, known, strict=True))
    ]
    corpus = read_corpus(documents)
    retellings = Retellings(annotate(corpus))
    return [set(retellings.of(number)) for number in range(len(corpus))]


def test_the_openings_of_one_day_tell_one_event() -> None:
    """Though they share few words; what another article opens with is its own."""
    assert [{1, 2}, {0, 2}, {0, 1}, set()] == retold(FIRED, SACKED, OUSTED, OTHER)


def test_only_the_first_sentences_do() -> None:
    """Further down an article says something more about the same people, if it does not name the day of it."""
    assert [set(), set(), set()] == retold(FIRED, f"{OTHER} {SACKED.replace(' on Saturday', '')}")


@pytest.mark.parametrize(("apart", "is_retold"), [(0, True), (1, True), (2, False), (40, False), (None, True)])
def test_days_apart_make_two_events(apart: int | None, is_retold: bool) -> None:
    """The next day's paper may tell it again, that of the day after has news; an unknown day is taken for the next."""
    other = None if apart is None else DAY + timedelta(days=apart)
    assert [{1} if is_retold else set(), {0} if is_retold else set()] == retold(FIRED, SACKED, days=(DAY, other))


def test_on_the_next_day_the_words_must_be_more_alike() -> None:
    """A hearing about the sale is no dismissal."""
    hearing = "A court in Larkport heard a witness who saw Marlow in the office of the foreign bank."
    assert ([{1}, {0}], [set(), set()]) == (
        retold(FIRED, hearing),
        retold(FIRED, hearing, days=(DAY, DAY + timedelta(days=1))),
    )


ANNOUNCED = "The bank of Larkport said on Thursday that it will close its branches in the villages of the coast."
WROTE = "In a letter of Thursday the bank told customers on the coast of the end of its branches in the villages."


@pytest.mark.parametrize(
    ("other", "is_retold"),
    [
        (WROTE, True),
        (WROTE.replace("Thursday", "Tuesday"), False),
        (WROTE.replace(" of Thursday", ""), False),
        ("On Thursday the harbour office counted more ships than in any week of the winter before.", False),
    ],
    ids=["the same day", "another day", "no day", "something else"],
)
def test_what_was_announced_on_one_day_is_told_once(other: str, is_retold: bool) -> None:
    """Wherever it stands in the articles: the day that both name ties the words that they share."""
    rain, wind = OTHER, "A storm from the west tore the roof off the old mill at Norrby in the night."
    found = retold(f"{rain} {ANNOUNCED}", f"{wind} {other}")
    assert [set(), {3} if is_retold else set(), set(), {1} if is_retold else set()] == found


def test_a_passage_is_told_by_a_sentence_that_sums_it_up() -> None:
    """Neither of its sentences has enough of its words."""
    passage = (
        "The bank of Larkport has sent a notice, which reached the people of the coast on Thursday with the post.",
        "Branches in villages that generations knew are to close, it says, at the end of a winter without ships.",
    )
    summed = "On Thursday the branches in the villages learned of their end."
    documents = [
        Document(id=str(n), text=text, language="en", published=DAY)
        for n, text in enumerate((f"{OTHER} {' '.join(passage)}", f"{OTHER.replace('three', 'four')} {summed}"))
    ]
    retellings = Retellings(annotate(read_corpus(documents)))
    assert [[], [], [4]] == [sorted(retellings.of_passage(run)) for run in ((1,), (2,), (1, 2))]


def test_a_day_of_the_week_is_another_one_in_another_week() -> None:
    """And nothing is retold within an article."""
    texts = f"{OTHER} {ANNOUNCED}", f"{OTHER.replace('three', 'four')} {WROTE}"
    assert set() == retold(*texts, days=(DAY, DAY + timedelta(days=7)))[1]
    assert set() == retold(f"{OTHER} {ANNOUNCED} {WROTE}")[1]


def test_one_quotation_is_the_same_in_two_articles() -> None:
    """And twice in one article it is the author's own choice."""
    one = f"{OTHER} “The harbour was never mine to sell,” Marlow said."
    other = "Nobody came to work. In the hall she called out: “Never mine to sell was the harbour, the harbour.”"
    same = "The library opens again. “The harbour was never mine to sell,” the former mayor wrote."
    assert [set(), {3}, set(), {1}, set(), set()] == retold(one, same, other)


def test_a_single_article_retells_nothing() -> None:
    """Whatever it repeats."""
    assert [set(), set()] == retold(f"{FIRED} {SACKED}")
