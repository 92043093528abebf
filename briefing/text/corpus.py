"""Documents -> one indexed corpus: every sentence with its paragraph, and every word as a number.

The words of all sentences lie in one row, so that scores are sums over numpy arrays and 100,000
sentences cost no Python loop: `forms[offsets[i]:offsets[i + 1]]` are the words of sentence i.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain, repeat

import numpy as np
from numpy.typing import NDArray

from briefing.model import Document, Sentence
from briefing.text.fragments import find_fragments
from briefing.text.furniture import find_interludes, furniture_of
from briefing.text.language import language_of, load_language
from briefing.text.numbering import number_words
from briefing.text.paragraphs import Span, paragraph_spans
from briefing.text.prominence import places_in_article, rate_prominence
from briefing.text.quotes import Quotation, find_quotations
from briefing.text.sentences import split_paragraphs
from briefing.text.words import count_words

Split = Callable[[Document, Sequence[Span]], Sequence[Sentence]]
"""A document and the spans of its paragraphs to its sentences, in order."""


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Sentences in document order, their places, and their words as numbers.

    `documents[i]` and `paragraphs[i]` say where sentence i stands: both count from 0, paragraphs within their document,
    where they are at `paragraph_spans`. `form_names` are the distinct lower-cased words of each language,
    `form_languages` theirs, `stem_of[form]` is the number of a form's stem, `is_content[form]` is False for stop words.
    """

    sources: tuple[Document, ...]
    languages: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    documents: tuple[int, ...]
    paragraphs: tuple[int, ...]
    paragraph_spans: tuple[tuple[Span, ...], ...]
    form_names: tuple[str, ...]
    form_languages: tuple[str, ...]
    stem_names: tuple[str, ...]
    stem_of: NDArray[np.int32]
    is_content: NDArray[np.bool_]
    forms: NDArray[np.int32]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.sentences)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each sentence."""
        return tuple(sentence.text for sentence in self.sentences)

    @cached_property
    def word_counts(self) -> tuple[int, ...]:
        """Words of each sentence as a reader counts them."""
        return tuple(map(count_words, self.texts))

    @cached_property
    def owners(self) -> NDArray[np.int64]:
        """`documents` as an array."""
        return np.array(self.documents, dtype=np.int64)

    @cached_property
    def furniture(self) -> tuple[bool, ...]:
        """Whether each sentence is a caption, a byline or the like."""
        return tuple(chain.from_iterable(furniture_of(self, document) for document in range(len(self.sources))))

    @cached_property
    def interludes(self) -> tuple[bool, ...]:
        """Whether each sentence stands between those of the article, as a caption or a cross-heading does."""
        found: list[bool] = []
        for document in range(len(self.sources)):
            own = slice(*self.span_of(document))
            found.extend(find_interludes(self.paragraphs[own], self.furniture[own], self.word_counts[own]))
        return tuple(found)

    def body_of(self, document: int) -> list[int]:
        """The numbers of a document's sentences, interludes left out."""
        return [number for number in range(*self.span_of(document)) if not self.interludes[number]]

    @cached_property
    def body_places(self) -> tuple[int, ...]:
        """How many sentences that are no interludes stand above each one: neighbours differ by one."""
        return tuple(accumulate((not is_apart for is_apart in self.interludes[:-1]), initial=0))[: len(self)]

    @cached_property
    def fragments(self) -> tuple[str, ...]:
        """Why each sentence is no key point on its own; empty for most."""
        found: list[str] = []
        for document, language in enumerate(self.languages):
            begin, end = self.span_of(document)
            found.extend(find_fragments(self.texts[begin:end], self.word_counts[begin:end], load_language(language)))
        return tuple(found)

    @cached_property
    def prominence(self) -> NDArray[np.float64]:
        """How prominent the form and place of each sentence make it (see prominence.py)."""
        return rate_prominence(self)

    @cached_property
    def places_in_article(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How many sentences of the article stand above each one, and their share of it (see prominence.py)."""
        return places_in_article(self)

    @cached_property
    def quotations(self) -> tuple[tuple[Quotation, ...], ...]:
        """The quotations of each document."""
        return tuple(
            find_quotations(source, self.sentences[slice(*self.span_of(document))], self.paragraph_spans[document])
            for document, source in enumerate(self.sources)
        )

    def covering(self, document: int, start: int, end: int) -> range:
        """The numbers of the sentences that a span of a document's characters touches."""
        begin, behind = self.span_of(document)
        first = max(begin, bisect_right(self._starts, start, begin, behind) - 1)
        return range(first, max(first + 1, bisect_left(self._starts, end, begin, behind)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def span_of(self, document: int) -> tuple[int, int]:
        """The numbers of a document's first sentence and of the one behind its last."""
        return self._spans[document]

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        numbers = range(len(self.sources))
        return tuple((bisect_left(self.documents, one), bisect_right(self.documents, one)) for one in numbers)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The sentence that each entry of `forms` is from."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    @cached_property
    def stems(self) -> NDArray[np.int32]:
        """The stem of each entry of `forms`."""
        stems: NDArray[np.int32] = self.stem_of[self.forms]
        return stems

    @cached_property
    def content(self) -> NDArray[np.bool_]:
        """Whether each entry of `forms` is a content word."""
        content: NDArray[np.bool_] = self.is_content[self.forms]
        return content

    @cached_property
    def _pairs(self) -> NDArray[np.int64]:
        """Sentence and stem of each entry of `forms` as one number."""
        return self.rows * self._width + self.stems

    @property
    def _width(self) -> int:
        return max(1, len(self.stem_names))

    @cached_property
    def stem_counts(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """The distinct content stems of each sentence: sentence, stem, and how often it stands there, in order."""
        pairs = np.sort(self._pairs[self.content], kind="stable")  # in runs already; np.unique would not know
        begins = np.flatnonzero(is_first(pairs))
        rows, stems = np.divmod(pairs[begins], self._width)
        return rows, stems, np.diff(np.append(begins, len(pairs)))

    @cached_property
    def _stem_lists(self) -> tuple[list[int], list[int]]:
        """The stems of `stem_counts`, and where those of each sentence begin."""
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
        """A weight for each of `stem_counts`: together the vector of unit length of each sentence."""
        rows, stems, counts = self.stem_counts
        cells = counts * self.idf[stems]
        norm = np.sqrt(np.bincount(rows, weights=cells**2, minlength=len(self)))
        return np.asarray(cells / np.maximum(norm[rows], 1e-12), dtype=np.float64)

    @cached_property
    def sentence_frequency(self) -> NDArray[np.int64]:
        """In how many sentences each stem stands."""
        pairs = np.sort(self._pairs, kind="stable")
        return np.bincount(pairs[is_first(pairs)] % self._width, minlength=len(self.stem_names))

    @cached_property
    def idf(self) -> NDArray[np.float64]:
        """Inverse sentence frequency of each stem, never negative (Robertson and Sparck Jones 1976)."""
        frequency = self.sentence_frequency
        idf: NDArray[np.float64] = np.log1p((len(self) - frequency + 0.5) / (frequency + 0.5))
        return idf

    @cached_property
    def _index(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        order = np.argsort(self.forms, kind="stable")
        order.setflags(write=False)  # parts of it are handed out
        return order, np.searchsorted(self.forms[order], np.arange(len(self.form_names) + 1))

    def places(self, form: int) -> NDArray[np.int64]:
        """Where a word stands in `forms`, ascending: an inverted index, so that a look-up costs its hits."""
        order, starts = self._index
        return order[starts[form] : starts[form + 1]]

    def sum_by_sentence(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """One value a word in, their sum a sentence out."""
        return np.bincount(self.rows, weights=values, minlength=len(self)).astype(np.float64)


def is_first(ascending: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each of some numbers in ascending order is the first of its value."""
    first = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return first


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Each document once, with its language, in an order of their own: the one they came in decides nothing."""
    known = {one if one.language else replace(one, language=language_of(one)) for one in documents}
    return sorted(known, key=lambda one: (str(one.published or "9999"), one.title, one.url, one.text, one.id))


def read_corpus(documents: Sequence[Document], split: Split = split_paragraphs) -> Corpus:
    """Split and index documents; the sentences keep the order of the documents."""
    spans = tuple([paragraph_spans(document.text) for document in documents])
    parts = [split(*one) for one in zip(documents, spans, strict=True)]
    sentences = tuple(chain.from_iterable(parts))
    owners = tuple(chain.from_iterable(repeat(number, len(part)) for number, part in enumerate(parts)))
    languages = tuple(map(language_of, documents))
    numbering = number_words((languages[owner], one.text) for one, owner in zip(sentences, owners, strict=True))
    return Corpus(
        sources=tuple(documents),
        languages=languages,
        sentences=sentences,
        documents=owners,
        paragraphs=tuple(chain.from_iterable(map(_paragraph_numbers, spans, parts))),
        paragraph_spans=spans,
        form_names=numbering.names,
        form_languages=numbering.languages,
        stem_names=numbering.stem_names,
        stem_of=np.array(numbering.stems, dtype=np.int32),
        is_content=np.array(numbering.are_content, dtype=np.bool_),
        forms=np.array(numbering.forms, dtype=np.int32),
        offsets=np.array(numbering.offsets, dtype=np.int64),
    )


def _paragraph_numbers(paragraphs: Sequence[Span], sentences: Sequence[Sentence]) -> list[int]:
    """In which of an article's paragraphs each of its sentences stands."""
    starts = [start for start, _ in paragraphs]
    return [bisect_right(starts, sentence.start) - 1 for sentence in sentences]
