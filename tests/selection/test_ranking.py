"""Ranking: one order of value over all candidates, each looked at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from briefing.comparison.redundancy import Redundancy, is_redundant
from briefing.comparison.retellings import RETOLD_SHARE, Retellings
from briefing.comparison.support import Support
from briefing.context.runs import Run
from briefing.draft import Draft
from briefing.model import Document, Theme
from briefing.salience.rating import rate_sentences
from briefing.segmentation.corpus import read_corpus
from briefing.selection.candidates import Candidate, Worth, worth_of
from briefing.selection.ranking import STRANGER_SHARE, TOLD_SHARE, Ranking, Refused
from briefing.selection.reasons import REPEATED
from briefing.selection.surnames import Surnames
from tests.articles import stories
from tests.drafts import bare_worth, drafted, ranking_of

THEMES = (
    Theme(name="The vote", terms=("vote", "council", "election*")),
    Theme(name="The water", terms=("river", "flood*", "bridge")),
)


def ranked(documents: list[Document]) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """All candidates of two themes, those that were given, and those that were refused."""
    draft = drafted(documents, THEMES, "page")
    ranking = ranking_of(draft.corpus, draft.candidates, worth(draft), draft.corpus.word_counts)
    items = list(ranking.in_order(0.8))
    given_ones = [item for item in items if isinstance(item, Candidate)]
    return list(draft.candidates), given_ones, [item.candidate for item in items if isinstance(item, Refused)]


def worth(draft: Draft) -> Worth:
    """What each sentence is worth under each theme, and without a heading."""
    return worth_of(rate_sentences(draft.annotations, "briefing"), draft.relevance.aboutness, (1.0, 1.0))


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
    shown = [sentence.text for sentence in drafted(documents, THEMES, "page").brief(99).sentences]
    assert sorted(set(shown)) == sorted(shown)
    assert 4 == len(shown)


def test_copies_that_come_last_are_named_among_what_stayed_out() -> None:
    """Three papers of one sentence: one is shown, two are repeats."""
    documents = [Document(id=str(number), text="Prices rose by 100%.", language="en") for number in range(3)]
    brief = drafted(documents, THEMES[:0], "200w").brief(99)
    repeats = [omitted.reason for omitted in brief.omitted]
    assert (1, [REPEATED] * 2) == (len(brief.sentences), repeats)


def test_after_a_sentence_without_content_others_can_still_be_said() -> None:
    """No word of "Hello everybody." is one that another could repeat."""
    text = (
        "“Hello everybody. The bank will raise interest rates this year,” President Ana Lopez said on Monday. "
        "Floods closed the railway in the north on Tuesday. Farmers lost thousands of sheep in the storm."
    )
    documents = [Document(id="a", text=text, language="en")]
    brief = drafted(documents, THEMES[:0], "200w").brief(99)
    assert (4, ()) == (len(brief.sentences), brief.omitted)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Floods closed the railway and the harbour.", True),
        ("Floods closed the railway, the harbour and the airport.", True),
        ("Floods spared the railway, the school and the airport.", False),
    ],
)
def test_a_sentence_repeats_another_from_a_cosine_of_six_tenths(other: str, expected: bool) -> None:
    """Of 4 and 5 content words 4 are shared (0.89); of 4 and 5 two are (0.45)."""
    text = f"Floods closed the railway and the harbour. {other}"
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    assert expected == is_redundant(corpus, 1, 0)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("A fire in Gull Bay burnt 3,000 homes.", True),
        ("A fire in Gull Bay burnt many homes.", True),
        ("A fire in Gull Bay burnt 2,400 homes.", False),
    ],
)
def test_sentences_that_differ_in_a_figure_never_say_the_same(other: str, expected: bool) -> None:
    """The newer figure is news; a sentence without any only leaves it out."""
    corpus = read_corpus([article(f"{'A fire in Gull Bay burnt 3,000 homes.'} {other}")])
    assert expected == is_redundant(corpus, 1, 0)


@pytest.mark.parametrize("articles", [1, 2])
def test_papers_say_the_same_in_words_of_their_own(articles: int) -> None:
    """Of 4 and 4 content words 2 are shared: within one article that is no repeat."""
    texts = ["Floods closed the railway line.", "Floods shut the railway today."]
    corpus = read_corpus([article(" ".join(texts))] if articles == 1 else list(map(article, texts)))
    assert (articles == 2) == is_redundant(corpus, 1, 0)


@given(stories())
def test_the_index_of_repeats_is_that_of_comparing_each_with_each(documents: list[Document]) -> None:
    """Several sentences at once, copies among them, and asked for in any order."""
    corpus = read_corpus(doubled(documents))
    repeats, numbers = Redundancy(corpus), range(len(corpus))
    for other in reversed(numbers):
        assert {number for number in numbers if is_redundant(corpus, number, other)} == repeats.of(other)


def test_repeats_are_found_in_stories_of_which_not_all_is_compared_at_once() -> None:
    """A hundred articles that share their first sentence."""
    documents = [article(f"The vote was held. Word{number} fell. Name{number} rose.") for number in range(100)]
    repeats = Redundancy(read_corpus(documents))
    assert [set(range(0, 300, 3)), {151}, {299}] == [repeats.of(number) for number in (150, 151, 299)]


def test_a_sentence_without_a_content_word_adds_to_none_that_has_one() -> None:
    """And is none that another one could repeat."""
    repeats = Redundancy(read_corpus([article("The vote was held. It was. So it is.")]))
    assert [{0, 1, 2}, set(), set()] == [repeats.of(number) for number in range(3)]


def article(text: str) -> Document:
    """An article of which nothing but the text is known."""
    return Document(id=text[:20], text=text, language="en")


@given(stories())
def test_the_lazy_order_is_that_of_weighing_everything_anew(documents: list[Document]) -> None:
    """Gains fall as words are told; those that rise, with people met and context shown, are weighed again."""
    draft = drafted(doubled(documents), THEMES, "page")
    counts, support = draft.corpus.word_counts, each_its_own(draft)
    retellings = Retellings(draft.annotations)
    ranking = Ranking(draft.corpus, draft.candidates, worth(draft), counts, support, retellings)
    lazy = [item.sentence for item in ranking.in_order(0.8) if isinstance(item, Candidate)]
    assert weighed_anew(draft) == lazy


def each_its_own(draft: Draft) -> Support:
    """What several articles say where a copy counts for a source, so that whole articles support one another."""
    return Support(draft.corpus, range(len(draft.corpus.documents)))


def weighed_anew(draft: Draft) -> list[int]:
    """The order in which every candidate is weighed before each choice: by value for length, as a brief grows."""
    names, repeats, counts = Surnames(draft.corpus), Redundancy(draft.corpus), draft.corpus.word_counts
    support, retellings = each_its_own(draft), Retellings(draft.annotations)
    values = worth(draft)
    order: list[int] = []
    said: set[int] = set()
    shown: list[Sequence[int]] = []
    heard: set[int | None] = {None}

    def gain(candidate: Candidate) -> float:
        added = [number for number in candidate.run.numbers if number not in said]
        told = {one for run in shown for one in retellings.of_passage(run)}
        row = values.under(candidate.theme)
        value = sum(row[number] * (RETOLD_SHARE if number in told else 1.0) for number in added)
        value *= 1 + support.share(added, support.of(said))
        stems = [stem for number in added for stem in draft.corpus.distinct_stems(number)]
        known = {stem for number in said for stem in draft.corpus.distinct_stems(number)}
        rarity = sum(draft.corpus.idf[stem] for stem in stems)
        value *= 1 - TOLD_SHARE * sum(draft.corpus.idf[stem] for stem in stems if stem in known) / max(rarity, 1e-9)
        is_understood = names.missed(candidate.run.numbers) <= names.introduced(said)
        size = max(1, sum(counts[number] for number in added))
        first = candidate.run.first
        beside = {first} | {n for n in (first - 1,) if n >= draft.corpus.own_article[0][first]}
        value *= 1.0 if said & beside else 1 - candidate.leaning
        again = sum(counts[number] for number in added if number in told)
        value *= 1 - again / size if again < size else 1.0
        return float(value * (1.0 if is_understood else STRANGER_SHARE) / size**0.8)

    left = list(draft.candidates)
    while left := [candidate for candidate in left if candidate.sentence not in said]:
        leads = [candidate for candidate in left if candidate.is_lead]
        unheard = [candidate for candidate in left if candidate.theme not in heard]
        best = max(leads or unheard or left, key=gain)
        left.remove(best)
        added = set(best.run.numbers) - said
        if not any(repeats.of(number) & added for number in said):
            said |= added
            shown.append(tuple(best.run.numbers))
            heard.add(best.theme)
            order.append(best.sentence)
    return order


def test_the_lead_comes_first_and_then_each_theme_once_before_any_comes_twice() -> None:
    """The main event opens every brief, and no theme waits for the third passage of another."""
    text = " ".join(f"{thing} reopened." for thing in THINGS)
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    themes = (None, 0, 0, 0, 1, None)
    candidates = [
        Candidate(sentence=n, run=Run(numbers=(n,)), theme=theme, is_lead=n == 5) for n, theme in enumerate(themes)
    ]
    themed = np.array([[0, 0.9, 0.8, 0.7, 0, 0], [0, 0, 0, 0, 0.1, 0]])
    worth = Worth(themed=themed, bare=np.array([0.6, 0, 0, 0, 0, 0.1]))
    ranking = ranking_of(corpus, candidates, worth, [1] * 6).in_order(0.8)
    assert [5, 1, 4, 2, 3, 0] == [one.sentence for one in ranking if isinstance(one, Candidate)]


THINGS = ("Larkport harbour", "Dunmore railway", "Sable hospital", "Arden stadium", "Quay museum", "Holm theatre")


@pytest.mark.parametrize(("leaning", "order"), [(0.0, [0, 2, 3]), (0.5, [0, 3, 2])])
def test_what_is_likely_to_lean_on_a_sentence_that_is_not_shown_is_worth_less(leaning: float, order: list[int]) -> None:
    """A reader who does not understand it has nothing of it."""
    texts = "Larkport harbour reopened.", "Dunmore railway closed.", "Sable hospital burned.", "Arden stadium fell."
    corpus = read_corpus([Document(id="a", text=" ".join(texts), language="en")])
    candidates = [
        Candidate(sentence=0, run=Run(numbers=(0,)), is_lead=True),
        Candidate(sentence=2, run=Run(numbers=(2,)), leaning=leaning),
        Candidate(sentence=3, run=Run(numbers=(3,))),
    ]
    ranking = ranking_of(corpus, candidates, bare_worth(0.9, 0.1, 0.6, 0.5), [1] * 4).in_order(1.0)
    assert order == [one.sentence for one in ranking if isinstance(one, Candidate)]


def test_what_leans_on_the_sentence_right_above_it_is_worth_all_once_that_is_shown() -> None:
    """And stands before what is worth a little less."""
    texts = "Larkport harbour reopened.", "Sable hospital burned.", "Arden stadium fell."
    corpus = read_corpus([Document(id="a", text=" ".join(texts), language="en")])
    candidates = [
        Candidate(sentence=0, run=Run(numbers=(0,)), is_lead=True),
        Candidate(sentence=1, run=Run(numbers=(1,)), leaning=0.9),
        Candidate(sentence=2, run=Run(numbers=(2,))),
    ]
    ranking = ranking_of(corpus, candidates, bare_worth(0.9, 0.6, 0.5), [1] * 3).in_order(1.0)
    assert [0, 1, 2] == [one.sentence for one in ranking if isinstance(one, Candidate)]


def test_of_two_as_good_the_one_that_says_what_is_not_told_yet_comes_first() -> None:
    """Half of what a passage is worth goes if the brief has all its words already, a part if it has some."""
    texts = "Larkport harbour reopened on Monday.", "A choir sang in Larkport harbour.", "Dunmore railway closed."
    corpus = read_corpus([Document(id="a", text=" ".join(texts), language="en")])
    candidates = [Candidate(sentence=n, run=Run(numbers=(n,)), theme=None, is_lead=n == 0) for n in range(len(texts))]
    ranking = ranking_of(corpus, candidates, bare_worth(0.9, 0.55, 0.5), [1] * 3).in_order(1.0)
    assert [0, 2, 1] == [one.sentence for one in ranking if isinstance(one, Candidate)]


@pytest.mark.parametrize(
    ("above", "order"),
    [
        ("A fire destroyed the market hall of Larkport on Monday.", [0, 3, 2]),
        ("The museum of Arden opened its doors to all pupils in May.", [0, 2, 3]),
    ],
)
def test_what_needs_a_retold_sentence_above_it_comes_after_what_needs_none(above: str, order: list[int]) -> None:
    """The reader would go through the event again to get there, however much is new."""
    told = "On Monday evening flames reached the hall of the old fish market near the quay"
    texts = above, f"{told}. It stood for ages. Its roof was red."
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in texts])
    runs = [Run(numbers=(0,)), Run(numbers=(1, 2)), Run(numbers=(3,))]
    candidates = [Candidate(sentence=run.last, run=run, is_lead=run.last == 0) for run in runs]
    ranking = ranking_of(corpus, candidates, bare_worth(1.0, 0.1, 0.6, 0.36), [10] * 4)
    assert order == [one.sentence for one in ranking.in_order(0.8) if isinstance(one, Candidate)]
