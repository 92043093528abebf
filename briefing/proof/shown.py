"""A page and its evidence -> where the page does not show exactly what the evidence says, in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.model import Brief, Page
from briefing.proof.boxes import box_faults
from briefing.proof.carriers import Carrier
from briefing.proof.faults import Fault, in_marks, in_marks_apart
from briefing.rendering.arithmetic import SIZES, SMALLEST
from briefing.rendering.carried import attached_texts, source_bytes
from briefing.rendering.edition import make_editions
from briefing.rendering.geometry import PAPER
from briefing.rendering.html import make_page
from briefing.rendering.pagetext import odd_line, page_text, shown_sentences, visible_html

_SIZE = re.compile(r"@page \{ size: (\w+) \}")
_TYPE = re.compile(r"html \{ font-size: ([\d.]+)pt \}")
_BODY = re.compile(r'<body(?: class="([^"]*)")?>')
_TYPES = {f"{size:g}": size for size in SIZES}
_PAGE = "the page"


def html_faults(html: str, brief: Brief, templates: Sequence[str]) -> Iterator[Fault]:
    """Compare an HTML page with those that the templates make of its evidence."""
    html = html.replace("\r\n", "\n")
    pages = _pages(html, brief, templates)
    try:
        text, sentences = visible_html(html), shown_sentences(html)
    except (AssertionError, ValueError) as error:
        yield Fault(kind="page", where=_PAGE, what=f"is not readable HTML ({error})")
        return
    differing = list(_sentence_faults(sentences, shown_sentences(pages[0])))
    yield from differing
    alike = [page for page in pages if visible_html(page) == text]
    if not alike and not differing:
        yield _odd(text, [visible_html(page) for page in pages])
    if alike and html not in alike:
        what = "its styles or markup are not those that this version makes of the evidence: text may be hidden or added"
        yield Fault(kind="page", where=_PAGE, what=what)


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


def pdf_faults(carrier: Carrier, brief: Brief, templates: Sequence[str]) -> Iterator[Fault]:
    """Compare the text of a PDF with the pages that the templates make of its evidence, and its attachments."""
    lines = carrier.lines or ""
    editions = make_editions(brief, [Page(template=one) for one in templates])
    expected = [page_text(edition) for edition in editions]
    if all(odd_line(lines, one) is not None for one in expected):
        yield _odd(lines, expected)
    yield from box_faults(carrier.undrawn)
    for name in sorted(carrier.extras):
        what = f"has what no brief has ({name.strip('/')}): it can cover, hide or change the text"
        yield Fault(kind="page", where=_PAGE, what=what)
    view = editions[0].view
    known = {place.url for excerpt in view.excerpts for place in excerpt.places} | {
        source.url for source in view.sources
    }
    for link in sorted(carrier.links - known):
        yield Fault(kind="page", where=_PAGE, what=f"links to {in_marks(link)}, which is not a source of the brief")
    yield from _attachment_faults(carrier, brief)


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


def _odd(text: str, expected: Sequence[str]) -> Fault:
    """Name the first line that differs from what the template that comes closest would show."""
    lines = text.splitlines()
    place = max((odd_line(text, one) or 0 for one in expected), default=0)
    said = f"says {in_marks(lines[place])}" if place < len(lines) else "ends too early"
    return Fault(kind="page", where=_PAGE, what=f"{said}, which is not what the evidence says there")


def _attachment_faults(carrier: Carrier, brief: Brief) -> Iterator[Fault]:
    left = dict(carrier.attached)
    for number, document in attached_texts(brief).items():
        where = f"source {number}"
        name = next((one for one in left if one.startswith(f"source-{number:04d}-")), None)
        if name is None:
            yield Fault(kind="source", where=where, what="its text is not attached")
        elif left.pop(name) != source_bytes(document):
            yield Fault(kind="source", where=where, what=f"the attached text ({name}) is not the one in the evidence")
    for name in left:
        yield Fault(kind="file", where=name, what="is attached, but is not a source that the brief quotes")
