"""Candidates -> one order of value, in which each counts for what it adds to those before it.

Lazy greedy on a function with diminishing returns (Minoux 1978; Lin and Bilmes 2011, "A class of
submodular functions for document summarization"): a passage is worth less the more of what its theme has to say was
said (`coverage.py`), and the more passages its theme has. It is worth more as soon as the people in it have been
introduced, so that those it mentions by surname alone are looked at again when their full names come in.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.selection.candidates import Candidate
from briefing.selection.coverage import Coverage
from briefing.selection.names import Names
from briefing.selection.repeats import Said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

COVERAGE_SHARE = 1.0
"""What a sentence is worth that says all that the richest one says on the theme; divided among the themes, since a
theme that has a third of the page has room for its best passages, not for its whole vocabulary. With one theme and 60
words ROUGE-1 is 0.326 and differs by 0.011 from that to another theme of the article at 0, 0.330 by 0.018 at 0.5,
0.330 by 0.022 at 1, 0.328 by 0.022 at 2."""
COST_EXPONENT, COST_EXPONENT_BESIDE = 0.4, 0.03
"""Value is divided by size to this power: 0 would fill the page with the longest, 1 with the shortest. Found on briefs
of one theme (ROUGE-1 0.328 at 0.1, 0.330 at 0.4, 0.327 at 0.7; difference 0.017, 0.022, 0.021). Of several themes each
has room for two or three passages, and at 0.1 short remarks take the place of what was said at length; there size
decides between passages of nearly the same value only."""
STRANGER_SHARE = 0.85
"""What a passage counts while it mentions somebody by surname whose full name the reader has not met.
Sentences with such a stranger in 150-word briefs of 116 articles: 10 % at 1, 6 % at 0.9, 5 % at 0.8; extracts with
the main event: 0.932, 0.937, 0.940."""
UNFAIR_FROM = 1
"""A theme gets no further passage from so many on while another that could have one has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A candidate that stays out, and why."""

    candidate: Candidate
    why: str


class Ranking:
    """The order of the candidates; `sizes` is what a sentence costs, `weights` has one number a theme."""

    def __init__(
        self,
        corpus: Corpus,
        candidates: Sequence[Candidate],
        relevance: NDArray[np.float64],
        weights: Sequence[float],
        sizes: Sequence[int],
    ) -> None:
        self._said, self._names = Said(corpus), Names(corpus)
        self._coverage = Coverage(corpus, relevance)
        self._coverage_share = COVERAGE_SHARE / max(1, len(weights))
        self._cost_exponent = COST_EXPONENT if len(weights) == 1 else COST_EXPONENT_BESIDE
        self._missed: dict[int, frozenset[str]] = {}
        self._met: set[str] = set()
        self._waiting: dict[str, list[Candidate]] = {}
        self._repeats: set[int] = set()
        self._refused: list[Refused] = []
        self._sizes, self._weights = sizes, weights
        self._counts = [0] * len(weights)
        self._queues: list[list[tuple[float, int, Candidate]]] = [[] for _ in weights]
        for candidate in candidates:
            # Before its names are looked up, which only those at the top need: as if the reader knew everybody.
            self._queues[candidate.theme].append((-self._worth(candidate), candidate.sentence, candidate))
        for queue in self._queues:
            heapq.heapify(queue)

    def __iter__(self) -> Iterator[Candidate | Refused]:
        """Give the candidates, the most valuable first; a repeat is refused in its turn."""
        while (theme := self._next_theme()) is not None:
            candidate = heapq.heappop(self._queues[theme])[2]
            if any(self._said.repeats(number) for number in candidate.run.numbers if not self._said.holds(number)):
                self._refuse(candidate)
            else:
                self._accept(candidate)
                yield candidate
            yield from self._take_refused()
        yield from self._take_refused()

    def _take_refused(self) -> list[Refused]:
        taken, self._refused = self._refused, []
        return taken

    def _refuse(self, candidate: Candidate) -> None:
        self._repeats.add(candidate.sentence)
        self._refused.append(Refused(candidate=candidate, why="says again what another passage says"))

    def _accept(self, candidate: Candidate) -> None:
        self._counts[candidate.theme] += 1
        for sentence in candidate.run.numbers:
            self._said.add(sentence)
            self._coverage.add(sentence)
        self._introduce(candidate)

    def _introduce(self, candidate: Candidate) -> None:
        """Note whom the reader meets, and queue again those that waited for it."""
        for name in sorted(self._names.introduced(candidate.run.numbers) - self._met):
            self._met.add(name)
            for waiting in self._waiting.pop(name, ()):
                heapq.heappush(
                    self._queues[waiting.theme],
                    (-self._worth(waiting) * self._familiarity(waiting), waiting.sentence, waiting),
                )

    def _next_theme(self) -> int | None:
        """The theme whose best candidate adds most, each theme's next counting less than its last; None at the end."""
        for queue in self._queues:
            self._settle(queue)
        open_themes = [theme for theme, queue in enumerate(self._queues) if queue]
        if not all(self._counts[theme] for theme in open_themes):
            open_themes = [theme for theme in open_themes if self._counts[theme] < UNFAIR_FROM]

        def adds(theme: int) -> float:
            return -self._queues[theme][0][0] * self._weights[theme] / (1 + self._counts[theme])

        return max(open_themes, key=lambda theme: (adds(theme), -theme), default=None)

    def _settle(self, queue: list[tuple[float, int, Candidate]]) -> None:
        """Bring a theme's best candidate to the top: gains only fall, so only the top is worked out anew."""
        while queue:
            gain, sentence, candidate = queue[0]
            if self._is_out(candidate):
                heapq.heappop(queue)
                continue
            worth = self._worth(candidate)
            # Most fall behind by what was said already, so that names need not be looked up for them.
            now = worth * self._familiarity(candidate) if worth >= -gain else worth
            if now >= -gain:
                return
            heapq.heapreplace(queue, (-now, sentence, candidate))

    def _is_out(self, candidate: Candidate) -> bool:
        """Whether a candidate needs no weighing: it came as another's context, or is refused, now if not before."""
        if self._said.holds(candidate.sentence) or candidate.sentence in self._repeats:
            return True
        if not any(self._said.has_twin(number) for number in candidate.run.numbers if not self._said.holds(number)):
            return False
        self._refuse(candidate)
        return True

    def _familiarity(self, candidate: Candidate) -> float:
        """The share of its worth that a candidate has for a reader who has met those in the brief so far."""
        if candidate.sentence not in self._missed:
            self._missed[candidate.sentence] = self._names.missed(candidate.run.numbers)
            for name in self._missed[candidate.sentence] - self._met:
                self._waiting.setdefault(name, []).append(candidate)
        return 1.0 if self._missed[candidate.sentence] <= self._met else STRANGER_SHARE

    def _worth(self, candidate: Candidate) -> float:
        size = float(max(1, sum(self._sizes[number] for number in candidate.run.numbers)))
        added = self._coverage_share * self._coverage.adds(candidate.theme, candidate.sentence)
        worth: float = (candidate.value + added) / size**self._cost_exponent
        return worth
