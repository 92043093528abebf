"""A text -> the code of its language."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

DETECTABLE = (
    "ar",
    "cs",
    "de",
    "el",
    "en",
    "es",
    "fr",
    "he",
    "it",
    "ja",
    "ko",
    "pl",
    "pt",
    "sk",
    "sv",
    "th",
    "uk",
    "zh",
)
"""The languages that sumy bundles stop words for (sumy 0.11); a text is taken for one of them."""

FALLBACK = "en"
"""The language of a text that gives no clue."""

_PREFIX = 2000
"""Characters that are read to tell the language."""

_SHARE, _LEAD = 0.2, 1.5
"""Function words must be this share of the words, and this many times as frequent as those of the next language.
A quarter to a half of the running words of news are on its language's list."""

_ENOUGH = 12
"""Words below which a text is too short to count them."""

_SCRIPTS = (
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("el", "\u0370", "\u03ff"),
    ("uk", "\u0400", "\u04ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ko", "\uac00", "\ud7af"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
)
"""Scripts that only one of the detectable languages is written in. Japanese stands before Chinese: it is told by
its syllables, which are fewer than the characters it shares."""

_SCRIPT_SHARE = {"ja": 0.1}
"""The share of the letters by which a script tells the language; half of them unless it stands here."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in, English if the text gives no clue.

    The script or the function words of the opening tell it in most cases; only where they leave a doubt is
    py3langid asked, whose model takes more than a second to load.
    """
    prefix = text[:_PREFIX].encode("utf-8", "ignore").decode("utf-8")
    letters = [character for character in prefix if character.isalpha()]
    if not letters:
        return FALLBACK
    return _by_script(letters) or _by_function_words(prefix.lower()) or str(_identifier().classify(prefix)[0])


def _by_script(letters: list[str]) -> str:
    """The language of the script that most letters belong to; empty for the Latin script and mixtures."""
    for code, first, last in _SCRIPTS:
        share = sum(first <= letter <= last for letter in letters) / len(letters)
        if share > _SCRIPT_SHARE.get(code, 0.5):
            return code
    return ""


def _by_function_words(text: str) -> str:
    """The language whose function words are clearly the most frequent; empty if none is."""
    words = Counter(re.findall(r"[^\W\d_]+", text))
    total = words.total()
    if total < _ENOUGH:
        return ""
    hits = {code: sum(words[word] for word in known) for code, known in _function_words().items()}
    best, second = sorted(hits, key=lambda code: (-hits[code], code))[:2]
    is_clear = hits[best] >= _SHARE * total and hits[best] >= _LEAD * hits[second]
    return best if is_clear else ""


@cache
def _function_words() -> dict[str, list[str]]:
    file = files("briefing.text") / "languages" / "detection.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(DETECTABLE))
    return identifier
