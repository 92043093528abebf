"""Annotations -> a rating of each sentence, by one of a table of methods: ours, sumy's, and the plain lead.

Every method gets the same sentences and gives one rating (0..1) per sentence; themes, context, budget and order are the
same for all, so `--method` changes which sentences matter and nothing else.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.annotations import Annotations
from briefing.errors import UnknownNameError
from briefing.language.words import stemmer, stop_words, words
from briefing.salience.news_value import rate_news_value
from briefing.segmentation.corpus import Corpus

HALF_LIFE_SENTENCES = 6.0
"""Sentences after which the value of an early place has halved, for the plain lead."""
Rate = Callable[["Annotations"], "NDArray[np.float64]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way to rate sentences, and where it comes from."""

    rate: Rate
    about: str


def rate_position(annotations: Annotations) -> NDArray[np.float64]:
    """1 for the first sentence of an article, halved every HALF_LIFE_SENTENCES; one value per sentence."""
    documents = annotations.corpus.document_ids
    first = np.searchsorted(documents, documents)
    rated: NDArray[np.float64] = 0.5 ** ((np.arange(len(documents)) - first) / HALF_LIFE_SENTENCES)
    return rated


def _sumy(module: str, name: str) -> Rate:
    def rate(annotations: Annotations) -> NDArray[np.float64]:
        summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)
        return _rate_with_sumy(annotations.corpus, summarizer)

    return rate


METHODS: dict[str, Method] = {
    "briefing": Method(rate=rate_news_value, about="what an editor keeps, learned from rated stories (the default)"),
    "lead": Method(rate=rate_position, about="the first sentences of each article"),
    "lexrank": Method(rate=_sumy("lex_rank", "LexRankSummarizer"), about="Erkan and Radev 2004, by sumy"),
    "textrank": Method(rate=_sumy("text_rank", "TextRankSummarizer"), about="Mihalcea and Tarau 2004, by sumy"),
    "lsa": Method(rate=_sumy("lsa", "LsaSummarizer"), about="Steinberger and Jezek 2004, by sumy"),
    "luhn": Method(rate=_sumy("luhn", "LuhnSummarizer"), about="Luhn 1958, by sumy"),
    "kl": Method(rate=_sumy("kl", "KLSummarizer"), about="Haghighi and Vanderwende 2009, by sumy"),
    "sumbasic": Method(rate=_sumy("sum_basic", "SumBasicSummarizer"), about="Nenkova and Vanderwende 2005, by sumy"),
    "reduction": Method(rate=_sumy("reduction", "ReductionSummarizer"), about="sentence similarity sums, by sumy"),
    "edmundson": Method(rate=_sumy("edmundson", "EdmundsonSummarizer"), about="Edmundson 1969, by sumy"),
}  # fmt: skip


def rate_sentences(annotations: Annotations, method: str) -> NDArray[np.float64]:
    """Rate every sentence (0..1) by the method of that name; raises UnknownNameError if there is none."""
    if method not in METHODS:
        raise UnknownNameError("method", method, METHODS)
    return METHODS[method].rate(annotations)


def _rate_with_sumy(corpus: Corpus, summarizer: Any) -> NDArray[np.float64]:
    """Let a sumy summariser order all sentences; the first gets 1, the last nearly 0; one value per sentence.

    Ranks, because sumy's ratings have no common scale (KL counts down, LSA gives vector lengths).
    """
    document = _sumy_document(corpus)
    count = len(document.sentences)
    if count < 2:  # nothing to rank, and LSA and LexRank would divide by zero
        return np.ones(len(corpus))
    method = _with_open_ratings(summarizer)(_Stem(corpus))
    _give_words(method, corpus)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LexRank divides by zero if no word is shared, LSA warns of few words
        method(document, count)
    ratings = np.nan_to_num(method.ratings or [0.0] * count).tolist()
    order = sorted(range(count), key=lambda i: (-ratings[i], i))
    rated = np.zeros(len(corpus))
    for rank, i in enumerate(order):
        rated[document.sentences[i].number] = 1.0 - rank / count
    return rated


class _Stem:
    """sumy's stemmer interface to our cached stemmers: a word has the stem of the first language that it is read in."""

    def __init__(self, corpus: Corpus) -> None:
        self._language_of: dict[str, str] = {}
        for word, language in zip(corpus.vocabulary, corpus.vocabulary_languages, strict=True):
            self._language_of.setdefault(word, language)
        self._first = corpus.languages[0]

    def __call__(self, word: str) -> str:
        lowered = word.lower()
        return stemmer(self._language_of.get(lowered, self._first))(lowered)


class _Tokenizer:
    """sumy's tokenizer interface to our words."""

    @staticmethod
    def to_words(text: str) -> tuple[str, ...]:
        return tuple(words(text))


def _sumy_document(corpus: Corpus) -> Any:
    """Our sentences as sumy's document; each keeps its number, as equal texts are equal to sumy."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Numbered(Sentence):  # type: ignore[misc]  # sumy is not typed
        __slots__ = ("number",)

    paragraphs: dict[tuple[int, int], list[Any]] = {}
    for i, text in enumerate(corpus.texts):
        if not words(text):
            continue  # sumy divides by the number of words
        numbered = Numbered(text, _Tokenizer())
        numbered.number = i
        paragraphs.setdefault((corpus.document_of[i], corpus.paragraph_of[i]), []).append(numbered)
    return ObjectDocumentModel([Paragraph(part) for part in paragraphs.values()])


def _with_open_ratings(summarizer: Any) -> Any:
    """The summariser with its ratings kept: sumy discards them after choosing sentences."""

    class Open(summarizer):  # type: ignore[misc]
        ratings: Sequence[float] = ()

        def _get_best_sentences(self, sentences: Any, _: Any, rating: Any, *args: Any, **kwargs: Any) -> tuple[()]:
            rate = rating.__getitem__ if isinstance(rating, dict) else rating
            # sumy sums floats over sets: the last digits depend on the process, so near-ties are made equal.
            self.ratings = [round(float(rate(sentence, *args, **kwargs)), 9) for sentence in sentences]
            return ()

    return Open


def _give_words(method: Any, corpus: Corpus) -> None:
    """Set the word lists that a method uses: the languages' stop words; for Edmundson the titles' words as bonus."""
    ignored = frozenset[str]().union(*map(stop_words, corpus.languages))
    if hasattr(method, "stop_words"):
        method.stop_words = ignored
    if hasattr(method, "bonus_words"):
        titles = frozenset(word for source in corpus.documents for word in words(source.title))
        method.null_words = ignored or frozenset(["-"])
        method.bonus_words = (titles - method.null_words) or frozenset(["-"])
        method.stigma_words = frozenset(["-"])
