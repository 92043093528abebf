"""Edition -> its mail: the subject, and an HTML body of tables and inline styles that loads nothing."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from briefing.model import Brief, Page
from briefing.page.arranging import brief_language
from briefing.page.labels import load_labels
from briefing.page.view import View
from briefing.page.visible import shortened
from briefing.typesetting.edition import Edition
from briefing.typesetting.templating import fill_template

LIMIT = 100_000
"""Bytes of HTML; Gmail clips a mail at 102 kB, and others add to it on the way."""
MAIL = "mail.html"
_PAD = "\u034f\u200c\u00a0" * 80
"""Follows the preheader: draws nothing, and keeps what comes next out of the preview line of an inbox. Three
characters in turn, because mail programs collapse repetitions of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Where the whole brief is if the mail cannot hold it: the attachment's name and its link (empty: no link)."""

    name: str
    link: str = ""


def make_mail(edition: Edition) -> bytes:
    """The mail's body as UTF-8 HTML."""
    return mail_body(edition).encode()


def mail_body(edition: Edition, whole: Whole | None = None) -> str:
    """The mail's body, below LIMIT bytes; a larger brief is shown as far as it fits, and the body says so.

    `whole` is the attachment that has all of it.
    """
    view, page = edition.view, edition.page
    body = _filled(view, page, whole)
    if len(body.encode()) < LIMIT:
        return body
    count = len(view.excerpts)
    shown = bisect_left(range(count), LIMIT, key=lambda n: len(_filled(_cut(view, n), page, whole, view).encode()))
    return _filled(_cut(view, max(0, shown - 1)), page, whole, view)


def mail_subject(brief: Brief) -> str:
    """The headline and the date, as the brief shows them."""
    labels = load_labels(brief_language(brief))
    title = shortened(brief.title) or labels["kicker"]
    return f"{title} · {labels.day(brief.issued)}" if brief.issued else title


def _filled(view: View, page: Page, whole: Whole | None, uncut: View | None = None) -> str:
    """The body of a view, or of what was `cut` from it."""
    from css_inline import CSSInliner

    html = fill_template(
        page.template,
        MAIL,
        view=view,
        whole=whole,
        shown=_sentences(view),
        all=_sentences(uncut or view),
        preheader=" ".join(sentence.text for excerpt in view.excerpts[:1] for sentence in excerpt.sentences),
        pad=_PAD,
    )
    return CSSInliner(load_remote_stylesheets=False).inline(html)


def _sentences(view: View) -> int:
    return sum(len(excerpt.sentences) for excerpt in view.excerpts)


def _cut(view: View, count: int) -> View:
    """A view with its first excerpts, their blocks and their sources; a theme without coverage stays."""
    blocks = []
    for block in view.blocks:
        kept = tuple(excerpt for excerpt in block.excerpts if excerpt.number <= count)
        if kept or not block.excerpts:
            blocks.append(replace(block, excerpts=kept))
    cut = replace(view, blocks=tuple(blocks))
    used = {place.mark.source for excerpt in cut.excerpts for place in excerpt.places}
    return replace(cut, sources=tuple(source for source in view.sources if source.number in used))
