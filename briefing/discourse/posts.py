"""The sentences of an article -> which belong to posts that its page embeds: "... — Ana Lopez (@lopez) May 2, 2024".

In a text without its page nothing but that last line says whose words they are, and it is not a sentence. Nor is the
tag around a post that an export has left in the text (`<tweet author="lopez">...</tweet>`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SIGNED = re.compile(r"(?:^|\s)[—–-]{1,2} ?[^\n]{1,80}\(@\w{1,20}\)(?: [^\W\d_]{3,12}\.? \d{1,2}, \d{4}|\W*\Z)")
_OPENED, _CLOSED = re.compile(r"<([a-z]\w*)\b[^<>]*>"), re.compile(r"</([a-z]\w*)>")
LONGEST = 5
"""The most sentences of a post: a longer paragraph is the article's, of which only the signed sentence is left out."""


def find_posts(texts: Sequence[str], paragraphs: Sequence[int]) -> frozenset[int]:
    """The places of the sentences of posts and of the lines that sign them; `paragraphs` has a number a sentence.

    A line that is a paragraph of its own signs the one above it.
    """
    signed = frozenset(place for place, text in enumerate(texts) if "(@" in text and _SIGNED.search(text))
    sizes = Counter(paragraphs) if signed else Counter[int]()
    held = set[int]()
    for place in signed:
        begins = place == 0 or paragraphs[place - 1] != paragraphs[place]
        held |= {paragraphs[place], paragraphs[place - 1] if begins and place else paragraphs[place]}
    short = {paragraph for paragraph in held if sizes[paragraph] <= LONGEST}
    posted = frozenset(place for place, paragraph in enumerate(paragraphs) if paragraph in short)
    return posted | signed | _within_tags(texts, paragraphs)


def _within_tags(texts: Sequence[str], paragraphs: Sequence[int]) -> frozenset[int]:
    """The places of the sentences from one that opens a tag to the one of its paragraph that closes it."""
    within, opened = set[int](), dict[str, int]()
    for place, text in enumerate(texts):
        if place and paragraphs[place - 1] != paragraphs[place]:
            opened = {}
        if "<" not in text:
            continue
        for tag in _CLOSED.findall(text):
            if (first := opened.pop(tag, place)) < place:
                within.update(range(first, place + 1))
        for tag in _OPENED.findall(text):
            if f"</{tag}>" not in text:
                opened.setdefault(tag, place)
    return frozenset(within)
