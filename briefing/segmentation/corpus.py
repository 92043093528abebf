"""Documents -> one index: every sentence with its position, and every word as a number.

The tokens of all sentences are in one array, so that scores are sums over numpy arrays and 100,000 sentences cost no
Python loop: `tokens[indptr[i]:indptr[i + 1]]` are those of sentence i, as in a compressed sparse row (CSR) matrix.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from briefing.language.loading import language_of
from briefing.language.matching_form import matched
from briefing.language.words import count_words
from briefing.model import Document, Sentence
from briefing.segmentation.numbering import number_words
from briefing.segmentation.paragraphs import Span, paragraph_spans
from briefing.segmentation.sentences import split_paragraphs

Split = Callable[[Document, Sequence[Span], str], Sequence[Sentence]]
"""From a document, the spans of its paragraphs and its language to its sentences, in order."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Corpus:
    """Sentences in document order, their positions, and their words as numbers.

    `document_of[i]` and `paragraph_of[i]` say where sentence i is: both count from 0, paragraphs within their document,
    whose offsets are in `paragraph_spans`. `read_documents` and `read_sentences` are the same in their matching form:
    texts, paragraphs and all offsets but those of `sentences` are theirs. `vocabulary` holds the distinct lower-cased
    words of each language, `vocabulary_languages` the language of each, `stem_of[word]` the index of its stem in
    `stem_vocabulary`; `is_content[word]` is False for stop words. `tokens` (one value per token) holds the index of
    each token in the vocabulary, `indptr` (one value per sentence, and one more) where each sentence begins in it.
    """

    documents: tuple[Document, ...]
    languages: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    document_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    read_documents: tuple[Document, ...]
    read_sentences: tuple[Sentence, ...]
    paragraph_spans: tuple[tuple[Span, ...], ...]
    vocabulary: tuple[str, ...]
    vocabulary_languages: tuple[str, ...]
    stem_vocabulary: tuple[str, ...]
    stem_of: NDArray[np.int32]
    is_content: NDArray[np.bool_]
    tokens: NDArray[np.int32]
    indptr: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.sentences)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each sentence, in its matching form."""
        return tuple(sentence.text for sentence in self.read_sentences)

    @cached_property
    def word_counts(self) -> tuple[int, ...]:
        """The number of words in each sentence, as a reader counts them."""
        return tuple(map(count_words, self.texts))

    @cached_property
    def document_ids(self) -> NDArray[np.int64]:
        """`document_of` as an array: the document of each sentence, one value per sentence."""
        return np.array(self.document_of, dtype=np.int64)

    @cached_property
    def number_of(self) -> dict[Sentence, int]:
        """The number of each sentence, from 0."""
        return {sentence: number for number, sentence in enumerate(self.sentences)}

    def span_of(self, document: int) -> tuple[int, int]:
        """The number of a document's first sentence and of the one after its last."""
        return self._spans[document]

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        numbers = range(len(self.documents))
        return tuple((bisect_left(self.document_of, one), bisect_right(self.document_of, one)) for one in numbers)

    @cached_property
    def own_article(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The number of the first sentence of each sentence's article, and how many it has; one value per sentence."""
        begins, ends = np.array(self._spans, dtype=np.int64).reshape(-1, 2)[self.document_ids].T
        return begins, (ends - begins).astype(np.float64)

    def covering(self, document: int, start: int, end: int) -> range:
        """The numbers of the sentences that a span of a document's text, in its matching form, overlaps."""
        begin, after = self.span_of(document)
        first = max(begin, bisect_right(self._starts, start, begin, after) - 1)
        return range(first, max(first + 1, bisect_left(self._starts, end, begin, after)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.read_sentences)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The sentence of each token, one value per token."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))

    @cached_property
    def _stems(self) -> NDArray[np.int32]:
        """The stem of each token, one value per token."""
        stems: NDArray[np.int32] = self.stem_of[self.tokens]
        return stems

    @cached_property
    def content_stems(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The sentence and the stem of each content word, in the order of the text: two arrays of equal length."""
        is_content = self.is_content[self.tokens]
        return self.rows[is_content], self._stems[is_content].astype(np.int64)

    @cached_property
    def _pairs(self) -> NDArray[np.int64]:
        """Sentence and stem of each token as one number, one value per token."""
        return self.rows * self._width + self._stems

    @property
    def _width(self) -> int:
        return max(1, len(self.stem_vocabulary))

    @cached_property
    def stem_counts(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """The distinct content stems of each sentence: sentence, stem, and its frequency there, in order.

        Three arrays of equal length: the rows, columns and values of the sparse (sentences, stems) matrix of term
        frequencies.
        """
        pairs = np.sort(self._pairs[self.is_content[self.tokens]], kind="stable")  # in runs, unknown to np.unique
        begins = np.flatnonzero(is_first(pairs))
        rows, stems = np.divmod(pairs[begins], self._width)
        return rows, stems, np.diff(np.append(begins, len(pairs)))

    @cached_property
    def cells_by_word(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The places in `stem_counts`, by article and stem, then by sentence; and whether each is its stem's first."""
        rows, stems, _ = self.stem_counts
        words = self.document_ids[rows] * self._width + stems
        order = np.argsort(words, kind="stable")
        return order, is_first(words[order])

    @cached_property
    def _stem_lists(self) -> tuple[list[int], list[int]]:
        """The stems of `stem_counts` as a list, and where those of each sentence begin in it."""
        rows, stems, _ = self.stem_counts
        return stems.tolist(), np.searchsorted(rows, np.arange(len(self) + 1)).tolist()

    def distinct_stems(self, sentence: int) -> list[int]:
        """The distinct content stems of one sentence, in order.

        A list, because a sentence has a dozen stems: numpy's overhead on so few is ten times the work.
        """
        stems, begins = self._stem_lists
        return stems[begins[sentence] : begins[sentence + 1]]

    @cached_property
    def tfidf(self) -> NDArray[np.float64]:
        """One weight per entry of `stem_counts`; those of a sentence form a vector of unit length."""
        rows, stems, counts = self.stem_counts
        cells = counts * self.idf[stems]
        norm = np.sqrt(np.bincount(rows, weights=cells**2, minlength=len(self)))
        return np.asarray(cells / np.maximum(norm[rows], 1e-12), dtype=np.float64)

    @cached_property
    def sentence_frequency(self) -> NDArray[np.int64]:
        """In how many sentences each stem occurs, one value per stem."""
        pairs = np.sort(self._pairs, kind="stable")
        return np.bincount(pairs[is_first(pairs)] % self._width, minlength=len(self.stem_vocabulary))

    @cached_property
    def idf(self) -> NDArray[np.float64]:
        """Inverse sentence frequency, one value per stem, never negative (Robertson and Sparck Jones 1976)."""
        frequency = self.sentence_frequency
        idf: NDArray[np.float64] = np.log1p((len(self) - frequency + 0.5) / (frequency + 0.5))
        return idf

    @cached_property
    def _index(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        order = np.argsort(self.tokens, kind="stable")
        order.setflags(write=False)  # parts of it are handed out
        return order, np.searchsorted(self.tokens[order], np.arange(len(self.vocabulary) + 1))

    def postings(self, word: int) -> NDArray[np.int64]:
        """Where a word occurs in `tokens`, ascending: an inverted index, so a look-up costs no more than its hits."""
        order, starts = self._index
        return order[starts[word] : starts[word + 1]]

    def sum_by_sentence(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum one value per token to one value per sentence."""
        return np.bincount(self.rows, weights=values, minlength=len(self)).astype(np.float64)


def is_first(ascending: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each of some numbers in ascending order is the first of its value, one truth value per number."""
    first = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return first


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Each document once, with its language, in a canonical order: the one they were given in decides nothing."""
    known = {one if one.language else replace(one, language=language_of(one)) for one in documents}
    return sorted(known, key=_place)


def _place(document: Document) -> tuple[str, ...]:
    """The sort key of a document: first its day, then all that is known about it, so that no two are equal."""
    names = (document.title, document.url, document.text, document.id, document.outlet, document.author)
    rest = (document.language, str(document.accessed or ""), document.sha256, str(document.claimed))
    return (str(document.published or "9999"), *names, *rest)


def read_corpus(documents: Sequence[Document], split: Split = split_paragraphs) -> Corpus:
    """Split and index documents; the sentences keep the order of the documents."""
    both = tuple(map(matched, documents))
    spans = tuple([paragraph_spans(one.read.text) for one in both])
    languages = tuple(map(language_of, documents))
    parts = [split(one.read, *known) for one, known in zip(both, zip(spans, languages, strict=True), strict=True)]
    sentences = tuple(chain.from_iterable(parts))
    shown = chain.from_iterable(map(one.as_shown, part) for one, part in zip(both, parts, strict=True))
    document_of = tuple(chain.from_iterable(repeat(number, len(part)) for number, part in enumerate(parts)))
    pairs = zip(sentences, document_of, strict=True)
    numbering = number_words((languages[document], sentence.text) for sentence, document in pairs)
    return Corpus(
        documents=tuple(documents),
        languages=languages,
        sentences=tuple(shown),
        read_documents=tuple(one.read for one in both),
        read_sentences=sentences,
        document_of=document_of,
        paragraph_of=tuple(chain.from_iterable(map(_paragraph_numbers, spans, parts))),
        paragraph_spans=spans,
        vocabulary=numbering.vocabulary,
        vocabulary_languages=numbering.languages,
        stem_vocabulary=numbering.stem_vocabulary,
        stem_of=np.array(numbering.stems, dtype=np.int32),
        is_content=np.array(numbering.are_content, dtype=np.bool_),
        tokens=np.array(numbering.tokens, dtype=np.int32),
        indptr=np.array(numbering.indptr, dtype=np.int64),
    )


def _paragraph_numbers(paragraphs: Sequence[Span], sentences: Sequence[Sentence]) -> list[int]:
    """The paragraph of each sentence of an article."""
    starts = [start for start, _ in paragraphs]
    return [bisect_right(starts, sentence.start) - 1 for sentence in sentences]
