"""Edition -> one HTML page that needs nothing else: fonts, styles and evidence are inside, no script runs."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.errors import UnknownNameError
from briefing.evidence.writer import evidence_for_script
from briefing.page.cited import CitedSource, cited_paragraphs
from briefing.page.view import View
from briefing.typesetting.edition import Edition
from briefing.typesetting.fonts import SANS, SERIF, font_rules, font_stack
from briefing.typesetting.geometry import PAPER
from briefing.typesetting.making import writing_tools
from briefing.typesetting.templating import PAGE, fill_template


def make_html(edition: Edition) -> bytes:
    """The page for screens, as UTF-8, with the quoted paragraphs and the JSON evidence below the brief."""
    return make_page(edition, type_size=edition.estimate.sure_size, paper=False).encode()


def make_page(edition: Edition, *, type_size: float, paper: bool) -> str:
    """The page as HTML; `type_size` (pt) is that of the text in print, `paper` leaves out what is for screens."""
    from markupsafe import Markup

    brief, view, page = edition.brief, edition.view, edition.page
    cited = () if paper else cited_paragraphs(view)
    if page.size not in PAPER:
        raise UnknownNameError("page size", page.size, PAPER)
    return fill_template(
        page.template,
        PAGE,
        view=view,
        paper=paper,
        shape=edition.estimate.shape,
        size=page.size,
        type_size=f"{type_size:g}",
        tools=", ".join(writing_tools()),
        issued=brief.issued.isoformat() if brief.issued else "",
        serif=Markup(font_stack(SERIF)),
        sans=Markup(font_stack(SANS)),
        fonts=Markup(font_rules(_characters(view, cited), embedded=not paper)),
        cited=cited,
        evidence="" if paper else Markup(evidence_for_script(brief)),
    )


def _characters(view: View, cited: Iterable[CitedSource]) -> str:
    """The characters that decide which fonts a page carries: those of what it says and of the paragraphs it quotes."""
    pieces = (piece.text for source in cited for paragraph in source.paragraphs for piece in paragraph.pieces)
    return "".join({*"".join((*view.texts, *pieces))})
