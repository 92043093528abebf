"""Brief and how its page was made -> the page, made again."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Brief, Rendered
from briefing.rendering.fit import print_again
from briefing.rendering.renderers import render_edition
from briefing.typesetting.edition import make_edition
from briefing.typesetting.making import Making, drawing_tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """A page that was made again, and what it was made with here."""

    rendered: Rendered
    tools: tuple[str, ...]


def make_again(brief: Brief, making: Making) -> Remade:
    """The PDF of a brief on the page that it was made on; raises TooLongError, TemplateError, PangoMissingError."""
    edition = print_again(make_edition(brief, making.page), making.type_size)
    rendered = render_edition(edition, "pdf")
    return Remade(rendered=rendered, tools=drawing_tools(edition.layout.pages) if edition.layout else ())
