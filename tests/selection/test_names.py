"""Names: a surname alone leans on the sentence that introduced it."""

from __future__ import annotations

import numpy as np
import pytest

from briefing.model import Document
from briefing.selection.candidates import Candidate
from briefing.selection.context import Run
from briefing.selection.names import Names
from briefing.selection.ranking import Ranking
from briefing.text.corpus import read_corpus

TEXT = (
    "Ana Lopez opened the bridge. Lopez’s council paid for the whole of it with a loan. Omar K. Haddad was there. "
    "Lopez and Haddad shook hands. Berlin sent a gift."
)


def names() -> Names:
    """The names of TEXT."""
    return Names(read_corpus([Document(id="a", text=TEXT, language="en")]))


@pytest.mark.parametrize(
    ("numbers", "introduced", "missed"),
    [
        ([0], {"Lopez"}, set()),
        ([1], set(), {"Lopez"}),
        ([0, 1], {"Lopez"}, set()),
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
    worth = np.array([[1.0, 0.55, 0.0, 0.0, 0.48]])
    candidates = [Candidate(sentence=number, run=Run(numbers=(number,))) for number in (*first, 1, 4)]
    ranked = Ranking(corpus, candidates, worth, [1] * len(corpus)).in_order(0.8)
    assert order == [item.sentence for item in ranked if isinstance(item, Candidate)]
