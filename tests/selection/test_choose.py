"""Choosing: as many passages as the budget holds, each theme heard, no filler at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.comparison.redundancy import is_redundant
from briefing.comparison.retellings import RETOLD_SHARE, Retellings
from briefing.comparison.support import Support
from briefing.context.runs import Run
from briefing.discourse.annotations import annotate
from briefing.length import Budget, parse_length
from briefing.model import Document, Theme
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.selection.candidates import Candidate, Worth
from briefing.selection.choose import COST_EXPONENTS, LEAST_WORTH, Choice, choose, fill
from briefing.selection.ranking import Refused
from briefing.selection.reasons import BEYOND_LENGTH, CONTEXT_ELSEWHERE, LEADS_UP, MERE_FILLER, REPEATED
from tests.articles import LENGTHS, stories, themes
from tests.drafts import bare_worth, drafted, ranking_of, support_of

NEWS = 0.5
LITTLE = LEAST_WORTH - 0.01


def corpus_of(*counts: int) -> Corpus:
    """Sentences of so many words, which say different things."""
    texts = (
        " ".join(["Marlow", *(f"ship{number}x{word}" for word in range(1, count))])
        for number, count in enumerate(counts)
    )
    return read_corpus([Document(id="a", text=". ".join(texts) + ".", language="en")])


def one(first: int, last: int | None = None, theme: int | None = None, sentence: int | None = None) -> Candidate:
    """A candidate: of one sentence, or of several, chosen for the last unless told."""
    last = first if last is None else last
    return Candidate(
        sentence=last if sentence is None else sentence, run=Run(numbers=tuple(range(first, last + 1))), theme=theme
    )


def filled(corpus: Corpus, ranked: Sequence[Candidate], budget: Budget, worth: Sequence[float] = ()) -> Choice:
    """What is taken and refused of some ranked candidates; all are news unless told."""
    return fill(annotate(corpus), ranked, np.array(worth or [NEWS] * len(corpus)), budget).choice


def taken(choice: Choice) -> list[int]:
    """The sentences of those that were taken."""
    return [candidate.sentence for candidate in choice.taken]


def refused(choice: Choice) -> dict[int, str]:
    """The sentence of each that was refused, and why."""
    return {one.candidate.sentence: one.why for one in choice.refused}


def test_what_does_not_fit_is_passed_over_and_said() -> None:
    """A shorter one after it is taken."""
    choice = filled(corpus_of(5, 8, 4), [one(0), one(1), one(2)], Budget(words=10))
    assert ([0, 2], {1: BEYOND_LENGTH}) == (taken(choice), refused(choice))


def test_a_budget_of_sentences_counts_those_that_come_along() -> None:
    """A passage of two takes two places; what stands already takes none."""
    ranked = [one(0), one(1, 2), one(3), one(2, 3)]
    choice = filled(corpus_of(4, 4, 4, 4), ranked, Budget(sentences=3))
    assert ([0, 2], {3: BEYOND_LENGTH}) == (taken(choice), refused(choice))


def test_what_stands_already_costs_nothing_again() -> None:
    """Of a passage of two the second is paid for, in sentences and in words."""
    for budget in (Budget(sentences=2), Budget(words=8)):
        assert [0, 1] == taken(filled(corpus_of(4, 4), [one(0), one(0, 1)], budget))


def test_without_a_budget_all_are_taken() -> None:
    """The page settles how many of them are shown."""
    assert [0, 2, 1] == taken(filled(corpus_of(9, 9, 9), [one(0), one(2), one(1)], Budget(), [LITTLE] * 3))


def test_each_theme_is_heard_before_what_has_no_heading() -> None:
    """If not by its best passage, by the next that fits."""
    ranked = [one(0), one(1), one(2, theme=0), one(3, theme=0), one(4, theme=1)]
    choice = filled(corpus_of(5, 5, 11, 5, 5), ranked, Budget(words=15))
    assert ([0, 3, 4], {1: BEYOND_LENGTH, 2: BEYOND_LENGTH}) == (taken(choice), refused(choice))


def test_the_first_that_fits_is_the_lead_and_has_no_heading() -> None:
    """Whatever theme it is about."""
    choice = filled(corpus_of(9, 4, 3), [one(0), one(1, theme=0), one(2, theme=0)], Budget(words=8))
    assert [(1, True, None), (2, False, 0)] == [(one.sentence, one.is_lead, one.theme) for one in choice.taken]


def test_what_goes_on_from_a_passage_without_a_heading_has_none() -> None:
    """A passage is not torn apart by a heading."""
    choice = filled(corpus_of(4, 4, 4), [one(0), one(0, 1, theme=0), one(2, theme=0)], Budget())
    assert {0: None, 1: None, 2: 0} == {one.sentence: one.theme for one in choice.taken}


def test_what_goes_on_from_a_passage_of_another_theme_stays_out() -> None:
    """Its context would have to be shown twice."""
    ranked = [one(0), one(1, theme=0), one(1, 2, theme=1)]
    choice = filled(corpus_of(4, 4, 4), ranked, Budget())
    assert ([0, 1], {2: CONTEXT_ELSEWHERE}) == (taken(choice), refused(choice))


def test_what_only_leads_to_the_main_event_stays_out() -> None:
    """It would stand below what it introduces; right before the lead, it becomes the lead's beginning."""
    choice = filled(corpus_of(4, 4, 4, 4), [one(2), one(0), one(1), one(3)], Budget())
    assert ([2, 1, 3], {0: LEADS_UP}) == (taken(choice), refused(choice))


@pytest.mark.parametrize(("words", "expected"), [(10, {1: MERE_FILLER}), (11, {})])
def test_a_filler_stays_out_where_four_fifths_of_the_words_are_used(words: int, expected: dict[int, str]) -> None:
    """Eight of ten words are, of eleven they are not."""
    choice = filled(corpus_of(8, 2), [one(0), one(1)], Budget(words=words), [NEWS, LITTLE])
    assert expected == refused(choice)


def test_news_is_no_filler_however_much_is_used() -> None:
    """It is taken as long as it fits."""
    assert [0, 1] == taken(filled(corpus_of(8, 2), [one(0), one(1)], Budget(words=10), [NEWS, LEAST_WORTH]))


def test_fillers_come_after_all_that_is_news() -> None:
    """Ranked before it by their size, they would take its place."""
    choice = filled(corpus_of(4, 2, 4), [one(0), one(1), one(2)], Budget(words=9), [NEWS, LITTLE, NEWS])
    assert ([0, 2], {1: BEYOND_LENGTH}) == (taken(choice), refused(choice))


def test_the_lead_is_no_filler() -> None:
    """An article of little value has one too."""
    assert [0] == taken(filled(corpus_of(4), [one(0)], Budget(words=4), [LITTLE]))


def test_what_came_along_with_another_is_neither_taken_again_nor_refused() -> None:
    """It is shown."""
    choice = filled(corpus_of(4, 4, 4), [one(0), one(1, 2), one(1)], Budget())
    assert ([0, 2], {}) == (taken(choice), refused(choice))


def test_of_several_orders_the_one_that_brings_most_is_kept() -> None:
    """Five words of .5 beside the lead, or ten of .8: where both do not fit, the ten."""
    corpus = corpus_of(2, 5, 10)
    candidates = [Candidate(sentence=0, run=Run(numbers=(0,)), is_lead=True), one(1), one(2)]
    worth = bare_worth(0.5, 0.5, 0.8)
    first = list(ranking_of(corpus, candidates, worth, corpus.word_counts).in_order(COST_EXPONENTS[0]))[1]
    assert one(1) == first
    assert [0, 2] == taken(choose(annotate(corpus), candidates, worth, Budget(words=12), support_of(corpus)))


@given(stories(), themes(), st.sampled_from(LENGTHS))
def test_a_choice_keeps_to_the_budget_and_loses_none(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """Nothing over it, nothing both taken and refused, and all that was taken differs."""
    draft = drafted(documents, wanted, length)
    shown = {number for candidate in draft.choice.taken for number in candidate.run.numbers}
    words = sum(draft.corpus.word_counts[number] for number in shown)
    assert parse_length(length).budget(sum(draft.corpus.word_counts)).holds(len(shown), words)
    assert len(taken(draft.choice)) == len(set(taken(draft.choice)))
    assert not set(taken(draft.choice)) & {one.candidate.sentence for one in draft.choice.refused}


TOLD_LONG, TOLD_SHORT = (
    "Floods closed the railway, the harbour and the airport of Larkport.",
    "Floods closed the railway.",
)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (11, ([0], {1: REPEATED, 2: BEYOND_LENGTH})),
        (10, ([1], {0: BEYOND_LENGTH, 2: BEYOND_LENGTH})),
        (3, ([], dict.fromkeys(range(3), BEYOND_LENGTH))),
    ],
)
def test_what_says_the_same_as_a_passage_that_is_too_long_may_take_its_place(
    length: int, expected: tuple[list[int], dict[int, str]]
) -> None:
    """It repeats nothing that the reader is shown; beside the longer one, it does."""
    far = " ".join(["Marlow", *(f"ship{number}" for number in range(11))])
    text = f"{TOLD_LONG} {TOLD_SHORT} {far}."
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    candidates, worth = [one(0), one(1), one(2)], bare_worth(0.9, 0.4, 0.3)
    choice = choose(annotate(corpus), candidates, worth, Budget(words=length), support_of(corpus))
    assert expected == (taken(choice), refused(choice))


@given(stories(), themes(), st.sampled_from(LENGTHS))
def test_what_is_said_to_repeat_a_passage_repeats_one_that_is_shown(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """The reason is true of the brief that the reader has, not of what was looked at on the way."""
    draft = drafted(documents, wanted, length)
    shown = {number for candidate in draft.choice.taken for number in candidate.run.numbers}
    for repeat in [refused.candidate for refused in draft.choice.refused if refused.why == REPEATED]:
        pairs = product(set(repeat.run.numbers) - shown, shown)
        assert any(is_redundant(draft.corpus, number, other) for number, other in pairs)


@given(stories(), themes(), st.sampled_from(("20w", "45w", "120w", "20%")))
def test_no_filler_is_taken_where_four_fifths_are_used(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """Unless a theme is heard by it, or it was there before."""
    draft = drafted(documents, wanted, length)
    budget = parse_length(length).budget(sum(draft.corpus.word_counts))
    values = draft.worth.bare
    shown: set[int] = set()
    for candidate in draft.choice.taken:
        words = sum(draft.corpus.word_counts[number] for number in shown)
        is_filler = values[candidate.sentence] < LEAST_WORTH and not candidate.is_lead
        assert not (is_filler and budget.words is not None and words >= 0.8 * budget.words)
        shown.update(candidate.run.numbers)


@given(stories(), themes(), st.sampled_from(("20w", "45w", "120w")))
def test_the_choice_is_worth_at_least_what_each_order_brings(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """The best of those in which most themes are heard, by what all its sentences are worth where they stand."""
    draft = drafted(documents, wanted, length)
    worth = draft.worth
    budget = parse_length(length).budget(sum(draft.corpus.word_counts))
    support, retellings = support_of(draft.corpus), Retellings(draft.annotations)
    choices = []
    for exponent in COST_EXPONENTS:
        ranking = ranking_of(draft.corpus, draft.candidates, worth, draft.corpus.word_counts)
        items = list(ranking.in_order(exponent))
        ranked = [item for item in items if isinstance(item, Candidate)]
        filling = fill(draft.annotations, ranked, worth.bare, budget)
        filling.offer_repeats([item for item in items if isinstance(item, Refused)], ranking.redundancy)
        choices.append(filling.choice)
    most = max(map(heard, choices))
    best = max(total(one, worth, support, retellings) for one in choices if heard(one) == most)
    if heard(draft.choice) == most:
        assert best <= total(draft.choice, worth, support, retellings) + 1e-6
    else:
        assert heard(draft.choice) > most


def heard(choice: Choice) -> int:
    """How many themes have a passage."""
    return len({candidate.theme for candidate in choice.taken} - {None})


def total(choice: Choice, worth: Worth, support: Support, retellings: Retellings) -> float:
    """What the sentences of a choice are worth where they are shown first; concepts and retold events count once."""
    sums: dict[int, float] = {}
    for place, candidate in enumerate(choice.taken):
        for number in candidate.run.numbers:
            is_told = any(number in retellings.of_passage(other.run.numbers) for other in choice.taken[:place])
            sums.setdefault(number, worth.of(candidate.theme, number) * (RETOLD_SHARE if is_told else 1.0))
    told: set[int] = set()
    for number in sorted(sums):
        sums[number] *= 1 + support.share([number], told)
        told |= support.of([number])
    return sum(sums.values())
