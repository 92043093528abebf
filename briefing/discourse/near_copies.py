"""Corpus -> which of its articles are copies of one text: under another headline, cut, with a paragraph moved or added.

Two articles are compared by their shingles, the runs of a few words that occur in them: they are copies where enough
shingles of the shorter one are in the other ("containment"), which also finds what was cut at the end or went on. The
sets are exact: a thousand articles have half a million shingles, so an inverted index of them needs no hashing.
Reference: Broder (1997), On the resemblance and containment of documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from briefing.language.words import words
from briefing.model import Document
from briefing.segmentation.corpus import Corpus, is_first

SHINGLE = 4
"""Words in a shingle. With a word in ten replaced, two thirds of a text's runs of four stay, two fifths of eight."""
CONTAINED = 0.5
"""The share of the shorter article's shingles from which two articles are copies. Of 180 pairs of articles that three
papers had each written on one event, what they quote in common made .37 at most, .03 in the middle."""
FEWEST = 20
"""Distinct shingles from which that share says something: two sentences. A shorter text has only equal copies."""

Copies = Sequence[Sequence[Document]]
"""The groups of documents that have one text; a document that is in none has no copy."""


def find_copies(*corpora: Corpus) -> tuple[tuple[Document, ...], ...]:
    """The groups of two and more documents that have one text, each in the order of the corpora.

    Copies of a copy are copies. The order of the documents decides nothing else: the groups have the same members.
    """
    documents = [document for corpus in corpora for document in corpus.documents]
    return _grouped(documents, *_words(corpora)) if len(documents) > 1 else ()


def find_equal_texts(documents: Sequence[Document]) -> tuple[tuple[Document, ...], ...]:
    """The same groups of documents that nobody has cut into sentences."""
    numbers: dict[str, int] = {}
    texts = [[numbers.setdefault(word, len(numbers)) for word in words(document.text)] for document in documents]
    owners = np.repeat(np.arange(len(documents)), list(map(len, texts)))
    return _grouped(documents, np.array(list(chain.from_iterable(texts)), dtype=np.int64), owners)


def _grouped(
    documents: Sequence[Document], tokens: NDArray[np.int64], owners: NDArray[np.int64]
) -> tuple[tuple[Document, ...], ...]:
    """The groups of copies; `owners` has the number of the document of each token."""
    groups = [[number] for number in range(len(documents))]
    for one, other in _pairs(tokens, owners, len(documents)):
        if groups[one] is not groups[other]:
            joined = groups[one] + groups[other]
            for number in joined:
                groups[number] = joined
    found = sorted({tuple(sorted(group)) for group in groups if len(group) > 1})
    return tuple(tuple(documents[number] for number in group) for group in found)


def _pairs(tokens: NDArray[np.int64], owners: NDArray[np.int64], count: int) -> Iterator[tuple[int, int]]:
    """Pairs of documents that are copies, by number, enough to join all; `owners` has the document of each token."""
    yield from _equal(tokens, owners)
    documents, shingles = _shingles(tokens, owners)
    sizes, frequency = np.bincount(documents, minlength=count), np.bincount(shingles)
    is_shared = frequency[shingles] > 1
    documents, shingles = documents[is_shared], shingles[is_shared]
    order = np.argsort(shingles, kind="stable")
    holders = documents[order]  # by shingle: the documents that it occurs in, ascending
    begins = np.searchsorted(shingles[order], np.arange(len(frequency) + 1))
    bounds = np.searchsorted(documents, np.arange(len(sizes) + 1))
    for one in np.flatnonzero((sizes >= FEWEST) & (np.diff(bounds) > 0)).tolist():
        own = shingles[bounds[one] : bounds[one + 1]]
        held = [holders[start:end] for start, end in zip(begins[own].tolist(), begins[own + 1].tolist(), strict=True)]
        shared = np.bincount(np.concatenate(held), minlength=len(sizes))[:one]
        least = np.minimum(sizes[:one], sizes[one])
        for other in np.flatnonzero((least >= FEWEST) & (shared >= CONTAINED * least)).tolist():
            yield other, one


def _words(corpora: Sequence[Corpus]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The word and the document of each token, as numbers over all corpora.

    A word is the same in every language: a short text may be taken for another than it is in.
    """
    numbers: dict[str, int] = {}
    words, owners, before = [], [], 0
    for corpus in corpora:
        own = [numbers.setdefault(word, len(numbers)) for word in corpus.vocabulary]
        words.append(np.array(own, dtype=np.int64)[corpus.tokens])
        owners.append(corpus.document_ids[corpus.rows] + before)
        before += len(corpus.documents)
    return np.concatenate(words), np.concatenate(owners)


def _equal(tokens: NDArray[np.int64], owners: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Each document with the same words as one before it, and that one."""
    if not len(owners):
        return
    begins = np.flatnonzero(is_first(owners))
    first: dict[bytes, int] = {}
    for owner, text in zip(owners[begins].tolist(), np.split(tokens, begins[1:]), strict=True):
        known = first.setdefault(text.tobytes(), owner)
        if known != owner:
            yield known, owner


def _shingles(tokens: NDArray[np.int64], owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct shingles of each document, as two arrays: the document, and the shingle as a number from 0.

    Runs are numbered by doubling: two words that follow each other, then two of those pairs.
    Reference: Karp, Miller and Rosenberg (1972), Rapid identification of repeated patterns.
    """
    runs, length = tokens, 1
    while length < SHINGLE:
        runs = _numbered(runs[:-length] * (len(tokens) + 1) + runs[length:])
        length *= 2
    is_within = owners[: len(runs)] == owners[length - 1 :]
    pairs = np.unique(owners[: len(runs)][is_within] * (len(tokens) + 1) + runs[is_within])
    return np.divmod(pairs, len(tokens) + 1)


def _numbered(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rank of each value among the distinct ones."""
    ranks: NDArray[np.int64] = np.unique(values, return_inverse=True)[1]
    return ranks
