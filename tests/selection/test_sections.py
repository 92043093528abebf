"""Sections: the lead first, then each theme's passages in the order of the article, each whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.context.runs import MAX_SENTENCES, Run
from briefing.discourse.annotations import annotate
from briefing.draft import Draft
from briefing.model import NO_HEADING, Document, Theme
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.selection.candidates import Candidate
from briefing.selection.lead import MOST_LEAD_WORDS
from briefing.selection.sections import build_sections
from tests.articles import LENGTHS, LONG, long_stories, stories, themes
from tests.drafts import drafted

MINE, OTHER = Theme(name="Mine"), Theme(name="Other")
Shown = tuple[list[int], list[tuple[str, list[list[int]]]]]


def corpus_of(count: int, together: str = " ", words: int = 4) -> Corpus:
    """An article of so many sentences of so many words."""
    text = together.join(f"Marlow{' again' * (words - 2)} ship{number}." for number in range(count))
    return read_corpus([Document(id="a", text=text, language="en")])


def one(first: int, last: int | None = None, theme: int | None = None) -> Candidate:
    """A candidate of one sentence or several."""
    last = first if last is None else last
    return Candidate(sentence=last, run=Run(numbers=tuple(range(first, last + 1))), theme=theme)


def shown(corpus: Corpus, *taken: Candidate, wanted: tuple[Theme, ...] = ()) -> Shown:
    """The numbers of the sentences of the lead, and of each passage of each section."""
    lead, sections = build_sections(annotate(corpus), wanted, taken)
    number = {sentence: place for place, sentence in enumerate(corpus.sentences)}
    parts = [
        (section.theme.name, [[number[s] for s in passage.sentences] for passage in section.passages])
        for section in sections
    ]
    return [number[s] for s in lead.sentences] if lead else [], parts


def test_nothing_taken_leaves_every_theme_empty_and_no_lead() -> None:
    """The themes are listed in any case."""
    assert ([], [("Mine", []), ("Other", [])]) == shown(corpus_of(3), wanted=(MINE, OTHER))


def test_without_a_passage_beside_the_lead_there_is_no_section_without_a_heading() -> None:
    """It would be an empty block."""
    assert ([1], [("Mine", [])]) == shown(corpus_of(3), one(1), wanted=(MINE,))


def test_what_has_no_heading_comes_before_the_themes_in_their_order() -> None:
    """Whichever was taken first."""
    taken = (one(0), one(4, theme=1), one(2, theme=0), one(6))
    expected = [("", [[6]]), ("Mine", [[2]]), ("Other", [[4]])]
    assert ([0], expected) == shown(corpus_of(8), *taken, wanted=(MINE, OTHER))


def test_the_passages_of_a_section_stand_in_the_order_of_the_article() -> None:
    """The most valuable first is no order in which a reader can follow."""
    assert ([5], [("", [[0], [3], [7]])]) == shown(corpus_of(8), one(5), one(7), one(0), one(3))


def test_the_passages_below_a_heading_stand_in_the_order_of_the_article() -> None:
    """As those without one do, whichever was taken first."""
    taken = (one(0), one(7, theme=0), one(2, theme=0), one(5, theme=0))
    assert ([0], [("Mine", [[2], [5], [7]])]) == shown(corpus_of(9), *taken, wanted=(MINE,))


def test_what_leans_on_the_lead_joins_it() -> None:
    """The passage it was taken with is the lead's own, and longer."""
    assert ([1, 2], [("", [[5]])]) == shown(corpus_of(6), one(1), one(5), one(1, 2))


def test_of_several_that_lean_on_the_lead_all_join_it() -> None:
    """Each goes on from the one before."""
    assert ([1, 2, 3], []) == shown(corpus_of(6), one(1), one(1, 3), one(1, 2))


def test_what_leans_on_the_lead_follows_it_directly_where_both_are_too_long() -> None:
    """Two sentences of forty words are a lead, three are none; a sentence above the lead waits."""
    corpus = corpus_of(6, words=40)
    assert ([2, 3], [("", [[4], [0]])]) == shown(corpus, one(2), one(0), one(2, 3), one(2, 4))


def test_what_merely_stands_after_the_lead_is_no_part_of_it() -> None:
    """It depends on nothing, and comes first of what has no heading, since it goes on."""
    assert ([2], [("", [[3], [0]])]) == shown(corpus_of(6), one(2), one(0), one(3))


def test_sentences_that_were_taken_together_are_one_passage() -> None:
    """Over the end of a paragraph, too; those that merely stand side by side there are two."""
    corpus = corpus_of(6, "\n\n")
    assert ([0], [("", [[2, 3], [4]])]) == shown(corpus, one(0), one(4), one(2, 3))


def test_neighbours_in_a_paragraph_are_one_passage() -> None:
    """Nothing stands between them that was left out."""
    assert ([0], [("", [[2, 3], [5]])]) == shown(corpus_of(6), one(0), one(3), one(5), one(2))


def test_a_passage_has_at_most_four_sentences() -> None:
    """What is more begins another one, right below."""
    assert ([0], [("", [[2, 3, 4, 5], [6]])]) == shown(corpus_of(8), one(0), *map(one, range(2, 7)))


def test_passages_that_overlap_are_cut_after_four_sentences() -> None:
    """What such a cut parts stands right below what it depends on."""
    assert ([0], [("", [[2, 3, 4, 5], [6, 7]])]) == shown(corpus_of(9), one(0), one(2, 5), one(4, 7))


def test_what_leads_up_to_the_lead_is_its_beginning() -> None:
    """And what it takes along after the lead belongs to it too."""
    assert ([0, 1, 2], []) == shown(corpus_of(4), one(1), one(0, 2))


def test_the_last_sentence_of_an_article_does_not_join_the_first_of_the_next() -> None:
    """Each passage is of one document."""
    texts = ("Marlow lost a ship. Holm won.", "Renn left. Larkport grew.")
    corpus = read_corpus([Document(id=text, text=text, language="en") for text in texts])
    assert ([0], [("", [[1], [2, 3]])]) == shown(corpus, one(0), one(1), one(2), one(3))


def parts_of(draft: Draft) -> Shown:
    """What a draft shows."""
    return shown(draft.corpus, *draft.choice.taken, wanted=draft.relevance.themes)


DRAFTED = given(stories() | long_stories(), themes(), st.sampled_from((*LENGTHS, *LONG)))


@DRAFTED
def test_every_sentence_that_was_taken_is_shown_once(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """In the lead or in one passage of one section, and no other sentence is."""
    draft = drafted(documents, wanted, length)
    lead, sections = parts_of(draft)
    numbers = lead + [number for _, passages in sections for passage in passages for number in passage]
    assert sorted({number for one in draft.choice.taken for number in one.run.numbers}) == sorted(numbers)


@DRAFTED
def test_passages_are_runs_of_one_article_and_of_four_sentences_at_most(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """They read on their own; captions between their paragraphs are left out."""
    draft = drafted(documents, wanted, length)
    _, sections = parts_of(draft)
    for passage in (passage for _, passages in sections for passage in passages):
        between = range(passage[0], passage[-1] + 1)
        assert [number for number in between if not draft.annotations.interludes[number]] == passage
        assert len(passage) <= MAX_SENTENCES
        assert 1 == len({draft.corpus.document_of[number] for number in passage})


@DRAFTED
def test_a_section_keeps_the_order_of_the_article(documents: list[Document], wanted: list[Theme], length: str) -> None:
    """But for what goes on from the lead, which comes right after it."""
    draft = drafted(documents, wanted, length)
    lead, sections = parts_of(draft)
    for name, passages in sections:
        numbers = [number for passage in passages for number in passage]
        going_on = 0
        while not name and going_on < len(numbers) and numbers[going_on] == lead[-1] + 1 + going_on:
            going_on += 1
        assert numbers[:going_on] + sorted(numbers[going_on:]) == numbers


@DRAFTED
def test_what_leans_on_the_lead_follows_it_directly(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """In the lead itself, or as the first of what follows, without a heading between."""
    draft = drafted(documents, wanted, length)
    lead, sections = parts_of(draft)
    bare = [number for name, passages in sections if not name for passage in passages for number in passage]
    for run in (one.run for one in draft.choice.taken):
        if not set(run.numbers).isdisjoint(lead):
            after = list(range(lead[-1] + 1, run.last + 1))
            assert after == bare[: len(after)]


@DRAFTED
def test_a_lead_that_grows_stays_a_lead(documents: list[Document], wanted: list[Theme], length: str) -> None:
    """It has no more than a hundred words, unless it is no more than what was taken first."""
    draft = drafted(documents, wanted, length)
    lead, _ = parts_of(draft)
    first = list(draft.choice.taken[0].run.numbers) if draft.choice.taken else []
    assert lead == first or sum(draft.corpus.word_counts[number] for number in lead) <= MOST_LEAD_WORDS


@DRAFTED
def test_no_section_but_that_without_a_heading_is_missing_or_added(
    documents: list[Document], wanted: list[Theme], length: str
) -> None:
    """The themes that were asked for, in their order."""
    draft = drafted(documents, wanted, length)
    _, sections = build_sections(draft.annotations, draft.relevance.themes, draft.choice.taken)
    named = [section.theme for section in sections if section.theme != NO_HEADING]
    assert list(draft.relevance.themes) == named
