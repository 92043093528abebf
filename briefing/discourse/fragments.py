"""The sentences of an article -> which cannot be key points on their own: too short, without a verb, or a question.

They are not furniture: they may be shown next to a sentence that needs them, or that they need. Of 272 labelled
stories, sentences of five words or fewer are worth a place in 6 of 199 cases, questions of the article's own in 4 of 41
(benchmarks/needs.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.discourse.signatures import is_signature
from briefing.language.loading import Language, load_language
from briefing.language.words import WORD
from briefing.segmentation.boundaries import MARKS

SHORT = "is too short to say something on its own"
VERBLESS = "has no verb"
ASKS = "is a question"
ENDLESS = "has no stop at its end, nor has any other sentence of the article"
SIGNS = "says who speaks above it"
LEADS = "only leads to what follows"

SHORT_WORDS = 5
"""The most words of a short sentence, in an article where most are longer."""
_LEADING_WORDS = 13
"""The most words of a sentence that says nothing of its own before its colon: of 23 rated ones, one is worth a place,
and of 12 longer ones, seven."""
_VERBLESS_WORDS = 12
"""The most words of a sentence that may lack a verb: a longer one has a verb that the list lacks."""
_STOPS = frozenset(f"{MARKS}…")
_CLOSING = "\"'”’»“)」』）] \t\n\r\xa0\u200b"
"""What may follow the last stop of a sentence."""
_WITHOUT_STOPS = re.compile(r"[\u0e00-\u0eff]")
"""Letters of Thai and Lao, which put a space between sentences."""
_BROKEN_ENDS = frozenset(".”")
_QUESTION = re.compile(r"[?？؟][\s\"”’'»)]*\Z")
_MARKED = re.compile(r"(?:\A|\s)[\"“‘'«„]|[\"”'’»]\Z")
_OPENED = re.compile(r"[\"“‘«„]")


def find_fragments(texts: Sequence[str], counts: Sequence[int], language: Language) -> tuple[str, ...]:
    """Why each sentence of one article cannot be a key point on its own, from their texts and word counts; else ""."""
    if not any(map(is_finished, texts)) and not _WITHOUT_STOPS.search("".join(texts)):
        return (ENDLESS,) * len(texts)
    counted = [text for text, count in zip(texts, counts, strict=True) if count]
    are_short = sum(count <= SHORT_WORDS for count in counts) * 2 > len(counted)
    return tuple(_why(texts, place, count, language, are_short=are_short) for place, count in enumerate(counts))


def is_finished(text: str) -> bool:
    """Whether a sentence ends with a stop."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def is_question(text: str) -> bool:
    """Whether the article itself asks: a quoted question is asked by its speaker."""
    return text[-3:].find("?") >= 0 and _QUESTION.search(text) is not None and not _OPENED.search(text)


def settles(text: str, count: int, language: Language) -> bool:
    """Whether a short sentence tells a denial, an outcome or that nobody was hurt: it may stand with the one before it.

    "But no injuries were reported.", "All had denied any wrongdoing."; not what somebody says.
    """
    if count > SHORT_WORDS or not is_finished(text) or _MARKED.search(text):
        return False
    return not language.context.settling.isdisjoint(WORD.findall(text.lower()))


def breaks_off(text: str, code: str) -> bool:
    """Whether a sentence ends with an abbreviation that never ends one ("Mr."): a name follows in the next line."""
    return last_before_stop(text) in _unended(code)


def last_before_stop(text: str) -> str:
    """The last word of a sentence that ends with a full stop, in small letters without it; "" for any other end."""
    return text.rpartition(" ")[2][:-1].lower() if text[-1:] in _BROKEN_ENDS else ""


@cache
def _unended(code: str) -> frozenset[str]:
    rules = load_language(code).sentences
    return frozenset(map(str.lower, rules.abbreviations - rules.may_end))


def _why(texts: Sequence[str], place: int, count: int, language: Language, *, are_short: bool) -> str:
    text = texts[place]
    if is_signature(texts, place, language):
        return SIGNS
    if is_question(text):
        return ASKS
    if count <= _LEADING_WORDS and text.endswith(":"):
        return LEADS
    if are_short:
        return ""
    if count <= SHORT_WORDS:
        return "" if settles(text, count, language) else SHORT
    return VERBLESS if count <= _VERBLESS_WORDS and lacks_verb(text, language) else ""


def lacks_verb(text: str, language: Language) -> bool:
    """Whether no word of a sentence can be a verb: by a list of verbs without a typical ending, and by the endings.

    False where a language has no such list.
    """
    verbs, endings = language.context.verbs, tuple(language.context.verb_endings)
    return bool(verbs) and not any(
        word.lower() in verbs
        or word.lower() in language.quotations.cues
        or ((word[0].islower() or not word.isalpha()) and word.endswith(endings))
        for word in WORD.findall(text)
    )
