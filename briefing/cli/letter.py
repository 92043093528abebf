"""The file of a brief -> the letter that every recipient gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.bounded import read_file
from briefing.errors import DeliveryError, EvidenceError, TooLongError, unreadable
from briefing.language.wording import as_given

if TYPE_CHECKING:
    from briefing.deliver.addresses import Address
    from briefing.deliver.message import Letter
    from briefing.model import Brief, Earlier, Page, Rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOptions:
    """What goes into a letter in addition to the brief: the options of `briefing send` that concern it.

    `may_grow` lets a PDF that must be made take more pages than `page` has, if the brief needs them.
    """

    sender: Address
    subject: str | None
    pdf: bool
    formats: Sequence[str]
    unsubscribe: str | None
    page: Page
    may_grow: bool = False


def read_brief(path: Path, template: str, is_page_needed: bool = True) -> Brief:
    """The brief that a JSON, HTML or PDF file carries and proves (`read_proven`); raises EvidenceError."""
    from briefing.model import Rendered
    from briefing.proof.verification import read_proven

    try:
        data = read_file(path)
    except (OSError, ValueError) as error:
        raise EvidenceError(unreadable(error), where=str(path), mend="check the path") from error
    file = Rendered(name=str(path), media_type="", data=data)
    return read_proven(file, template=template, is_page_needed=is_page_needed)


def read_earlier(path: Path | None, template: str = "default") -> Earlier | None:
    """What the brief in a file told, None without one; raises EvidenceError if it does not prove what it says.

    Yesterday's page may have been drawn with another version, or with a template of its own.
    """
    from briefing.cli.articles import hush_engines
    from briefing.evidence.earlier import earlier_of

    if path is None:
        return None
    hush_engines()
    return earlier_of(read_brief(path, template, is_page_needed=False))


def make_letter(brief: Brief, path: Path, chosen: LetterOptions) -> Letter:
    """The letter with its parts rendered; attachments are named like the brief's file."""
    from briefing.deliver.message import Letter, check_name, content_id
    from briefing.evidence.writer import evidence_hash
    from briefing.model import Rendered
    from briefing.rendering.mail import Whole, mail_body
    from briefing.rendering.renderers import RENDERERS, render_edition
    from briefing.typesetting.edition import make_edition

    if chosen.pdf or chosen.formats:
        check_name(path.stem)
    identity, edition = evidence_hash(brief), make_edition(brief, chosen.page)
    attachments = [_pdf(brief, path, chosen)] if chosen.pdf else []
    for name in dict.fromkeys(chosen.formats):
        attached = render_edition(edition, name)
        attachments.append(replace(attached, name=f"{path.stem}{RENDERERS[name].suffix}"))
    whole = attachments[0].name if attachments else ""
    link = Whole(name=whole, link=f"cid:{content_id(identity)}") if whole else None
    html = mail_body(edition, link)
    return Letter(
        brief=identity,
        subject=_subject(brief, chosen),
        sender=chosen.sender,
        text=render_edition(edition, "text"),
        html=Rendered(name="", media_type="text/html", data=html.encode()),
        attachments=tuple(attachments),
        linked=whole if link and link.link in html else "",
        unsubscribe=chosen.unsubscribe or "",
    )


def _subject(brief: Brief, chosen: LetterOptions) -> str:
    """What was asked for, else headline and date; a headline that would break a header is not silently repaired."""
    from briefing.deliver.addresses import has_control
    from briefing.rendering.mail import mail_subject

    if chosen.subject:
        return chosen.subject
    if has_control(brief.title):
        what = f"{as_given(brief.title)} has a line break or another control character"
        raise DeliveryError(what, where="the title", mend="give a subject with --subject")
    return mail_subject(brief)


def _pdf(brief: Brief, path: Path, chosen: LetterOptions) -> Rendered:
    """The PDF next to the brief if it is, byte for byte, a page of this brief, else a new one."""
    from briefing.model import Rendered
    from briefing.proof.verification import is_page_of

    beside = path.with_suffix(".pdf")
    if beside.is_file():
        found = Rendered(name=beside.name, media_type="application/pdf", data=read_file(beside))
        if found.data.startswith(b"%PDF-") and is_page_of(found, brief, template=chosen.page.template):
            return found
    return replace(_new_pdf(brief, chosen), name=beside.name)


def _new_pdf(brief: Brief, chosen: LetterOptions) -> Rendered:
    """The brief on as few pages as it takes, as it may have been made for several, or on the number asked for."""
    from briefing.rendering.renderers import render

    pages = chosen.page.pages
    while True:
        try:
            return render(brief, "pdf", replace(chosen.page, pages=pages))
        except TooLongError as error:
            if not chosen.may_grow:
                raise TooLongError(error.what, mend="ask for more --pages, or leave --pages out") from error
            pages = max(pages + 1, error.pages)
