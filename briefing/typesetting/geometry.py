"""Template and page size -> the text area in points, and the measures that decide the height of a page.

The file is `geometry.toml`; its lengths are in rem, those of [paper] in millimetres.
"""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from briefing.errors import TemplateError, UnknownNameError
from briefing.model import Page
from briefing.typesetting.templating import read_template

PAPER = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres (ISO 216; ANSI/ASME Y14.1 A)."""
GEOMETRY = "geometry.toml"
_POINTS_PER_MM = 72 / 25.4


class Margins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The margins of the paper in millimetres."""

    top: float
    bottom: float
    side: float


class Masthead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is above the blocks, except the headline: `facts` is the type size of the line below the headline.

    `since` is that of the line on an earlier brief, which has the space `since_fixed` of its own.
    """

    rail: float
    fixed: float
    facts: float
    facts_line: float
    since: float
    since_line: float
    since_fixed: float


class Headline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Type size and line height of headlines of up to `most` characters."""

    most: int
    size: float
    line: float


class SectionMeasures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A block: its heading is in the `rail` beside it on a single page, above it where there are several."""

    rail: float
    gap: float
    fixed: float
    label: float
    label_line: float
    label_fixed: float
    quiet: float
    quiet_line: float


class PassageMeasures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A passage in a section: `face` is "text" or "label", `mark` the size of its reference mark.

    `tag` is that of a word before a sentence, `before` that of what was said before, in paragraphs below the passage.
    """

    face: str
    inset: float
    size: float
    line: float
    between: float
    indent: float
    mark: float
    tag: float
    tag_gap: float
    before: float
    before_line: float
    before_fixed: float


class LeadMeasures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lead: set by the rules of a passage except for these."""

    fixed: float
    inset: float
    size: float
    line: float


class Sources(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The footer: more than `many` sources are set smaller, in two columns."""

    fixed: float
    size: float
    line: float
    between: float
    indent: float
    many: int
    many_size: float
    many_line: float
    column_gap: float
    note: float
    note_line: float
    note_fixed: float


class Geometry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The measures of a template; the first of the headlines that allows enough characters applies."""

    paper: Margins
    masthead: Masthead
    headline: tuple[Headline, ...]
    theme: SectionMeasures
    passage: PassageMeasures
    lead: LeadMeasures
    sources: Sources

    def text_area(self, size: str) -> tuple[float, float]:
        """Width and height of the area inside the margins of a paper, in points; raises UnknownNameError."""
        if size not in PAPER:
            raise UnknownNameError("page size", size, PAPER)
        width, height = PAPER[size]
        across, down = 2 * self.paper.side, self.paper.top + self.paper.bottom
        return (width - across) * _POINTS_PER_MM, (height - down) * _POINTS_PER_MM

    def headline_of(self, title: str) -> Headline:
        """How a headline is set; one that is longer than all of them allow is set like the longest."""
        return next((kind for kind in self.headline if len(title) <= kind.most), self.headline[-1])


@cache
def load_geometry(template: str) -> Geometry:
    """The geometry of a template; raises TemplateError that says what is wrong in its file."""
    return parse_geometry(read_template(template, GEOMETRY), template)


def text_height(page: Page) -> float:
    """The height of all text areas of a page together, in points."""
    return load_geometry(page.template).text_area(page.size)[1] * page.pages


def parse_geometry(text: str, template: str) -> Geometry:
    """Read a geometry.toml; raises TemplateError."""
    try:
        geometry = msgspec.convert(tomllib.loads(text), Geometry)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"is not valid TOML: {error}", template) from error
    except msgspec.ValidationError as error:
        raise _wrong(f"does not fit: {str(error).replace('`', '')}", template) from error
    if not geometry.headline:
        raise _wrong("has no [[headline]]", template)
    return geometry


def _wrong(what: str, template: str) -> TemplateError:
    return TemplateError(f"{GEOMETRY} {what}", where=template, mend="copy that of the template `default` and change it")
