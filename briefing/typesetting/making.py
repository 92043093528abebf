"""How a page was made -> the two entries in which a PDF says so, and back; who has them can make the page again.

The evidence leaves this out: it is the same for every output, paper and machine. What draws a page are programs and
fonts; where one of them is another, its bytes may differ though nobody touched it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from typing import TYPE_CHECKING

from briefing.model import Page
from briefing.typesetting.arithmetic import SIZES
from briefing.typesetting.geometry import PAPER
from briefing.typesetting.templating import known_templates

if TYPE_CHECKING:
    from weasyprint import Document as Pages

OTHER = "other"
"""Stands for the template that is a folder of the user's own: where it lies is nobody's business."""
MOST_PAGES = 99
"""The most pages that can be asked for."""
_WRITES = ("briefing", "Babel", "Jinja2")
_DRAWS = ("WeasyPrint", "pydyf", "fonttools", "pyphen", "tinycss2", "tinyhtml5")
"""The packages that decide what a page says, and those that decide how it is drawn."""
_PAGE = re.compile(r"(?P<size>\w+), (?P<template>[\w-]+), (?P<pages>\d{1,2}), (?P<type>[\d.]+) pt")
_TYPES = {f"{size:g}": size for size in SIZES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """The page that something was laid out on, its type size in pt, and with what it was drawn."""

    page: Page
    type_size: float
    tools: tuple[str, ...]

    @property
    def entries(self) -> dict[str, str]:
        """The entries of a PDF's information dictionary, by their names."""
        name = self.page.template if self.page.template in known_templates() else OTHER
        page = f"{self.page.size}, {name}, {self.page.pages}, {self.type_size:g} pt"
        return {"MadeAs": page, "MadeWith": ", ".join(self.tools)}


def read_making(entries: dict[str, str], own: str) -> Making | None:
    """What the entries of a PDF say; `own` is the template that OTHER stands for. None if no page is made so."""
    said = _PAGE.fullmatch(entries.get("MadeAs", ""))
    if not said or said["size"] not in PAPER or said["type"] not in _TYPES or not 1 <= int(said["pages"]) <= MOST_PAGES:
        return None
    if said["template"] not in (*known_templates(), OTHER):
        return None
    template = own if said["template"] == OTHER else said["template"]
    page = Page(size=said["size"], template=template, pages=int(said["pages"]))
    return Making(page=page, type_size=_TYPES[said["type"]], tools=tuple(entries.get("MadeWith", "").split(", ")))


def is_of_own_template(entries: dict[str, str]) -> bool:
    """Whether the entries of a PDF say that it was made with a template that is none of ours."""
    said = _PAGE.fullmatch(entries.get("MadeAs", ""))
    return said is not None and said["template"] == OTHER


@cache
def writing_tools() -> tuple[str, ...]:
    """What decides what a page says, each with its version."""
    return tuple(map(_named, _WRITES))


def drawing_tools(pages: Pages) -> tuple[str, ...]:
    """What pages were written and drawn with, each with its version; for the fonts, a hash over all of their files."""
    return (*writing_tools(), *_engine(), f"fonts {_fonts_hash(pages)}")


@cache
def _engine() -> tuple[str, ...]:
    import zlib

    from weasyprint.text.ffi import pango

    major, rest = divmod(pango.pango_version(), 10_000)
    drawn = f"Pango {major}.{rest // 100}.{rest % 100}", f"HarfBuzz {_harfbuzz()}"
    return (*map(_named, _DRAWS), *drawn, f"zlib {zlib.ZLIB_RUNTIME_VERSION}")


def _harfbuzz() -> str:
    """The version of HarfBuzz, which only tells WeasyPrint whether it is at least a given one."""
    from weasyprint.text.ffi import harfbuzz

    found: list[int] = []
    for more in ((0, 0), (0,), ()):
        found.append(next(n for n in count() if not harfbuzz.hb_version_atleast(*found, n + 1, *more)))
    return ".".join(map(str, found))


def _fonts_hash(pages: Pages) -> str:
    """A hash over the files of the fonts with which pages are drawn, whatever their order."""
    from weasyprint.text.fonts import get_hb_object_data

    files = {hashlib.sha256(get_hb_object_data(font.hb_face)).digest() for font in pages.fonts.values()}
    return hashlib.sha256(b"".join(sorted(files))).hexdigest()[:16]


def _named(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:  # run from a checkout that was never installed
        return f"{package} unknown"
