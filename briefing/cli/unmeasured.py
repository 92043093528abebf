"""A draft and a page -> a brief, on a machine without the PDF engine that would measure what fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Brief, Page
    from briefing.pipeline import Draft
    from briefing.rendering.fit import Fitted

SURE_SHARE = 0.75
"""An estimate up to this share of the page fits: over 300 generated briefs of all scripts the estimate was at
least 0.9 times the truth (see briefing/rendering/fit.py); the rest is left for a template of one's own."""


def fit_unmeasured(draft: Draft, assemble: Callable[[int], Brief], page: Page) -> Fitted:
    """The most candidates of a draft of which arithmetic alone can say that they fit."""
    from briefing.rendering.arithmetic import SMALLEST, estimate, text_height
    from briefing.rendering.fit import Fitted

    count = len(draft.choice.taken)
    room = SURE_SHARE * text_height(page)
    beyond = bisect_left(range(1, count + 1), True, key=lambda n: estimate(assemble(n), page, SMALLEST) > room)
    return Fitted(brief=assemble(beyond), type_size=SMALLEST, layouts=0)
