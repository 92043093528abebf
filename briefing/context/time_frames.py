"""The sentences of an article -> those whose figures belong to a time that an earlier sentence has set.

"On Thursday, stocks fell. The index lost 3 percent." quoted without its first sentence after Friday's gains is a false
report: a sentence with a figure and without a time of its own depends on the one that sets the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.context.antecedents import OPENING_MARKS, any_of
from briefing.language.loading import load_language
from briefing.language.words import LETTERS

_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)(?<!\w..)\d\d\b")


def find_framed(texts: Sequence[str], language: str) -> Iterator[int]:
    """The places of the sentences (0 is the article's first) that depend on the one before for their time.

    Of the sentences of 272 labelled stories in which nothing else points back, 11 of 20 need another one; of those
    without any reason, 28 % (benchmarks/needs.py). What the article's first sentence sets is the time of the story.
    """
    opening, first_words, times = _patterns(language)
    is_framed = False
    for place, text in enumerate(texts):
        if is_framed and _FIGURE.search(text) and not (times.search(text) or _YEAR.search(text)):
            yield place
            continue
        word = LETTERS.search(text)
        may_open = place > 0 and word is not None and word[0].lower() in first_words
        is_framed = may_open and opening.match(text) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """What sets a time at the beginning of a sentence, the words it can begin with, and what names a time in any."""
    rules = load_language(language).context
    openings = "|".join(sorted(rules.time_openings)) or "(?!)"
    opening = re.compile(rf"{OPENING_MARKS}(?:{openings})", re.IGNORECASE)
    return opening, rules.time_opening_words, any_of(rules.times)
