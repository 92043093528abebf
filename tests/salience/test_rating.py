"""The methods: one table, and a rating of every sentence by each."""

from __future__ import annotations

import numpy as np
import pytest

from briefing.discourse.annotations import annotate
from briefing.errors import UnknownNameError
from briefing.model import Document
from briefing.salience.rating import METHODS, rate_sentences
from briefing.segmentation.corpus import read_corpus
from tests.samples import SAMPLES, read_sample

METHOD_NAMES = ["briefing", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction", "edmundson"]
HARD_TEXTS = {
    "one sentence": "The vote was held on Tuesday.",
    "one word": "Yes.",
    "no word": "… ! ?",
    "only stop words": "He is. They were. It was not.",
    "the same sentence thrice": "The vote was held. The vote was held. The vote was held.",
    "a figure": "3.5. 4.5. 17.",
    "German": "Der Minister trat zurück. Die Regierung schweigt. Das Volk wählt im Mai.",
    "Chinese": "总理星期二宣布辞职。政府没有回应。",
    "nothing": "",
}


def test_the_table_has_ours_first_then_lead_then_those_of_sumy() -> None:
    """The command line shows it in this order."""
    assert METHOD_NAMES == list(METHODS)


@pytest.mark.parametrize("method", METHOD_NAMES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_method_rates_every_sentence_between_nought_and_one(method: str, path: object) -> None:
    """One finite number a sentence, not all the same."""
    corpus = read_corpus([read_sample(path)])  # type: ignore[arg-type]
    ratings = rate_sentences(annotate(corpus), method)
    assert (len(corpus),) == ratings.shape
    assert np.isfinite(ratings).all()
    assert (ratings >= 0).all()
    assert (ratings <= 1).all()
    assert len(set(ratings.tolist())) > 1


@pytest.mark.parametrize("method", METHOD_NAMES)
@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_a_method_survives_texts_with_little_in_them(method: str, text: str) -> None:
    """Libraries divide by numbers of words and sentences; here nothing is divided by nought."""
    corpus = read_corpus([Document(id="a", text=text)])
    ratings = rate_sentences(annotate(corpus), method)
    assert (len(corpus),) == ratings.shape
    assert np.isfinite(ratings).all()


@pytest.mark.parametrize("method", METHOD_NAMES)
def test_a_method_rates_the_same_again(method: str) -> None:
    """No random start, no set order: the second call gives the same numbers."""
    corpus = read_corpus([read_sample()])
    assert rate_sentences(annotate(corpus), method).tolist() == rate_sentences(annotate(corpus), method).tolist()


def test_lead_rates_the_first_sentence_of_each_article_best() -> None:
    """And every later one lower than the one before it."""
    corpus = read_corpus([read_sample(), read_sample()])
    ratings = rate_sentences(annotate(corpus), "lead").tolist()
    half = len(corpus) // 2
    assert ratings[:half] == ratings[half:] == sorted(ratings[:half], reverse=True)
    assert 1.0 == ratings[0]


def test_a_method_reads_each_of_several_articles_in_its_own_language() -> None:
    """The stop words of the second article tell nothing, and two forms of one of its nouns are one word."""
    english = "The mayor opened a bridge over the river on Monday. The bridge cost the town two million crowns."
    filler = "Es ist so, wie es ist, und das war auch so, wie es war."
    german = f"Die Brücke wurde von der Stadt bezahlt. {filler} Brücken kosten Städte viel Geld."
    articles = [Document(id=code, text=text, language=code) for code, text in (("en", english), ("de", german))]
    corpus = read_corpus(articles)
    ratings = rate_sentences(annotate(corpus), "luhn").tolist()
    assert [corpus.texts.index(filler), 4] == [ratings.index(min(ratings)), ratings.index(max(ratings))]


def test_an_unknown_method_lists_what_there_is() -> None:
    """With a guess at what was meant."""
    with pytest.raises(UnknownNameError, match=r"did you mean 'lexrank'\? available: briefing, edmundson"):
        rate_sentences(annotate(read_corpus([])), "lexrnk")
