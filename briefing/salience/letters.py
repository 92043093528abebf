"""Corpus -> surface features of each sentence, whatever it means: figures, capitals, marks, a few small words.

Rare features are first looked for among the distinct words, which are fewer than the letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.language.loading import load_language
from briefing.segmentation.corpus import Corpus

MOST_FIGURES, MOST_NAMES = 4, 6

_NUMBER = re.compile(r"\d+")
_OPENING_QUOTES = frozenset('"“„«‘')
_QUOTES = frozenset('"“”«»„')


def letter_features(corpus: Corpus) -> dict[str, NDArray[np.float64]]:
    """A column for each feature name, one value per sentence: counts, or 0 and 1."""
    texts = corpus.texts
    capitals, names = count_capitals(texts)
    figures, persons = _figures_and_persons(corpus)
    return {
        "figures": np.minimum(figures, MOST_FIGURES),
        "names": np.minimum(names, MOST_NAMES),
        "opens with a quotation": np.array([text[:1] in _OPENING_QUOTES for text in texts], dtype=np.float64),
        "first person": persons,
        "perfect": _perfect(corpus),
        "question": np.array([text.endswith("?") for text in texts], dtype=np.float64),
        "capitals": capitals,
    }


def count_capitals(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many capitals from A to Z each text has, and how many of them begin a word inside it; one value per text."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    places = np.flatnonzero((codes >= ord("A")) & (codes <= ord("Z")))
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    owners = np.searchsorted(ends, places, side="right")
    before, is_within = codes[places - 1], places != np.append(0, ends)[owners]
    begins = is_within & (before != ord("_")) & ~np.char.isalnum(before.view("<U1"))
    first, second = (np.bincount(one, minlength=len(texts)).astype(np.float64) for one in (owners, owners[begins]))
    return first, second


def _figures_and_persons(corpus: Corpus) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many numbers each sentence has, and whether (0 or 1) it has a first-person word and no quotation mark."""
    counts, persons = np.zeros((2, len(corpus.vocabulary)))
    listed = {code: load_language(code).prominence.first_person for code in set(corpus.languages)}
    anywhere = frozenset[str]().union(*listed.values())
    languages = corpus.vocabulary_languages
    for number, word in enumerate(corpus.vocabulary):
        # Such as "1,000" or "i'm": part of a plain word is neither a number nor a first-person word.
        if word.isdecimal():
            counts[number] = 1
        elif not word.isalpha():
            counts[number] = len(_NUMBER.findall(word))
            persons[number] = _person(languages[number]).search(word) is not None
        elif word in anywhere and word in listed[languages[number]]:
            persons[number] = 1.0
    figures, spoken = (corpus.sum_by_sentence(one[corpus.tokens]) for one in (counts, persons))
    for number in np.flatnonzero(spoken).tolist():
        text, code = corpus.texts[number], corpus.languages[corpus.document_of[number]]
        spoken[number] = _QUOTES.isdisjoint(text) and _person(code).search(text) is not None
    return figures, spoken


def _perfect(corpus: Corpus) -> NDArray[np.float64]:
    """Whether (0 or 1) each sentence has the tense that its language uses for the latest news, if there is one."""
    found = np.zeros(len(corpus))
    for document, code in enumerate(corpus.languages):
        if pattern := _tense(code):
            begin, end = corpus.span_of(document)
            found[begin:end] = [pattern.search(text) is not None for text in corpus.texts[begin:end]]
    return found


@cache
def _tense(code: str) -> re.Pattern[str] | None:
    perfect = load_language(code).prominence.perfect
    return re.compile(perfect) if perfect else None


@cache
def _person(code: str) -> re.Pattern[str]:
    words = "|".join(sorted(load_language(code).prominence.first_person)) or "(?!)"
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
