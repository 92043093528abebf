"""A possible sentence end in its context -> whether a sentence ends there.

Five questions, the cheap ones first: what follows, which mark it is, whether the text before it is more than a label,
which word precedes a full stop, and, where that word leaves doubt, what Punkt says.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.language.loading import Language, load_language
from briefing.segmentation.punkt import ends_between

MARKS = ".!?…؟۔܀։।॥።፧၊။።᠃‼⁇⁈⁉\u037e。！？．｡"
"""Characters that end sentences, in all scripts; U+037E is the Greek question mark."""

_JOINED = "。！？．｡"
"""Of these, the ones in scripts that put no space after them."""

OPENERS = "\"'“‘«„‚‹「『([{¿¡-–—―*_ \u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_OPENERS = frozenset(OPENERS)
_CLOSERS = r"\"'”’“‘»«›‹」』）)\]}*_\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b"
_QUOTES = frozenset("\"'”’“‘»«›‹」』")
_SPACES = r" \xa0\u2000-\u200a\u202f"

STOP = re.compile(
    # One set of characters first, which makes the search fast; then the context of the first of them. Possessive, and
    # never started inside a run of marks: a megabyte of dots is scanned once. A full stop and a spaced ellipsis after
    # it are a sentence end and an omission: "... said. . . . The ...".
    rf"(?P<marks>[{MARKS}](?<![{MARKS}].)"
    rf"(?:(?<=\S\.)(?= \. \. \. [^\W\d_a-z])|(?:[{MARKS}]|[ \xa0]\.(?!\w))*+))"
    # French and Russian put a space before the closing mark; a mark with a letter after it opens. Newspapers put one
    # between the end of an inner quotation and that of the outer one: "'Never again.' ”".
    rf"(?P<closers>(?:[{_CLOSERS}]|[{_SPACES}](?:[»›”](?!\w)|(?<=[’'”\"‘“›‹].)[’'\"“](?!\w))|\[\d{{1,3}}\])*+)"
    # Always matches from here on: a run that failed at its end would be tried again from inside it.
    r"(?P<gap>\s*+)"
)
"""A run of marks with the closing marks after it. Every candidate for a sentence end is such a match."""

_REACH = 40
"""Characters that are read before or after a mark: longer than any abbreviation with its context."""

_AROUND = OPENERS + "”’»›」』)]}*"
"""What may surround the word before a full stop."""

_JOINED_WORD = re.compile(r"(?P<opener>[“„«‹(¿¡]\s?)?(?P<word>[^\W\d_a-z][^\W\d_]*)")
"""What follows a mark without a space if one was lost there."""
_DOMAINS = frozenset(("com", "org", "net", "gov", "edu", "info"))
_INSIDE_CODE = re.compile(r"\.?[\d_/=@(]|\.\w")
_LONE_FIGURE = re.compile(r"[^\W_] \d\Z")
_TAIL = re.compile(r"[-’']")
_LABEL = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxlIVXL]{1,5})\W*\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_SMALL_NAME = re.compile(r"[a-z]{1,4}[A-Z]")
_ROMAN = re.compile(r"[IVXL]+")
_FOLLOWER = re.compile(r"[\w'’.-]*\w")
_FIRST_WORDS = re.compile(r"(?:[^\W\d_][\w'’.-]*,? ?){1,5}")


_OPENED_BY = {"“": "„", "‘": "‚", "「": "", "『": ""}
"""Marks that open a quotation, unless an open German one before them is what they close."""


@cache
def boundaries_of(code: str, *, has_capitals: bool = True) -> Boundaries:
    """The boundary rules of a language code, built once; without capitals a sentence may begin with a small letter."""
    return Boundaries(load_language(code), has_capitals=has_capitals)


def closed_end(text: str, start: int, stop: re.Match[str]) -> int:
    """The end offset of a sentence that ends at this match of STOP: after closing marks, before an opening one.

    Without a space between them a mark may be either: "… finished.“It is late,” Lopez said".
    """
    end = stop.end("closers")
    if text[end - 1] == "«" and text.rfind("»", start, end) <= text.rfind("«", start, end - 1):
        return end - 1  # it opens, also before a space, as French has it: no » before it is open
    if stop["gap"]:
        return end
    if end > stop.end("marks") and text[end - 1] == '"' and text.count('"', start, end - 1) % 2 == 0:
        return end - 1
    while end > stop.end("marks") and text[end - 1] in _OPENED_BY:
        mark, pair = text[end - 1], _OPENED_BY[text[end - 1]]
        if pair and text.rfind(pair, start, end - 1) > text.rfind(mark, start, end - 1):
            break
        end -= 1
    return end


class Boundaries:
    """Finds sentence ends by the rules of one language."""

    def __init__(self, language: Language, *, has_capitals: bool) -> None:
        rules = language.sentences
        self._code, self._has_capitals = language.code, has_capitals
        self._noun_capitals = rules.noun_capitals
        self._abbreviations = rules.abbreviations
        self._may_end = rules.may_end
        self._doubtful = {word.lower() for word in rules.abbreviations | rules.ends_before_capital}
        self._before_number = rules.before_number
        self._before_capital = rules.ends_before_capital
        self.starters = rules.starters
        self.ordinals = rules.ordinals
        self._letters = rules.letters
        self._months = rules.months
        self._continuations = rules.continuations
        self._cues = language.quotations.cues

    def ends_at(self, text: str, start: int, stop: re.Match[str]) -> bool:
        """Whether the sentence that began at `start` ends with this match of STOP."""
        after = stop.end()
        follower = text[after]
        is_joined = not stop["gap"] and stop["marks"][-1] not in _JOINED
        if is_joined and not self._is_space_missing(text, start, stop):
            return False
        if follower in _OPENERS:
            after, follower = _past_openers(text, after)
        if text[stop.end()] == "(" and self._word_at(text, after).lower() in self._continuations:
            return False
        if stop["marks"] != ".":
            return self._ends_strong(text, start, stop, after)
        if stop.start() - start < _REACH and self._is_label(text, start, stop, after):
            return False
        if follower in ",;:)]}%…" or (stop["closers"] and self._is_cue(text, after)):
            return False
        return self._ends_word(text, start, stop.start(), after)

    def _is_space_missing(self, text: str, start: int, stop: re.Match[str]) -> bool:
        """Whether a mark before a letter or an opening mark separates two sentences whose space was lost.

        "... ended.Then he ...", "Who pays?Nobody ...", "... ended.(He denies it.)".
        """
        at, after = stop.start(), stop.end()
        following = _JOINED_WORD.match(text, after)
        if following is None or not following["word"][0].isupper() or stop["marks"] not in {".", "!", "?"}:
            return False
        if stop["marks"] == "." and following["word"].lower() in _DOMAINS:
            return False
        if not (following["opener"] or stop["closers"]) and not self._is_word(following["word"], text, following.end()):
            return False
        before = text[max(start, at - _REACH) : at]
        if before[-1:].isdigit():  # "1,000.Then", "7 to 2.Then", but not "1.Bread, 2.Meat"
            return before[-2:].isdigit() or (not self.ordinals and _LONE_FIGURE.search(before) is not None)
        return before[-2:].isalpha() and before[-1] == before[-1].lower()

    def _is_word(self, word: str, text: str, end: int) -> bool:
        """Whether a capitalised word that is joined to a mark may open a sentence: no initial and no part of a code."""
        if _INSIDE_CODE.match(text, end):
            return False
        if len(word) == 1:
            return text[end : end + 1] in {"’", "'"} or word.lower() in self._letters
        return word[1:] == word[1:].lower()

    def _ends_strong(self, text: str, start: int, stop: re.Match[str], after: int) -> bool:
        """Question marks, exclamation marks, ellipses and the full stops of other scripts."""
        marks, closers = stop["marks"], stop["closers"]
        follower = text[after]
        if follower in ",;:)]}.…" or self._is_lower(text, after) or self._is_tail(text, stop, after):
            return False
        if marks[-1] in _JOINED:
            return not closers or not "ぁ" <= follower <= "ゖ"
        if marks[0] in ".…" and "!" not in marks and "?" not in marks:
            return self._ends_ellipsis(text, stop, after)
        return not (closers[:1] in {")", "]"} and _opened_inside(text, start, stop.start()))

    def _ends_ellipsis(self, text: str, stop: re.Match[str], after: int) -> bool:
        dots = sum(3 if mark == "…" else mark == "." for mark in stop["marks"])
        if dots > 3:  # three for the omission, one for the end
            return True
        if text[stop.start() - 1 : stop.start()].isspace():  # a pause within the sentence
            return False
        return ends_between(self._code, "..", self._word_at(text, after))

    def _is_label(self, text: str, start: int, stop: re.Match[str], after: int) -> bool:
        """Whether the text is only the marker of a list item ("1.", "b.") or a date before a dash."""
        piece = text[start : stop.start()]
        if _LABEL.match(piece):
            return True
        if after == stop.end() or text[after - 2] not in "-–—":
            return False
        return piece.rpartition(" ")[2].lower() in self._months or piece.isupper()

    def _is_tail(self, text: str, stop: re.Match[str], after: int) -> bool:
        """Whether what follows a closing quotation mark is only the attribution: ("Why?" Lopez asked.)."""
        if not _QUOTES.intersection(stop["closers"]) or after > stop.end():
            return False
        words = _FIRST_WORDS.match(text, after, after + 2 * _REACH)
        if words is None:
            return False
        for word in words[0].split():
            if word.strip(",.").lower() in self._cues:
                return True
            if word[0].islower() or word.lower() in self.starters:
                return False
        return False

    def _is_cue(self, text: str, after: int) -> bool:
        """Whether the next word is a verb of saying."""
        return self._word_at(text, after).rstrip(".").lower() in self._cues

    def _ends_word(self, text: str, start: int, at: int, after: int) -> bool:
        """Whether a full stop ends the sentence, by the word before it."""
        pieces = text[max(start, at - _REACH) : at].split()
        word = _TAIL.split(pieces[-1].strip(_AROUND))[-1] if pieces else ""
        follower = text[after]
        lowered = word.lower()
        if follower.isdigit() and lowered in self._before_number:
            return False
        if not word.isalpha() or len(word) == 1 or lowered in self._doubtful:
            return not self._is_lower(text, after) and self._ends_doubtful(word, pieces, text, after)
        if self.ordinals and _ROMAN.fullmatch(word):
            if self._is_lower(text, after) or (text[after - 1] == "(" and follower.isdigit()):
                return False
            # "Im XIX. Jahrhundert" counts something; after a name ("Karl III.") a sentence may end.
            is_name = len(pieces) < 2 or not (pieces[-2].islower() or pieces[-2].lower() in self.starters)
            return is_name and self._asks(word, text, after)
        return not self._is_lower(text, after) or (after - at == 2 and self._is_complete(lowered, text, after))

    def _is_complete(self, word: str, text: str, after: int) -> bool:
        """Whether a stop before a lower-case word is a sentence end all the same ("... l'été. à midi ...")."""
        return len(word) > 3 and self._word_at(text, after).lower() in self.starters

    def _ends_doubtful(self, word: str, pieces: list[str], text: str, after: int) -> bool:
        """Whether the stop after an abbreviation, initial, number or word with a sign in it ends the sentence."""
        lowered = word.lower()
        if word.isdigit():
            # An ordinal ("3. Klasse") before a capital: only where nouns are capitalised; elsewhere a new sentence is
            # far likelier.
            return not (self._noun_capitals and len(word) <= 2) or self._asks(word, text, after)
        if len(word) == 1 and word.isalpha():
            is_word = lowered in self._letters and (len(pieces) < 2 or pieces[-2].islower())
            return is_word or self._asks(word, text, after)
        if lowered in self._before_capital or word in self._may_end or lowered in self._may_end:
            # "In the U.S. Mr. Lopez ...": a few words before it are an adverbial, not a sentence.
            return len(pieces) > 3 and self._asks(word, text, after)
        if word in self._abbreviations or lowered in self._abbreviations:
            return False
        if _ACRONYM.fullmatch(word):  # unknown: the initials of a name, or a country
            return self._word_at(text, after).lower() in self.starters
        return True

    def _asks(self, word: str, text: str, after: int) -> bool:
        """What Punkt says of this word and the next."""
        follower = self._word_at(text, after)
        if text[after + len(follower) : after + len(follower) + 1] == ":":  # "... in the U.S. Photo: ..."
            return True
        if word.isdigit() and follower.lower() not in self.starters:
            return False
        if not self._has_capitals:
            follower = follower.capitalize()
        return ends_between(self._code, word, follower)

    def _is_lower(self, text: str, at: int) -> bool:
        """Whether a lower-case word that cannot begin a sentence starts here: not a name such as iPhone."""
        return self._has_capitals and text[at].islower() and not _SMALL_NAME.match(text, at)

    @staticmethod
    def _word_at(text: str, after: int) -> str:
        word = _FOLLOWER.match(text, after, after + _REACH)
        return word[0] if word else text[after]


def _past_openers(text: str, at: int) -> tuple[int, str]:
    """The offset and the character after at most a few opening marks."""
    for place in range(at, min(at + 8, len(text))):
        if text[place] not in _OPENERS and not text[place].isspace():
            return place, text[place]
    return at, text[at]


def _opened_inside(text: str, start: int, at: int) -> bool:
    """Whether a bracket that closes here was opened inside the sentence, not at its beginning."""
    opened = max(text.rfind("(", max(start, at - 200), at), text.rfind("[", max(start, at - 200), at))
    return opened > start + 1
