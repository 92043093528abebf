"""Corpus -> which sentence of another article tells what a sentence says.

A mark that names a source which does not say it is an untruth, so nearly all content words of the sentence must be in
the other one, and whatever turns a sentence into another: its figures, its names, what it quotes, a denial, a "may".
Of 120 pairs of sentences of the news in which this finds one in the other, people rated .98 as telling the same at
least in what matters (3 of 5 points), and .96 without the conditions on names and the like. A short sentence has too
few words for that; it must be in the other one as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from math import sqrt

import numpy as np

from briefing.comparison.figures import Figures
from briefing.comparison.redundancy import figures_of
from briefing.context.anaphora import without
from briefing.discourse.quotation_marks import quotation_spans
from briefing.language.loading import load_language
from briefing.language.words import LETTERS, stop_words
from briefing.segmentation.corpus import Corpus

TOLD = 0.85
"""The share of the content words of a sentence that the other has at least."""
LEAST_WORDS = 6
"""Distinct content words below which a sentence is too short to be told by its words."""
SHORT, GAP = 4, 2
"""Distinct content words from which a shorter one is told where all its words follow one another in the other sentence,
with at most so many others between two of them: "taken to hospital" is not "released from hospital"."""
VERBATIM = 5
"""Content words in a row that two sentences quote, if it is one quotation: then who speaks may be named further up."""
ABOVE = 2
"""Sentences above, at most, in which an article names whom it goes on to call "he"."""
MOST_WITNESSES = 2
"""Other sources that a mark names at most: more say nothing more, and the mark would be a line."""

_NAME = re.compile(r"(?<!^)(?<![“„«\"(])\b[^\W\d_][\w’'-]*")


class Witnesses:
    """Finds for sentences of a corpus those of independent sources that tell them.

    `sources` has the number of the source that each article counts for; two that differ in a figure tell two things.
    """

    def __init__(self, corpus: Corpus, sources: Sequence[int], figures: Figures) -> None:
        self._corpus, self._sources, self._figures = corpus, sources, figures

    def of(self, numbers: Sequence[int], preferred: Set[int]) -> dict[int, tuple[int, ...]]:
        """For each sentence of a passage those that tell it, of the sources that tell all of it, at most two.

        Of the articles of a source a preferred one is taken, then the one with the fullest telling.
        """
        if len(set(self._sources)) < 2:
            return {}
        found = [{self._corpus.document_of[one]: one for one in reversed(self._telling(number))} for number in numbers]
        common = [document for document in found[0] if all(document in one for one in found)]
        common.sort(key=lambda one: (one not in preferred, -self._likeness(numbers[0], found[0][one]), one))
        of_each: dict[int, int] = {}
        for document in common:
            of_each.setdefault(self._sources[document], document)
        chosen = sorted(list(of_each.values())[:MOST_WITNESSES])
        told = zip(numbers, found, strict=True)
        return {number: tuple(one[document] for document in chosen) for number, one in told} if chosen else {}

    def tells(self, other: int, sentence: int) -> bool:
        """Whether a sentence of an independent source tells what a sentence says."""
        documents, corpus = self._corpus.document_of, self._corpus
        if self._sources[documents[other]] == self._sources[documents[sentence]]:
            return False
        own, others = set(corpus.distinct_stems(sentence)), set(corpus.distinct_stems(other))
        if len(own) < SHORT or len(own & others) < _least(len(own)):
            return False
        if len(own) < LEAST_WORDS and not self._runs_through(sentence, other):
            return False
        is_of_figures = figures_of(corpus, sentence) <= figures_of(corpus, other)
        return is_of_figures and self._agree(sentence, other) and frozenset((sentence, other)) not in self._rivals

    def _telling(self, sentence: int) -> list[int]:
        """The sentences that tell what one says, the fullest telling first."""
        found = [other for other in self._alike(sentence) if self.tells(other, sentence)]
        return sorted(found, key=lambda other: (-self._likeness(sentence, other), other))

    def _alike(self, sentence: int) -> list[int]:
        """The sentences with enough of its content words."""
        own = self._corpus.distinct_stems(sentence)
        if len(own) < SHORT:
            return []
        rows, stems, _ = self._corpus.stem_counts
        is_own = np.zeros(len(self._corpus.stem_vocabulary), dtype=np.bool_)
        is_own[own] = True
        shared = np.bincount(rows[is_own[stems]], minlength=len(self._corpus))
        return np.flatnonzero(shared >= _least(len(own))).tolist()

    def _likeness(self, sentence: int, other: int) -> float:
        own, others = set(self._corpus.distinct_stems(sentence)), set(self._corpus.distinct_stems(other))
        return len(own & others) / sqrt(len(own) * len(others))

    def _agree(self, sentence: int, other: int) -> bool:
        """Whether the other has the names, the numbers in words and the quoted words, and denies and doubts no more."""
        corpus = self._corpus
        text, language = corpus.texts[sentence], corpus.languages[corpus.document_of[sentence]]
        rules = load_language(language)
        negations, quantities = rules.retellings.negations, rules.quantities
        own, others = set(_words(text)), set(_words(corpus.texts[other]))
        numbers = {word for word, _ in quantities.numbers}
        names = set(_names(text)) - rules.context.titles
        quoted = set(_quoted(text)) - (stop_words(language) - negations - quantities.unsure - numbers)
        needed = names | quoted | own & (numbers | quantities.earlier)
        is_doubted = bool((others & quantities.unsure) - own)
        if bool(own & negations) != bool(others & negations) or is_doubted:
            return False
        return needed <= others or (needed - others <= names - quoted and self._is_said(sentence, other, names))

    def _is_said(self, sentence: int, other: int, names: Set[str]) -> bool:
        """Whether both quote the same, of somebody whom the article of the other names right above it, and nobody else.

        "The harbour is sold," Marlow said; and: "The harbour is sold," he said.
        """
        corpus = self._corpus
        begin, _ = corpus.span_of(corpus.document_of[other])
        text = corpus.texts[other]
        above = {word for one in range(max(begin, other - ABOVE), other) for word in _words(corpus.texts[one])}
        if not names <= above | set(_words(text)) or set(_names(without(text, _quotations(text)))) - names:
            return False
        language = corpus.languages[corpus.document_of[sentence]]
        ours, theirs = (
            [word for word in _quoted(corpus.texts[one]) if word not in stop_words(language)]
            for one in (sentence, other)
        )
        return len(ours) >= VERBATIM and any(
            theirs[at : at + len(ours)] == ours for at in range(len(theirs) - len(ours) + 1)
        )

    def _runs_through(self, sentence: int, other: int) -> bool:
        """Whether the words of a sentence follow one another in the other, with at most GAP words between two."""
        own, others = (LETTERS.findall(self._corpus.texts[one].lower()) for one in (sentence, other))
        places = {at for at, word in enumerate(others) if own and word == own[0]}
        for wanted in own[1:]:
            near = {at + step for at in places for step in range(1, GAP + 2)}
            places = {at for at in near if at < len(others) and others[at] == wanted}
        return bool(places)

    @cached_property
    def _rivals(self) -> frozenset[frozenset[int]]:
        """The pairs of sentences that give different figures for one thing."""
        return frozenset(frozenset((one.sentence, other.sentence)) for one, other in self._figures.rivals)


def _words(text: str) -> Iterator[str]:
    """The words of a sentence in lower case, "don’t" as it is, and the parts of "Franco-German"."""
    for run in text.replace("'", "’").lower().split():
        yield from LETTERS.findall(run)
        yield run.strip('.,;:!?“”"()')


def _names(text: str) -> Iterator[str]:
    """The words with a capital letter that begin neither the sentence nor a quotation."""
    for name in _NAME.findall(text):
        if name[0].isupper():
            yield from LETTERS.findall(name.replace("'", "’").removesuffix("’s").lower())


def _quoted(text: str) -> Iterator[str]:
    """The words in quotation marks."""
    for begin, end in _quotations(text):
        yield from LETTERS.findall(text[begin:end].lower())


def _quotations(text: str) -> list[tuple[int, int]]:
    """The offsets of the quotations of a sentence, those within others left out."""
    outer: list[tuple[int, int]] = []
    for begin, end in quotation_spans(text, [(0, len(text))]):
        if not outer or begin >= outer[-1][1]:
            outer.append((begin, end))
    return outer


def _least(count: int) -> float:
    """How many of its content words another sentence must have to tell a sentence of so many."""
    return TOLD * count if count >= LEAST_WORDS else count
