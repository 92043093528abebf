"""Brief and page -> Edition, what every output is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Brief, Page
from briefing.page.arranging import make_view
from briefing.page.view import View
from briefing.typesetting.arithmetic import Estimate

if TYPE_CHECKING:
    from weasyprint import Document as Pages


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """Pages as laid out at a type size (pt): how many, and how much of them is filled.

    The unit of `filled` is the text area of one page: 0.95 leaves a twentieth of a page empty, 1.2 runs over.
    """

    pages: Pages
    type_size: float
    filled: float

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self.pages.pages)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edition:
    """A brief, what it says, its page, what is known of its height, and its layout if it was laid out for printing.

    `layouts` is the number of layouts made so far to find out what fits, and at which size.
    """

    brief: Brief
    view: View
    page: Page
    estimate: Estimate
    layout: Layout | None = None
    layouts: int = 0


def make_editions(brief: Brief, pages: Iterable[Page]) -> list[Edition]:
    """A brief on each of some pages, not laid out; what it says is the same on all."""
    view = make_view(brief)
    return [Edition(brief=brief, view=view, page=page, estimate=Estimate(view, page)) for page in pages]


def make_edition(brief: Brief, page: Page) -> Edition:
    """A brief on a page, not laid out."""
    return make_editions(brief, [page])[0]
