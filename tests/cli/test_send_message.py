"""`briefing send`: what the message has in it, and where it is written instead of being sent."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from briefing.cli import main
from briefing.evidence.reader import read_evidence
from briefing.model import Brief, Passage
from briefing.page.visible import visible_text
from briefing.rendering.pagetext import shown_sentences
from briefing.rendering.renderers import render
from briefing.segmentation.sentences import split_sentences
from tests.cli.running import failure_of, names_in
from tests.cli.sending import EDITOR, STEM, send, written
from tests.rendering.briefs import sample_brief

pytestmark = pytest.mark.usefixtures("clean_environment")


def test_both_texts_have_the_sentences_of_the_brief(brief: Path) -> None:
    """Word for word in the HTML, and as `--format text` has them in the plain part."""
    message = written(brief, "--no-pdf")
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    expected = {n: visible_text(s.text) for n, s in enumerate(sample_brief().sentences, start=1)}
    assert expected == shown_sentences(html.get_content())
    assert render(sample_brief(), "text").data.decode() == plain.get_content().replace("\r\n", "\n")
    assert render(sample_brief(), "mail").data.decode().strip() == html.get_content().replace("\r\n", "\n").strip()


@pytest.mark.parametrize("name", ["json", "html"])
def test_a_brief_is_read_from_whatever_carries_it(name: str, brief: Path) -> None:
    """The JSON is the usual one; the page has the same evidence."""
    page = brief.with_suffix(f".{name}")
    page.write_bytes(render(sample_brief(), name).data)
    assert written(brief, "--no-pdf")["Message-ID"] == written(page, "--no-pdf")["Message-ID"]


def test_the_pdf_that_lies_beside_the_brief_is_attached_if_it_is_this_brief_s(brief: Path) -> None:
    """On the paper it was laid out for; a file that has been changed is made anew."""
    from briefing.model import Page

    letter = render(sample_brief(), "pdf", Page(size="Letter")).data
    made = render(sample_brief(), "pdf").data
    for beside, expected in ((letter, letter), (b"%PDF-1.7 nothing", made), (made + b"% more\n", made)):
        brief.with_suffix(".pdf").write_bytes(beside)
        assert [expected] == [part.get_content() for part in written(brief).iter_attachments()]


def long_brief() -> Brief:
    """A brief of several pages: an article of many short sentences, whole."""
    text = "\n\n".join(f"The council of town {number} approved the budget on Monday." for number in range(150))
    brief = sample_brief(text=text)
    passage = Passage(sentences=tuple(split_sentences(brief.documents[0])))
    return replace(brief, lead=None, sections=(replace(brief.sections[0], passages=(passage,)),))


def test_a_brief_of_several_pages_gets_a_pdf_of_as_many(brief: Path) -> None:
    """Of which the JSON says nothing; --pages is the most there may be."""
    brief.write_bytes(render(long_brief(), "json").data)
    for more in ([], ["--pages", "9"]):
        (attached,) = written(brief, *more).iter_attachments()
        assert len(PdfReader(io.BytesIO(attached.get_content())).pages) > 1
    done = send(brief, "--from", EDITOR, "--to", EDITOR, "--eml", brief.with_name("b.eml"), "--pages", "1")
    line = failure_of(done, 1)
    assert line.startswith("the brief takes ")
    assert line.endswith(" pages at 9 pt, not 1; ask for more --pages, or leave --pages out")


def test_other_formats_are_attached_on_request(brief: Path) -> None:
    """The evidence restores the brief."""
    (attached,) = written(brief, "--no-pdf", "--attach", "json", "--attach", "JSON").iter_attachments()
    assert f"{STEM}.json" == attached.get_filename()
    assert sample_brief() == read_evidence(attached.get_payload(decode=True))  # type: ignore[arg-type]


def test_messages_are_written_instead_of_sent(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One to a file, several to a folder; no ledger; with SOURCE_DATE_EPOCH the same bytes again."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737417600")
    folder = brief.parent / "drafts"
    arguments = (brief, "--no-pdf", "--from", EDITOR, "--to", EDITOR, "--to", "a/b@example.org", "--eml", folder)
    assert 0 == send(*arguments).exit_code
    assert ["0001-editor@example.org.eml", "0002-a-b@example.org.eml"] == names_in(folder)
    first = (folder / "0001-editor@example.org.eml").read_bytes()
    assert b"Date: Tue, 21 Jan 2025 00:00:00 +0000\r\n" in first
    send(*arguments)
    assert first == (folder / "0001-editor@example.org.eml").read_bytes()
    assert ["chief.json", "drafts"] == names_in(brief.parent)


def test_a_long_address_is_cut_in_the_name_of_its_file(brief: Path) -> None:
    """A file system takes 255 bytes; the number keeps the names apart."""
    long = f"{'ü' * 30}@{'.'.join(['x' * 60] * 3)}.example"
    folder = brief.parent / "drafts"
    assert 0 == send(brief, "--no-pdf", "--from", EDITOR, "--to", long, "--to", EDITOR, "--eml", folder).exit_code
    assert [f"0001-{'ü' * 30}@{'.'.join(['x' * 60] * 3)}"[:175] + ".eml", f"0002-{EDITOR}.eml"] == names_in(folder)


def test_subject_sender_and_unsubscription_are_as_asked_for(brief: Path) -> None:
    """Each in its header."""
    message = written(
        brief, "--no-pdf", "--subject", "  Für später ", "--unsubscribe", "https://example.org/?{address}"
    )
    assert ("Für später", "press@example.org") == (message["Subject"], message["From"].addresses[0].addr_spec)
    assert "<https://example.org/?editor%40example.org>" == message["List-Unsubscribe"]


@pytest.mark.parametrize("server", [[], ["--smtp", "smtp://localhost:25"]], ids=["a draft", "a server here"])
def test_where_no_server_has_a_user_the_sender_is_whoever_is_logged_in(
    server: list[str], brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As mail programs on a machine have it; with a server elsewhere nobody guesses."""
    monkeypatch.setenv("LOGNAME", "ada")
    monkeypatch.setattr("socket.gethostname", lambda: "desk-7")
    done = send(brief, "--no-pdf", "--to", EDITOR, *server, "--dry-run", "--json")
    assert "ada@desk-7" == json.loads(done.stdout)["from"]


@pytest.mark.parametrize(
    ("smtp", "expected"),
    [
        ("smtp://press%40example.org@mail.example.org", "press@example.org"),
        ("smtp://press@mail.example.org", "press@mail.example.org"),
    ],
)
def test_the_sender_is_the_server_s_user_if_nobody_else_is_named(smtp: str, expected: str, brief: Path) -> None:
    """Or whom BRIEFING_SMTP_FROM names, or --from."""
    arguments = (brief, "--no-pdf", "--to", EDITOR, "--smtp", smtp, "--dry-run", "--json")
    assert expected == json.loads(send(*arguments).stdout)["from"]
    other = CliRunner(env={"BRIEFING_SMTP_FROM": "desk@example.org"}).invoke(main, ["send", *map(str, arguments)])
    assert "desk@example.org" == json.loads(other.stdout)["from"]
