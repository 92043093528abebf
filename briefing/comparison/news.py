"""Corpus and an earlier brief -> which sentences are news: new, or a change of what was known; the others were told.

A sentence was told where the earlier brief, or an article that it quotes, has it in these or in nearly these words. One
that says the same with another figure, or with another holder of an office, is a change, shown with what was said
before. Each sentence is judged by itself and its own article: the proof, which has only what is quoted, judges alike.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from briefing.comparison.figures import EVENT_WORDS, TOTALS_WITHIN
from briefing.comparison.offices import Offices
from briefing.context.runs import CannotStand, Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.language.loading import load_language
from briefing.language.plain_figures import plain_figures
from briefing.language.quantities import Quantity, quantities_of, words_of_totals
from briefing.language.wording import flat
from briefing.language.words import stemmer, words_of_form
from briefing.model import Document, Earlier, News, Sentence
from briefing.segmentation.corpus import Corpus, read_corpus

TOLD_ENOUGH = 0.4
"""How far a sentence is told (0..1) from which it is no news: the mean of the share of its content words that one
earlier sentence has, of their cosine, and of the share of its pairs of neighbouring content words that stand in any.
Of sentences that people wrote on what was known, and of those on what was new, it takes for told .58 and .05 at 0.4,
.57 and .04 at 0.45, .59 and .06 at 0.35 (benchmarks/what_is_new.py)."""
DEED = 0.5
"""The share of its content words that are no names, above which these have to be in what is alike: "Mayor Ada Quill
resigned" shares most of its words with all that was ever said of her. Without it .73 and .09 are taken for told."""
ALIKE_SHARE = 0.4
"""The share of its content words that an earlier sentence has whose figures count as told with it."""
CHANGED = 0.6
"""Cosine of the content words, figures not counted, from which two sentences with two figures tell of one thing; two
totals of an event are of one thing as `figures.py` compares them."""
LEAST_WORDS = 2
"""Content words of a sentence that can be news: fewer say nothing that can be compared."""
TOLD_BEFORE = CannotStand(why="was told in the earlier brief")


@dataclass(frozen=True)
class _Facts:
    """What is compared of a sentence: its content stems that are no figures, in order, its text, its article's year.

    `names` are those stems of its article that are names or days; `opening` has the stems of its article's first
    sentence, if it is one of the first that have its totals.
    """

    stems: tuple[str, ...]
    text: str
    language: str
    names: frozenset[str]
    year: int | None
    opening: frozenset[str] | None

    @cached_property
    def things(self) -> frozenset[str]:
        return frozenset(self.stems)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self.stems))

    @cached_property
    def event(self) -> frozenset[str]:
        """What tells of which event a total is."""
        return (self.things | (self.opening or frozenset())) - words_of_totals(self.language)

    @cached_property
    def tolls(self) -> tuple[Quantity, ...]:
        return () if self.opening is None else tuple(one for one in self.quantities if one.is_toll)

    @cached_property
    def figures(self) -> frozenset[float]:
        return plain_figures(self.text, self.language)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities_of(self.text, self.language, self.year)


class Told:
    """What a reader of an earlier brief knows, ready to be compared with."""

    def __init__(self, earlier: Earlier) -> None:
        self._corpus = read_corpus([document for document in earlier.documents if document.is_at_hand])
        self._facts = _facts_of(self._corpus)
        self._shown = frozenset(earlier.sentences)
        self._words = {flat(one.text) for one in self._facts}
        self._sizes = np.array([max(1, len(one.things)) for one in self._facts], dtype=np.float64)
        self._pairs = {pair for one in self._facts for pair in one.pairs}
        self._holders: dict[str, list[int]] = {}
        for number, one in enumerate(self._facts):
            for stem in one.things:
                self._holders.setdefault(stem, []).append(number)

    @cached_property
    def _standing(self) -> tuple[bool, ...]:
        """Whether each earlier sentence can be understood alone."""
        runs = find_runs(annotate(self._corpus))
        return tuple(isinstance(run, Run) and len(run.numbers) == 1 for run in runs)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self._corpus)

    @cached_property
    def _tolled(self) -> tuple[int, ...]:
        """The earlier sentences with a total of an event."""
        return tuple(number for number, one in enumerate(self._facts) if one.tolls)

    def news_in(self, corpus: Corpus) -> tuple[News | None, ...]:
        """For each sentence the news that it is, None if it was told."""
        offices = Offices(corpus).changes(self._offices)
        return tuple(
            self._news(sentence, facts, offices.get(number, ()))
            for number, (sentence, facts) in enumerate(zip(corpus.sentences, _facts_of(corpus), strict=True))
        )

    def has_news(self, documents: Sequence[Document]) -> bool:
        """Whether some articles say anything that was not told."""
        return any(self.news_in(read_corpus(documents)))

    def _news(self, sentence: Sentence, facts: _Facts, held: Sequence[int]) -> News | None:
        """The news that a sentence is; `held` are earlier sentences with who held an office before."""
        if len(facts.things) < LEAST_WORDS or flat(facts.text) in self._words:
            return None
        shared = self._shared(facts.things)
        alike = np.flatnonzero(shared >= ALIKE_SHARE * len(facts.things)).tolist()
        told = {figure for other in alike for figure in self._facts[other].figures}
        is_figured = facts.figures <= told
        cosine = shared / np.sqrt(self._sizes * len(facts.things))
        changed = [*held]
        if not is_figured:
            others = [other for other in alike if _differ(facts, self._facts[other], float(cosine[other]))]
            others += [
                other for other in self._tolled if other not in others and _is_toll_raised(facts, self._facts[other])
            ]
            if any(_is_later(self._corpus.sentences[other].document, sentence.document) for other in others):
                return None  # an old article: a newer figure is known
            changed += others
        elif not changed and self._is_told(facts, shared, alike):
            return None
        standing = [other for other in changed if self._standing[other]]
        return News(sentence=sentence, before=self._latest(standing, cosine) if standing else None)

    def _shared(self, things: Set[str]) -> NDArray[np.float64]:
        """How many of some stems each earlier sentence has."""
        holders = [number for stem in things for number in self._holders.get(stem, ())]
        return np.bincount(np.array(holders, dtype=np.int64), minlength=len(self._facts)).astype(np.float64)

    def _is_told(self, facts: _Facts, shared: NDArray[np.float64], alike: Sequence[int]) -> bool:
        """Whether earlier sentences have nearly its words; `alike` are those that share enough of them."""
        size, pairs, deed = len(facts.things), facts.pairs, facts.things - facts.names
        known = {thing for other in alike for thing in self._facts[other].things}
        if not alike or (deed and len(deed & known) <= DEED * len(deed)):
            return False
        within = float(shared.max()) / size
        cosine = float((shared / np.sqrt(self._sizes * size)).max())
        paired = len(pairs & self._pairs) / len(pairs) if pairs else within
        return (within + cosine + paired) / 3 >= TOLD_ENOUGH

    def _latest(self, numbers: Sequence[int], cosine: NDArray[np.float64]) -> Sentence:
        """Of some earlier sentences one that the brief showed, then of the newest day, then the likest."""
        sentences = self._corpus.sentences

        def rank(number: int) -> tuple[bool, str, float, int]:
            sentence = sentences[number]
            return sentence in self._shown, str(sentence.document.published or ""), float(cosine[number]), -number

        return sentences[max(numbers, key=rank)]


@lru_cache(maxsize=1)
def told_by(earlier: Earlier) -> Told:
    """What an earlier brief told; it is read once for all stories of a brief."""
    return Told(earlier)


def only_news(runs: Sequence[Run | CannotStand], news: Sequence[News | None]) -> tuple[Run | CannotStand, ...]:
    """The runs of the sentences that are news; such a run may begin with a sentence that was told, if it needs it."""
    return tuple(
        TOLD_BEFORE if one is None and isinstance(run, Run) else run for run, one in zip(runs, news, strict=True)
    )


def _facts_of(corpus: Corpus) -> list[_Facts]:
    stems: list[list[str]] = [[] for _ in range(len(corpus))]
    rows, numbers = corpus.content_stems
    for row, number in zip(rows.tolist(), numbers.tolist(), strict=True):
        stem = corpus.stem_vocabulary[number]
        if not stem[:1].isdecimal():
            stems[row].append(stem)
    names = [_names(corpus, document) for document in range(len(corpus.documents))]
    years = [document.published.year if document.published else None for document in corpus.documents]
    return [
        _Facts(
            tuple(own),
            text,
            corpus.languages[document],
            names[document],
            years[document],
            frozenset(stems[first]) if number < first + TOTALS_WITHIN else None,
        )
        for number, (own, text, document) in enumerate(zip(stems, corpus.texts, corpus.document_of, strict=True))
        for first, _ in [corpus.span_of(document)]
    ]


def _names(corpus: Corpus, document: int) -> frozenset[str]:
    """The stems of the days and names in an article: what has a capital within a sentence, or before another one."""
    code = corpus.languages[document]
    rules, stem = load_language(code), stemmer(code)
    found = {stem(word) for word in rules.context.calendar}
    if not rules.sentences.noun_capitals:
        for text in corpus.texts[slice(*corpus.span_of(document))]:
            words = text.split()
            for place, word in enumerate(words):
                is_within = place and words[place - 1][-1].isalnum()
                is_first_name = word[-1].isalnum() and words[place + 1 : place + 2] and words[place + 1][0].isupper()
                if word[0].isupper() and (is_within or is_first_name):
                    found.update(stem(one) for one in words_of_form(word))
    return frozenset(found)


def _differ(facts: _Facts, earlier: _Facts, cosine: float) -> bool:
    """Whether a sentence says the same as an earlier one with another figure."""
    return any(
        cosine >= CHANGED and _are_rivals(one, other) for one in facts.quantities for other in earlier.quantities
    )


def _is_toll_raised(facts: _Facts, earlier: _Facts) -> bool:
    """Whether a sentence says a total that an earlier one said otherwise, of an event that is the same."""
    are_rivals = any(_are_rivals(one, other) for one in facts.tolls for other in earlier.tolls)
    return are_rivals and len(facts.event & earlier.event) >= EVENT_WORDS


def _are_rivals(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities count the same as far as they say, in one scope, and cannot both be true."""
    return one.scopes == other.scopes and one.is_rival_of(other)


def _is_later(document: Document, other: Document) -> bool:
    return bool(document.published and other.published and document.published > other.published)
