"""An article -> the names in it that contain a sentence mark: "Yahoo! News", "The ID. Nine".

A headline hardly has a full stop inside it, so that a short word before one there is part of a name. Elsewhere a name
is known by coming back: a sentence end with the same words around it hardly does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_IN_TITLE = re.compile(r"(?<!\w)[^\W\d_a-z]\w{0,3}\.\s[^\W\d_a-z]\w*")
"""A short word with a capital before the stop: a headline of two sentences has no name in it."""
_WORD = r"[^\W\d_a-z][\w’'-]*"
_SHOUTED = re.compile(rf"(?<![\w’'-])(?P<name>{_WORD}[!?] {_WORD})")
_STOPPED = re.compile(r"(?<![\w’'.-])(?P<name>[A-Z]{2,4}\. [A-Z][\w’'-]+)")
"""A full stop within a name follows an acronym."""
_STOP_IN_NAME = re.compile(r"\. (?<=[A-Z]{2}\. )[A-Z]")
"""What `_STOPPED` has within it, searched for from the stop on, in a tenth of the time: most texts have none."""
_BEFORE_SMALL = re.compile(rf"(?<=[\w,] )({_WORD}[!?]) [a-z]")
_WITHIN = re.compile(r"[\w,] \Z")
_LEAST = 2
"""How often a name occurs in the text and its headline, at least once within a sentence."""
_LEAST_IN_SMALL = 3
"""How often if its second word has small letters: "... in the EU. Lopez said ..." may come twice."""


def stopped_names(text: str, title: str, starters: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """The names that contain a sentence mark, each with one word before it and one after it; and where the mark is.

    `starters` are words that a sentence may begin with, in small letters.
    """
    named = _IN_TITLE.findall(title) if "." in title else ()
    names = dict.fromkeys([*named, *_recurring(text, title), *_shouted(text, starters)])
    return tuple((name, min(name.find(mark) for mark in ".!?" if mark in name)) for name in names)


def _recurring(text: str, title: str) -> Iterator[str]:
    patterns = [_STOPPED] if _STOP_IN_NAME.search(text) else []
    if "! " in text or "? " in text:
        patterns.append(_SHOUTED)
    for pattern in patterns:
        found = list(pattern.finditer(text))
        if not found:
            continue
        counts = Counter([one["name"] for one in (*found, *pattern.finditer(title))])
        within = {one["name"] for one in found if _WITHIN.search(text, max(0, one.start() - 2), one.start())}
        for name, count in counts.items():
            if (
                name in within
                and count >= _least_of(name)
                and name[0].isupper()
                and name.rpartition(" ")[2][0].isupper()
            ):
                yield name


def _shouted(text: str, starters: frozenset[str]) -> Iterator[str]:
    """The word after a name whose mark belongs to it: elsewhere a small letter follows ("Yahoo! said")."""
    if "! " in text or "? " in text:
        for name in dict.fromkeys(_BEFORE_SMALL.findall(text)):
            for after in re.findall(rf"(?<![\w’'-]){re.escape(name)} ({_WORD})", text):
                if name[0].isupper() and after[0].isupper() and after.lower() not in starters:
                    yield f"{name} {after}"


def _least_of(name: str) -> int:
    return _LEAST_IN_SMALL if ". " in name and not name.isupper() else _LEAST
