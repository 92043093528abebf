"""Corpus -> what is known about its sentences besides their words: speakers, furniture, what cannot be a key point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from briefing.discourse.fragments import find_fragments
from briefing.discourse.furniture import find_furniture, find_interludes
from briefing.discourse.near_copies import find_copies
from briefing.discourse.outlets import sources_of
from briefing.discourse.posts import find_posts
from briefing.discourse.quotations import Quotation, find_quotations
from briefing.language.loading import load_language
from briefing.model import Document
from briefing.segmentation.corpus import Corpus


@dataclass(frozen=True, kw_only=True, eq=False)
class Annotations:
    """A corpus with its quotations (one tuple per document) and what its sentences are (one value per sentence).

    `furniture`: whether it is a caption, a byline or similar. `interludes`: whether it interrupts the article, as a
    caption or a cross-heading does. `fragments`: why it cannot be a key point on its own; empty for most.
    """

    corpus: Corpus
    quotations: tuple[tuple[Quotation, ...], ...]
    furniture: tuple[bool, ...]
    interludes: tuple[bool, ...]
    fragments: tuple[str, ...]

    def body_of(self, document: int) -> list[int]:
        """The numbers of a document's sentences, without interludes."""
        return [number for number in range(*self.corpus.span_of(document)) if not self.interludes[number]]

    @cached_property
    def body_places(self) -> tuple[int, ...]:
        """For each sentence, how many sentences come before it, not counting interludes: neighbours differ by one."""
        return tuple(accumulate((not is_apart for is_apart in self.interludes[:-1]), initial=0))[: len(self.corpus)]

    @cached_property
    def places_in_article(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How many of its article's sentences come before each one, and their share (0..1); furniture not counted."""
        documents = self.corpus.document_ids
        counted = np.concatenate(([0], np.cumsum(~np.array(self.furniture, dtype=np.bool_))))
        begins = np.searchsorted(documents, documents, side="left")
        ends = np.searchsorted(documents, documents, side="right")
        above = (counted[:-1] - counted[begins]).astype(np.float64)
        return above, above / np.maximum(1, counted[ends] - counted[begins])

    @cached_property
    def copies(self) -> tuple[tuple[Document, ...], ...]:
        """The groups of documents that have one text."""
        return find_copies(self.corpus)

    @cached_property
    def sources(self) -> tuple[int, ...]:
        """The number of the independent source that each document counts for: neither copies nor one outlet are two."""
        return sources_of(self.corpus.documents, self.copies)


def annotate(corpus: Corpus) -> Annotations:
    """Read every document of a corpus once."""
    quotations = tuple(
        find_quotations(
            document,
            corpus.read_sentences[slice(*corpus.span_of(number))],
            corpus.paragraph_spans[number],
            corpus.languages[number],
        )
        for number, document in enumerate(corpus.read_documents)
    )
    numbers = range(len(corpus.documents))
    furniture = tuple(chain.from_iterable(_furniture(corpus, one, quotations[one]) for one in numbers))
    return Annotations(
        corpus=corpus,
        quotations=quotations,
        furniture=furniture,
        interludes=tuple(chain.from_iterable(_interludes(corpus, one, furniture) for one in numbers)),
        fragments=tuple(chain.from_iterable(_fragments(corpus, one) for one in numbers)),
    )


def _furniture(corpus: Corpus, document: int, quotations: tuple[Quotation, ...]) -> tuple[bool, ...]:
    begin, end = corpus.span_of(document)
    spoken = [False] * (end - begin)
    for quotation in quotations:
        held = corpus.covering(document, quotation.start, quotation.end)
        if len(held) > 1:
            spoken[held.start - begin : held.stop - begin] = [True] * len(held)
    language = load_language(corpus.languages[document])
    texts = corpus.texts[begin:end]
    found = find_furniture(texts, corpus.word_counts[begin:end], spoken, language)
    posts = find_posts(texts, corpus.paragraph_of[begin:end])
    return tuple(one or place in posts for place, one in enumerate(found)) if posts else found


def _interludes(corpus: Corpus, document: int, furniture: tuple[bool, ...]) -> Iterator[bool]:
    own = slice(*corpus.span_of(document))
    yield from find_interludes(corpus.paragraph_of[own], furniture[own], corpus.word_counts[own])


def _fragments(corpus: Corpus, document: int) -> Iterator[str]:
    own, language = slice(*corpus.span_of(document)), load_language(corpus.languages[document])
    yield from find_fragments(corpus.texts[own], corpus.word_counts[own], language)
