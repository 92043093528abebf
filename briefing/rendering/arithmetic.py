"""Brief -> the most height it can take, by counting letters: no layout, no PDF engine.

The bound holds because breaking lines greedily gives the fewest lines that a text can have at given widths:
with widths that are never too small, and with fewer places to break at than the engine finds, the count is
never too low. It is certain only for characters of the bundled fonts and for the bundled templates, whose
geometry.toml the tests hold against real layouts; anything else is "not sure".
"""

from __future__ import annotations

import math
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from briefing.errors import UnknownNameError
from briefing.model import Brief, Page
from briefing.rendering.templating import known_templates, read_template
from briefing.rendering.view import Excerpt, SectionView, SourceView, View, make_view

SMALLEST, LARGEST, STEP = 9.0, 11.5, 0.1
"""Type sizes in points: readable on paper at arm's length (issue and newspaper practice: 9 to 11.5)."""
SIZES = tuple(round(LARGEST - STEP * step, 2) for step in range(round((LARGEST - SMALLEST) / STEP) + 1))
"""Every type size that is tried, the largest first."""

PAPER = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres (ISO 216; ANSI/ASME Y14.1 A)."""
_POINTS_PER_MM = 72 / 25.4
LOW, SHORT = 0.8, 0.6
"""Shares of the page, as estimated at the largest type size, where the text is not sure. Over 570 generated briefs that
leave room, the truth was at most 1.09 times the estimate: 0.6 x 1.09 x AIR is a page with room to spare."""
AIR = 1.4
"""What a short page is at most as high as, times what it would be without air; over the same briefs 1.33."""
_TYPICAL = 0.93
"""What running text takes of its widest possible width: the mean over the samples in seeds/."""
_ALPHABETIC = 0.5
"""Em; what the letters of an alphabet take on average."""
_LONG_WORD = 6.0
"""Em; about a dozen letters, from where hyphenation tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """A page's text area in points, and what a template does with it (`rules`, in rem)."""

    width: float
    height: float
    rules: dict[str, Any]


def surely_fits(brief: Brief, page: Page) -> bool:
    """Whether the brief is certain to fit the page at the largest type size; False means "lay it out"."""
    measured = _Measured(brief, page)
    return measured.is_sure and measured.bound(LARGEST) <= text_height(page)


def sure_size(brief: Brief, page: Page) -> float:
    """The largest type size (pt) at which the arithmetic sees the brief fit, else the smallest there is."""
    heights = _Measured(brief, page).widest
    return next((size for size in SIZES if heights.at(size) <= text_height(page)), SMALLEST)


def text_height(page: Page) -> float:
    """The height of all text areas together, in points."""
    return _geometry(page).height * page.pages


def bound(brief: Brief, page: Page, type_size: float) -> float:
    """The most height in points that the brief takes at a type size, if its text is sure."""
    return _Measured(brief, page).bound(type_size)


def estimate(brief: Brief, page: Page, type_size: float) -> float:
    """The height in points that the brief will probably take at a type size."""
    return _Measured(brief, page).typical.at(type_size)


@lru_cache(maxsize=4)
def shape(brief: Brief, page: Page) -> str:
    """The classes of the page's body: `paged` for more than one page, `low` and `short` for what leaves room.

    A `low` page has its sources at its foot, a `short` one is set with more air, too. Both are for bundled
    templates, of which it is known how much that takes, and keep clear of what an estimate can be off.
    """
    return _Measured(brief, page).shape


class _Measured:
    """What is known of a brief on a page without a layout, each thing worked out once."""

    def __init__(self, brief: Brief, page: Page) -> None:
        self._page = page
        self._view = make_view(brief)

    @cached_property
    def widest(self) -> _Heights:
        """The heights with every letter at its widest."""
        return _Heights(self._view, self._page)

    @cached_property
    def typical(self) -> _Heights:
        """The heights with letters as wide as they usually are."""
        return _Heights(self._view, self._page, share=_TYPICAL)

    @cached_property
    def is_sure(self) -> bool:
        if self._page.pages != 1 or self._page.template not in known_templates():
            return False
        return self._view.direction == "ltr" and _known_characters().issuperset(_characters(self._view))

    @cached_property
    def shape(self) -> str:
        if self._page.pages > 1 or self._page.template not in known_templates():
            return "paged" if self._page.pages > 1 else ""
        height = text_height(self._page)
        share = self.typical.at(LARGEST) / height
        if share <= SHORT:
            return "low short"
        is_clear = self.is_sure and self.widest.at(LARGEST) <= height
        return "low" if is_clear or share <= LOW else ""

    def bound(self, size: float) -> float:
        return self.widest.at(size) * (AIR if "short" in self.shape else 1)


def _characters(view: View) -> set[str]:
    """Every character that the page shows."""
    shown = [view.title, view.issued, *view.facts, *view.notes]
    shown += [section.name for section in view.sections]
    shown += [quote.text for excerpt in view.excerpts for quote in excerpt.quotes]
    for source in view.sources:
        shown += [source.title, *source.imprint]
    return set("".join(shown))


@cache
def _advances(role: str) -> dict[str, float]:
    """The widest advance of each character in em; `text` for the text face, `label` for all others."""
    file = files("briefing.templates") / "fonts" / "advances.toml"
    groups = tomllib.loads(file.read_text(encoding="utf-8"))[role]
    return {character: int(width) / 1000 for width, group in groups.items() for character in group}


@cache
def _known_characters() -> frozenset[str]:
    return frozenset(_advances("text").keys() & _advances("label").keys())


@cache
def _rules(text: str) -> dict[str, Any]:
    """A template's geometry, read once for all briefs of a process."""
    return tomllib.loads(text)


def _geometry(page: Page) -> Geometry:
    if page.size not in PAPER:
        raise UnknownNameError("page size", page.size, PAPER)
    rules = _rules(read_template(page.template, "geometry.toml"))
    width, height = PAPER[page.size]
    paper = rules["paper"]
    return Geometry(
        width=(width - 2 * paper["side"]) * _POINTS_PER_MM,
        height=(height - paper["top"] - paper["bottom"]) * _POINTS_PER_MM,
        rules=rules,
    )


@lru_cache(maxsize=256)
def _words(text: str, role: str) -> tuple[float, ...]:
    """The widths of a text's words, in em."""
    known = _advances(role)
    widths = {character: known.get(character) or _usual_width(character) for character in set(text)}
    return tuple(sum(map(widths.__getitem__, word)) for word in text.split(" "))


def _usual_width(character: str) -> float:
    """What a character that no bundled Latin, Greek or Cyrillic face has takes, in em; a guess."""
    if unicodedata.combining(character) or character in "\u200b\u200c\u200d\u200e\u200f\ufe0f":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else _ALPHABETIC


def _lines(words: Sequence[float], width: float, role: str, *, hyphenated: bool) -> int:
    """How many lines the words take at most; all in em of their own size.

    With hyphenation, an estimate: long words are broken where the line ends.
    """
    space, widest = _advances(role)[" "], 1.4
    room = max(width, 3.0)
    lines, at = 1, 0.0
    for word in words:
        reach = at + space + word if at else word
        if reach <= room:
            at = reach
        elif hyphenated and word > _LONG_WORD:
            lines += math.ceil(reach / room) - 1
            at = reach % room
        else:
            lines += 1 if at else 0
            broken = math.ceil(word / (room - widest)) if word > room else 1
            lines += broken - 1
            at = word if broken == 1 else room
    return lines


class _Heights:
    """The height of a brief at any type size; `share` is what text takes of its widest possible width."""

    def __init__(self, view: View, page: Page, share: float = 1.0) -> None:
        self._share = share
        self._geometry = _geometry(page)
        self._is_paged = page.pages > 1
        self._view = view

    def at(self, size: float) -> float:
        """The height in points at a type size in points."""
        rem = self._geometry.width / size
        sections = sum(self._section(section, rem) for section in self._view.sections)
        return (self._masthead(rem) + self._lead(rem) + sections + self._footer(rem)) * size

    def _count(self, text: str, width: float, role: str) -> int:
        return _lines(_words(text, role), width / self._share, role, hyphenated=self._share < 1)

    def _masthead(self, width: float) -> float:
        rules, title = self._geometry.rules, self._view.headline
        kind = next(kind for kind in rules["headline"] if len(title) <= kind["most"])
        masthead = rules["masthead"]
        width -= masthead["rail"]
        facts = self._count(" · ".join(self._view.facts), width / masthead["facts"], "label")
        headline = self._count(title, width / kind["size"], "label")
        return float(masthead["fixed"] + headline * kind["line"] + (facts - 1) * masthead["facts_line"])

    def _lead(self, width: float) -> float:
        lead, rules = self._view.lead, self._geometry.rules["lead"]
        return float(rules["fixed"] + self._excerpt(lead, width, rules)) if lead else 0.0

    def _section(self, section: SectionView, width: float) -> float:
        theme = self._geometry.rules["theme"]
        label_width = (width - theme["rail"] if self._is_paged else theme["rail"] - theme["gap"]) / theme["label"]
        label = self._count(section.name, label_width, "label") * theme["label_line"] + theme["label_fixed"]
        label = label if section.name else 0.0
        room, passage = width - theme["rail"], self._geometry.rules["passage"]
        text = sum(self._excerpt(excerpt, room, passage) for excerpt in section.excerpts)
        text += passage["between"] * (len(section.excerpts) - 1)
        if not section.excerpts:
            quiet = self._count(section.quiet, room / theme["quiet"], "label")
            text = quiet * theme["quiet_line"]
        return float(theme["fixed"] + (label + text if self._is_paged else max(label, text)))

    def _excerpt(self, excerpt: Excerpt, width: float, rules: dict[str, Any]) -> float:
        """The height of a passage by the rules of one kind of passage, or of the lead."""
        passage, lines = self._geometry.rules["passage"], 0
        width -= rules["inset"]
        for place, quotes in enumerate(excerpt.paragraphs):
            text = "".join(quote.joint + quote.text for quote in quotes)
            mark = f"\u00a0[{excerpt.mark}]" if place == len(excerpt.paragraphs) - 1 else ""
            indent = passage["indent"] if place else 0
            words = list(_words(text, passage["face"]))
            words[0] += indent
            if " " in quotes[-1].closing:
                words[-2:] = [words[-2] + _advances(passage["face"])[" "] + words[-1]]
            words[-1] += sum(_words(mark, "label")) * passage["mark"]
            room = width / rules["size"] / self._share
            lines += _lines(words, room, passage["face"], hyphenated=self._share < 1)
        return float(lines * rules["line"])

    def _footer(self, width: float) -> float:
        rules, rail = self._geometry.rules["sources"], self._geometry.rules["theme"]["rail"]
        room, count = width - rail, len(self._view.sources)
        kind = "many_" if count > rules["many"] else ""
        size, line = rules[f"{kind}size"], rules[f"{kind}line"]
        column = (room - rules["column_gap"]) / 2 if kind else room
        heights = [
            self._count(_imprint(source), (column - rules["indent"]) / size, "label") * line + rules["between"]
            for source in self._view.sources
        ]
        listed = sum(heights) / 2 + max(heights) if kind else sum(heights)
        proof = self._view.labels.fill("proof", command="briefing verify FILE")
        notes = sum(self._count(n, room / rules["note"], "label") for n in (*self._view.notes, proof))
        return float(rules["fixed"] + listed + notes * rules["note_line"] + rules["note_fixed"])


def _imprint(source: SourceView) -> str:
    days = (day.replace(" ", "\u00a0") for day in (source.published, source.accessed))  # they are not broken
    return ", ".join(filter(None, (source.title, source.outlet, *days)))
