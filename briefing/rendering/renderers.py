"""Format name -> Renderer, the one table of outputs; Brief -> Rendered in a named format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.errors import UnknownNameError
from briefing.evidence.writer import make_evidence
from briefing.model import Brief, Page, Rendered
from briefing.rendering.fit import print_edition
from briefing.rendering.glyphs import missing_characters
from briefing.rendering.html import make_html
from briefing.rendering.mail import make_mail
from briefing.rendering.markdown import make_markdown
from briefing.rendering.names import slug
from briefing.rendering.pdf import make_pdf
from briefing.rendering.plain import make_text
from briefing.typesetting.edition import Edition, make_edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """One output: its file suffix, its media type, what makes its bytes.

    `is_printed` says whether that needs a laid-out page, `has_evidence` whether the output proves itself.
    """

    suffix: str
    media_type: str
    make: Callable[[Edition], bytes]
    is_printed: bool = False
    has_evidence: bool = False


RENDERERS = {
    "html": Renderer(suffix=".html", media_type="text/html", make=make_html, has_evidence=True),
    "pdf": Renderer(suffix=".pdf", media_type="application/pdf", make=make_pdf, is_printed=True, has_evidence=True),
    "mail": Renderer(suffix=".mail.html", media_type="text/html", make=make_mail),
    "text": Renderer(suffix=".txt", media_type="text/plain", make=make_text),
    "markdown": Renderer(suffix=".md", media_type="text/markdown", make=make_markdown),
    "json": Renderer(suffix=".json", media_type="application/ld+json", make=make_evidence, has_evidence=True),
}


def render(brief: Brief, name: str, page: Page = Page()) -> Rendered:  # noqa: B008 - frozen
    """Make a brief into the named format; the file's name is a slug of the title."""
    return render_edition(make_edition(brief, page), name)


def render_edition(edition: Edition, name: str) -> Rendered:
    """Make an edition into the named format; raises UnknownNameError."""
    if name not in RENDERERS:
        raise UnknownNameError("format", name, RENDERERS)
    renderer = RENDERERS[name]
    edition = print_edition(edition) if renderer.is_printed else edition
    data = renderer.make(edition)
    return Rendered(
        name=slug(edition.brief.title) + renderer.suffix,
        media_type=renderer.media_type,
        data=data,
        undrawn=missing_characters(edition.layout.pages) if renderer.is_printed and edition.layout else "",
    )
