"""The bundled font files -> `templates/fonts/advances.toml`; run as a module to write the file anew."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.typesetting.fonts import SANS, SERIF, font_file

HEAD = """\
# How wide each character can get in the bundled faces, in thousandths of an em: its advance, and the most that
# kerning with any next character adds, rounded up to the next ten. `text` is Source Serif 4 regular, `label`
# the widest of Source Serif 4 italic and bold and Source Sans 3. Written by tests/rendering/advances.py.
"""


def table() -> str:
    """The whole file as it must be."""
    text = _widest([SERIF.file(script, 400, "normal") for script in SERIF.scripts])
    others = [f.file(script, *cut) for f in (SERIF, SANS) for script in f.scripts for cut in f.cuts]
    label = _widest([name for name in others if not name.endswith("400-normal.woff") or "sans" in name])
    return HEAD + "".join(f"\n[{role}]\n{_groups(widths)}" for role, widths in (("text", text), ("label", label)))


def _widest(names: list[str]) -> dict[str, int]:
    """Each character with its widest advance in these files."""
    widths: dict[str, int] = {}
    for name in names:
        for character, width in _widths(name):
            widths[character] = max(widths.get(character, 0), -(-width // 10) * 10)
    return widths


def _groups(widths: dict[str, int]) -> str:
    """A line for each width: its characters in order."""
    groups: dict[int, str] = defaultdict(str)
    for character in sorted(widths):
        groups[widths[character]] += character
    return "".join(f"{width} = {_quoted(groups[width])}\n" for width in sorted(groups))


def _widths(name: str) -> Iterator[tuple[str, int]]:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_file(name)))
    kerns = _kerns(font)
    for code, glyph in font.getBestCmap().items():
        yield chr(code), max(0, font["hmtx"][glyph][0]) + kerns.get(glyph, 0)


def _kerns(font: Any) -> dict[str, int]:
    """The most that a pair adjustment adds after each glyph."""
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
