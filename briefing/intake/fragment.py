"""A piece of a page, as feeds, mails and converters have it -> its tree, by lxml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.intake.shape import check_attributes, check_depth

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROLS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no tree can hold (XML 1.0, production 2) and no page shows."""


def fragment_of(markup: str) -> HtmlElement:
    """The elements of a piece of HTML, in a div of their own; raises SourceError for what no page is shaped like."""
    from lxml.etree import ParserError
    from lxml.html import fragment_fromstring

    check_attributes(markup.encode("utf-8", "replace"))
    try:
        fragment = fragment_fromstring(_CONTROLS.sub("", markup), create_parent="div")
    except ParserError:  # a lone comment, or nothing at all
        return fragment_fromstring("", create_parent="div")
    check_depth(fragment)
    return fragment
