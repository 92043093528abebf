"""A PDF -> the characters that it says, but draws as boxes; and where a box hides what our own fonts draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.proof.faults import Fault, in_marks
from briefing.typesetting.fonts import draws

if TYPE_CHECKING:
    from pypdf import PdfReader

_PART = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_ENTRY = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>")


def boxes_of(reader: PdfReader) -> str:
    """The characters for which the fonts of the pages have a code, but no glyph, each once."""
    found = (one for page in reader.pages for font in _fonts(page) for one in _without_glyph(font))
    return "".join(dict.fromkeys(found))


def box_faults(undrawn: str) -> Iterator[Fault]:
    """A box where our own fonts have a glyph: made so by somebody, to hide a word."""
    hidden = "".join(filter(draws, undrawn))
    if hidden:
        what = f"draws boxes for {in_marks(hidden)}, which every brief has the letters for"
        yield Fault(kind="page", where="the page", what=what)


def _fonts(page: Any) -> Iterator[Any]:
    from pypdf.generic import DictionaryObject

    resources = page.get("/Resources", DictionaryObject()).get_object()
    fonts = resources.get("/Font", DictionaryObject()).get_object()
    yield from (font.get_object() for font in fonts.values())


def _without_glyph(font: Any) -> Iterator[str]:
    """What the codes stand for that lead to glyph 0."""
    from pypdf.generic import NameObject, StreamObject

    if "/DescendantFonts" not in font or "/ToUnicode" not in font:
        return
    glyphs = font["/DescendantFonts"][0].get_object().get("/CIDToGIDMap", NameObject("/Identity")).get_object()
    if not isinstance(glyphs, StreamObject):
        return
    glyph_of = glyphs.get_data()
    for part in _PART.findall(font["/ToUnicode"].get_data()):
        for code, text in _ENTRY.findall(part):
            place = 2 * int(code, 16)
            if not any(glyph_of[place : place + 2]):
                yield from bytes.fromhex(text.decode("ascii")).decode("utf-16-be", "replace")
