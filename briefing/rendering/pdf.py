"""Edition -> a tagged PDF (PDF/UA-1) with its evidence attached; the same brief gives the same bytes.

References: ISO 14289-1 (PDF/UA-1); ISO 32000-2, 7.11.3 and 14.13 (associated files, AFRelationship).
"""

from __future__ import annotations

import hashlib
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from briefing.evidence.carried import attached_texts, source_bytes
from briefing.evidence.writer import evidence_bytes
from briefing.model import Brief, Page
from briefing.page.visible import visible_text
from briefing.rendering.fit import print_layout
from briefing.rendering.glyphs import mend_fonts
from briefing.rendering.layout import load_engine
from briefing.rendering.names import slug
from briefing.typesetting.edition import Edition
from briefing.typesetting.making import Making, drawing_tools

if TYPE_CHECKING:
    from weasyprint import Document as Pages

EVIDENCE = "brief.json"
"""The name under which the evidence is attached."""
_DATES = ("CreationDate", "ModDate")


def make_pdf(edition: Edition) -> bytes:
    """The brief on paper, as laid out or else at the largest type size that fits; raises RenderError if none does."""
    brief, layout = edition.brief, edition.layout or print_layout(edition)
    attached = _attachments(brief)
    identifier = hashlib.sha256(b"\0".join(attached.values())).hexdigest()[:32]

    def finish(pages: Pages, pdf: Any) -> None:
        _relate(pdf, dated=brief.issued is not None)
        _describe_links(pages)
        mend_fonts(pages, pdf)
        _say_how_made(pages, pdf, edition.page, layout.type_size)

    data: bytes = layout.pages.write_pdf(
        finisher=finish,
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier.encode(),
        attachments=[_attachment(name, data, brief) for name, data in attached.items()],
    )
    return data


def _attachments(brief: Brief) -> dict[str, bytes]:
    """The attachments in alphabetical order of their file names, as a PDF's name tree must be."""
    files = {EVIDENCE: evidence_bytes(brief)}
    for number, document in attached_texts(brief).items():
        name = slug(visible_text(document.title) or document.id)
        ascii_name = name if name.isascii() else "source"
        files[f"source-{number:04d}-{ascii_name}.txt"] = source_bytes(document)
    return dict(sorted(files.items()))


def _attachment(name: str, data: bytes, brief: Brief) -> Any:
    day = brief.issued or datetime(1970, 1, 1).date()
    noon = datetime.combine(day, time(12))
    return load_engine().Attachment(string=data, name=name, created=noon, modified=noon)


def _relate(pdf: Any, *, dated: bool) -> None:
    """State how the attachments relate to the page, and remove their dates if the brief has none."""
    import pydyf

    related = pydyf.Array()
    for item in pdf.objects:
        if not isinstance(item, (pydyf.Dictionary, pydyf.Stream)):
            continue
        values = item.extra if isinstance(item, pydyf.Stream) else item
        if values.get("Type") == "/Filespec":
            is_evidence = values["UF"].string == EVIDENCE
            item["AFRelationship"] = "/Data" if is_evidence else "/Source"
            item["Desc"] = pydyf.String("Evidence of the brief" if is_evidence else "Text of a source")
            related.append(item.reference)
        if values.get("Type") == "/EmbeddedFile" and not dated:
            for key in _DATES:
                values["Params"].pop(key, None)
    if related:
        pdf.catalog["AF"] = related


def _say_how_made(pages: Pages, pdf: Any, page: Page, type_size: float) -> None:
    """State what is needed to make the page again: `briefing verify` does, and compares the bytes."""
    import pydyf

    making = Making(page=page, type_size=type_size, tools=drawing_tools(pages))
    pdf.info.update({name: pydyf.String(entry) for name, entry in making.entries.items()})


def _describe_links(pages: Pages) -> None:
    """Give each link its description from the page instead of its bare target."""
    import pydyf

    for page in pages.pages:
        for _, target, _, box in page.links:
            label = box.element.get("aria-label") or target
            box.link_annotation["Contents"] = pydyf.String(label)
