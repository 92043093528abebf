"""A text -> the code of its language."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import Any

from briefing.language.table import function_words, language_table
from briefing.language.words import LANGUAGES, LETTERS

FALLBACK = "en"
"""The language of a text that gives no evidence of one."""

_PREFIX = 2000
"""Characters that are read to identify the language."""

_SHARE, _LEAD = 0.2, 1.5
"""The share of the words that function words must reach, and how many times as frequent as the next language's they
must be. A quarter to a half of the tokens of news are on its language's list."""

_ENOUGH = 12
"""Words below which a text is too short to count its function words."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in, English if the text gives no evidence.

    In most cases the script or the function words of the opening identify it; py3langid, whose model takes more than a
    second to load, is only asked where they leave doubt.
    """
    return _detected(text[:_PREFIX])


@lru_cache(maxsize=256)  # the evidence asks again
def _detected(opening: str) -> str:
    opening = opening.encode("utf-8", "ignore").decode("utf-8")
    if not any(map(str.isalpha, opening)):
        return FALLBACK
    return _by_script(opening) or _by_function_words(opening.lower()) or str(_identifier().classify(opening)[0])


def _by_script(text: str) -> str:
    """The language of the script that most letters of a text are of; empty for Latin and mixtures."""
    if all(letter.isascii() for letter in set(text) if letter.isalpha()):
        return ""
    letters = {letter: count for letter, count in Counter(text).items() if letter.isalpha()}
    total = sum(letters.values())
    for code, line in language_table().items():
        if line.script:
            first, last = line.script
            own = sum(count for letter, count in letters.items() if first <= letter <= last)
            if own > line.script_share * total:
                return code
    return ""


def _by_function_words(text: str) -> str:
    """The language whose function words are clearly the most frequent; empty if none is."""
    words = Counter(LETTERS.findall(text))
    total = words.total()
    if total < _ENOUGH:
        return ""
    codes_of, hits = _codes_by_function_word(), Counter[str]()
    for word in words.keys() & codes_of.keys():
        for code in codes_of[word]:
            hits[code] += words[word]
    (best, most), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    is_clear = most >= _SHARE * total and most >= _LEAD * second
    return best if is_clear else ""


@cache
def _codes_by_function_word() -> dict[str, list[str]]:
    """Word -> the languages that have it as a function word, once for each time that it is listed."""
    codes: dict[str, list[str]] = {}
    for code, known in function_words().items():
        for word in known:
            codes.setdefault(word, []).append(code)
    return codes


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
