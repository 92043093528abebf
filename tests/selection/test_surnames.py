"""Surnames: a surname alone depends on the sentence that introduced it."""

from __future__ import annotations

import pytest

from briefing.context.runs import Run
from briefing.discourse.annotations import annotate
from briefing.length import parse_length
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.selection.candidates import Candidate
from briefing.selection.choose import choose
from briefing.selection.surnames import Surnames
from tests.drafts import bare_worth, ranking_of, support_of

TEXT = (
    "Ana Lopez opened the bridge. Lopez’s council paid for the whole of it with a loan. Omar K. Haddad was there. "
    "Lopez and Haddad shook hands. Berlin sent a gift."
)


def names() -> Surnames:
    """The names of TEXT."""
    return Surnames(read_corpus([Document(id="a", text=TEXT, language="en")]))


@pytest.mark.parametrize(
    ("numbers", "introduced", "missed"),
    [
        ([0], {"Ana", "Lopez"}, set()),
        ([1], set(), {"Lopez"}),
        ([0, 1], {"Ana", "Lopez"}, set()),
        ([2], {"Haddad"}, set()),
        ([3], set(), {"Lopez", "Haddad"}),
        ([2, 3], {"Haddad"}, {"Lopez"}),
        ([4], set(), set()),
    ],
)
def test_a_surname_alone_is_missed_until_its_whole_name_is_there(
    numbers: list[int], introduced: frozenset[str] | set[str], missed: frozenset[str] | set[str]
) -> None:
    """A name that the article never gives in full is no stranger's."""
    assert (introduced, missed) == (names().introduced(numbers), names().missed(numbers))


@pytest.mark.parametrize(("first", "order"), [([], [4, 1]), ([0], [0, 1, 4])])
def test_a_passage_is_worth_more_once_its_people_have_been_introduced(first: list[int], order: list[int]) -> None:
    """Preferred, not required: of two that are nearly equal, the one without a stranger comes first."""
    corpus = read_corpus([Document(id="a", text=TEXT, language="en")])
    worth = bare_worth(1.0, 0.55, 0.0, 0.0, 0.48)
    candidates = [Candidate(sentence=number, run=Run(numbers=(number,))) for number in (*first, 1, 4)]
    ranked = ranking_of(corpus, candidates, worth, [1] * len(corpus)).in_order(0.8)
    assert order == [item.sentence for item in ranked if isinstance(item, Candidate)]


@pytest.mark.parametrize(
    ("told", "missed"),
    [
        ("President Xi Jinping came. The council thanked Xi.", {"Xi"}),
        ("The accused was Omar Haddad. The Haddad case is old.", {"Haddad"}),
        ("Fishing in New York is old. New boats were bought.", set()),
    ],
)
def test_whom_a_name_belongs_to_is_told_by_what_is_written_with_it(told: str, missed: set[str]) -> None:
    """A family name may stand first; an article before a name introduces nobody."""
    corpus = read_corpus([Document(id="a", text=told, language="en")])
    assert missed == Surnames(corpus).missed([1])


def test_a_passage_with_a_stranger_in_it_comes_after_all_others() -> None:
    """Readers of briefs miss nothing so much as who somebody is; it fills what is left of the length."""
    corpus = read_corpus([Document(id="a", text=TEXT, language="en")])
    candidates = [Candidate(sentence=number, run=Run(numbers=(number,)), is_lead=number == 2) for number in (2, 1, 4)]
    worth = bare_worth(0.0, 1.0, 0.0, 0.0, 0.13)
    choice = choose(annotate(corpus), candidates, worth, parse_length("17w").budget(99), support_of(corpus))
    assert [2, 4] == [one.sentence for one in choice.taken]
