"""Odd briefs prove themselves: every script and sign with which a page failed its own check."""

from __future__ import annotations

from itertools import cycle

import pytest

import briefing
from tests.proof.odd_texts import ODD, odd_text

PAGES = [briefing.Page(size=size, template=one) for size in ("A4", "Letter") for one in ("default", "memo")]
LENGTHS = ("60w", "5", "20%", "page", "1min")
CASES = [*zip(ODD, cycle(PAGES), cycle(LENGTHS), strict=False)]


@pytest.mark.parametrize(("name", "page", "length"), CASES, ids=list(ODD))
def test_an_odd_page_holds(name: str, page: briefing.Page, length: str) -> None:
    """In itself and against its article, whatever its fonts lack and however its text is read back."""
    document = briefing.Document(id=name, text=odd_text(name), title=ODD[name][:60], outlet=ODD[name][:20])
    brief = briefing.make_brief([document], length=length, page=page)
    for kind in ("html", "pdf"):
        assert () == briefing.verify(briefing.render(brief, kind, page), document).faults
