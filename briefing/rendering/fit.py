"""Passages and a page -> the Edition with the most passages that fit, at the largest type size that fits.

Steps: guess by arithmetic, lay out, correct the guess by what was measured, lay out again. One layout is
the usual case, four the most that ordinary text takes; nothing is ever cropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from briefing.errors import TooLongError
from briefing.model import Brief, Page
from briefing.rendering.layout import lay_out
from briefing.typesetting.arithmetic import LARGEST, SIZES, SMALLEST
from briefing.typesetting.edition import Edition, Layout, make_edition

_USUAL = 1.0
"""The height of a laid-out page in proportion to its estimate, before anything is measured."""

_ROOMY = 0.8
"""A brief whose estimate is below this share of the page is sure to fit: over generated briefs of all scripts, the
true height is 0.87 to 1.08 times the estimate (benchmarks/page_estimates.py)."""
_UNMEASURED = 0.75
"""The same where nothing can be laid out; the rest is a margin for custom templates."""
_WELL_FILLED = 0.9
"""How full the page should be if there are enough passages; below it, one more is tried."""
_CORRECTIONS = 2
"""Layouts after which a well-filled page is not improved further: the third would gain a line or two."""
_HOPELESS = 3.0
"""An estimate above this many times the page is not laid out at all: a megabyte would take minutes."""
_CAUTIOUS = 1.02
"""The estimate is taken this many times when the first size is chosen: a page that overflows costs a second layout,
one that is two hundredths emptier costs nothing."""
_FULL = 0.94
"""A page filled this far is not laid out again for a tenth of a point or two more."""


class Editions:
    """The editions of the n most valuable passages on a page, for n from 0 to `count`; each is made once.

    `assemble(n)` gives the brief with the n most valuable ones.
    """

    def __init__(self, assemble: Callable[[int], Brief], count: int, page: Page) -> None:
        self._assemble, self.count, self.page = assemble, count, page
        self._editions: dict[int, Edition] = {}

    def __getitem__(self, passages: int) -> Edition:
        if passages not in self._editions:
            self._editions[passages] = make_edition(self._assemble(passages), self.page)
        return self._editions[passages]

    @property
    def whole(self) -> Edition:
        """The edition with every passage."""
        return self[self.count]


def fit(editions: Editions) -> Edition:
    """The edition with the most passages that fit the page at the smallest type size.

    Raises TooLongError if not even the page without a passage fits, PangoMissingError if only a layout can tell and
    none can be made.
    """
    whole = editions.whole
    if whole.estimate.at(SMALLEST) <= _ROOMY * whole.estimate.room:
        return whole
    most, layouts = _most(editions)
    fitted = replace(editions[most], layouts=layouts)
    return fitted if most else print_edition(fitted)  # which raises TooLongError if it does not fit


def fit_unmeasured(editions: Editions) -> Edition:
    """The edition with the most passages that are known to fit by arithmetic alone."""
    room = _UNMEASURED * editions.whole.estimate.room
    numbers = range(1, editions.count + 1)
    return editions[bisect_left(numbers, True, key=lambda n: editions[n].estimate.at(SMALLEST) > room)]


def print_edition(edition: Edition) -> Edition:
    """An edition laid out at the largest type size that fits; TooLongError if not even the smallest fits."""
    if edition.layout:
        return edition
    layout, layouts = _largest(edition)
    return replace(edition, layout=layout, layouts=edition.layouts + layouts)


def print_again(edition: Edition, type_size: float) -> Edition:
    """An edition laid out once, at the type size that it was printed at; TooLongError if it does not fit its pages."""
    _refuse_hopeless(edition)
    layout = lay_out(edition, type_size)
    if layout.count > edition.page.pages:
        raise _too_long(str(layout.count), layout.count, edition.page)
    return replace(edition, layout=layout, layouts=1)


def print_layout(edition: Edition) -> Layout:
    """The layout that an edition is printed from, made now if there is none."""
    return edition.layout or _largest(edition)[0]


def _largest(edition: Edition) -> tuple[Layout, int]:
    """The layout at the largest type size that fits, and how many layouts it took to find it."""
    page = edition.page
    _refuse_hopeless(edition)
    ratio, best, ceiling, layouts = _CAUTIOUS, None, LARGEST, 0
    while layouts < 3:
        size = _size(edition, ratio, ceiling)
        if best and size <= best.type_size:
            break
        layout = lay_out(edition, size)
        layouts += 1
        if layout.count <= page.pages:
            best = layout
            if layout.filled > _FULL * page.pages or size >= ceiling:
                break
        else:
            ceiling = round(size - 0.1, 2)
            if ceiling < SMALLEST:
                raise _too_long(str(layout.count), layout.count, page)
        ratio = _measured(layout, edition) * 1.002
    if best is None:
        best = lay_out(edition, SMALLEST)
        layouts += 1
        if best.count > page.pages:
            raise _too_long(str(best.count), best.count, page)
    return best, layouts


def _refuse_hopeless(edition: Edition) -> None:
    """Raise TooLongError, before anything is laid out, if the estimate is far beyond the pages."""
    pages = edition.estimate.at(SMALLEST) / edition.estimate.room * edition.page.pages
    if pages > _HOPELESS * edition.page.pages:
        raise _too_long(f"about {pages:,.0f}", int(pages / _HOPELESS), edition.page)


def _too_long(said: str, pages: int, page: Page) -> TooLongError:
    return TooLongError(
        f"the brief takes {said} pages at {SMALLEST:g} pt, not {page.pages}",
        mend="ask for a shorter --length or for more --pages",
        pages=pages,
    )


def _measured(layout: Layout, edition: Edition) -> float:
    """The height of the layout in proportion to its estimate."""
    estimate = edition.estimate
    return layout.filled * estimate.room / edition.page.pages / estimate.at(layout.type_size)


def _size(edition: Edition, ratio: float, ceiling: float) -> float:
    """The largest size whose estimate fits."""
    estimate, allowed = edition.estimate, (size for size in SIZES if size <= ceiling)
    return next((size for size in allowed if ratio * estimate.at(size) <= estimate.room), SMALLEST)


def _most(editions: Editions) -> tuple[int, int]:
    """The number of passages that fit at the smallest size, and how many layouts it took to find it."""
    ratio, layouts, fits, fails, filled = _USUAL, 0, 0, editions.count + 1, 0.0
    guess, pages = _guess(editions, 0, editions.count, ratio), editions.page.pages
    while fits < guess < fails and (layouts < _CORRECTIONS or filled < _WELL_FILLED * pages):
        layout = lay_out(editions[guess], SMALLEST)
        layouts += 1
        if layout.count <= pages:
            fits, filled = guess, layout.filled
        else:
            fails = guess
        ratio = _measured(layout, editions[guess])
        guess = _guess(editions, fits, fails - 1, ratio)
    return fits, layouts


def _guess(editions: Editions, low: int, high: int, ratio: float) -> int:
    """The greatest number of passages whose estimate fits, from `low` to `high`."""
    while low < high:
        middle = (low + high + 1) // 2
        estimate = editions[middle].estimate
        if ratio * estimate.at(SMALLEST) <= estimate.room:
            low = middle
        else:
            high = middle - 1
    return low
