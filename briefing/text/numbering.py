"""Texts -> their words as numbers: of the same word in the same language always the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from briefing.text.words import stemmer, stop_words, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The words of some texts in one row, those of text i from `offsets[i]` to `offsets[i + 1]`.

    `names` are the distinct words, numbered as they come up, `languages` theirs, `stems` the numbers of their stems and
    `are_content` whether they have a subject of their own.
    """

    forms: list[int]
    offsets: list[int]
    names: tuple[str, ...]
    languages: tuple[str, ...]
    stems: list[int]
    stem_names: tuple[str, ...]
    are_content: list[bool]


def number_words(texts: Iterable[tuple[str, str]]) -> Numbering:
    """The words of some texts, each behind its language, as numbers."""
    next_number = count().__next__
    numbers: dict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(next_number))
    forms: list[int] = []
    offsets = [0]
    for language, text in texts:
        forms.extend(map(numbers[language].__getitem__, words(text)))
        offsets.append(len(forms))
    names, languages = ([""] * sum(map(len, numbers.values())) for _ in range(2))
    for code, own in numbers.items():
        for word, number in own.items():
            names[number], languages[number] = word, code
    stem_of = {code: stemmer(code) for code in numbers}
    without_subject = {code: stop_words(code) for code in numbers}
    stems: dict[str, int] = defaultdict(count().__next__)
    return Numbering(
        forms=forms,
        offsets=offsets,
        names=tuple(names),
        languages=tuple(languages),
        stems=[stems[stem_of[code](word)] for word, code in zip(names, languages, strict=True)],
        stem_names=tuple(stems),
        are_content=[word not in without_subject[code] for word, code in zip(names, languages, strict=True)],
    )
