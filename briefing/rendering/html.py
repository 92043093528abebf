"""Brief -> one HTML page that needs nothing else: fonts, styles and evidence are inside, no script runs."""

from __future__ import annotations

from briefing.errors import UnknownNameError
from briefing.model import Brief, Page
from briefing.rendering.arithmetic import PAPER, shape, sure_size
from briefing.rendering.evidence import evidence_for_script
from briefing.rendering.fonts import SANS, SERIF, font_rules, font_stack
from briefing.rendering.quoted import quoted_paragraphs
from briefing.rendering.templating import PAGE, fill_template
from briefing.rendering.view import View, make_view


def make_html(brief: Brief, page: Page) -> bytes:
    """The page for screens, with the quoted paragraphs and the JSON evidence below the brief."""
    return make_page(brief, page, type_size=sure_size(brief, page), paper=False).encode()


def make_page(brief: Brief, page: Page, *, type_size: float, paper: bool) -> str:
    """The page as HTML; `type_size` (pt) is that of printed text, `paper` leaves out what is for screens."""
    from markupsafe import Markup

    if page.size not in PAPER:
        raise UnknownNameError("page size", page.size, PAPER)
    view = make_view(brief)
    fonts = font_rules(_shown(view, "" if paper else _sources_text(view)), embedded=not paper)
    return fill_template(
        page.template,
        PAGE,
        view=view,
        paper=paper,
        shape=shape(brief, page),
        size=page.size,
        type_size=f"{type_size:g}",
        issued=brief.issued.isoformat() if brief.issued else "",
        serif=Markup(font_stack(SERIF)),
        sans=Markup(font_stack(SANS)),
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
