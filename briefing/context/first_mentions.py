"""The sentences of an article -> those that open with a name which only the one before says what it is.

"Google has bought CloudHarbour, a start-up. CloudHarbour was founded in May.": shown without its first sentence, the
second one is about something that the reader has never heard of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.context.antecedents import any_of
from briefing.language.loading import Language, load_language
from briefing.language.words import LETTERS, POSSESSIVE, stop_words

_WORD = r"[^\W\d_a-z][\w&’'-]*\w"


def find_first_mentions(
    texts: Sequence[str], title: str, known: frozenset[str], language: Language
) -> Iterator[tuple[int, str]]:
    """The places of the sentences (0 is the article's first) that need the one before, and the name.

    `known` are the names of the article that are no places. What the title or the first sentence names is the story.
    Where each noun has a capital, names are not told from other words, and none is found. Of the sentences of 272
    labelled stories in which nothing else points back, 7 of 8 need another one; of those without any reason, 29 %.
    """
    if language.sentences.noun_capitals:
        return
    opening, stop = _opening(language.code), stop_words(language.code)
    for place in range(2, len(texts)):
        before = texts[place - 1]
        if (found := opening.match(texts[place])) is None:
            continue
        name = POSSESSIVE.sub("", found["name"])
        if name not in before or not _is_told(name, known, stop):
            continue
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        mention, above = whole.search(before), (title, *texts[: place - 1])
        if mention and not any(map(whole.search, above)):
            words = before[: mention.start()].split()
            # "Workers from Larkport": a place, which is on the map
            if not words or words[-1].lower() not in language.context.prepositions:
                yield place, name


def _is_told(name: str, known: frozenset[str], stop: frozenset[str]) -> bool:
    """Whether a name is one within the sentences of the article, too, and does not say itself who or what it is.

    Of several words, which may be somebody in full, only one of capitals is such a name ("HSTV Now").
    """
    words = LETTERS.findall(name)
    if not words or (len(words) > 1 and not words[0].isupper()):
        return False
    return words[0] in known and all(word in known or word.lower() in stop for word in words)


@cache
def _opening(language: str) -> re.Pattern[str]:
    """A name that opens a sentence outside speech, perhaps after an article, before a word in small letters."""
    article = any_of(load_language(language).context.opening_articles).pattern
    return re.compile(rf"(?:(?i:{article})\s+)?(?P<name>{_WORD}(?: {_WORD})*)(?= [a-z])")
