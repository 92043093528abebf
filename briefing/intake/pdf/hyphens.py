"""Lines -> one text: hyphens at line ends taken out or kept, lines of Chinese and Japanese joined without a space."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.vectors.vocabulary import is_known

_BROKEN = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])$")
_FIRST = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_AND = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "e", "o", "en", "of"})
"""What follows a hyphen that stands for a word: "short- and long-term"."""
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65]")


class Words:
    """The words of a text, to tell how a word that a line end breaks is written."""

    def __init__(self, lines: Iterable[str]) -> None:
        text = "\n".join(lines).casefold().replace("\u2010", "-")
        self.hyphenated = frozenset(_HYPHENATED.findall(text))
        self.plain = frozenset(_FIRST.findall(re.sub(r"[^\W\d_]+-\n[^\W\d_]+", " ", text)))

    def joined(self, text: str, line: str) -> str:
        """A text continued by the next line."""
        broken, first = _BROKEN.search(text), _FIRST.match(line)
        if not text or not line:
            return text or line
        if not broken or not first:
            is_tight = (_UNSPACED.match(text[-1]) and _UNSPACED.match(line)) or re.search(r"\w[-\u2010]$", text)
            return f"{text}{line}" if is_tight else f"{text} {line}"
        if broken[2] == "\u00ad" or self._is_one_word(broken[1], first[0]):
            return text[:-1] + line
        suspended = first[0].casefold() in _AND
        return f"{text} {line}" if suspended else f"{text}{line}"

    def _is_one_word(self, start: str, end: str) -> bool:
        if not (end.islower() or (start.isupper() and end.isupper() and len(start) > 1)):
            return False
        one, other = start.casefold(), end.casefold()
        if f"{one}-{other}" in self.hyphenated:
            return False
        if one + other in self.plain or is_known(one + other):
            return True
        return other not in _AND and not all(part in self.plain or is_known(part) for part in (one, other))
