"""Ranking: one order of value over all candidates, each looked at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given

from briefing.model import Document, Theme
from briefing.pipeline import draft_brief
from briefing.selection.candidates import Candidate
from briefing.selection.ranking import Ranking, Refused
from tests.articles import stories

THEMES = (
    Theme(name="The vote", terms=("vote", "council", "election*")),
    Theme(name="The water", terms=("river", "flood*", "bridge")),
)


def ranked(documents: list[Document]) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """All candidates of two themes, those that were given, and those that were refused."""
    draft = draft_brief(documents, THEMES, "page", "briefing")
    ranking = Ranking(draft.corpus, draft.candidates, draft.relevance.values, (1.0, 1.0), draft.corpus.word_counts)
    items = list(ranking)
    given_ones = [item for item in items if isinstance(item, Candidate)]
    return list(draft.candidates), given_ones, [item.candidate for item in items if isinstance(item, Refused)]


def doubled(documents: list[Document]) -> list[Document]:
    """The same articles once more, as from another paper."""
    return [*documents, *(replace(one, id=f"{one.id} again", title=f"{one.title} again") for one in documents)]


@given(stories())
def test_each_candidate_is_given_or_refused_once_or_came_with_another(documents: list[Document]) -> None:
    """None is lost on the way, none is told twice: copies of whole articles among them."""
    candidates, taken, refused = ranked(doubled(documents))
    shown = {number for candidate in taken for number in candidate.run.numbers}
    told = Counter(candidate.sentence for candidate in (*taken, *refused))
    assert {1} >= set(told.values())
    assert {candidate.sentence for candidate in candidates} == told.keys() | (
        shown & {candidate.sentence for candidate in candidates}
    )


def test_copies_of_an_article_are_said_once() -> None:
    """What three papers print word for word stands in a brief once."""
    text = (
        "The council will vote on the bridge in May. The river rose by two metres in a night. "
        "Floods closed the bridge for a week. Teachers asked for an election of the board."
    )
    documents = [Document(id=str(number), text=text, language="en") for number in range(3)]
    shown = [sentence.text for sentence in draft_brief(documents, THEMES, "page", "briefing").brief(99, None).sentences]
    assert sorted(set(shown)) == sorted(shown)
    assert len(shown) == 4
