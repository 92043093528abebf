"""What is wrong with a brief, a list, a server: one clear line, the right exit code, nothing sent."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pikepdf
import pytest

from briefing.language.wording import as_given
from briefing.rendering.renderers import render
from tests.cli.running import failure_of, names_in, run
from tests.post_office import PASSWORD, Authority, PostOffice
from tests.proof.briefs import saved, sentences_of
from tests.rendering.briefs import sample_brief
from tests.samples import HALEVI

EDITOR = "editor@example.org"


@pytest.fixture(autouse=True)
def _own_folder(clean_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # noqa: ARG001
    """Each test is in a folder of its own, and no keyring is asked."""
    monkeypatch.setattr(keyring, "get_password", lambda *_: None)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """The file of the sample's brief."""
    file = tmp_path / "chief.json"
    file.write_bytes(render(sample_brief(), "json").data)
    return file


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A server that must not be given anything."""
    with PostOffice().open() as opened:
        yield opened
        assert [] == opened.received


def refused(exit_code: int, *arguments: str | Path) -> str:
    """The line that `briefing send` fails with, without the PDF."""
    return failure_of(run("send", *arguments, "--no-pdf"), exit_code)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "there is nobody to send to; name recipients with --to or --to-file"),
        (
            ["--to", "nobody"],
            "--to: 'nobody' is not a mail address (an email address must have an @-sign); write name@",
        ),
        (
            ["--to", f"{EDITOR}\nBcc: all@example.org"],
            "--to: 'editor@example.org\\nBcc: all@example.org' has a line",
        ),
        (
            ["--to", EDITOR, "--from", "A\r\nX: y <a@example.org>"],
            "--from: 'A\\r\\nX: y <a@example.org>' has a line",
        ),
        (["--to", EDITOR, "--subject", "a\nBcc: b"], "--subject: 'a\\nBcc: b' has a line break or another control"),
        (["--to", EDITOR, "--subject", " "], "--subject: is empty; leave it out for the headline and the date"),
        (
            ["--to", EDITOR, "--unsubscribe", "http://e.org"],
            "--unsubscribe: 'http://e.org' is not a URL to unsubscribe",
        ),
        (["--to", EDITOR, "--attach", "PDF"], "--attach: the PDF is attached without being asked for; leave it out"),
        (
            ["--to", EDITOR, "--attach", "pdff"],
            "no attachable format is called 'pdff'; available: html, json, mark",
        ),
        (
            ["--to", EDITOR, "--smtp", "mail.example.org"],
            "--smtp: is not a URL of a mail server; write smtp://user@host",
        ),
        (["--to", EDITOR, "--smtp", "smtp://a:secret@h"], "--smtp: a password in a URL can be read by others; take it"),
        (["--to", EDITOR, "--eml", ""], "--eml: '' is not a file name; name a file, or a folder for several messages"),
        (
            ["--to", EDITOR, "--eml", "-"],
            "--eml: '-' is not a file name; name a file, or a folder for several messages",
        ),
        (["--to", EDITOR], "no mail server is named; give --smtp smtp://user@host:587 or set BRIEFING_SMTP_URL"),
        (["--to", EDITOR, "--smtp", "smtp://192.0.2.1"], "it is not clear who the mail is from; name the sender with"),
        (
            ["--to", EDITOR, "--to", "b@example.org", "--eml", "a.eml"],
            "a.eml: is a single file, but there are 2 messages; name a folder",
        ),
    ],
)
def test_wrong_usage_is_told_before_anything_happens(arguments: list[str], expected: str, brief: Path) -> None:
    """2; no ledger is made."""
    line = refused(2, brief, *arguments)
    assert line.startswith(expected)
    assert "secret" not in line
    assert ["chief.json"] == names_in(brief.parent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{EDITOR}\nnobody\n",
            "list.txt, line 2: 'nobody' is not a mail address (an email address must have an @-si",
        ),
        (
            f"A\x0bB <{EDITOR}>\n",
            "list.txt, line 1: 'A\\x0bB <editor@example.org>' has a line break or another control",
        ),
        ("# nobody\n", "list.txt: contains no address; write one per line"),
        (None, "list.txt: cannot be read (no such file or directory); check the path"),
        ("caf\udce9@example.org", "list.txt: is not UTF-8 text (byte 3); save it as UTF-8"),
    ],
)
def test_a_list_with_a_mistake_is_told_with_its_line(
    text: str | None, expected: str, brief: Path, office: PostOffice
) -> None:
    """1; whoever stands above the mistake is not mailed either."""
    if text is not None:
        Path("list.txt").write_text(text, encoding="utf-8", errors="surrogateescape")
    assert refused(1, brief, "--to-file", "list.txt", "--smtp", office.url).startswith(expected)
    assert 0 == office.connections


def test_a_brief_that_is_not_there_is_told_before_a_server_or_a_recipient_is_missed() -> None:
    """Whoever has mended those would be told next."""
    assert "gone.json: cannot be read (no such file or directory); check the path" == refused(1, Path("gone.json"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, "other.json: cannot be read (no such file or directory); check the path"),
        (b"", "other.json: is empty; give the PDF, HTML or JSON that `briefing make` wrote"),
        (b"Hello", "other.json: is not a brief with evidence; give the PDF, HTML or JSON that"),
        (b"{", "other.json: the evidence is not JSON: "),
        (b'{"version": 4}', "other.json, the evidence, title: is missing; it must be a string; make the brief again"),
    ],
)
def test_a_file_that_is_no_brief_is_told(data: bytes | None, expected: str, office: PostOffice) -> None:
    """1; with the place and the way out."""
    if data is not None:
        Path("other.json").write_bytes(data)
    line = refused(1, "other.json", "--to", EDITOR, "--smtp", office.url)
    assert line.startswith(expected)


def tampered(name: str) -> bytes:
    """The sample's brief in a format, with something in it that no article says."""
    rendered = render(sample_brief(), name)
    if name == "html":
        return rendered.data.replace(b"announced", b"denied", 1)
    if name == "pdf":
        with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
            pdf.Root.AA = pikepdf.Dictionary()
            return saved(pdf, rendered).data
    values = json.loads(rendered.data)
    selectors = sentences_of(values)[0]["selector"]
    next(one for one in selectors if one["type"] == "TextPositionSelector")["end"] -= 9
    return json.dumps(values).encode()


@pytest.mark.parametrize("way", [["--eml", "a.eml"], ["--dry-run"], ["--smtp"]])
@pytest.mark.parametrize("name", ["json", "html", "pdf"])
def test_a_brief_that_does_not_prove_itself_is_not_sent(
    way: list[str], name: str, office: PostOffice, tmp_path: Path
) -> None:
    """1; whatever `verify` finds first, before anything is written."""
    file = tmp_path / f"chief.{name}"
    file.write_bytes(tampered(name))
    line = refused(1, file, "--to", EDITOR, *way, *([office.url] if way == ["--smtp"] else []))
    assert line.startswith(f"{file}, {'the page' if name == 'pdf' else 'sentence 1'}: ")
    assert "; make the brief again" in line
    assert ([f"chief.{name}"], 0) == (names_in(tmp_path), office.connections)
    assert "FAULTY" in run("verify", file).stdout


@pytest.mark.parametrize("title", ["A\r\nBcc: all@example.org", "A\u2028B", "A\x00B"])
def test_a_line_break_smuggled_into_a_title_is_refused(title: str, brief: Path, office: PostOffice) -> None:
    """1; a subject of one's own is the way out, and the title is then in no header."""
    values = json.loads(brief.read_bytes())
    brief.write_text(json.dumps({**values, "title": title}), encoding="utf-8")
    arguments = (brief, "--to", EDITOR, "--smtp", office.url)
    line = refused(1, *arguments)
    assert line.startswith("the title: 'A")
    assert line.endswith("has a line break or another control character; give a subject with --subject")
    assert 0 == run("send", *arguments, "--no-pdf", "--subject", "Fine", "--eml", "a.eml").exit_code
    assert b"\nBcc" not in Path("a.eml").read_bytes().partition(b"\r\n\r\n")[0]


def test_an_unreachable_server_is_told_and_the_ledger_stays_true(brief: Path) -> None:
    """1; the recipient is pending."""
    with PostOffice().open() as office:
        url = office.url
    line = refused(1, brief, "--to", EDITOR, "--smtp", url)
    assert line == f"{url.removeprefix('smtp://')}: cannot be reached (connection refused); check host and port"
    report = run("send", brief, "--no-pdf", "--to", EDITOR, "--smtp", url, "--dry-run", "--json")
    assert "pending" == json.loads(report.stdout)["recipients"][0]["status"]


def test_a_wrong_password_is_told_and_not_shown(
    trusted: Authority, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1; neither in the line nor anywhere else."""
    office = PostOffice()
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", f"not-{PASSWORD}")
    with office.open(tls_context=trusted.context(), authenticator=office.authenticate):
        line = refused(1, brief, "--to", EDITOR, "--from", EDITOR, "--smtp", office.login_url())
    assert "refuses the login of 'press' (535); check the user in the URL and BRIEFING_SMTP_PASSWORD" in line
    assert PASSWORD not in line
    assert [] == office.received


def test_a_user_without_a_password_is_told_where_it_is_looked_for(brief: Path) -> None:
    """1; before a connection."""
    line = refused(1, brief, "--to", EDITOR, "--from", EDITOR, "--smtp", "smtp://ed@127.0.0.1:9")
    expected = "127.0.0.1:9: there is no password for 'ed'; set BRIEFING_SMTP_PASSWORD, or store it: keyring set "
    assert line == f"{expected}briefing ed@127.0.0.1"


def test_a_server_without_tls_is_not_used(brief: Path, office: PostOffice) -> None:
    """1; 0.0.0.0 leads to this machine, too, but is no loopback address by its name."""
    url = office.url.replace("127.0.0.1", "0.0.0.0")
    line = refused(1, brief, "--to", EDITOR, "--from", EDITOR, "--smtp", url)
    expected = "offers no TLS (STARTTLS); use smtps:// if the server supports it, or send unencrypted with --insecure"
    assert f"0.0.0.0:{office.port}: {expected}" in line


def test_a_certificate_that_nobody_vouches_for_is_not_taken(brief: Path) -> None:
    """1; --insecure takes it."""
    office = PostOffice()
    with office.open(tls_context=Authority().context(), require_starttls=True):
        arguments = (brief, "--to", EDITOR, "--from", EDITOR, "--smtp", office.url)
        assert "its certificate is not trusted" in refused(1, *arguments)
        assert [] == office.received
        assert 0 == run("send", *arguments, "--no-pdf", "--insecure").exit_code
    assert {EDITOR: 1} == office.counts


def test_a_ledger_that_is_none_stops_everything(brief: Path, office: PostOffice) -> None:
    """1; without it people would be mailed twice."""
    Path("chief.sent.sqlite3").write_bytes(b"not a database, but long enough to look like one")
    line = refused(1, brief, "--to", EDITOR, "--smtp", office.url)
    assert (
        "chief.sent.sqlite3: the send ledger cannot be used (file is not a database); put back a copy of it; " in line
    )


@pytest.mark.parametrize("more", [["--smtp"], ["--eml", "drafts"], ["--dry-run"]])
def test_an_url_that_one_address_makes_too_long_is_told_first(more: list[str], brief: Path, office: PostOffice) -> None:
    """1; whoever stands above it in the list is not mailed either."""
    url = f"https://example.org/{'x' * 860}?{{address}}"
    long = f"{'ä' * 30}@example.org"
    line = refused(
        1, brief, "--to", EDITOR, "--to", long, "--unsubscribe", url, *more, *([office.url] if "--smtp" in more else [])
    )
    assert line.startswith("--unsubscribe: 'https://example.org/xxx")
    assert line.endswith(f"has 1075 characters with the address of {long}; give one that then has at most 978")
    assert (0, ["chief.json"]) == (office.connections, names_in(brief.parent))


@pytest.mark.parametrize("value", ["9" * 20, "9" * 5000, "-" + "9" * 20, "yesterday"])
def test_a_source_date_that_is_no_time_is_told(value: str, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """2; in every command that asks for it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    expected = f"SOURCE_DATE_EPOCH: {as_given(value)} is not a time; set it to seconds since 1970, or unset it"
    assert expected == refused(2, brief, "--to", EDITOR, "--eml", "a.eml")
    assert expected == failure_of(run("make", HALEVI, "-o", "out"), 2)
    assert ["chief.json"] == names_in(brief.parent)


@pytest.mark.parametrize("target", ["none/deep/a.eml", "chief.json/a.eml"])
def test_a_message_that_cannot_be_written_is_told(target: str, brief: Path) -> None:
    """A folder is made if it is missing; a file in its place is in the way."""
    done = run("send", brief, "--no-pdf", "--to", EDITOR, "--eml", target)
    if target.startswith("none"):
        assert 0 == done.exit_code
    else:
        assert "chief.json: is a file, not a folder; name another path with --eml" == failure_of(done, 1)


@pytest.mark.parametrize(
    "target", ["chief.json", "./chief.json", "chief.sent.sqlite3", "chief.pdf", "list.txt", "link"]
)
@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_message_is_not_written_over_what_it_is_made_from(target: str, more: list[str], brief: Path) -> None:
    """2; the brief, its ledger, its PDF and the list stay as they were, by whatever path they are named."""
    Path("link").symlink_to(brief)
    Path("list.txt").write_text(f"{EDITOR}\n", encoding="utf-8")
    before = {name: Path(name).read_bytes() for name in names_in(brief.parent)}
    line = refused(2, brief, "--to-file", "list.txt", "--eml", target, *more)
    assert f"{Path(target)}: the message would be written over what it is made from or sent by; name another" in line
    assert before == {name: Path(name).read_bytes() for name in names_in(brief.parent)}


@pytest.mark.parametrize("more", [[], ["--no-pdf", "--attach", "json"]])
def test_a_file_name_that_no_header_can_hold_is_told(more: list[str], brief: Path) -> None:
    """1; a file system takes what is not UTF-8. Without an attachment the name goes nowhere."""
    odd = brief.rename(brief.with_name("caf\udce9.json"))
    line = failure_of(run("send", odd, "--to", EDITOR, "--eml", "a.eml", *more), 1)
    assert line == ("the attachment's name: 'caf\\udce9' has a control character or is not UTF-8; rename the brief")
    assert 0 == run("send", odd, "--to", EDITOR, "--eml", "a.eml", "--no-pdf").exit_code
