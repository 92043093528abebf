"""Characters -> the bundled font files that draw them, as CSS `@font-face` rules.

The files are Fontsource's, split by script; a page carries only those that its text needs. Hebrew, Arabic,
Chinese and emoji are drawn by the fonts of the machine; where it has none, boxes stand on the page, and the
text below them is still there to be copied, searched and verified.
"""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files

SERIF, SANS = "Source Serif 4", "Source Sans 3"
FACES = (
    ("source-serif-4", SERIF, 400, "normal"),
    ("source-serif-4", SERIF, 400, "italic"),
    ("source-serif-4", SERIF, 700, "normal"),
    ("source-sans-3", SANS, 400, "normal"),
    ("source-sans-3", SANS, 600, "normal"),
)
"""File stem, family, weight and style of every face that ships with the package."""

SUBSETS = {
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,"
    "U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
"""Which characters each file is for, as its publisher gives them; the page always carries `latin`."""

SCHEME = "bundled"
"""URLs of this scheme name a bundled font; only the fetcher of the PDF engine knows it."""


def font_file(name: str) -> bytes:
    """The bytes of a bundled font file."""
    return (files("briefing.templates") / "fonts" / name).read_bytes()


def font_names() -> tuple[str, ...]:
    """The names of all bundled font files."""
    return tuple(_name(stem, subset, weight, style) for stem, _, weight, style in FACES for subset in SUBSETS)


def font_rules(text: str, *, embedded: bool) -> str:
    """The `@font-face` rules for a text: with the fonts as data: URIs, or as bundled: URLs."""
    wanted = [subset for subset in SUBSETS if subset == "latin" or needs(text, subset)]
    return "\n".join(_rule(face, subset, embedded) for face in FACES for subset in wanted)


def needs(text: str, subset: str) -> bool:
    """Whether the text has a character that this subset is for and `latin` is not."""
    own = _codes(subset) - (frozenset() if subset == "latin" else _codes("latin"))
    return any(ord(character) in own for character in set(text))


@cache
def _codes(subset: str) -> frozenset[int]:
    """The code points of a subset."""
    codes: set[int] = set()
    for part in SUBSETS[subset].split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(codes)


def _name(stem: str, subset: str, weight: int, style: str) -> str:
    return f"{stem}-{subset}-{weight}-{style}.woff"


def _rule(face: tuple[str, str, int, str], subset: str, embedded: bool) -> str:
    stem, family, weight, style = face
    name = _name(stem, subset, weight, style)
    url = _data_uri(name) if embedded else f"{SCHEME}:{name}"
    return (
        f"@font-face{{font-family:'{family}';font-style:{style};font-weight:{weight};font-display:swap;"
        f"src:url({url}) format('woff');unicode-range:{SUBSETS[subset]}}}"
    )


@cache
def _data_uri(name: str) -> str:
    return f"data:font/woff;base64,{base64.b64encode(font_file(name)).decode('ascii')}"
