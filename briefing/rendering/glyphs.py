"""The fonts of a PDF as WeasyPrint writes them -> fonts of which each glyph says the characters that it stands for.

WeasyPrint 70 falls short in two ways, and the page cannot be read back then, nor copied or searched:

- A font that lacks characters gets an encoding of its own, in which all of them are the box (".notdef"). pypdf does
  not read such encodings. Identity-H with a map from codes to glyphs draws the same, and everybody reads it.
- A glyph is said to stand for the cluster in which it first stood. An "e" with an accent that is a glyph of its own is
  then accented throughout; a letter after its vowel mark, as Hebrew is drawn, is not there at all.

References: ISO 32000-2, 9.7.4.3 (CIDToGIDMap), 9.7.5.2 (Identity-H), 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefing.page.visible import inked

if TYPE_CHECKING:
    from weasyprint import Document as Pages
    from weasyprint.pdf.fonts import Font


def missing_characters(pages: Pages) -> str:
    """The characters of pages that no font has, each once; known when the pages are written, before that none."""
    fonts: Iterable[Font] = pages.fonts.values()
    return "".join(dict.fromkeys(chr(code) for font in fonts for code in font.missing if inked(chr(code))))


def mend_fonts(pages: Pages, pdf: Any) -> None:
    """Let the fonts of a PDF that is about to be written say what each glyph stands for."""
    objects = {item.reference: item for item in pdf.objects}
    for font, item in zip(pages.fonts.values(), _composite_fonts(pdf), strict=True):
        texts = _texts(font)
        mended = {_entry(glyph, text): _entry(glyph, texts[glyph]) for glyph, text in font.to_unicode.items()}
        stream = objects[item["ToUnicode"]]
        stream.stream = [mended.get(line, line) for line in stream.stream]
        if font.missing and item["Subtype"] == "/Type0":
            item["Encoding"] = "/Identity-H"
            (reference,) = item["DescendantFonts"]
            _map_boxes(objects[reference], font, pdf)


def _composite_fonts(pdf: Any) -> list[Any]:
    """The fonts that pages name, in the order in which they were written."""
    import pydyf

    dictionaries = (item for item in pdf.objects if isinstance(item, pydyf.Dictionary))
    return [item for item in dictionaries if item.get("Type") == "/Font" and "ToUnicode" in item]


def _map_boxes(descendant: Any, font: Font, pdf: Any) -> None:
    """Let the codes of missing characters draw the box, glyph 0, and every other code its glyph.

    An OpenType font with PostScript outlines has no such map; there readers take the box for codes beyond its glyphs.
    """
    import pydyf

    if descendant["Subtype"] != "/CIDFontType2":
        return
    boxes = frozenset(font.missing.values())
    codes = range(max(font.to_unicode) + 1)
    glyphs = [code if code in font.to_unicode and code not in boxes else 0 for code in codes]
    stream = pydyf.Stream([struct.pack(f">{len(glyphs)}H", *glyphs)], compress=True)
    pdf.add_object(stream)
    descendant["CIDToGIDMap"] = stream.reference


def _texts(font: Font) -> dict[int, str]:
    """The characters that each glyph of a font stands for.

    A font of which a glyph without characters is only reached through others, like the middle form of an Arabic
    letter, is left as it is: there nobody can tell what belongs to which glyph.
    """
    boxes = {glyph: chr(code) for code, glyph in font.missing.items() if glyph in font.to_unicode}
    lacking = dict.fromkeys(font.missing)
    texts = {glyph: text.translate(lacking) for glyph, text in font.to_unicode.items() if glyph not in boxes}
    if "" in texts.values():
        own = _own_characters(font, texts)
        if all(own[glyph] for glyph, text in texts.items() if not text):
            texts = {glyph: _own_text(text, own[glyph]) for glyph, text in texts.items()}
    return texts | boxes


def _own_text(cluster: str, own: list[str]) -> str:
    """What a glyph stands for: the character of its own that is in its cluster, else the cluster."""
    parts = unicodedata.normalize("NFD", cluster)
    return cluster if cluster in own else next((one for one in own if one in parts or not cluster), cluster)


def _own_characters(font: Font, glyphs: Iterable[int]) -> dict[int, list[str]]:
    """The characters that draw each glyph of a font on their own; none for a ligature or another form of a letter."""
    from fontTools.ttLib import TTFont
    from weasyprint.text.fonts import get_hb_object_data

    whole = TTFont(BytesIO(get_hb_object_data(font.hb_face)), fontNumber=font.index, lazy=True)
    characters: dict[int, list[str]] = {glyph: [] for glyph in glyphs}
    for code, name in (whole.getBestCmap() or {}).items():
        characters.setdefault(whole.getGlyphID(name), []).append(chr(code))
    return characters


def _entry(glyph: int, text: str) -> bytes:
    """A line of a ToUnicode map: what a glyph stands for."""
    return f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>".encode()
