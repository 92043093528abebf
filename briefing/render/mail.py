"""Brief -> the HTML body of a mail: tables and inline styles, the same sentences, nothing to be loaded."""

from __future__ import annotations

from briefing.model import Brief, Page
from briefing.render.templating import fill_template
from briefing.render.view import make_view


def make_mail(brief: Brief, page: Page) -> bytes:
    """The mail's body as UTF-8 HTML."""
    return fill_template(page.template, "mail.html", view=make_view(brief)).encode()
