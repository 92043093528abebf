"""`briefing send`: from the brief's file to the mailbox, with the report and the exit code."""

from __future__ import annotations

import email
import email.policy
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from briefing.cli import main
from briefing.deliver.server import Patience
from briefing.model import Brief, Passage
from briefing.render.formats import render
from briefing.render.pagetext import shown_sentences
from briefing.render.reading import read_evidence
from briefing.render.visible import visible_text
from briefing.text.sentences import split_sentences
from tests.cli.running import failure_of, names_in, run
from tests.post_office import DROP, PASSWORD, USER, Authority, PostOffice
from tests.render.briefs import sample_brief

PATIENCE = Patience(connection=5.0, command=5.0, message=5.0, pauses=(0.01, 0.02))
EDITOR, AIDE = "editor@example.org", "aide@example.org"
STEM = "chief"


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine has set for sending is none of the tests'."""
    for name in ("BRIEFING_SMTP_URL", "BRIEFING_SMTP_PASSWORD", "BRIEFING_SMTP_FROM", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """The file of the sample's brief, in a folder of its own."""
    (tmp_path / "output").mkdir()
    file = tmp_path / "output" / f"{STEM}.json"
    file.write_bytes(render(sample_brief(), "json").data)
    return file


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A server that takes everything, in the clear."""
    with PostOffice().open() as opened:
        yield opened


def send(*arguments: str | Path) -> Result:
    """Run `briefing send` with little patience."""
    words = ["send", *map(str, arguments)]
    return CliRunner().invoke(main, words, obj=PATIENCE, prog_name="briefing")


def post(office: PostOffice, brief: Path, *arguments: str | Path) -> Result:
    """Send over an office, without the PDF, whose making takes its time."""
    return send(brief, "--no-pdf", "--from", "press@example.org", "--smtp", office.url, *arguments)


def written(brief: Path, *arguments: str | Path) -> EmailMessage:
    """The message that --eml writes."""
    target = brief.with_name("message.eml")
    done = send(brief, "--from", "press@example.org", "--to", EDITOR, "--eml", target, *arguments)
    assert (0, "") == (done.exit_code, done.stderr)
    message = email.message_from_bytes(target.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def rows(brief: Path) -> dict[str, str]:
    """Recipient -> status, as any SQLite reads it beside the brief."""
    with closing(sqlite3.connect(brief.with_name(f"{STEM}.sent.sqlite3"))) as database:
        return dict(database.execute("SELECT recipient, status FROM sent").fetchall())


def test_a_brief_is_sent_encrypted_and_logged_in_with_the_pdf(
    trusted: Authority, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way: server and password from the environment, the parts as they were made, byte for byte."""
    office = PostOffice()
    pdf = render(sample_brief(), "pdf").data
    with office.open(tls_context=trusted.context(), authenticator=office.authenticate, auth_required=True):
        monkeypatch.setenv(
            "BRIEFING_SMTP_URL", office.login_url("press%40example.org").replace("press%40example.org", USER)
        )
        monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
        result = send(brief, "--to", EDITOR, "--from", "Press <press@example.org>")
    assert (0, "") == (result.exit_code, result.stderr)
    message = office.message_to(EDITOR)
    (attached,) = message.iter_attachments()
    assert (f"{STEM}.pdf", "application/pdf", pdf) == (
        attached.get_filename(),
        attached.get_content_type(),
        attached.get_content(),
    )
    assert "Israel’s military chief resigns over October 7 · 21 January 2025" == message["Subject"]
    assert PASSWORD not in result.output


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
    for beside, expected in ((letter, letter), (b"%PDF-1.7 nothing", render(sample_brief(), "pdf").data)):
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
    assert line.endswith(" pages at 9 pt, not 1; ask for more --pages, or for none")


def test_other_formats_are_attached_on_request(brief: Path) -> None:
    """The evidence restores the brief."""
    (attached,) = written(brief, "--no-pdf", "--attach", "json", "--attach", "JSON").iter_attachments()
    assert f"{STEM}.json" == attached.get_filename()
    assert sample_brief() == read_evidence(attached.get_payload(decode=True))  # type: ignore[arg-type]


def test_recipients_come_from_options_and_files_and_each_gets_a_message_of_its_own(
    office: PostOffice, brief: Path, tmp_path: Path
) -> None:
    """Named twice, sent once; nobody sees who else has it."""
    (tmp_path / "list.txt").write_text(f"# the desk\n{EDITOR.upper()}\nJörg <joerg@bücher.example>\n", encoding="utf-8")
    result = post(office, brief, "--to", EDITOR, "--to", f"Ada <{AIDE}>", "--to-file", tmp_path / "list.txt")
    assert 0 == result.exit_code
    joerg = "joerg@xn--bcher-kva.example"
    assert {EDITOR: 1, AIDE: 1, joerg: 1} == office.counts
    assert "Jörg" == office.message_to(joerg)["To"].addresses[0].display_name
    for one, data in office.received:
        assert not any(other.encode() in data for other in office.counts if other != one)
    assert "Reached   3 of 3" in result.stdout


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_recipients_come_from_standard_input(mark: str, office: PostOffice, brief: Path) -> None:
    """With a dash for the file; a byte order mark says nothing, here as in a file."""
    words = ["send", str(brief), "--no-pdf", "--from", EDITOR, "--smtp", office.url, "--to-file", "-"]
    done = CliRunner().invoke(main, words, input=f"{mark}{EDITOR}\n{AIDE}\n", obj=PATIENCE)
    assert (0, {EDITOR: 1, AIDE: 1}) == (done.exit_code, office.counts)


def test_the_same_command_again_sends_to_nobody(office: PostOffice, brief: Path) -> None:
    """And says so, with success; whoever is new is sent to."""
    assert 0 == post(office, brief, "--to", EDITOR).exit_code
    again = post(office, brief, "--to", EDITOR, "--to", AIDE)
    assert (0, {EDITOR: 1, AIDE: 1}) == (again.exit_code, office.counts)
    assert "Reached   2 of 2, 1 of them in an earlier run" in again.stdout


def test_who_was_not_reached_is_named_with_the_server_s_words(office: PostOffice, brief: Path) -> None:
    """Exit code 1; the others have it, and the report says how to go on."""
    office.says("RCPT", AIDE, "550 5.1.1 no such user")
    office.says("RCPT", "busy@example.org", *["451 4.7.1 come back later"] * 3)
    office.says("DATA", "lost@example.org", DROP)
    everybody = [EDITOR, AIDE, "busy@example.org", "lost@example.org"]
    result = post(office, brief, *[word for one in everybody for word in ("--to", one)])
    assert (1, "") == (result.exit_code, result.stderr)
    assert "Reached   1 of 4" in result.stdout
    assert f"Refused   {AIDE}  550 5.1.1 no such user" in result.stdout
    assert "Waiting   busy@example.org  451 4.7.1 come back later" in result.stdout
    assert "Unknown   lost@example.org  handed over, no answer came" in result.stdout
    assert "--resend-unknown sends it again" in result.stdout
    expected = dict(zip(everybody, ("accepted", "refused", "pending", "unknown"), strict=True))
    assert expected == rows(brief)


def test_an_unknown_recipient_is_sent_to_again_only_on_request(office: PostOffice, brief: Path) -> None:
    """The first time the server had taken it; the second copy has the same Message-ID."""
    office.says("DATA", EDITOR, DROP)
    assert [1, 1, 0] == [
        post(office, brief, "--to", EDITOR, *more).exit_code for more in ([], [], ["--resend-unknown"])
    ]
    assert {EDITOR: 2} == office.counts
    assert 1 == len({data.partition(b"Message-ID:")[2][:80] for _, data in office.received})


def test_the_report_for_machines_names_everybody(office: PostOffice, brief: Path) -> None:
    """Status, answer and whether it was an earlier run; the password's place is nowhere."""
    post(office, brief, "--to", EDITOR)
    office.says("RCPT", AIDE, "550 no")
    result = post(office, brief, "--to", EDITOR, "--to", AIDE, "--json")
    report = json.loads(result.stdout)
    assert (1, {"accepted": 1, "refused": 1}) == (result.exit_code, report["counts"])
    assert [
        {"address": EDITOR, "name": "", "status": "accepted", "answer": "250 2.0.0 queued", "earlier": True},
        {"address": AIDE, "name": "", "status": "refused", "answer": "550 no", "earlier": False},
    ] == report["recipients"]
    assert str(brief.with_name(f"{STEM}.sent.sqlite3")) == report["ledger"]


def test_a_dry_run_says_who_would_get_what_and_does_nothing(office: PostOffice, brief: Path) -> None:
    """No connection, no ledger; after a run it knows who has it."""
    before = names_in(brief.parent)
    first = post(office, brief, "--to", EDITOR, "--to", AIDE, "--dry-run")
    assert (0, before, 0) == (first.exit_code, names_in(brief.parent), office.connections)
    assert "Would go  to 2 of 2" in first.stdout
    office.says("DATA", AIDE, DROP)
    post(office, brief, "--to", EDITOR, "--to", AIDE)
    second = post(office, brief, "--to", EDITOR, "--to", AIDE, "--to", "new@example.org", "--dry-run")
    assert "Would go  to 1 of 3" in second.stdout
    assert f"Not to    {EDITOR}  has it" in second.stdout
    assert f"          {AIDE}    may have it; only with --resend-unknown" in second.stdout
    assert {EDITOR: 1, AIDE: 1} == office.counts


def test_a_dry_run_writes_no_message_either(brief: Path) -> None:
    """Whatever else is asked for."""
    before = names_in(brief.parent)
    assert 0 == send(brief, "--no-pdf", "--to", EDITOR, "--dry-run", "--eml", brief.with_name("a.eml")).exit_code
    assert before == names_in(brief.parent)


def test_a_dry_run_needs_no_server(brief: Path) -> None:
    """Nor a password."""
    report = json.loads(send(brief, "--no-pdf", "--to", EDITOR, "--dry-run", "--json").stdout)
    assert (None, True) == (report["server"], report["recipients"][0]["would_send"])


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


class Store(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        """The password of the tests' user."""
        return PASSWORD if (service, username) == ("briefing", f"{USER}@127.0.0.1") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nothing is ever stored."""
        raise NotImplementedError


@pytest.fixture
def store() -> Iterator[None]:
    """The keyring in memory in the place of the system's."""
    before = keyring.get_keyring()
    keyring.set_keyring(Store())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("store")
def test_the_password_comes_from_the_keyring(trusted: Authority, brief: Path) -> None:
    """Where the environment has none."""
    office = PostOffice()
    with office.open(tls_context=trusted.context(), authenticator=office.authenticate, auth_required=True):
        arguments = ["--no-pdf", "--from", EDITOR, "--to", AIDE, "--smtp", office.login_url()]
        assert 0 == send(brief, *arguments).exit_code
    assert {AIDE: 1} == office.counts


def test_a_brief_that_was_made_again_is_sent_again(office: PostOffice, brief: Path) -> None:
    """It is another brief, whatever its file is called; the same one, indented otherwise, is not."""
    post(office, brief, "--to", EDITOR)
    evidence: dict[str, Any] = json.loads(brief.read_bytes())
    brief.write_text(json.dumps(evidence), encoding="utf-8")
    post(office, brief, "--to", EDITOR)
    assert {EDITOR: 1} == office.counts
    brief.write_text(json.dumps({**evidence, "title": "Another title"}), encoding="utf-8")
    post(office, brief, "--to", EDITOR)
    assert {EDITOR: 2} == office.counts


def test_help_names_both_ways_to_the_server() -> None:
    """The environment is said where the option is."""
    shown = " ".join(run("send", "--help").stdout.split())
    assert "BRIEFING_SMTP_URL" in shown
    assert "password" not in shown.lower()
    assert failure_of(run("send"), 2).startswith("missing argument 'BRIEF'")
