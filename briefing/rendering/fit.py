"""Passages and a page -> the most of them that fit, at the largest type size that fits.

Steps: guess by arithmetic, lay out, correct the guess by what was measured, lay out again. One layout is
the usual case, four the most that ordinary text takes; nothing is ever cropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from briefing.errors import TooLongError
from briefing.model import Brief, Page
from briefing.rendering.arithmetic import LARGEST, SIZES, SMALLEST, estimate, text_height
from briefing.rendering.layout import Layout, lay_out

_USUAL = 1.0
"""What a laid-out page takes of its estimate, before anything is measured."""

_ROOMY = 0.8
"""An estimate below this share of the page cannot be so wrong that the brief does not fit: laid out over 300
generated briefs of all scripts, the estimate is 0.9 to 1.3 times the truth."""
_WELL_FILLED = 0.9
"""What the page is to be filled to, if there are passages enough; below it, one more is tried for."""
_CORRECTIONS = 2
"""Layouts after which a well filled page is not improved on: the third would win a line or two."""
_HOPELESS = 3.0
"""An estimate above this many times the page is not laid out at all: a megabyte would take minutes."""
_CAUTIOUS = 1.02
"""The first size is reckoned with this much more: a page that overflows costs a second layout, one that is
two hundredths emptier costs nothing."""
_FULL = 0.93
"""A page filled to here is not laid out again for a tenth of a point more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A brief that fits: the brief, its type size in points, how many layouts it took to find out.

    None if it surely fits; the one that its PDF takes is counted by `measured`.
    """

    brief: Brief
    type_size: float
    layouts: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sized:
    """A brief laid out at the largest size that fits, and the number of layouts it took."""

    layout: Layout
    layouts: int


def fit(assemble: Callable[[int], Brief], count: int, page: Page) -> Fitted:
    """The most of `count` passages that fit; `assemble(n)` gives the brief with the n most valuable ones.

    Raises TooLongError if not even the page without a passage fits.
    """
    brief, layouts = assemble(count), 0
    if estimate(brief, page, SMALLEST) > _ROOMY * text_height(page):
        most, layouts = _most(assemble, count, page)
        brief = assemble(most)
    sized = largest(brief, page)
    return Fitted(brief=brief, type_size=sized.layout.type_size, layouts=layouts + sized.layouts)


def measured(fitted: Fitted, page: Page) -> Fitted:
    """The same with the layouts that the PDF took, if it took any: to be asked once the PDF is made."""
    if fitted.layouts:
        return fitted
    sized = largest(fitted.brief, page)
    return Fitted(brief=fitted.brief, type_size=sized.layout.type_size, layouts=sized.layouts)


@lru_cache(maxsize=1)
def largest(brief: Brief, page: Page) -> Sized:
    """The brief at the largest type size that fits; raises TooLongError if it does not fit at the smallest.

    The last answer is kept: what `fit` has laid out, the PDF does not lay out again.
    """
    pages = estimate(brief, page, SMALLEST) / text_height(page) * page.pages
    if pages > _HOPELESS * page.pages:
        raise _too_long(f"about {pages:,.0f}", int(pages / _HOPELESS), page)
    ratio, best, ceiling, layouts = _CAUTIOUS, None, LARGEST, 0
    while layouts < 3:
        size = _size(brief, page, ratio, ceiling)
        if best and size <= best.type_size:
            break
        layout = lay_out(brief, page, size)
        layouts += 1
        if layout.count <= page.pages:
            best = layout
            if layout.filled > _FULL * page.pages or size >= ceiling:
                break
        else:
            ceiling = round(size - 0.1, 2)
            if ceiling < SMALLEST:
                raise _too_long(str(layout.count), layout.count, page)
        ratio = _measured(layout, brief, page) * 1.002
    if best is None:
        best = lay_out(brief, page, SMALLEST)
        layouts += 1
        if best.count > page.pages:
            raise _too_long(str(best.count), best.count, page)
    return Sized(layout=best, layouts=layouts)


def _too_long(said: str, pages: int, page: Page) -> TooLongError:
    return TooLongError(
        f"the brief takes {said} pages at {SMALLEST:g} pt, not {page.pages}",
        mend="ask for a shorter --length or for more --pages",
        pages=pages,
    )


def _measured(layout: Layout, brief: Brief, page: Page) -> float:
    """What the layout takes in proportion to its estimate."""
    return layout.filled * text_height(page) / page.pages / estimate(brief, page, layout.type_size)


def _size(brief: Brief, page: Page, ratio: float, ceiling: float) -> float:
    """The largest size whose estimate fits."""
    room, allowed = text_height(page), (size for size in SIZES if size <= ceiling)
    return next((size for size in allowed if ratio * estimate(brief, page, size) <= room), SMALLEST)


def _most(assemble: Callable[[int], Brief], count: int, page: Page) -> tuple[int, int]:
    """The most passages that fit at the smallest size, and the layouts it took."""
    ratio, layouts, fits, fails, filled = _USUAL, 0, 0, count + 1, 0.0
    guess = _guess(assemble, 0, count, ratio, page)
    while fits < guess < fails and (layouts < _CORRECTIONS or filled < _WELL_FILLED * page.pages):
        brief = assemble(guess)
        layout = lay_out(brief, page, SMALLEST)
        layouts += 1
        if layout.count <= page.pages:
            fits, filled = guess, layout.filled
        else:
            fails = guess
        ratio = _measured(layout, brief, page)
        guess = _guess(assemble, fits, fails - 1, ratio, page)
    return fits, layouts


def _guess(assemble: Callable[[int], Brief], low: int, high: int, ratio: float, page: Page) -> int:
    """The most passages whose estimate fits, at least `low` and at most `high`."""
    room = text_height(page)
    while low < high:
        middle = (low + high + 1) // 2
        if ratio * estimate(assemble(middle), page, SMALLEST) <= room:
            low = middle
        else:
            high = middle - 1
    return low
