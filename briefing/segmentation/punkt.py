"""A word, its full stop and the next word -> whether Punkt sees a sentence end between them.

Punkt: Tibor Kiss and Jan Strunk (2006), "Unsupervised Multilingual Sentence Boundary Detection", Computational
Linguistics 32(4). The algorithm is NLTK's; its parameters come from this package's own language files, so nothing is
trained and nothing downloaded.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefing.language.loading import load_language
from briefing.language.rules import SentenceRules

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_LOWER_CASE_INSIDE = 1 << 5
"""Punkt's orthographic context "seen in lower case inside a sentence": the flag that makes a capital letter evidence of
a new sentence. The value is part of the format in which NLTK saves parameters."""

_NUMBER = "##number##"
"""The type that Punkt gives to every number."""


@lru_cache(maxsize=4096)
def ends_between(code: str, word: str, follower: str) -> bool:
    """Whether a sentence ends at the stop after `word` when `follower` comes next.

    `word` is without that stop ("U.S"), `code` is that of a language file. Both words are short and recur, so answers
    are cached.
    """
    return bool(_tokenizer(code).text_contains_sentbreak(f"{word}. {follower}"))


@cache
def _tokenizer(code: str) -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    rules = load_language(code).sentences
    parameters = PunktParameters()
    parameters.abbrev_types = {word.lower() for word in rules.abbreviations}
    parameters.sent_starters = set(rules.starters)
    parameters.collocations = _collocations(rules)
    for word in rules.starters:
        parameters.add_ortho_context(word, _LOWER_CASE_INSIDE)
    return PunktSentenceTokenizer(parameters)


def _collocations(rules: SentenceRules) -> set[tuple[str, str]]:
    """Pairs that no sentence end separates: those of the language file, and a number before a month."""
    pairs = {(first, second) for first, _, second in (pair.partition(" ") for pair in rules.collocations)}
    return pairs | {(_NUMBER, month) for month in rules.months} if rules.ordinals else pairs
