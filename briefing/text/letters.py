"""Corpus -> what the letters of each sentence show, whatever it means: figures, capitals, marks, a few small words.

What is rare is looked for among the distinct words first, of which there are fewer than letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.text.corpus import Corpus

MOST_FIGURES, MOST_NAMES = 4, 6

_NUMBER = re.compile(r"\d+")
_OPENING_QUOTES = frozenset('"“„«‘')
_PERFECT = re.compile(  # with the participles of English, not every word in -en: "has children", "have talent"
    r"ha(?<!\w..)(?:s|ve)(?:n['’]t)? (?:\w+ly |not |also |now |since |already |never )?(?:been )?"
    r"(?:(?!(?:red|hundred|indeed|need|speed|seed)\b)\w+ed|beaten|become|been|begun|blown|born|bought|broken|brought|built"
    r"|caught|chosen|come|cut|dealt|drawn|driven|fallen|felt|fled|flown|forbidden|forgotten|fought|found|frozen|given|gone"
    r"|grown|heard|held|hidden|hit|kept|known|laid|led|left|lent|lost|made|met|paid|put|ridden|risen|run|said|seen|sent|set"
    r"|shaken|shot|shown|shut|sold|spent|spoken|stolen|struck|sworn|taken|thrown|told|withdrawn|won|written)\b"
)
"""Opens with the letters that it is found by: a word boundary would be tried at every one, 0.05 ms an article."""
_PERSONS = frozenset({"i", "we", "my", "our", "me", "us"})
_PERSON = re.compile(rf"\b(?:{'|'.join(sorted(_PERSONS))})\b", re.IGNORECASE)
_QUOTES = frozenset('"“”«»„')


def letter_features(corpus: Corpus) -> dict[str, NDArray[np.float64]]:
    """A column of values, one a sentence, for each name."""
    texts = corpus.texts
    capitals, names = count_capitals(texts)
    figures, persons = _figures_and_persons(corpus)
    return {
        "figures": np.minimum(figures, MOST_FIGURES),
        "names": np.minimum(names, MOST_NAMES),
        "opens with a quotation": np.array([text[:1] in _OPENING_QUOTES for text in texts], dtype=np.float64),
        "first person": persons,
        "perfect": np.array([_PERFECT.search(text) is not None for text in texts], dtype=np.float64),
        "question": np.array([text.endswith("?") for text in texts], dtype=np.float64),
        "capitals": capitals,
    }


def count_capitals(texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many capitals from A to Z each text has, and how many of them begin a word within it."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    places = np.flatnonzero((codes >= ord("A")) & (codes <= ord("Z")))
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    owners = np.searchsorted(ends, places, side="right")
    before, is_within = codes[places - 1], places != np.append(0, ends)[owners]
    begins = is_within & (before != ord("_")) & ~np.char.isalnum(before.view("<U1"))
    first, second = (np.bincount(one, minlength=len(texts)).astype(np.float64) for one in (owners, owners[begins]))
    return first, second


def _figures_and_persons(corpus: Corpus) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many numbers stand in each sentence, and whether a word of the first person does and no quotation mark."""
    counts, persons = np.zeros((2, len(corpus.vocabulary)))
    persons[[number for number, word in enumerate(corpus.vocabulary) if word in _PERSONS]] = 1.0
    for number, word in enumerate(corpus.vocabulary):
        # Such as "1,000" or "i'm": neither a number nor a person is told by part of a plain word.
        if not word.isalpha():
            counts[number] = len(_NUMBER.findall(word))
            persons[number] = _PERSON.search(word) is not None
    figures, spoken = (corpus.sum_by_sentence(one[corpus.tokens]) for one in (counts, persons))
    for number in np.flatnonzero(spoken).tolist():
        text = corpus.texts[number]
        spoken[number] = _QUOTES.isdisjoint(text) and _PERSON.search(text) is not None
    return figures, spoken
