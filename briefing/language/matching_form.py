"""Text as it is shown -> the form of it that is searched and compared, and the way back.

Soft hyphens and zero-width characters, accents written apart from their letters, ligatures, full-width letters,
no-break hyphens and the vowel marks of Arabic and Hebrew change nothing for a reader: the matching form is without
them. What is shown is always the text itself. Most texts are their own matching form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.model import Document, Sentence

_DROPPED = (
    "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"  # without any width
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # stretches and vowels of Arabic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # vowels and accents of Hebrew
)
_COMBINED = "\u0300-\u036f\u1161-\u11ff\u3099\u309a"
"""Accents, vowels of Korean and sound marks of Japanese, which composition joins to the letter before them."""
_COMPATIBLE = (
    "\u0132\u0133\ufb00-\ufdef\ufe70-\ufefe\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\U0001d400-\U0001d7ff"
)
"""Letters and figures that are another form of one or several others; not the full-width marks of Chinese."""
_HYPHENS = "\u2010\u2011"

_ODD = re.compile(rf"[{_DROPPED}{_COMBINED}{_COMPATIBLE}{_HYPHENS}]")
_CLUSTER = re.compile(rf"[^\s{_DROPPED}{_COMBINED}]?[{_DROPPED}{_COMBINED}]+|[{_COMPATIBLE}{_HYPHENS}]")
_OTHER_FORM = re.compile(f"[{_COMPATIBLE}]+")
_LEFT_OVER = re.compile(rf"[{_DROPPED}\u0300-\u036f]+")
_HYPHEN = re.compile(f"[{_HYPHENS}]")


def matching_form(text: str) -> str:
    """The text as it is searched and compared; the text itself if nothing in it is odd."""
    if text.isascii() or not _ODD.search(text):
        return text
    return _CLUSTER.sub(lambda found: _plain(found[0]), text)


def _plain(cluster: str) -> str:
    """A letter with what belongs to it, in its matching form; empty if it shows nothing."""
    plain = _OTHER_FORM.sub(lambda found: unicodedata.normalize("NFKC", found[0]), cluster)
    return _LEFT_OVER.sub("", _HYPHEN.sub("-", unicodedata.normalize("NFC", plain)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A document, and the same one in its matching form.

    `begins` and `ends` have, for each character of the matching form, where what it stands for begins and ends in the
    document; both are empty where the two are equal.
    """

    shown: Document
    read: Document
    begins: Sequence[int] = ()
    ends: Sequence[int] = ()

    def as_shown(self, sentence: Sentence) -> Sentence:
        """A sentence of the matching form as one of the document."""
        if not self.begins:
            return sentence
        return Sentence(document=self.shown, start=self.begins[sentence.start], end=self.ends[sentence.end - 1])


def matched(document: Document) -> Matched:
    """A document with its matching form; offsets of a text that has nothing odd are not looked up."""
    title = matching_form(document.title)
    if document.text.isascii() or not _ODD.search(document.text):
        return Matched(shown=document, read=replace(document, title=title) if title != document.title else document)
    pieces, begins, ends, at = [], list[int](), list[int](), 0
    for found in _CLUSTER.finditer(document.text):
        pieces.append(document.text[at : found.start()])
        begins += range(at, found.start())
        ends += range(at + 1, found.start() + 1)
        plain = _plain(found[0])
        pieces.append(plain)
        begins += [found.start()] * len(plain)
        ends += [found.end()] * len(plain)
        at = found.end()
    pieces.append(document.text[at:])
    begins += range(at, len(document.text))
    ends += range(at + 1, len(document.text) + 1)
    text = "".join(pieces)
    _close_gaps(text, begins, ends)
    return Matched(shown=document, read=replace(document, text=text, title=title), begins=begins, ends=ends)


def _close_gaps(text: str, begins: list[int], ends: list[int]) -> None:
    """Give what shows nothing to the letter after it, where there is none before it: no character is lost."""
    for place, end in enumerate(ends[:-1]):
        if begins[place + 1] > end and not text[place + 1].isspace():
            begins[place + 1] = end
        elif begins[place + 1] > end:
            ends[place] = begins[place + 1]
    if begins and begins[0] and not text[0].isspace():
        begins[0] = 0
