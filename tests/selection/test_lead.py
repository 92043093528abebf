"""The lead: the run that tells the main event, at times with a neighbour, and opens the brief."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefing.context.runs import CannotStand, Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.length import Budget, parse_length
from briefing.model import Document
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.selection.candidates import Candidate
from briefing.selection.lead import (
    LEAD_WITHIN,
    LIKE_LEAD_SHARE,
    MOST_LEAD_SHARE,
    MOST_LEAD_WORDS,
    NEARLY,
    PRESUMING,
    discounted,
    find_lead,
    is_lead_with,
)
from briefing.selection.opening_article import fitness_to_open
from tests.articles import LENGTHS, stories
from tests.drafts import support_of

SIX_WORDS = "Old {0}port {0}ville {0}burg were shut."
THINGS = ("harbour", "ferry", "bridge", "school", "market", "theatre", "stadium", "museum")
OPEN = Budget()


def corpus_of(count: int, words: str = SIX_WORDS) -> Corpus:
    """An article of so many sentences, each of which stands alone."""
    return read_corpus([Document(id="a", text=" ".join(map(words.format, THINGS[:count])), language="en")])


def lead_of(corpus: Corpus, ratings: list[float], budget: Budget = OPEN) -> tuple[int, list[int]] | None:
    """The sentence that tells the main event, and the numbers of its run."""
    found = find_lead(annotate(corpus), np.array(ratings), find_runs(annotate(corpus)), budget, support_of(corpus))
    return (found.sentence, list(found.run.numbers)) if found else None


def rated(corpus: Corpus, seed: int) -> NDArray[np.float64]:
    """Any ratings, many of them equal."""
    return np.random.default_rng(seed).integers(0, 8, len(corpus)) / 8


SEEDS = st.integers(0, 2**16)


@given(stories(), SEEDS)
def test_the_lead_is_the_best_of_the_opening_where_one_of_it_can_stand(documents: list[Document], seed: int) -> None:
    """However a sentence further down is rated; furniture is not counted; among equals the earlier one.

    Of several articles, the newest that shares most with the others counts most. One that presumes what an article says
    above it gives way, if it is not worth much more; the first sentence of an article presumes nothing.
    """
    corpus = read_corpus(documents)
    ratings = rated(corpus, seed)
    worth = ratings * fitness_to_open(corpus, support_of(corpus))
    runs = find_runs(annotate(corpus))
    stands = [number for number, run in enumerate(runs) if isinstance(run, Run)]
    above, _ = annotate(corpus).places_in_article
    among = [number for number in stands if above[number] < LEAD_WITHIN] or stands
    found = find_lead(annotate(corpus), ratings, runs, OPEN, support_of(corpus))
    if found is None:
        assert not among
        return
    best = max(among, key=lambda number: (worth[number], -number))
    begins = [corpus.span_of(document)[0] for document in range(len(corpus.documents))]
    assert found.sentence in among
    assert worth[found.sentence] >= PRESUMING * worth[best]
    if isinstance(run := runs[best], Run) and run.first in begins:
        assert best == found.sentence


@given(stories(), SEEDS, st.sampled_from(LENGTHS))
def test_a_lead_with_a_neighbour_leaves_most_of_the_length(documents: list[Document], seed: int, length: str) -> None:
    """At most 100 words, and 40 % of the words or sentences asked for; without one it is the run, long or not."""
    corpus = read_corpus(documents)
    ratings = rated(corpus, seed)
    runs = find_runs(annotate(corpus))
    budget = parse_length(length).budget(sum(corpus.word_counts))
    found = find_lead(annotate(corpus), ratings, runs, budget, support_of(corpus))
    if found is None:
        return
    alone, lead = runs[found.sentence], found.run
    assert isinstance(alone, Run)
    assert (True, True) == (lead.first <= alone.first, alone.last <= lead.last)
    if lead.numbers == alone.numbers:
        return
    words = sum(corpus.word_counts[number] for number in lead.numbers)
    assert words <= min(MOST_LEAD_WORDS, MOST_LEAD_SHARE * (budget.words or 9999))
    assert len(lead.numbers) <= MOST_LEAD_SHARE * (budget.sentences or 9999)


@given(stories(), SEEDS)
def test_a_lead_reaches_into_no_other_article_and_reads_on_its_own(documents: list[Document], seed: int) -> None:
    """All that its sentences need is in it, and none of it is furniture."""
    corpus = read_corpus(documents)
    ratings = rated(corpus, seed)
    runs = find_runs(annotate(corpus))
    found = find_lead(annotate(corpus), ratings, runs, OPEN, support_of(corpus))
    if found is None:
        return
    numbers = found.run.numbers
    assert 1 == len({corpus.document_of[number] for number in numbers})
    assert not any(annotate(corpus).furniture[number] for number in numbers)
    needed = {number for one in numbers if isinstance(run := runs[one], Run) for number in run.numbers}
    assert needed <= set(numbers)


def test_an_article_of_which_nothing_can_stand_has_no_lead() -> None:
    """Rather than half a sentence."""
    corpus = corpus_of(1)
    assert find_lead(annotate(corpus), np.ones(1), [CannotStand(why="is a question")], OPEN, support_of(corpus)) is None


def test_the_main_event_is_among_the_first_six_sentences() -> None:
    """One further down may be worth more."""
    assert (5, [5]) == lead_of(corpus_of(8), [0, 0.1, 0.1, 0.1, 0.1, 0.5, 0.0, 0.9])


def test_where_nothing_of_the_opening_can_stand_the_best_of_the_rest_is_the_lead() -> None:
    """Rather no main event than no lead."""
    questions = [CannotStand(why="is a question")] * 6
    runs: list[Run | CannotStand] = [*questions, Run(numbers=(6,)), Run(numbers=(7,))]
    corpus, ratings = corpus_of(8), np.array([1.0] * 6 + [0.2, 0.4])
    found = find_lead(annotate(corpus), ratings, runs, Budget(sentences=2), support_of(corpus))
    assert Candidate(sentence=7, run=Run(numbers=(7,)), is_lead=True) == found


def test_a_caption_above_the_article_is_not_counted() -> None:
    """The sixth sentence of the article stands seventh in its text."""
    text = "Photo: Omar Renn\n\n" + " ".join(map(SIX_WORDS.format, THINGS))
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    assert [True, *[False] * 8] == list(annotate(corpus).furniture)
    assert (6, [6]) == lead_of(corpus, [1, 0, 0.1, 0.1, 0.1, 0.1, 0.5, 0.1, 0.9])


@pytest.mark.parametrize(
    ("ratings", "numbers"),
    [
        ([0.1, 1.0, NEARLY], [1, 2]),
        ([0.1, 1.0, NEARLY - 0.01], [1]),
        ([NEARLY, 1.0, 0.1], [0, 1]),
        ([0.8, 1.0, 0.9], [1, 2]),
        ([0.9, 1.0, 0.8], [0, 1]),
        ([0.8, 1.0, 0.8], [1, 2]),
    ],
)
def test_a_neighbour_of_nearly_the_same_value_joins_the_lead(ratings: list[float], numbers: list[int]) -> None:
    """The better one of two; of equals the one that goes on from the lead."""
    assert (1, numbers) == lead_of(corpus_of(3), ratings)


@pytest.mark.parametrize(
    ("budget", "numbers"),
    [
        (Budget(words=30), [0, 1]),
        (Budget(words=29), [0]),
        (Budget(sentences=5), [0, 1]),
        (Budget(sentences=4), [0]),
        (OPEN, [0, 1]),
    ],
)
def test_a_neighbour_joins_where_both_take_two_fifths_of_the_length(budget: Budget, numbers: list[int]) -> None:
    """Two sentences of six words."""
    assert (0, numbers) == lead_of(corpus_of(3), [1.0, 0.9, 0.0], budget)


@pytest.mark.parametrize(("extra", "numbers"), [(44, [0, 1]), (45, [0])])
def test_a_lead_with_a_neighbour_has_at_most_a_hundred_words(extra: int, numbers: list[int]) -> None:
    """However much was asked for: six words each, and so many more."""
    corpus = corpus_of(3, SIX_WORDS[:-1] + " again" * extra + ".")
    assert (0, numbers) == lead_of(corpus, [1.0, 0.9, 0.0])


def test_a_neighbour_in_another_article_does_not_join() -> None:
    """Its last sentence and the first of the next are no neighbours."""
    texts = (SIX_WORDS.format("harbour"), SIX_WORDS.format("ferry"))
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in texts])
    assert (0, [0]) == lead_of(corpus, [1.0, 0.9])


def test_a_neighbour_that_cannot_stand_does_not_join() -> None:
    """Nor one that needs more than it and the lead."""
    corpus = corpus_of(4)
    ratings = np.array([0.0, 0.9, 1.0, 0.9])
    runs: list[Run | CannotStand] = [
        Run(numbers=(0,)),
        Run(numbers=(0, 1)),
        Run(numbers=(2,)),
        CannotStand(why="is a question"),
    ]
    found = find_lead(annotate(corpus), ratings, runs, OPEN, support_of(corpus))
    assert Candidate(sentence=2, run=Run(numbers=(2,)), is_lead=True) == found


def test_a_neighbour_makes_the_lead_longer_by_itself_alone() -> None:
    """However good the one after is, the one before is no part of the main event."""
    text = (
        "Larkport closed a harbour on Tuesday. The Coast Times reported on Friday that Marlow hid fares. "
        "Shares in Marlow fell by a tenth. Marlow declined to comment on the report."
    )
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    assert Run(numbers=(1, 2, 3), why=("“the report” points back",)) == find_runs(annotate(corpus))[3]
    assert (2, [2]) == lead_of(corpus, [0.1, 0.1, 1.0, 0.8])


def test_what_tells_most_of_the_lead_again_is_worth_less() -> None:
    """An article that closes on what it began with tells it once; the lead itself and the rest keep their worth."""
    text = (
        "The river flooded the old harbour of Larkport on Monday. Teachers marched for higher wages. "
        "The old harbour of Larkport was flooded when the river rose on Monday."
    )
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    ratings = np.array([1.0, 0.5, 0.5])
    found = discounted(corpus, ratings, Candidate(sentence=0, run=Run(numbers=(0,)), is_lead=True))
    assert [1.0, 0.5, 0.5 * LIKE_LEAD_SHARE] == found.tolist()


def test_without_a_lead_nothing_is_told() -> None:
    """No sentence can stand, and none is worth less."""
    ratings = np.array([0.5, 0.5, 0.5])
    assert ratings.tolist() == discounted(corpus_of(3), ratings, None).tolist()


def test_a_lead_is_of_one_article() -> None:
    """The first sentence of the next article does not go on from the last of this one."""
    text = SIX_WORDS.format("harbour")
    corpus = read_corpus([Document(id=name, text=text, language="en") for name in "ab"])
    assert not is_lead_with(annotate(corpus), Run(numbers=(0,)), Run(numbers=(1,)))
