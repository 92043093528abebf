"""`briefing send`: from the brief's file to the mailbox, with the report and the exit code."""

from __future__ import annotations

import email
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.rendering.renderers import render
from tests.cli.running import failure_of, names_in, run
from tests.cli.sending import AIDE, EDITOR, PATIENCE, STEM, post, rows, send
from tests.post_office import DROP, PASSWORD, USER, Authority, PostOffice
from tests.rendering.briefs import sample_brief

pytestmark = pytest.mark.usefixtures("clean_environment")


def test_a_brief_is_sent_encrypted_and_logged_in_with_the_pdf(
    trusted: Authority, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way: server, user and password from the environment, the parts as they were made, byte for byte."""
    office = PostOffice()
    office.user = "press@example.org"
    pdf = render(sample_brief(), "pdf").data
    with office.open(tls_context=trusted.context(), authenticator=office.authenticate, auth_required=True):
        monkeypatch.setenv("BRIEFING_SMTP_URL", office.login_url())
        monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)
        result = send(brief, "--to", EDITOR)
    assert (0, "") == (result.exit_code, result.stderr)
    message = office.message_to(EDITOR)
    (attached,) = message.iter_attachments()
    assert (f"{STEM}.pdf", "application/pdf", pdf) == (
        attached.get_filename(),
        attached.get_content_type(),
        attached.get_content(),
    )
    assert "Israel’s military chief resigns over October 7 · 21 January 2025" == message["Subject"]
    assert "press@example.org" == message["From"]
    assert PASSWORD not in result.output


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
    first, second = (email.message_from_bytes(data)["Message-ID"] for _, data in office.received)
    assert first == second
    assert first.endswith("@briefing>")


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
