"""The corpus: sentences with their places, words as numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given

from briefing.language.words import words
from briefing.model import Document
from briefing.segmentation.corpus import in_order, read_corpus
from briefing.segmentation.paragraphs import paragraph_spans
from tests.articles import stories

ONE = Document(id="1", text="The vote began. The vote ended.\n\nNobody voted.", language="en")
TWO = Document(id="2", text="Die Wahl endete.", language="de")


def test_sentences_keep_the_order_of_the_documents_and_know_their_places() -> None:
    """Documents count from 0, paragraphs from 0 within their document."""
    corpus = read_corpus([ONE, TWO])
    assert (0, 0, 0, 1) == corpus.document_of
    assert (0, 0, 1, 0) == corpus.paragraph_of
    assert (3, 3, 2, 3) == corpus.word_counts
    assert ("en", "de") == corpus.languages


@given(stories())
def test_the_words_of_each_sentence_are_its_row(documents: list[Document]) -> None:
    """`tokens[indptr[i]:indptr[i + 1]]`, by the words of `vocabulary`."""
    corpus = read_corpus(documents)
    for i, sentence in enumerate(corpus.sentences):
        row = corpus.tokens[corpus.indptr[i] : corpus.indptr[i + 1]]
        assert words(sentence.text) == [corpus.vocabulary[form] for form in row]


@given(stories())
def test_each_sentence_stands_in_its_paragraph(documents: list[Document]) -> None:
    """The number leads to the span that holds it."""
    corpus = read_corpus(documents)
    for sentence, owner, paragraph in zip(corpus.sentences, corpus.document_of, corpus.paragraph_of, strict=True):
        start, end = paragraph_spans(corpus.documents[owner].text)[paragraph]
        assert start <= sentence.start < sentence.end <= end


@given(stories())
def test_places_are_an_index_of_every_word(documents: list[Document]) -> None:
    """Ascending, complete, and only there."""
    corpus = read_corpus(documents)
    for form in range(len(corpus.vocabulary)):
        assert np.flatnonzero(corpus.tokens == form).tolist() == corpus.postings(form).tolist()


def test_forms_of_a_word_share_a_stem_within_a_language() -> None:
    """And the same letters in two languages are two forms."""
    corpus = read_corpus([ONE, Document(id="3", text="Vote!", language="de")])
    names = [corpus.stem_vocabulary[stem] for stem in corpus.stem_of]
    assert names[corpus.vocabulary.index("voted")] == names[corpus.vocabulary.index("vote")]
    assert 2 == corpus.vocabulary.count("vote")


def test_the_rarer_the_stem_the_higher_its_weight() -> None:
    """Never negative, so that no word speaks against its sentence."""
    corpus = read_corpus([ONE])
    weight = {corpus.stem_vocabulary[stem]: float(corpus.idf[stem]) for stem in range(len(corpus.stem_vocabulary))}
    assert weight["nobodi"] > weight["vote"] > 0


def test_an_empty_corpus_is_a_corpus() -> None:
    """No document, or one without a word, has rows of nothing."""
    for documents in ([], [Document(id="a", text="")]):
        corpus = read_corpus(documents)
        assert 0 == len(corpus) == len(corpus.tokens) == len(corpus.idf)


@given(stories())
def test_the_stems_of_each_sentence_are_counted_and_weighed_to_unit_length(documents: list[Document]) -> None:
    """Content words only, each stem once a sentence, in order; no weight where there is no content."""
    corpus = read_corpus(documents)
    rows, stems, counts = corpus.stem_counts
    for i in range(len(corpus)):
        tokens = corpus.tokens[corpus.indptr[i] : corpus.indptr[i + 1]]
        expected = Counter(corpus.stem_of[tokens][corpus.is_content[tokens]].tolist())
        mine = rows == i
        assert sorted(expected.items()) == list(zip(stems[mine].tolist(), counts[mine].tolist(), strict=True))
        length = float(np.linalg.norm(corpus.tfidf[mine]))
        assert length == pytest.approx(1.0) or not expected or not corpus.idf[stems[mine]].any()


def test_a_document_given_twice_is_one_source() -> None:
    """The same file named twice: no second source says the same."""
    assert in_order([ONE, TWO]) == in_order([ONE, TWO, ONE])


def test_two_corpora_can_be_compared() -> None:
    """Each is equal to itself alone; arrays within them raise nothing."""
    one, other = read_corpus([ONE]), read_corpus([ONE])
    assert (True, False) == (one == one, one == other)  # noqa: PLR0124


@pytest.mark.parametrize("known", [field.name for field in fields(Document)])
def test_articles_that_differ_in_anything_have_an_order_of_their_own(known: str) -> None:
    """One report in eight papers: whatever is known of them, neither their order nor a hash decides."""
    days = [date(2025, 1, day) for day in range(1, 9)]
    values: dict[str, list[object]] = {"published": [*days], "accessed": [*days], "claimed": [False, True]}
    languages = ["ar", "de", "en", "es", "fr", "he", "uk", "zh"]
    documents = [replace(ONE, **{known: value}) for value in values.get(known, languages)]  # type: ignore[arg-type]
    assert documents == in_order(documents[::-1])
