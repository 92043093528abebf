"""Word vectors, and how near the sentences of a corpus are to a theme by them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Document, Theme
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.themes.features import FeatureExtractor, near_centre
from briefing.themes.terms import TermFinder
from briefing.vectors.word_space import NEAREST, Found, WordSpace
from briefing.vectors.word_vectors import Kind, load_vectors
from tests.articles import stories

NOWHERE = Found(phrases=np.empty(0, dtype=np.int64), words=np.empty(0, dtype=np.int64))


def corpus_of(text: str, language: str = "en") -> Corpus:
    """One article."""
    return read_corpus([Document(id="a", text=text, language=language)])


def nearness(kind: Kind, one: str, other: str) -> float:
    """The cosine of two words."""
    vectors = load_vectors(kind)
    return float(vectors.vector([(one, 1.0)]) @ vectors.vector([(other, 1.0)]))


def test_meaning_knows_what_can_stand_for_a_word_and_company_what_stands_beside_it() -> None:
    """A prison is a jail; its inmates are met where prisons are written of."""
    assert nearness("similarity", "prison", "jail") > nearness("similarity", "prison", "inmate")
    assert nearness("relatedness", "prison", "inmate") > nearness("relatedness", "prison", "building")


@pytest.mark.parametrize("kind", ["similarity", "relatedness"])
def test_vectors_are_of_unit_length_and_half_the_size_that_they_may_have(kind: Kind) -> None:
    """Both kinds together stay below four megabytes."""
    vectors = load_vectors(kind)
    lengths = np.linalg.norm(vectors.rows(np.arange(len(vectors.bytes))), axis=1)
    assert 0.02 > float(np.abs(lengths - 1).max())
    assert vectors.bytes.nbytes < 2_000_000


@given(stories(), st.lists(st.sampled_from(["council", "river", "vote", "teacher", "bridge"]), min_size=1, unique=True))
def test_closeness_is_the_mean_of_the_nearest_words(documents: list[Document], terms: list[str]) -> None:
    """One sort for all sentences gives what a loop over each of them gives."""
    corpus, vectors = read_corpus(documents), load_vectors("similarity")
    theme = np.array([vectors.vector([(term, 1.0)]) for term in terms])
    expected = []
    for begin, end in zip(corpus.indptr[:-1], corpus.indptr[1:], strict=True):
        near = [word_closeness(corpus, form, theme) for form in corpus.tokens[begin:end]]
        expected.append(sum(sorted(near, reverse=True)[:NEAREST]) / NEAREST)
    assert pytest.approx(expected, abs=1e-5) == WordSpace(corpus, "similarity").closeness(theme, NOWHERE)


def word_closeness(corpus: Corpus, form: int, theme: np.ndarray) -> float:
    """The largest cosine of a content word with one of some vectors; 0 where it has none."""
    vectors = load_vectors("similarity")
    [number] = vectors.numbers_of([corpus.vocabulary[form]])
    is_known = number >= 0 and bool(corpus.is_content[form]) and corpus.vocabulary_languages[form] == "en"
    return float((theme @ vectors.rows(np.array([number]))[0]).max()) if is_known else 0.0


def test_a_language_without_vectors_is_near_where_its_terms_stand() -> None:
    """German: two words of the theme among three, and none."""
    corpus = corpus_of("Die Helfer bauen Zelte. Das Wasser steigt weiter.", language="de")
    evidence = FeatureExtractor(corpus).find(Theme(name="Hilfe", terms=("Helfer", "Zelt*")))
    assert [2 / 3, 0.0] == pytest.approx(evidence.kinds["words"].tolist())


def test_a_term_that_the_vectors_do_not_know_is_as_near_as_can_be() -> None:
    """Names and new words: one of the three nearest words is the term itself."""
    corpus = corpus_of("Zblewski wept. The ferry was late.")
    words = FeatureExtractor(corpus).find(Theme(name="Zblewski", terms=("Zblewski",))).kinds["words"]
    assert words[0] >= 1 / NEAREST
    assert words[1] < 1 / NEAREST


def test_a_phrase_is_more_than_its_words() -> None:
    """No vector says what "step down" means: where the phrase stands, all of its words are as near as can be."""
    corpus = corpus_of("Ministers step down. Ministers step up. Down went the steps.")
    words = FeatureExtractor(corpus).find(Theme(name="Exit", terms=('"step down"',))).kinds["words"]
    assert words[0] > 0.5 > max(words[1:])


def test_a_word_is_looked_up_in_its_own_language() -> None:
    """German "Gift" is no present, though an English article stands beside it."""
    documents = [
        Document(id="a", text="Das Gift liegt im Boot.", language="de"),
        Document(id="b", text="A gift lies in the boot.", language="en"),
    ]
    found = WordSpace(read_corpus(documents), "similarity").closeness(
        np.array([load_vectors("similarity").vector([("gift", 1.0)])]), NOWHERE
    )
    assert 0.0 == found[0]
    assert found[1] > 0.3


def test_the_likeliest_sentences_and_those_of_their_words_are_near_the_centre() -> None:
    """The guess points at the first sentence; the third shares its words, the second has its own."""
    corpus = corpus_of("Tents stand at Marlow School. The ferry was late. Marlow School is full.")
    near = near_centre(corpus, np.array([1.0, 0.0, 0.0]))
    assert near[0] > near[2] > near[1]


def test_without_a_guess_no_sentence_is_nearer_than_another() -> None:
    """All alike: nothing is learned."""
    corpus = corpus_of("Tents stand at Marlow School. The ferry was late.")
    assert [0.0, 0.0] == near_centre(corpus, np.array([0.3, 0.3])).tolist()


@pytest.mark.parametrize(
    ("term", "places"),
    [
        ("late ferry", []),
        ("ferry", [1, 6, 7]),
        ("ferry ferry", [6, 7]),
        ("was late", [2, 3]),
        ("late*", [3, 8]),
        ("harbour office", []),
        ("lat* harbour", [8, 9]),
    ],
)
def test_a_term_stands_at_its_words_within_one_sentence(term: str, places: list[int]) -> None:
    """Phrases do not reach into the next sentence, nor after the last."""
    corpus = corpus_of("The ferry was late. Ask at ferry ferry, later harbour.")
    forms = [corpus.vocabulary[form] for form in corpus.tokens]
    assert ["the", "ferry", "was", "late", "ask", "at", "ferry", "ferry", "later", "harbour"] == forms
    assert places == TermFinder(corpus).places(term).tolist()
