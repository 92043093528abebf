"""Characters -> the bundled font files that draw them, as CSS `@font-face` rules.

The files are Fontsource's, split by script; a page carries only those that its text needs. Chinese, Japanese,
Korean and other scripts without a file are drawn by the fonts of the machine; where it has none, boxes are drawn
(`Rendered.undrawn`), and the text can still be copied and searched (`glyphs.py`).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from briefing.page.shipped import templates_folder

SCRIPTS = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,"
    "U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "hebrew": "U+0307-0308,U+0590-05FF,U+20AA,U+25CC,U+FB1D-FB4F",
    "arabic": "U+0600-06FF,U+0750-077F,U+08A0-08FF,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC",
    "emoji": "U+203C,U+2049,U+20E3,U+2139,U+2194-2199,U+21A9-21AA,U+231A-23FA,U+24C2,U+25AA-25FE,U+2600-27BF,"
    "U+2934-2935,U+2B05-2B55,U+3030,U+303D,U+3297-3299,U+1F004-1F9FF,U+1FA70-1FAFA,U+E0062-E007F",
}
"""Script -> the characters that its files are for, as published; every page carries `latin`."""

ONLY_ON_PAPER = frozenset({"emoji"})
"""Scripts that every machine with a browser has a font for; half a megabyte that an HTML page need not carry."""

SCHEME = "bundled"
"""URLs of this scheme name a bundled font; only the fetcher of the PDF engine knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A typeface: the start of its file names, its name, its weights and styles, its scripts."""

    stem: str
    name: str
    cuts: tuple[tuple[int, str], ...]
    scripts: tuple[str, ...]

    def css_name(self, script: str) -> str:
        """The CSS family name of the part for one script.

        Each part is its own family: WeasyPrint 70 names an embedded font after family, weight and
        style, so two files that share all three would be drawn, and read, with each other's letters.
        """
        return self.name if script == self.scripts[0] else f"{self.name} {script}"

    def file(self, script: str, weight: int, style: str) -> str:
        """The name of a file."""
        return f"{self.stem}-{script}-{weight}-{style}.woff"


_EUROPEAN = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic")
SERIF = Family(
    stem="source-serif-4",
    name="Source Serif 4",
    cuts=((400, "normal"), (400, "italic"), (700, "normal")),
    scripts=_EUROPEAN,
)
SANS = Family(stem="source-sans-3", name="Source Sans 3", cuts=((400, "normal"), (600, "normal")), scripts=_EUROPEAN)
HEBREW = Family(
    stem="frank-ruhl-libre",
    name="Frank Ruhl Libre",
    cuts=((400, "normal"), (700, "normal")),
    scripts=("hebrew",),
)
# Not Noto Naskh: it builds letters from a bare stroke and dots, and as a PDF maps each glyph to one character,
# its text would read as other words.
ARABIC = Family(
    stem="markazi-text",
    name="Markazi Text",
    cuts=((400, "normal"), (700, "normal")),
    scripts=("arabic",),
)
EMOJI = Family(stem="noto-emoji", name="Noto Emoji", cuts=((400, "normal"),), scripts=("emoji",))
FAMILIES = (SERIF, SANS, HEBREW, ARABIC, EMOJI)


def font_file(name: str) -> bytes:
    """The bytes of a bundled font file."""
    return (templates_folder() / "fonts" / name).read_bytes()


def font_names() -> tuple[str, ...]:
    """The names of all bundled font files."""
    return tuple(family.file(script, *cut) for family, script, cut in _parts())


def font_stack(first: Family) -> str:
    """The value of `font-family` that begins with a family and continues with those of other scripts."""
    families = (first, HEBREW, ARABIC, EMOJI)
    return ", ".join(f"'{family.css_name(script)}'" for family in families for script in family.scripts)


def font_rules(text: str, *, embedded: bool) -> str:
    """The `@font-face` rules for a text: with the fonts as data: URIs, or as bundled: URLs."""
    left_out = ONLY_ON_PAPER if embedded else frozenset()
    wanted = {script for script in SCRIPTS.keys() - left_out if script == "latin" or needs(text, script)}
    return "\n".join(
        _rule(family, script, cut, embedded=embedded) for family, script, cut in _parts() if script in wanted
    )


def draws(character: str) -> bool:
    """Whether the bundled fonts are sure to draw a character on paper, whatever else is on the page."""
    code = ord(character)
    if code in _codes("latin"):
        return code in _drawn("latin")
    return any(code in _codes(script) and code in _drawn(script) for script in SCRIPTS)


def needs(text: str, script: str) -> bool:
    """Whether the text has a character that the files of this script cover and those of `latin` do not."""
    own = _codes(script) - (frozenset() if script == "latin" else _codes("latin"))
    return any(ord(character) in own for character in set(text))


def _parts() -> Iterator[tuple[Family, str, tuple[int, str]]]:
    """Every file: its family, its script, its weight and style."""
    for family in FAMILIES:
        for script in family.scripts:
            for cut in family.cuts:
                yield family, script, cut


@cache
def _codes(script: str) -> frozenset[int]:
    """The code points of a script."""
    codes: set[int] = set()
    for part in SCRIPTS[script].split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(codes)


@cache
def _drawn(script: str) -> frozenset[int]:
    """The code points that every file of a script has."""
    from fontTools.ttLib import TTFont

    names = (family.file(part, *cut) for family, part, cut in _parts() if part == script)
    return frozenset.intersection(*(frozenset(TTFont(BytesIO(font_file(name))).getBestCmap()) for name in names))


def _rule(family: Family, script: str, cut: tuple[int, str], *, embedded: bool) -> str:
    """One `@font-face` rule.

    The range is for browsers only: WeasyPrint 70 takes it for the characters that a font has, and would leave
    those that the font lacks undrawn instead of trying the next font.
    """
    name = family.file(script, *cut)
    url = _data_uri(name) if embedded else f"{SCHEME}:{name}"
    reach = f";unicode-range:{SCRIPTS[script]}" if embedded else ""
    return (
        f"@font-face{{font-family:'{family.css_name(script)}';font-style:{cut[1]};font-weight:{cut[0]};"
        f"font-display:swap;src:url({url}) format('woff'){reach}}}"
    )


@cache
def _data_uri(name: str) -> str:
    return f"data:font/woff;base64,{base64.b64encode(font_file(name)).decode('ascii')}"
