"""The sentences of an article -> those that the next one gives a source ("That was said by Y.").

Quoted without it, what a ministry claims stands as what the paper found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.selection.antecedents import OPENING_MARKS
from briefing.text.language import load_language


def find_sourced(texts: Sequence[str], language: str) -> Iterator[int]:
    """The places of the sentences (0 is the article's first) whose source the one below names."""
    pattern = _pattern(language)
    for place, text in enumerate(texts[1:]):
        if pattern.match(text):
            yield place


@cache
def _pattern(language: str) -> re.Pattern[str]:
    sourcing = "|".join(sorted(load_language(language).context.sourcing)) or "(?!)"
    return re.compile(rf"{OPENING_MARKS}(?:{sourcing})", re.IGNORECASE)
