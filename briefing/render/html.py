"""Brief -> one HTML page that needs nothing else: fonts, styles and evidence are inside, no script runs."""

from __future__ import annotations

from briefing.errors import UnknownNameError
from briefing.model import Brief, Page
from briefing.render.arithmetic import sure_size
from briefing.render.evidence import evidence_for_script
from briefing.render.fonts import font_rules
from briefing.render.quoted import quoted_paragraphs
from briefing.render.templating import PAGE, fill_template
from briefing.render.view import View, make_view

PAGE_SIZES = ("A4", "Letter")


def make_html(brief: Brief, page: Page) -> bytes:
    """The page for screens, with the quoted paragraphs and the JSON evidence below the brief."""
    return make_page(brief, page, type_size=sure_size(brief, page), paper=False).encode()


def make_page(brief: Brief, page: Page, *, type_size: float, paper: bool) -> str:
    """The page as HTML; `type_size` (pt) is that of printed text, `paper` leaves out what is for screens."""
    from markupsafe import Markup

    if page.size not in PAGE_SIZES:
        raise UnknownNameError("page size", page.size, PAGE_SIZES)
    view = make_view(brief)
    fonts = font_rules(_shown(view, "" if paper else _sources_text(view)), embedded=not paper)
    return fill_template(
        page.template,
        PAGE,
        view=view,
        paper=paper,
        size=page.size,
        type_size=f"{type_size:g}",
        issued=brief.issued.isoformat() if brief.issued else "",
        fonts=Markup(fonts),
        quoted=() if paper else quoted_paragraphs(view),
        evidence="" if paper else Markup(evidence_for_script(brief)),
    )


def _shown(view: View, more: str) -> str:
    """The characters that decide which fonts a page carries."""
    titles = [source.title + source.outlet for source in view.sources]
    names = [section.name for section in view.sections]
    quotes = [quote.text for excerpt in view.excerpts for quote in excerpt.quotes]
    return "".join({*"".join((view.title, more, *titles, *names, *quotes, *view.notes))})


def _sources_text(view: View) -> str:
    return "".join(source.document.text for source in view.sources)
