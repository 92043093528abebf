"""Sketches -> in how many articles each term occurs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.stories.terms import Sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """How many articles there are, and by language in how many of them each term occurs."""

    articles: int
    counts: dict[str, dict[str, int]]


def count_terms(sketches: Iterable[Sketch]) -> Frequencies:
    """The frequencies of terms in some articles."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    articles = 0
    for sketch in sketches:
        counts[sketch.language].update(sketch.counts.keys())
        articles += 1
    return Frequencies(articles=articles, counts={language: dict(found) for language, found in counts.items()})


def total(parts: Iterable[Frequencies], sketches: Iterable[Sketch]) -> Frequencies:
    """The frequencies in all parts together, of those terms only that the sketches have."""
    parts = tuple(parts)
    terms: dict[str, set[str]] = defaultdict(set)
    for sketch in sketches:
        terms[sketch.language].update(sketch.counts)
    counts = {
        language: {term: sum(part.counts.get(language, {}).get(term, 0) for part in parts) for term in own}
        for language, own in terms.items()
    }
    return Frequencies(articles=sum(part.articles for part in parts), counts=counts)
