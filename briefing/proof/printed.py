"""A PDF and its evidence -> where it is not, byte for byte, the page that the evidence makes.

The page is made again as the file says that it was made. Equal bytes leave no room for anything else; where they
differ, what a reader finds in the file says where. Programs and fonts other than those that the file names may draw
other bytes of an honest page: then its text can agree, and the page is not proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.errors import BriefingError, EvidenceError
from briefing.evidence.carried import attached_texts, source_bytes
from briefing.model import Brief, Page, Rendered
from briefing.proof.boxes import box_faults
from briefing.proof.carriers import Carrier
from briefing.proof.contents import Contents, lines_of, opened, read_contents
from briefing.proof.faults import Fault, Shown, in_marks
from briefing.proof.remaking import make_again
from briefing.proof.shown import PAGE, TEMPLATE_MEND, odd_fault
from briefing.rendering.pagetext import odd_line, page_text
from briefing.typesetting.edition import make_edition
from briefing.typesetting.making import Making, is_of_own_template, read_making
from briefing.typesetting.templating import known_templates

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*(?=[^\W\d_])")
"""A hyphen within a word, also at the end of a line: there other programs break other words."""


def check_pdf(carrier: Carrier, brief: Brief, template: str) -> Shown:
    """Compare a PDF with the page that its evidence makes; `template` is the folder of a template of one's own."""
    entries = dict(carrier.entries or {})
    making = read_making(entries, template)
    lacks_template = is_of_own_template(entries) and template in known_templates()
    made, why = None, "it does not say how it was made"
    if lacks_template:
        why = f"it says that it was made with a template of its own: {TEMPLATE_MEND}"
    elif making:
        try:
            made = make_again(brief, making)
        except BriefingError as error:
            why = str(error)
    if made and made.rendered.data == carrier.data:
        return Shown(faults=(), undrawn=made.rendered.undrawn)
    try:
        contents = read_contents(carrier.data)
    except EvidenceError as error:
        return Shown(faults=(Fault(kind="file", where="the file", what=error.what),), undrawn="")
    page = making.page if making else Page()
    faults = tuple(_text_faults(contents, brief, page))
    if not faults and making and made and made.tools == making.tools:
        what = "its bytes are not those that this version makes of the evidence: something may be added or hidden"
        faults = (Fault(kind="page", where=PAGE, what=what),)
    if lacks_template and faults:
        faults = (*faults, Fault(kind="unproven", where=PAGE, what=why))
    if not faults:
        said = _agreement(contents.lines, made.rendered if made else None)
        why = _difference(making, made.tools) if making and made else why
        faults = (Fault(kind="unproven", where=PAGE, what=f"{said}: {why}"),)
    return Shown(faults=faults, undrawn=contents.undrawn)


def _text_faults(contents: Contents, brief: Brief, page: Page) -> Iterator[Fault]:
    """What a reader of the PDF finds that the evidence does not say, or not there."""
    edition = make_edition(brief, page)
    expected = page_text(edition)
    if odd_line(contents.lines, expected) is not None:
        yield odd_fault(contents.lines, [expected])
    yield from box_faults(contents.undrawn)
    for name in sorted(contents.extras):
        what = f"has what no brief has ({name.strip('/')}): it can cover, hide or change the text"
        yield Fault(kind="page", where=PAGE, what=what)
    view = edition.view
    known = {place.url for excerpt in view.excerpts for place in excerpt.places} | {one.url for one in view.sources}
    for link in sorted(contents.links - known):
        yield Fault(kind="page", where=PAGE, what=f"links to {in_marks(link)}, which is not a source of the brief")
    yield from _attachment_faults(contents, brief)


def _agreement(lines: str, made: Rendered | None) -> str:
    """How far the text of a page agrees with that of the page that the evidence makes, read in the same way."""
    if made:
        with opened(made.data) as reader:
            if _words(lines_of(reader)) == _words(lines):
                return "text agrees, page not proven"
    return "page not proven, and of its text only that no letter is missing or added"


def _words(text: str) -> list[str]:
    return _BROKEN_WORD.sub("", text).split()


def _difference(making: Making, tools: tuple[str, ...]) -> str:
    """The tools that differ between the file and here."""
    there = [one for one in making.tools if one not in tools]
    here = [one for one in tools if one not in making.tools]
    return f"it was made with {in_marks(', '.join(there) or 'no tool')}, here is {in_marks(', '.join(here))}"


def _attachment_faults(contents: Contents, brief: Brief) -> Iterator[Fault]:
    left = dict(contents.attached)
    for number, document in attached_texts(brief).items():
        where = f"source {number}"
        name = next((one for one in left if one.startswith(f"source-{number:04d}-")), None)
        if name is None:
            yield Fault(kind="source", where=where, what="its text is not attached")
        elif left.pop(name) != source_bytes(document):
            yield Fault(kind="source", where=where, what=f"the attached text ({name}) is not the one in the evidence")
    for name in left:
        yield Fault(kind="file", where=name, what="is attached, but is not a source that the brief quotes")
