"""View and page -> the height that the view takes on it, by adding up letter widths: no layout, no PDF engine.

The upper bound holds because breaking lines greedily gives the fewest lines that a text can have at given widths:
with widths that are never too small, and with fewer places to break at than the engine finds, the count is
never too low. It is certain only for characters of the bundled fonts and for the bundled templates, whose
geometry.toml the tests hold against real layouts; anything else is "not sure".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import chain, starmap

from briefing.model import Page
from briefing.page.view import Block, Excerpt, ShownSentence, SourceView, View
from briefing.typesetting.geometry import Geometry, LeadMeasures, PassageMeasures, load_geometry, text_height
from briefing.typesetting.templating import known_templates
from briefing.typesetting.widths import count_lines, known_characters, word_widths

SMALLEST, LARGEST, STEP = 9.0, 11.5, 0.1
"""Type sizes in points: readable on paper at arm's length (issue and newspaper practice: 9 to 11.5)."""
SIZES = tuple(round(LARGEST - STEP * step, 2) for step in range(round((LARGEST - SMALLEST) / STEP) + 1))
"""Every type size that is tried, the largest first."""
LOW, SHORT = 0.8, 0.6
"""Shares of the page, as estimated at the largest type size, where the text is not certain. Over generated briefs that
leave room, the truth is at most 1.07 times the estimate (benchmarks/page_estimates.py): 0.6 x 1.07 x AIR is a page with
room to spare."""
AIR = 1.4
"""The height of a short page is at most this many times its height without air; over the same briefs 1.32."""
_TYPICAL = 0.93
"""The share of its widest possible width that running text takes: the mean over the samples in seeds/."""


class Estimate:
    """What is known without a layout about the height (points) of a view on a page; worked out on demand."""

    def __init__(self, view: View, page: Page) -> None:
        self._view, self._page = view, page

    @cached_property
    def room(self) -> float:
        """The height of all text areas of the page together, in points."""
        return text_height(self._page)

    def at(self, size: float) -> float:
        """The height in points that it will probably take at a type size in points."""
        return self._typical.at(size)

    def bound(self, size: float) -> float:
        """The height in points that it takes at most at a type size in points, if its text is certain."""
        return self._widest.at(size) * (AIR if "short" in self.shape else 1)

    @property
    def surely_fits(self) -> bool:
        """Whether it is certain to fit the page at the largest type size; False means "lay it out"."""
        if not self._is_sure:
            return False
        has_room_for_air = AIR * self._widest.at(LARGEST) <= self.room  # whatever the shape, an estimate of its own
        return has_room_for_air or self.bound(LARGEST) <= self.room

    @property
    def sure_size(self) -> float:
        """The largest type size (points) at which it fits by arithmetic, else the smallest there is."""
        return next((size for size in SIZES if self._widest.at(size) <= self.room), SMALLEST)

    @cached_property
    def shape(self) -> str:
        """The classes of the page's body: `paged` for more than one page, `low` and `short` for what leaves room.

        A `low` page has its sources at its foot; a `short` one is also set with more air. Both are for bundled
        templates only, for which the height is known, and leave room for the error of the estimate.
        """
        if self._page.pages > 1 or self._page.template not in known_templates():
            return "paged" if self._page.pages > 1 else ""
        share = self.at(LARGEST) / self.room
        if share <= SHORT:
            return "low short"
        is_clear = self._is_sure and self._widest.at(LARGEST) <= self.room
        return "low" if is_clear or share <= LOW else ""

    @cached_property
    def _widest(self) -> _Heights:
        """The heights with every letter at its widest."""
        return _Heights(self._view, self._page)

    @cached_property
    def _typical(self) -> _Heights:
        """The heights with letters as wide as they usually are."""
        return _Heights(self._view, self._page, share=_TYPICAL)

    @cached_property
    def _is_sure(self) -> bool:
        if self._page.pages != 1 or self._page.template not in known_templates():
            return False
        return self._view.direction == "ltr" and known_characters().issuperset("".join(self._view.texts))


class _Heights:
    """The height of a view at any type size; `share` is the share of its widest possible width that text takes."""

    def __init__(self, view: View, page: Page, share: float = 1.0) -> None:
        self._share = share
        self._rules: Geometry = load_geometry(page.template)
        self._width, _ = self._rules.text_area(page.size)
        self._is_paged = page.pages > 1
        self._view = view
        self._known: dict[float, float] = {}

    def at(self, size: float) -> float:
        """The height in points at a type size in points."""
        if size not in self._known:
            self._known[size] = self._height(size)
        return self._known[size]

    def _height(self, size: float) -> float:
        rem = self._width / size
        blocks = sum(self._block(block, rem) for block in self._view.blocks)
        return (self._masthead(rem) + blocks + self._footer(rem)) * size

    def _count(self, text: str, width: float, role: str) -> int:
        return count_lines(word_widths(text, role), width / self._share, role, hyphenated=self._share < 1)

    def _masthead(self, width: float) -> float:
        title, masthead = self._view.headline, self._rules.masthead
        kind = self._rules.headline_of(title)
        width -= masthead.rail
        facts = self._count(" · ".join(self._view.facts), width / masthead.facts, "label")
        headline = self._count(title, width / kind.size, "label")
        height = masthead.fixed + headline * kind.line + (facts - 1) * masthead.facts_line
        if self._view.since:
            since = self._count(str(self._view.since), width / masthead.since, "label")
            height += masthead.since_fixed + since * masthead.since_line
        return height

    def _block(self, block: Block, width: float) -> float:
        """The height of a block in points: the lead by its own rules, every other kind like a section."""
        if block.kind == "lead":
            lead = self._rules.lead
            return lead.fixed + sum(self._excerpt(excerpt, width, lead) for excerpt in block.excerpts)
        return self._section(block, width)

    def _section(self, block: Block, width: float) -> float:
        theme, passage = self._rules.theme, self._rules.passage
        label_width = (width - theme.rail if self._is_paged else theme.rail - theme.gap) / theme.label
        label = self._count(block.heading, label_width, "label") * theme.label_line + theme.label_fixed
        label = label if block.heading else 0.0
        room = width - theme.rail
        text = sum(self._excerpt(excerpt, room, passage) for excerpt in block.excerpts)
        text += passage.between * (len(block.excerpts) - 1)
        if not block.excerpts:
            text = self._count(block.quiet, room / theme.quiet, "label") * theme.quiet_line
        return theme.fixed + (label + text if self._is_paged else max(label, text))

    def _excerpt(self, excerpt: Excerpt, width: float, rules: PassageMeasures | LeadMeasures) -> float:
        """The height of a passage in points, by the rules of one kind of passage or of the lead."""
        passage, lines = self._rules.passage, 0
        width -= rules.inset
        for place, sentences in enumerate(excerpt.paragraphs):
            mark = f"\u00a0[{excerpt.mark}]".replace(" ", "\u00a0") if place == len(excerpt.paragraphs) - 1 else ""
            indent = passage.indent if place else 0
            words = list(chain.from_iterable(starmap(self._words, _tagged(sentences))))
            words[0] += indent
            words[-1] += sum(word_widths(mark, "label")) * passage.mark
            room = width / rules.size / self._share
            lines += count_lines(words, room, passage.face, hyphenated=self._share < 1)
        return lines * rules.line + self._before(excerpt, width)

    def _words(self, tag: str, text: str) -> list[float]:
        """The widths of the words of a text; the tag before it is one, as no line ends within it."""
        passage = self._rules.passage
        width = sum(word_widths(tag, "label")) * passage.tag + passage.tag_gap
        return [*([width] if tag else []), *word_widths(text, passage.face)]

    def _before(self, excerpt: Excerpt, width: float) -> float:
        passage = self._rules.passage
        counts = [self._count(str(known), width / passage.before, "label") for known in excerpt.before]
        return sum(count * passage.before_line + passage.before_fixed for count in counts)

    def _footer(self, width: float) -> float:
        rules, rail = self._rules.sources, self._rules.theme.rail
        room, are_many = width - rail, len(self._view.sources) > rules.many
        size, line = (rules.many_size, rules.many_line) if are_many else (rules.size, rules.line)
        column = (room - rules.column_gap) / 2 if are_many else room
        heights = [
            self._count(_imprint(source), (column - rules.indent) / size, "label") * line + rules.between
            for source in self._view.sources
        ]
        listed = sum(heights) / 2 + max(heights) if are_many else sum(heights)
        proof = self._view.labels.fill("proof", command="briefing verify FILE")
        notes = sum(self._count(n, room / rules.note, "label") for n in (*self._view.notes, proof))
        return rules.fixed + listed + notes * rules.note_line + rules.note_fixed


def _tagged(sentences: Iterable[ShownSentence]) -> list[tuple[str, str]]:
    """The text of a paragraph, cut before each tag."""
    parts: list[tuple[str, str]] = []
    for sentence in sentences:
        if sentence.tag or not parts:
            parts.append((sentence.tag, sentence.joint + sentence.text))
        else:
            tag, text = parts[-1]
            parts[-1] = (tag, text + sentence.joint + sentence.text)
    return parts


def _imprint(source: SourceView) -> str:
    days = (day.replace(" ", "\u00a0") for day in (source.published, source.accessed))  # they are not broken
    return ", ".join(filter(None, (source.title, source.outlet, *days, source.copy_of)))
