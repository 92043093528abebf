"""Texts -> their words as numbers: the same word of the same language always has the same number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from briefing.language.words import stemmer, stop_words, words_of_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The words of some texts in one list of `tokens`, those of text i from `indptr[i]` to `indptr[i + 1]`.

    `vocabulary` holds the distinct words, numbered as they occur, `languages` the language of each, `stems` the number
    of its stem in `stem_vocabulary` and `are_content` whether it is a content word.
    """

    tokens: list[int]
    indptr: list[int]
    vocabulary: tuple[str, ...]
    languages: tuple[str, ...]
    stems: list[int]
    stem_vocabulary: tuple[str, ...]
    are_content: list[bool]


def number_words(texts: Iterable[tuple[str, str]]) -> Numbering:
    """The words of some texts in their matching form, given as pairs of language and text, as numbers."""
    next_number = count().__next__
    numbers: dict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(next_number))
    tokens: list[int] = []
    indptr = [0]
    for language, text in texts:
        tokens.extend(map(numbers[language].__getitem__, words_of_form(text)))
        indptr.append(len(tokens))
    vocabulary, languages = ([""] * sum(map(len, numbers.values())) for _ in range(2))
    for code, own in numbers.items():
        for word, number in own.items():
            vocabulary[number], languages[number] = word, code
    stem_of = {code: stemmer(code) for code in numbers}
    without_subject = {code: stop_words(code) for code in numbers}
    stems: dict[str, int] = defaultdict(count().__next__)
    pairs = list(zip(vocabulary, languages, strict=True))
    return Numbering(
        tokens=tokens,
        indptr=indptr,
        vocabulary=tuple(vocabulary),
        languages=tuple(languages),
        stems=[stems[stem_of[code](word)] for word, code in pairs],
        stem_vocabulary=tuple(stems),
        are_content=[word not in without_subject[code] for word, code in pairs],
    )
