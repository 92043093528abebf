"""The sentences of an article -> those that the next one gives a source ("That was said by Y.") or calls untrue.

Quoted without it, what a ministry claims stands as what the paper found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.context.antecedents import OPENING_MARKS
from briefing.language.loading import load_language


def find_sourced(texts: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """The places of the sentences (0 is the article's first) that need the one below, and why."""
    sourcing, refuting = _patterns(language)
    for place, text in enumerate(texts[1:]):
        if sourcing.match(text):
            yield place, "its source is named below"
        elif refuting.match(text):
            yield place, "is called untrue below"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_language(language).context
    sourcing, refuting = ("|".join(sorted(one)) or "(?!)" for one in (rules.sourcing, rules.refuting))
    # What somebody calls untrue in a quotation is their affair.
    return re.compile(rf"{OPENING_MARKS}(?:{sourcing})", re.IGNORECASE), re.compile(refuting, re.IGNORECASE)
