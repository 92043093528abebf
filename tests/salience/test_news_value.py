"""News value: what each sentence is worth to a reader who has a page and no time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.salience.forest import load_forest
from briefing.salience.news_value import HIGHEST, rate_news_value
from briefing.salience.value_features import english_features, value_features
from briefing.segmentation.corpus import Corpus, read_corpus
from briefing.vectors.word_vectors import load_vectors
from tests.articles import stories
from tests.samples import SAMPLES, read_sample

ENGLISH = Document(
    id="en",
    text="The harbour board voted on Tuesday to close Pier 9. It has no money for repairs. You may still swim there.",
    title="Board closes Pier 9",
    language="en",
)
GERMAN = Document(
    id="de",
    text="Der Hafenrat hat am Dienstag den Pier 9 geschlossen. Er habe kein Geld. Die Bewohner wollen klagen.",
    title="Hafenrat schließt Pier 9",
    language="de",
)


def told(corpus: Corpus, name: str) -> list[float]:
    """What one forest makes of all sentences."""
    columns = value_features(annotate(corpus)) | english_features(corpus)
    return [float(value) for value in np.clip(load_forest(name).predict(columns) / HIGHEST, 0, 1)]


@given(stories())
def test_news_value_lies_between_nought_and_one_and_furniture_has_none(documents: list[Document]) -> None:
    """In any language, in articles of any form."""
    corpus = read_corpus(documents)
    values = rate_news_value(annotate(corpus))
    assert (len(corpus),) == values.shape
    assert (True, True) == (bool((values >= 0).all()), bool((values <= 1).all()))
    assert {0.0} >= set(values[np.array(annotate(corpus).furniture, dtype=np.bool_)].tolist())


def test_furniture_has_no_value_even_where_the_trees_see_some() -> None:
    """A caption above the article stands where news does."""
    text = f"A ferry is seen at Pier 9 on Tuesday, June 5, 2018. REUTERS/Omar Renn\n\n{ENGLISH.text}"
    corpus = read_corpus([Document(id="a", text=text, title=ENGLISH.title, language="en")])
    assert annotate(corpus).furniture[0]
    assert (0.0, True) == (rate_news_value(annotate(corpus))[0], told(corpus, "news-value-en")[0] > 0)


@pytest.mark.parametrize(("document", "forest"), [(ENGLISH, "news-value-en"), (GERMAN, "news-value")])
def test_english_has_a_forest_of_its_own_and_other_languages_the_general_one(document: Document, forest: str) -> None:
    """They tell different numbers, so that one cannot stand for the other."""
    corpus = read_corpus([document])
    assert told(corpus, "news-value") != told(corpus, "news-value-en")
    assert told(corpus, forest) == rate_news_value(annotate(corpus)).tolist()


def test_each_article_of_several_is_told_by_the_forest_of_its_language() -> None:
    """Side by side in one corpus, in either order."""
    for documents in ((ENGLISH, GERMAN), (GERMAN, ENGLISH)):
        corpus = read_corpus(documents)
        general, english = told(corpus, "news-value"), told(corpus, "news-value-en")
        expected = [(english if corpus.languages[d] == "en" else general)[n] for n, d in enumerate(corpus.document_of)]
        assert expected == rate_news_value(annotate(corpus)).tolist()


def test_another_language_needs_no_vectors() -> None:
    """They are those of English words, and weigh megabytes; an English article does need them."""
    load_vectors.cache_clear()
    rate_news_value(annotate(read_corpus([GERMAN])))
    assert 0 == load_vectors.cache_info().misses
    rate_news_value(annotate(read_corpus([ENGLISH])))
    assert load_vectors.cache_info().misses > 0


def test_nothing_has_no_values() -> None:
    """An article without a sentence is no error here."""
    assert [] == rate_news_value(annotate(read_corpus([Document(id="a", text="")]))).tolist()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_opening_of_a_report_is_worth_more_than_the_rest(path: object) -> None:
    """In the mean: news is told from its most important end."""
    values = rate_news_value(annotate(read_corpus([read_sample(path)])))  # type: ignore[arg-type]
    assert values[:3].mean() > values[3:].mean()
