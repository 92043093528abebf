"""A block of text -> where its first sentence begins, after a dateline ("LARKPORT, March 3 (AP) - ").

A dateline says where and by whom a report was written. It is not part of the sentence after it, which can be quoted
without it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from briefing.language.loading import load_language

_REACH = 160
"""The most characters of a dateline: two places, their countries, a date and an agency take 90 at most."""
_DASHES = "-‐‑‒–—―"
_SIGN = re.compile(r"[)‐‑‒–—―-](?:(?<!-)|(?<=[ -]-))")
"""Every dateline ends with one of these: one search spares most blocks the others. A hyphen counts after a space or
another hyphen."""
_NAME = r"[^\W\d_a-zà-öø-ÿα-ωά-ώа-я][^\W\d_]*(?:-[^\W\d_]+)*\.?"
_CAPITALS = r"[^\W\d_a-zà-öø-ÿ]{2,}(?:[ '’./-]{1,2}[^\W\d_a-zà-öø-ÿ]+)*"
_ACRONYM = 5
"""Letters: a word in capitals that is no longer than this may be an acronym ("NATO - the alliance of 32 - ...")."""
_AHEAD = 40
"""Characters after a dateline that include a small letter; a heading in capitals has none."""
_SMALL_LETTER = re.compile(r"[a-zà-öø-ÿ]")


def after_dateline(text: str, start: int, end: int, code: str) -> int:
    """The offset after the dateline that opens text[start:end]; `start` if there is none, or if nothing follows it."""
    head = text[start : min(end, start + _REACH)]
    if not _SIGN.search(head):
        return start
    found = _signed(code).match(head) or _placed(code).match(head)
    if found is None or start + found.end() >= end:
        return start
    after = start + found.end()
    return start if found.re is _placed(code) and not _is_place(text, found, after, end) else after


def _is_place(text: str, found: re.Match[str], after: int, end: int) -> bool:
    """Whether text in capitals before a dash, without an agency, is a place and not a label or an acronym."""
    place = found["place"] or ""
    if {place, place.rpartition(" ")[2]} & _tables()["labels"]:
        return False
    if not _SMALL_LETTER.search(text, after, min(end, after + _AHEAD)):
        return False
    if found["more"] or len(place) > _ACRONYM or not place:
        return True
    # Elsewhere in the article a place is in small letters, an acronym in capitals.
    return len(re.findall(rf"\b{re.escape(place)}\b", text)) == 1


@cache
def _tables() -> dict[str, frozenset[str]]:
    file = files("briefing.segmentation") / "datelines.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _place() -> str:
    """One place or several: capitalised words, and the small words, slashes and full stops among them."""
    small = rf"(?:(?:{_any_of(_tables()['small'])}) ){{0,2}}"
    return rf"{small}{_NAME}(?:[ '’/-]{{1,2}}{small}{_NAME}|\.[^\W\d_]\.?){{0,5}}"


@cache
def _date(code: str) -> str:
    month = rf"(?i:{_any_of(load_language(code).sentences.months)})\w*"
    return rf"(?:{month}\.? ?\d{{1,2}}|\d{{1,2}}\.? {month}\.?)(?:,? \d{{4}})?"


@cache
def _signed(code: str) -> re.Pattern[str]:
    """A dateline with its agency, in any case; a dash may be missing ("Great Holm (CNN) The ...", "(AP) - The ...")."""
    name, date = _place(), _date(code)
    place = rf"(?:(?:{name}(?:, ?{name}){{0,2}}(?:,? ?{date})?|{date}),?\s{{0,2}})?"
    agency = rf"\((?:[\w ]+[/ ])?(?:{_any_of(_tables()['agencies'])})\b[^()]{{0,25}}\)\.?\s*[{_DASHES}]+"
    bare = rf"\((?:{_any_of(_tables()['without_dash'])})\b[^()]{{0,25}}\)(?=[\W\d]{{0,3}}[^\W_a-zà-öø-ÿ])"
    return re.compile(rf"{place}(?:{agency}|{bare})\s*")


@cache
def _placed(code: str) -> re.Pattern[str]:
    """A dateline without a known agency: a place in capitals, or one with a date, then a dash and a capital."""
    tail = rf"\s?(?:(?<=\s)[{_DASHES}]{{1,3}}|[–—―]|--)\s*(?=[\W\d]*(?!\d)[^\W\da-zà-öø-ÿ])"
    name, date = _place(), _date(code)
    more = rf"(?P<more>(?:, ?{name}){{0,2}}(?:,? ?{date})?(?:,? ?\([^()]{{1,40}}\))?)"
    return re.compile(rf"(?:(?P<place>{_CAPITALS}){more}|(?:{name}), {date}){tail}")
