"""A page and its evidence -> where the page does not show exactly what the evidence says, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.model import Brief, Page
from briefing.proof.faults import Fault, in_marks, in_marks_apart
from briefing.rendering.html import make_page
from briefing.rendering.pagetext import odd_line, shown_sentences, visible_html
from briefing.typesetting.arithmetic import SIZES, SMALLEST
from briefing.typesetting.edition import make_editions
from briefing.typesetting.geometry import PAPER
from briefing.typesetting.making import writing_tools
from briefing.typesetting.templating import known_templates

_SIZE = re.compile(r"@page \{ size: (\w+) \}")
_TYPE = re.compile(r"html \{ font-size: ([\d.]+)pt \}")
_BODY = re.compile(r'<body(?: class="([^"]*)")?>')
_GENERATOR = re.compile(r'<meta name="generator" content="([^"]*)">')
_TYPES = {f"{size:g}": size for size in SIZES}
PAGE = "the page"
"""Where a fault of what is shown is, unless it is in a sentence."""
TEMPLATE_MEND = "name its folder with --template"
"""What to do about a page that was made with a template that is none of ours."""


def html_faults(html: str, brief: Brief, templates: Sequence[str]) -> Iterator[Fault]:
    """Compare an HTML page with those that the templates make of its evidence."""
    html = html.replace("\r\n", "\n")
    pages = _pages(html, brief, templates)
    try:
        text, sentences = visible_html(html), shown_sentences(html)
    except (AssertionError, ValueError) as error:
        yield Fault(kind="page", where=PAGE, what=f"is not readable HTML ({error})")
        return
    differing = list(_sentence_faults(sentences, shown_sentences(pages[0])))
    yield from differing
    alike = [page for page in pages if visible_html(page) == text]
    asked = (
        "" if templates[0] not in known_templates() else f"; if it was made with a template of its own, {TEMPLATE_MEND}"
    )
    if not alike and not differing:
        fault = odd_fault(text, [visible_html(page) for page in pages])
        yield replace(fault, what=fault.what + asked)
    if alike and html not in alike:
        fault = _unlike(html)
        yield replace(fault, what=fault.what + asked) if fault.kind == "page" else fault


def _unlike(html: str) -> Fault:
    """The fault of a page that says what it should in another form: as another version makes it, or forged."""
    said, here = _GENERATOR.search(html), ", ".join(writing_tools())
    if said and said[1] != here:
        what = f"text agrees, page not proven: it was made with {in_marks(said[1])}, here is {in_marks(here)}"
        return Fault(kind="unproven", where=PAGE, what=what)
    what = "its styles or markup are not those that this version makes of the evidence: text may be hidden or added"
    return Fault(kind="page", where=PAGE, what=what)


def _pages(html: str, brief: Brief, templates: Sequence[str]) -> list[str]:
    """What the templates make of the brief with the paper, type size and number of pages that a page says it has.

    The evidence does not record these three; a value that no page can have counts as missing. Whatever else is in
    the class of the body follows from the brief.
    """
    styles, _, rest = html.partition("<style>")[2].partition("</style>")
    size, printed, body = _SIZE.search(styles), _TYPE.search(styles), _BODY.search(rest)
    paper = size[1] if size and size[1] in PAPER else Page().size
    type_size = _TYPES.get(printed[1], SMALLEST) if printed else SMALLEST
    count = 2 if body and body[1] == "paged" else 1
    layouts = (Page(size=paper, template=one, pages=count) for one in templates)
    editions = make_editions(brief, layouts)
    return [make_page(edition, type_size=type_size, paper=False) for edition in editions]


def _sentence_faults(found: dict[int, str], expected: dict[int, str]) -> Iterator[Fault]:
    for number in sorted({*found, *expected}):
        shown, wanted = found.get(number), expected.get(number)
        where = f"sentence {number}"
        if shown is None:
            yield Fault(kind="page", where=where, what=f"{in_marks(wanted or '')} is not shown")
        elif wanted is None:
            yield Fault(kind="page", where=where, what=f"{in_marks(shown)} is shown, but is not in the evidence")
        elif shown != wanted:
            one, other = in_marks_apart(shown, wanted)
            yield Fault(kind="page", where=where, what=f"shows {one}; the evidence has {other}")


def odd_fault(text: str, expected: Sequence[str]) -> Fault:
    """Name the first line that differs from what the template that comes closest would show."""
    lines = text.splitlines()
    place = max((odd_line(text, one) or 0 for one in expected), default=0)
    said = f"says {in_marks(lines[place])}" if place < len(lines) else "ends too early"
    return Fault(kind="page", where=PAGE, what=f"{said}, which is not what the evidence says there")
