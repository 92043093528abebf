"""Boxes for what no font has are no fault; boxes that hide a word are."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

import briefing
from tests.proof.briefs import found, saved
from tests.rendering.briefs import sample_brief
from tests.rendering.test_glyphs import PRIVATE


def with_font(change: Callable[[pikepdf.Object], None]) -> briefing.Verification:
    """The verdict on a page with boxes after a change to the font that has them."""
    rendered = briefing.render(sample_brief(text=PRIVATE), "pdf")
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            if isinstance(font.DescendantFonts[0].CIDToGIDMap, pikepdf.Stream):
                change(font)
        return briefing.verify(saved(pdf, rendered))


def page_faults(verification: briefing.Verification) -> list[tuple[str, str]]:
    """The faults of the page; the sample's picked sentence has others."""
    return [fault for fault in found(verification) if fault[0] == "page"]


def test_a_box_for_what_no_font_has_is_named_and_no_fault() -> None:
    """The page is the one that was made."""
    verification = briefing.verify(briefing.render(sample_brief(text=PRIVATE), "pdf"))
    assert ([], "\ue001\ue002") == (page_faults(verification), verification.undrawn)


def test_a_box_for_a_letter_that_every_brief_has_is_a_fault() -> None:
    """A word that nobody can see is hidden, whatever the PDF says that it is."""

    def hide(font: pikepdf.Object) -> None:
        glyphs = font.DescendantFonts[0].CIDToGIDMap
        glyphs.write(bytes(len(glyphs.read_bytes())))

    verification = with_font(hide)
    assert [("page", "the page")] == page_faults(verification)
    assert "draws boxes for" in verification.faults[-1].what


def test_a_box_that_says_something_else_is_a_fault() -> None:
    """What no glyph shows is compared like every other character."""

    def rename(font: pikepdf.Object) -> None:
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<e001>", b"<e003>"))

    assert [("page", "the page")] == page_faults(with_font(rename))
