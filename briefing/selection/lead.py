"""Rated sentences and their runs -> the lead: the candidate that reports the main event and opens the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.comparison.redundancy import is_redundant
from briefing.comparison.support import Support
from briefing.context.anaphora import anaphora_of
from briefing.context.runs import CannotStand, Run
from briefing.discourse.annotations import Annotations
from briefing.length import Budget
from briefing.segmentation.corpus import Corpus
from briefing.selection.candidates import Candidate
from briefing.selection.opening_article import fitness_to_open
from briefing.selection.surnames import Surnames

LEAD_WITHIN = 6
"""The first sentences, furniture not counted, among which an article reports its main event. It opens the brief in .908
of 272 stories with 3, in .917 with 6, in .914 with 12 (benchmarks/sweeps.py)."""
NEARLY = 0.7
"""A neighbour whose news value is at least this share of the lead's joins it: many articles open with a scene and
report the news after it. The lead holds the main event in .907 of 272 stories without a neighbour, in .917 at 0.7, in
.920 at 0.5, where value falls by .003 (benchmarks/sweeps.py)."""
PRESUMING = 0.6
"""The share of its value as a lead that a sentence keeps if it presents somebody or something as known."""
LIKE_LEAD, LIKE_LEAD_SHARE = 0.7, 0.4
"""The share of its content words from which a sentence repeats the lead, and the share of its value that it then keeps.
Value is .799 without and at 0.7, .797 at 0.6, .791 at 0.5 (benchmarks/sweeps.py); but readers see it as said twice."""
MOST_LEAD_WORDS, MOST_LEAD_SHARE = 100, 0.4
"""The most words of a lead with a neighbour, and the share of the length asked for that it may take."""


def find_lead(
    annotations: Annotations,
    ratings: NDArray[np.float64],
    runs: Sequence[Run | CannotStand],
    budget: Budget,
    support: Support,
) -> Candidate | None:
    """The sentence that reports the main event, with its run; None if no sentence can be shown."""
    standing = {number: run for number, run in enumerate(runs) if isinstance(run, Run)}
    if not standing:
        return None
    corpus = annotations.corpus
    above = annotations.places_in_article[0].tolist()
    fitness = fitness_to_open(corpus, support)
    opening = {number: run for number, run in standing.items() if above[number] < LEAD_WITHIN}
    sentence = _main_sentence(corpus, ratings * fitness, opening or standing)
    run, least = standing[sentence], NEARLY * ratings[sentence]
    longer = [
        (float(ratings[n]), one)
        for n, one in _with_neighbour(annotations, runs, run)
        if ratings[n] >= least and not is_redundant(corpus, n, sentence)
    ]
    fitting = [(rating, one.first, one) for rating, one in longer if _holds(corpus, budget, one)]
    return Candidate(sentence=sentence, run=max(fitting, default=(0.0, 0, run))[-1], is_lead=True)


def _main_sentence(corpus: Corpus, ratings: NDArray[np.float64], runs: Mapping[int, Run]) -> int:
    """The sentence of some that is worth most as the first one read; the earliest among equals.

    They are tried from the highest rating down, as long as one can still be worth more.
    """
    names = Surnames(corpus)
    best = (-1.0, 0)
    for rating, before in sorted(((float(ratings[number]), -number) for number in runs), reverse=True):
        if rating < best[0]:
            break
        best = max(best, (rating * _introducing(corpus, runs[-before], names), before))
    return -best[1]


def _introducing(corpus: Corpus, run: Run, names: Surnames) -> float:
    """The share (0..1) of its value that a sentence keeps as the first one read, by what its run introduces.

    After the first sentence of an article "the company" and "him" are known, and surnames are used alone.
    """
    if run.first == corpus.span_of(document := corpus.document_of[run.first])[0]:
        return 1.0
    is_known = anaphora_of(corpus.languages[document]).presumes(corpus.texts[run.first]) or names.missed(run.numbers)
    return PRESUMING if is_known else 1.0


def discounted(corpus: Corpus, ratings: NDArray[np.float64], lead: Candidate | None) -> NDArray[np.float64]:
    """The ratings, lower for sentences that share most content words with the lead; one value (0..1) per sentence."""
    if lead is None:
        return ratings
    rows, stems, _ = corpus.stem_counts
    told = np.zeros(max(1, len(corpus.stem_vocabulary)))
    told[[stem for number in lead.run.numbers for stem in corpus.distinct_stems(number)]] = 1.0
    sizes = np.bincount(rows, minlength=len(corpus))
    share = np.bincount(rows, weights=told[stems], minlength=len(corpus)) / np.maximum(sizes, 1)
    discount = np.where(share >= LIKE_LEAD, LIKE_LEAD_SHARE, 1.0)
    discount[lead.run.first : lead.run.last + 1] = 1.0
    return np.asarray(ratings * discount, dtype=np.float64)


def is_lead_with(annotations: Annotations, lead: Run, run: Run) -> bool:
    """Whether a run touches the lead, and both are short enough to be joined."""
    places, documents = annotations.body_places, annotations.corpus.document_of
    if documents[lead.first] != documents[run.first]:
        return False
    touches = places[run.last] >= places[lead.first] - 1 and places[run.first] <= places[lead.last] + 1
    counts = annotations.corpus.word_counts
    return touches and sum(counts[number] for number in {*lead.numbers, *run.numbers}) <= MOST_LEAD_WORDS


def _with_neighbour(annotations: Annotations, runs: Sequence[Run | CannotStand], run: Run) -> Iterator[tuple[int, Run]]:
    """The neighbour on either side, and the run joined with it and what it needs: longer on that side only."""
    body = annotations.body_of(annotations.corpus.document_of[run.first])
    above = [number for number in body if number < run.first][-1:]
    after = [number for number in body if number > run.last][:1]
    for number in above + after:
        other = runs[number]
        if isinstance(other, Run) and {*other.numbers} <= {number, *run.numbers}:
            yield number, run.with_neighbours(other)


def _holds(corpus: Corpus, budget: Budget, run: Run) -> bool:
    """Whether a lead of this run leaves most of the length to what follows it."""
    words = sum(corpus.word_counts[number] for number in run.numbers)
    most = MOST_LEAD_WORDS if budget.words is None else min(MOST_LEAD_WORDS, MOST_LEAD_SHARE * budget.words)
    is_short = budget.sentences is None or len(run.numbers) <= MOST_LEAD_SHARE * budget.sentences
    return is_short and words <= most
