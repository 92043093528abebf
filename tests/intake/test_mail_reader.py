"""Mails: what was written, and the articles attached to it."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.intake.reading import read
from briefing.model import Document, Skipped

NEWS = "The harbour board voted on Tuesday to close Pier 9."
LONG = " ".join([NEWS] * 12)


def mail(text: str = NEWS, html: str = "", **headers: str) -> EmailMessage:
    """A mail of a press office."""
    message = EmailMessage()
    known = {"From": "Harbour Board <press@harbour.example>", "Subject": "Pier 9 closes"}
    for name, value in {**known, "Date": "Tue, 12 Nov 2024 23:30:00 -0500", **headers}.items():
        message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def articles(tmp_path: Path, data: bytes, name: str = "news.eml") -> list[Document]:
    """The articles in a file."""
    (tmp_path / name).write_bytes(data)
    return [one for one in read(tmp_path / name) if isinstance(one, Document)]


def test_a_mail_is_an_article(tmp_path: Path) -> None:
    """Its subject is the headline, its sender the outlet, its day the one that its sender had."""
    expected = Document(
        id="news.eml",
        text=NEWS,
        title="Pier 9 closes",
        outlet="Harbour Board",
        published=date(2024, 11, 12),
        claimed=True,
    )
    assert [expected] == articles(tmp_path, mail().as_bytes())


@pytest.mark.parametrize("prefix", ["Fwd:", "FW: Re:", "WG:", "TR :"])
def test_a_headline_is_not_forwarded(prefix: str, tmp_path: Path) -> None:
    """What mail programs put before a subject is none of it."""
    message = mail(Subject=f"{prefix} Pier 9 closes")
    assert ["Pier 9 closes"] == [one.title for one in articles(tmp_path, message.as_bytes())]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_written_page_of_a_mail_is_read(charset: str, tmp_path: Path) -> None:
    """Its plain part is often a remark that there is one."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Pier 9"
    message.set_content("See the page.")
    message.add_alternative(f"<p>“Closed”, said Zoë.</p><p>{NEWS}</p>", subtype="html", charset=charset)
    assert [f"“Closed”, said Zoë.\n\n{NEWS}"] == [one.text for one in articles(tmp_path, message.as_bytes())]


def test_quoted_mails_and_the_signature_are_no_text(tmp_path: Path) -> None:
    """They are of another mail, or of every mail."""
    written = f"{NEWS}\n\n> Will it close?\n> Please tell.\n\nIt was late.\n-- \nIda Holm\nPress officer"
    assert [f"{NEWS}\n\n\nIt was late."] == [one.text for one in articles(tmp_path, mail(written).as_bytes())]


def test_the_articles_attached_to_a_covering_letter_are_read_without_it(tmp_path: Path) -> None:
    """A picture is no article."""
    message = mail("Please find the release attached.")
    message.add_attachment(LONG, filename="pier-9.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="pier.png")
    found = [(one.id, one.title, one.text) for one in articles(tmp_path, message.as_bytes())]
    assert [("news.eml/pier-9.txt", "Pier 9", LONG)] == found


def test_a_mail_that_says_as_much_as_what_is_attached_is_an_article_too(tmp_path: Path) -> None:
    """And so is a mail that is forwarded whole."""
    message = mail(LONG)
    message.add_attachment(mail(Subject="Islanders sue"))
    assert ["Pier 9 closes", "Islanders sue"] == [one.title for one in articles(tmp_path, message.as_bytes())]


def test_a_box_is_its_mails(tmp_path: Path) -> None:
    """In its order; a line that begins with "From" is marked in a box."""
    letters = [mail(), mail(f"{NEWS}\n\n>From Monday on, ferries use Gull Point.", Subject="Ferries move")]
    box = b"".join(b"From a@b.example Tue Nov 12 20:00:00 2024\n" + one.as_bytes() + b"\n" for one in letters)
    found = articles(tmp_path, box, "news.mbox")
    assert [("news.mbox/mail-1.eml", "Pier 9 closes"), ("news.mbox/mail-2.eml", "Ferries move")] == [
        (one.id, one.title) for one in found
    ]


def test_a_mail_without_text_is_skipped(tmp_path: Path) -> None:
    """In one line."""
    (tmp_path / "news.eml").write_bytes(mail("\n").as_bytes())
    assert (Skipped(name="news.eml", reason="is a mail without text; give what it is about"),) == read(
        tmp_path / "news.eml"
    )
