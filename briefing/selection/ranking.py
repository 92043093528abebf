"""Candidates -> one order of value, in which each is valued by what it adds to those before it.

Greedy choice of the best worth for its length (Lin and Bilmes 2011, "A class of submodular functions for document
summarization"). The main event comes first, then the best passage of each theme, then whatever adds most. A passage is
valued again when the people in it have been introduced, when part of it or what stands right above it has been taken,
or, before its turn, when its words or what several articles say in it have been told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from math import inf

from briefing.comparison.redundancy import Redundancy
from briefing.comparison.retellings import RETOLD_SHARE, Retellings
from briefing.comparison.support import Support
from briefing.segmentation.corpus import Corpus
from briefing.selection.candidates import Candidate, Worth
from briefing.selection.reasons import REPEATED
from briefing.selection.surnames import Surnames

STRANGER_SHARE = 0.3
"""The share of its value that a passage keeps while it mentions by surname somebody who has not been introduced."""
TOLD_SHARE = 0.5
"""The share of its value that a passage loses if the brief has all its words already, each counted by how rare it is in
the article. Value .795, essentials .845, junk .044 without it, .799, .851, .042 with it (benchmarks/sweeps.py)."""
NOTHING = -1
"""Stands for the sentence above an article's first one."""
GONE = -inf
"""A candidate, with what it adds, that was taken or refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A candidate that stays out, and why."""

    candidate: Candidate
    why: str


@dataclass(frozen=True, slots=True)
class _Brief:
    """The content of a growing brief: its sentences, all their repeats and retellings, whom and what they introduce.

    `words` are its stems that other sentences share; `told` has for each of these the sum of their rarities.
    """

    said: set[int] = field(default_factory=set)
    repeats: set[int] = field(default_factory=set)
    retold: set[int] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    concepts: set[int] = field(default_factory=set)
    words: set[int] = field(default_factory=set)
    told: dict[int, float] = field(default_factory=dict)

    def lacks(self, numbers: Sequence[int]) -> list[int]:
        """Those of some sentences that it does not contain."""
        return [number for number in numbers if number not in self.said]


class _Words:
    """How much of the words of sentences a growing brief has already, the rarer words of the articles counting more."""

    def __init__(self, corpus: Corpus, sentences: Iterable[int]) -> None:
        rarity = corpus.idf.tolist()
        holders: dict[int, list[int]] = {}
        self._total: dict[int, float] = {}
        for one in sentences:
            stems = corpus.distinct_stems(one)
            self._total[one] = sum([rarity[stem] for stem in stems])
            for stem in stems:
                holders.setdefault(stem, []).append(one)
        self._shared: dict[int, list[tuple[int, float, list[int]]]] = {}
        for stem, held in holders.items():
            for one in held if len(held) > 1 else ():
                self._shared.setdefault(one, []).append((stem, rarity[stem], held))

    def tell(self, added: Sequence[int], brief: _Brief) -> None:
        """Put the words of some sentences into a brief."""
        told, words = brief.told, brief.words
        for number in added:
            for stem, rarity, held in self._shared.get(number, ()):
                if stem not in words:
                    words.add(stem)
                    for one in held:
                        told[one] = told.get(one, 0.0) + rarity

    def told(self, added: Sequence[int], brief: _Brief) -> float:
        """How much (0..1) of the words of some sentences that are not in a brief it has already."""
        total = sum([self._total[number] for number in added])
        return sum([brief.told.get(number, 0.0) for number in added]) / total if total else 0.0


class Ranking:
    """Orders the candidates, once per cost exponent; they must be given in ascending order of their sentences.

    `sizes` has the cost of each sentence. What all orders share is computed once: the strangers, the repeats, and what
    each candidate adds to an empty brief.
    """

    def __init__(
        self,
        corpus: Corpus,
        candidates: Sequence[Candidate],
        worth: Worth,
        sizes: Sequence[int],
        support: Support,
        retellings: Retellings,
    ) -> None:
        self._candidates, self._sizes = candidates, sizes
        self._worth = {theme: worth.under(theme).tolist() for theme in {None, *(one.theme for one in candidates)}}
        self._runs = [tuple(candidate.run.numbers) for candidate in candidates]
        names, self.redundancy = Surnames(corpus), Redundancy(corpus)
        self.support, self._retellings = support, retellings
        self._strangers = [names.missed(run) for run in self._runs]
        self._mentioning: dict[str, list[int]] = {}
        self._holding: dict[int, list[int]] = {}
        self._following: dict[int, list[int]] = {}
        begins = corpus.own_article[0]
        self._above = [run[0] - 1 if run[0] > begins[run[0]] else NOTHING for run in self._runs]
        for number, run in enumerate(self._runs):
            for name in self._strangers[number]:
                self._mentioning.setdefault(name, []).append(number)
            self._following.setdefault(self._above[number], []).append(number)
            for sentence in run:
                self._holding.setdefault(sentence, []).append(number)
        mentioned = self._mentioning.keys()
        self._words = _Words(corpus, self._holding)
        self._introducing = {one: met for one in self._holding if (met := names.introduced([one]) & mentioned)}
        nothing = _Brief()
        self._alone = [self._weigh(number, nothing) for number in range(len(candidates))]

    def in_order(self, cost_exponent: float) -> Iterator[Candidate | Refused]:
        """Yield the candidates, the most valuable first; a repeat is refused when its turn comes.

        Value is divided by size to the power `cost_exponent`: 0 would fill the page with the longest, 1 with the
        shortest.
        """
        brief = _Brief()
        unheard = {candidate.theme for candidate in self._candidates} - {None}
        gains = [value / size**cost_exponent for value, size in self._alone]
        heap = [(-gain, number) for number, gain in enumerate(gains)]
        heapify(heap)
        while (number := self._best(gains, heap, unheard)) is not None:
            if self._is_overrated(number, gains, brief, cost_exponent):
                heappush(heap, (-gains[number], number))
                continue
            candidate, added = self._candidates[number], brief.lacks(self._runs[number])
            gains[number] = GONE
            if not brief.repeats.isdisjoint(added):
                yield Refused(candidate=candidate, why=REPEATED)
                continue
            has_strangers = not self._strangers[number] <= brief.met
            for other in self._add(added, self._runs[number], brief):
                if gains[other] > GONE:
                    value, size = self._weigh(other, brief)
                    gains[other] = value / size**cost_exponent
                    heappush(heap, (-gains[other], other))
            unheard.discard(candidate.theme)
            yield replace(candidate, has_strangers=True) if has_strangers and not candidate.is_lead else candidate

    def _best(self, gains: Sequence[float], heap: list[tuple[float, int]], unheard: set[int | None]) -> int | None:
        """The lead, else the best candidate of the themes that have no passage yet, else the best of all, if any.

        The best of all is at the top of the heap, below stale entries of candidates that are gone or have a new value.
        """
        while heap and -heap[0][0] != gains[heap[0][1]]:
            heappop(heap)
        if not heap or gains[best := heap[0][1]] == GONE:
            return None
        if unheard and gains[best] < inf:
            of_themes = [number for number, one in enumerate(self._candidates) if one.theme in unheard]
            left = [number for number in of_themes if gains[number] > GONE]
            unheard &= {self._candidates[number].theme for number in left}
            return max(left, key=gains.__getitem__, default=best)
        return best

    def _is_overrated(self, number: int, gains: list[float], brief: _Brief, cost_exponent: float) -> bool:
        """Whether the best candidate adds less by now, as its words or its support were told; its gain is put right.

        Both only fall, so that those that are not looked at cannot be better (Minoux 1978, lazy evaluation).
        """
        if not brief.said or self._candidates[number].is_lead:
            return False
        value, size = self._weigh(number, brief)
        gain, gains[number] = gains[number], value / size**cost_exponent
        return gains[number] < gain

    def _add(self, added: Sequence[int], run: Sequence[int], brief: _Brief) -> list[int]:
        """Put what a run adds into a brief; returns the numbers of the candidates whose worth it changes."""
        brief.said.update(added)
        self._words.tell(added, brief)
        brief.concepts.update(self.support.of(added))
        changed = self._retold_by(run, brief)
        for number in added:
            brief.repeats.update(self.redundancy.of(number))
            changed += self._holding[number]
            changed += self._following.get(number, ())
            for name in self._introducing.get(number, ()):
                if name not in brief.met:
                    brief.met.add(name)
                    changed += self._mentioning[name]
        return changed

    def _retold_by(self, run: Sequence[int], brief: _Brief) -> list[int]:
        """The candidates whose sentences a run of the brief tells in other words."""
        retold = self._retellings.of_passage(run) - brief.retold
        brief.retold.update(retold)
        return [candidate for one in retold for candidate in self._holding.get(one, ())]

    def _weigh(self, number: int, brief: _Brief) -> tuple[float, int]:
        """What a candidate is worth to a reader of the brief so far, and what it costs; the lead more than all others.

        A candidate that is already in the brief has a negative worth.
        """
        candidate, theme = self._candidates[number], self._candidates[number].theme
        if candidate.is_lead:
            return inf, 1
        if candidate.sentence in brief.said:
            return GONE, 1
        run = self._runs[number]
        worth, added = self._worth[theme], brief.lacks(run)
        share = 1.0 if self._strangers[number] <= brief.met else STRANGER_SHARE
        share *= 1 + self.support.share(added, brief.concepts) if self.support else 1
        share *= 1 - TOLD_SHARE * self._words.told(added, brief) if brief.words else 1
        share *= 1 if run[0] in brief.said or self._above[number] in brief.said else 1 - candidate.leaning
        if len(added) == 1:  # as in two of three passages
            kept = RETOLD_SHARE if added[0] in brief.retold else 1.0
            return worth[added[0]] * share * kept, max(1, self._sizes[added[0]])
        size = sum([self._sizes[one] for one in added])
        again = sum([self._sizes[one] for one in added if one in brief.retold]) if brief.retold else 0
        if 0 < again < size:  # what is new costs the reader what is told again above it
            share *= 1 - again / size
        kept_worth = [worth[one] * (RETOLD_SHARE if one in brief.retold else 1.0) for one in added]
        return sum(kept_worth) * share, max(1, size)
