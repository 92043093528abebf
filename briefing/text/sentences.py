"""A document -> its sentences: spans that cover all prose and never cross a blank line."""

from __future__ import annotations

import re

from briefing.model import Document, Sentence
from briefing.text.language import Language, language_of, load_language
from briefing.text.paragraphs import paragraph_spans

_STOP = re.compile(
    r"(?P<marks>[.!?…؟۔。！？](?:[.!?…؟۔。！？]|[ \xa0]\.(?!\w))*+)(?P<closers>[\"'”’»)\]}›]*+)(?P<gap>\s*+)"
)
_OPENERS = "\"'“‘«„‚([{‹¿¡-–—"


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; every character that is not white space is in one of them."""
    language = load_language(language_of(document))
    text = document.text
    return tuple(
        Sentence(document=document, start=start, end=end)
        for first, last in paragraph_spans(text)
        for start, end in _cut(text, first, last, language)
    )


def _cut(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    spans = []
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and stop["gap"] and _ends_sentence(text, start, stop, language):
            spans.append((start, stop.end("closers")))
            start = stop.end()
    spans.append((start, end))
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str], language: Language) -> bool:
    follower = text[stop.end() : stop.end() + 40].lstrip(_OPENERS).split(None, 1)
    if not follower or follower[0][0].islower():
        return False
    if stop["marks"] != ".":
        return True
    words = text[max(start, stop.start() - 40) : stop.start()].split()
    word = words[-1].lstrip(_OPENERS).lower() if words else ""
    rules = language.sentences
    if word in rules.may_end:
        return follower[0].strip(".,;:").lower() in rules.starters
    return not (word in rules.abbreviations or (len(word) == 1 and word.isalpha()))
