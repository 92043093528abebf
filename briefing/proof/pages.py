"""A file and the brief that it carries -> what is wrong with the page that it shows."""

from __future__ import annotations

from briefing.model import Brief
from briefing.proof.carriers import Carrier
from briefing.proof.faults import Shown
from briefing.proof.printed import check_pdf
from briefing.proof.shown import html_faults
from briefing.typesetting.templating import known_templates


def check_page(carrier: Carrier, brief: Brief, template: str) -> Shown:
    """Make the page again and compare it; JSON shows none. Raises TemplateError."""
    if carrier.entries is not None:
        return check_pdf(carrier, brief, template)
    if carrier.html is None:
        return Shown()
    templates = tuple(dict.fromkeys((template, *known_templates())))
    return Shown(faults=tuple(html_faults(carrier.html, brief, templates)))
