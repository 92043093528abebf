"""The sentences of an article -> those that the next one gives a source, calls untrue, or answers.

Quoted without it, what a ministry claims stands as what the paper found out, and what was asked in quotation marks
("Lopez was asked, “Will you go?”") stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from briefing.context.antecedents import OPENING_MARKS
from briefing.language.loading import load_language
from briefing.language.words import pieces

_OPENS = frozenset("“\"„«‘'")
_OPENED = re.compile(rf"(?<!\w)[{''.join(sorted(_OPENS))}]")
_ASKED_ENDS = ("?”", '?"', "?“", "?»", "?’", "?'")


def find_sourced(texts: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """The places of the sentences (0 is the article's first) that need the one below, and why."""
    sourcing, refuting = _patterns(language)
    asking = load_language(language).context.asking
    for place, (text, following) in enumerate(pairwise(texts)):
        if sourcing.match(following):
            yield place, "its source is named below"
        elif refuting.match(following):
            yield place, "is called untrue below"
        elif following[0] in _OPENS and text.endswith(_ASKED_ENDS) and not asking.isdisjoint(_before_speech(text)):
            yield place, "is answered below"


def _before_speech(text: str) -> list[str]:
    """The words of a sentence before its first quotation."""
    opened = _OPENED.search(text)
    return pieces(text[: opened.start()].lower()) if opened else []


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_language(language).context
    sourcing, refuting = ("|".join(sorted(one)) or "(?!)" for one in (rules.sourcing, rules.refuting))
    # What somebody calls untrue in a quotation is their affair.
    return re.compile(rf"{OPENING_MARKS}(?:{sourcing})", re.IGNORECASE), re.compile(refuting, re.IGNORECASE)
