"""Text of an article -> text that can be shown: the same words, without what is invisible or breaks an output.

The evidence (JSON) keeps a source's characters; everything that people look at goes through here.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.language.wording import cut_short

_SPACE = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x20\x85\u2028\u2029]+")
# C0 and C1 controls, the bidirectional embeddings, overrides and isolates of UAX #9 (they can make text read
# as what it does not say: CVE-2021-42574) and the two non-characters that XML forbids. The marks U+200E,
# U+200F and U+061C stay: ordinary Hebrew and Arabic text needs them.
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters that draw nothing: soft hyphen, joiners, direction marks, variation selectors, tags and the
# other default ignorables (Unicode's DerivedCoreProperties).
_IGNORABLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

TITLE_CHARACTERS = 240
"""The most characters of a headline or a theme's name that are shown: twice the length of a long headline, so that
only an accident (a whole article in a title) is ever shortened. Sentences never are."""


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate: as long as before, and encodable."""
    return _SURROGATE.sub("\ufffd", text)


def visible_run(text: str) -> str:
    """A stretch of running text: each run of white space is one space, also at the ends; controls are removed."""
    if text.isprintable() and "  " not in text:  # most sentences: nothing to remove
        return text
    return _SPACE.sub(" ", _HIDDEN.sub("", without_surrogates(text)))


def visible_text(text: str) -> str:
    """The words of a whole text on one line, without white space around them."""
    return visible_run(text).strip(" ")


def shortened(text: str, most: int = TITLE_CHARACTERS) -> str:
    """A visible title of at most `most` characters; one that is too long ends in an ellipsis."""
    return cut_short(visible_text(text), most)


def inked(text: str) -> str:
    """Only what leaves ink: no white space, no ignorable, compatibility forms folded (NFKC).

    Two renderings of one text (a page, the text extracted from a PDF) are equal in this form.
    """
    drawn = _IGNORABLE.sub("", _HIDDEN.sub("", without_surrogates(text)))
    return "".join(_IGNORABLE.sub("", unicodedata.normalize("NFKC", drawn)).split())
