"""Sentences -> passages: the smallest run of neighbours in which no "he", "however" or quotation hangs.

For each sentence it is settled once what it leans on (`Lean`: another sentence, and why); a passage
is the sentence with all that it leans on, and with all that these lean on, closed up to one run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.text.furniture import find_furniture
from briefing.text.language import ContextRules, load_language
from briefing.text.quotes import Quotation, find_quotations

if TYPE_CHECKING:
    from briefing.model import Sentence
    from briefing.text.corpus import Corpus

MAX_SENTENCES = 4
"""The longest passage: beyond four sentences a passage is an article of its own."""
MIN_QUOTED_WORDS = 4
"""A quotation of fewer words is a term in marks, not speech that needs a speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """A sentence needs another one (its number in the corpus; None: it is not there), and why."""

    on: int | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences first..last of the corpus, read as one passage; `why` tells what drew in the neighbours."""

    first: int
    last: int
    why: tuple[str, ...] = ()

    @property
    def numbers(self) -> range:
        """The numbers of the sentences."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotStand:
    """Why a sentence cannot be shown, not even with its neighbours."""

    why: str


FURNITURE = CannotStand(why="is a caption, a byline or the like")


def find_runs(corpus: Corpus, longest: int = MAX_SENTENCES) -> tuple[Run | CannotStand, ...]:
    """For each sentence the smallest run around it that reads on its own, of at most `longest` sentences."""
    leans = find_leans(corpus)
    furniture = find_furniture(corpus)
    return tuple(FURNITURE if furniture[i] else _close(i, leans, longest) for i in range(len(corpus)))


def find_leans(corpus: Corpus) -> tuple[tuple[Lean, ...], ...]:
    """What each sentence leans on."""
    found: list[list[Lean]] = [[] for _ in range(len(corpus))]
    begin = 0
    for document, source in enumerate(corpus.sources):
        end = begin
        while end < len(corpus) and corpus.documents[end] == document:
            end += 1
        sentences = corpus.sentences[begin:end]
        rules = load_language(corpus.languages[document]).context
        _lean_back(sentences, begin, rules, found)
        _lean_on_speakers(sentences, begin, find_quotations(source, sentences), found)
        begin = end
    return tuple(map(tuple, found))


def _close(number: int, leans: Sequence[Sequence[Lean]], longest: int) -> Run | CannotStand:
    first = last = number
    done: set[int] = set()
    why: list[str] = []
    while left := [i for i in range(first, last + 1) if i not in done]:
        done.update(left)
        for lean in (lean for i in left for lean in leans[i]):
            if lean.on is None:
                return CannotStand(why=lean.why)
            if not first <= lean.on <= last:
                why.append(lean.why)
            first, last = min(first, lean.on), max(last, lean.on)
        if last - first >= longest:
            return CannotStand(why=f"needs more than {longest} sentences: {', '.join(dict.fromkeys(why))}")
    return Run(first=first, last=last, why=tuple(dict.fromkeys(why)))


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: re.Pattern[str]
    pronoun: re.Pattern[str]
    demonstrative: re.Pattern[str]
    expletive: re.Pattern[str]


@cache
def _patterns(rules: ContextRules) -> _Patterns:
    marks = r"[\"'“”‘’«„(\[\s]*"
    opening = rf"{marks}(?:(?:{_any(rules.connectives | rules.back_references)})\b|(?:{_any(rules.connectives_before_comma)}),)"
    return _Patterns(
        opening=re.compile(opening, re.IGNORECASE),
        pronoun=re.compile(rf"\b(?:{_any(rules.person_pronouns | rules.thing_pronouns)})\b", re.IGNORECASE),
        demonstrative=re.compile(rf"{marks}(?:{_any(rules.demonstratives)})\b", re.IGNORECASE),
        expletive=re.compile(rf"{marks}(?:{_any(rules.expletives)})\b", re.IGNORECASE),
    )


def _any(options: frozenset[str]) -> str:
    return "|".join(re.escape(option) for option in sorted(options, key=lambda o: (-len(o), o))) or r"(?!)"


_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+|\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")


def _lean_back(sentences: Sequence[Sentence], begin: int, rules: ContextRules, found: list[list[Lean]]) -> None:
    """Add what each sentence leans on by its opening words and its pronouns."""
    patterns = _patterns(rules)
    for place, sentence in enumerate(sentences):
        text = sentence.text
        before = begin + place - 1 if place else None
        opening = patterns.opening.match(text) or patterns.demonstrative.match(text)
        if opening:
            found[begin + place].append(Lean(on=before, why=f"“{opening[0].strip()}” points back"))
        pronoun = patterns.pronoun.search(text)
        if pronoun and not patterns.expletive.match(text) and not _NAME.search(text, 0, pronoun.start()):
            found[begin + place].append(Lean(on=before, why=f"“{pronoun[0]}” has nobody to point to"))


def _lean_on_speakers(
    sentences: Sequence[Sentence], begin: int, quotations: Sequence[Quotation], found: list[list[Lean]]
) -> None:
    """Tie the sentences of a quotation together, and to the sentence that names its speaker."""
    starts = [sentence.start for sentence in sentences]
    for quotation in quotations:
        held = _covering(starts, quotation.start, quotation.end)
        for one, other in pairwise(held):
            found[begin + one].append(Lean(on=begin + other, why="the quotation goes on"))
            found[begin + other].append(Lean(on=begin + one, why="the quotation began before"))
        document = sentences[held[0]].document
        if len(document.text[quotation.start : quotation.end].split()) < MIN_QUOTED_WORDS:
            continue
        if quotation.attribution is None:
            if held[0] and document.text[sentences[held[0]].start : quotation.start].strip() == "":
                found[begin + held[0]].append(Lean(on=begin + held[0] - 1, why="the speaker is not named"))
            continue
        speaker = _covering(starts, *quotation.attribution.speaker)[0]
        for place in held:
            if place != speaker:
                found[begin + place].append(Lean(on=begin + speaker, why="the speaker stands there"))


def _covering(starts: Sequence[int], start: int, end: int) -> range:
    from bisect import bisect_left, bisect_right

    return range(max(0, bisect_right(starts, start) - 1), max(1, bisect_left(starts, end)))
