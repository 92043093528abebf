"""The bundled font files -> `templates/fonts/advances.toml`; run as a module to write the file anew."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.render.fonts import FACES, SUBSETS, font_file

ROLES = {"text": ("400-normal", "400-italic", "serif"), "label": ("700-normal", "600-normal", "sans")}
HEAD = """\
# How wide each character can get in the bundled faces, in thousandths of an em: its advance, and the most that
# kerning with any next character adds, rounded up to the next ten. `text` is Source Serif 4 regular, `label`
# the widest of Source Serif 4 italic and bold and Source Sans 3. Written by tests/render/advances.py.
"""


def table() -> str:
    """The whole file as it must be."""
    parts = [HEAD]
    for role in ("text", "label"):
        widths: dict[str, int] = {}
        for stem, _, weight, style in FACES:
            is_text = stem == "source-serif-4" and weight == 400 and style == "normal"
            if is_text == (role == "text"):
                for subset in SUBSETS:
                    for character, width in _widths(f"{stem}-{subset}-{weight}-{style}.woff"):
                        widths[character] = max(widths.get(character, 0), -(-width // 10) * 10)
        groups: dict[int, str] = defaultdict(str)
        for character in sorted(widths):
            groups[widths[character]] += character
        parts.append(f"\n[{role}]\n" + "".join(f"{w} = {_quoted(groups[w])}\n" for w in sorted(groups)))
    return "".join(parts)


def _widths(name: str) -> Iterator[tuple[str, int]]:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_file(name)))
    kerns = _kerns(font)
    for code, glyph in font.getBestCmap().items():
        yield chr(code), max(0, font["hmtx"][glyph][0]) + kerns.get(glyph, 0)


def _kerns(font: Any) -> dict[str, int]:
    """The most that a pair adjustment adds behind each glyph."""
    most: dict[str, int] = defaultdict(int)
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ():
        for table in lookup.SubTable:
            pairs = table.ExtSubTable if table.LookupType == 9 else table
            if pairs.LookupType != 2:
                continue
            glyphs = pairs.Coverage.glyphs
            if pairs.Format == 1:
                rows = [[pair.Value1 for pair in row.PairValueRecord] for row in pairs.PairSet]
                best = [max((_advance(value) for value in row), default=0) for row in rows]
                found = dict(zip(glyphs, best, strict=True))
            else:
                rows = [[record.Value1 for record in row.Class2Record] for row in pairs.Class1Record]
                best = [max((_advance(value) for value in row), default=0) for row in rows]
                classes = pairs.ClassDef1.classDefs
                found = {glyph: best[classes.get(glyph, 0)] for glyph in glyphs}
            for glyph, value in found.items():
                most[glyph] = max(most[glyph], value)
    return most


def _advance(value: Any) -> int:
    return int(getattr(value, "XAdvance", 0) or 0)


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(
            f"\\u{ord(c):04X}" if not c.isprintable() or c in '"\\' or (c.isspace() and c != " ") else c for c in text
        )
        + '"'
    )


if __name__ == "__main__":
    (Path(str(files("briefing.templates"))) / "fonts" / "advances.toml").write_text(table(), encoding="utf-8")
    sys.stdout.write("written\n")
