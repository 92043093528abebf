"""The sentences of an article -> which of them break off and go on in the next: the text or its reader cut them in two.

After "Gov." a name follows and after "No." a figure, though a paragraph ends there; and a sentence that begins with a
small letter is the rest of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.discourse.fragments import breaks_off, last_before_stop
from briefing.language.loading import load_language


def find_broken(texts: Sequence[str], language: str) -> Iterator[int]:
    """The place of each sentence that goes on in the next one."""
    before_number = load_language(language).sentences.before_number
    has_capitals = sum(map(_is_rest, texts)) * 2 < len(texts)  # as no line of some notes and posts has
    for place, (text, following) in enumerate(pairwise(texts)):
        goes_on = breaks_off(text, language) or (following[0].isdigit() and last_before_stop(text) in before_number)
        if goes_on or (has_capitals and _is_rest(following)):
            yield place


def _is_rest(text: str) -> bool:
    """Whether a sentence begins with a small letter, and not with a name such as "eBay"."""
    return text[0].islower() and not text[1:2].isupper()
