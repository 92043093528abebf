"""Mail against somebody who tries: what a server says, and what a text or a name could smuggle into a message."""

from __future__ import annotations

import base64
import email
import email.policy
import re
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deliver.addresses import read_address
from briefing.deliver.ledger import open_ledger, read_entries
from briefing.deliver.message import Mailing
from briefing.deliver.server import Server, connect
from briefing.errors import AddressError, BriefingError, ServerError
from briefing.model import Rendered
from tests.attacks.scripted import TLS, Line, scripted
from tests.deliver.letters import BRIEF, NOON, ONE, PDF, QUICK, Desk, letter, readers
from tests.post_office import PASSWORD, USER, Authority, PostOffice

HELLO: list[Line] = [b"220 here\r\n", b"250-here\r\n250 AUTH PLAIN LOGIN CRAM-MD5\r\n"]
PLAIN = b"250-here\r\n250 AUTH PLAIN\r\n"
WORD = PASSWORD.encode()
BLOB = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode())


def failure(port: int, *, password: str = PASSWORD) -> str:
    """The one line with which a login on this port fails."""
    server = Server(host="127.0.0.1", port=port, user=USER, password=password)
    with pytest.raises(ServerError) as caught:
        connect(server, QUICK)
    assert str(caught.value).isprintable()
    return str(caught.value)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with an empty ledger."""
    return Desk(tmp_path)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A server that takes everything, in the clear."""
    with PostOffice().open() as opened:
        yield opened


# What a server says


@pytest.mark.parametrize(
    "challenge",
    [b"334 =\r\n", b"334 a\r\n", b"334 AAAAA\r\n", b"334 " + b"QUFB" * 1500 + b"A\r\n", b"334 \xff\xfe\x00=A\r\n"],
    ids=["a lone sign", "one letter", "five letters", "six thousand letters", "bytes"],
)
def test_a_challenge_that_is_no_base64_is_one_line(challenge: bytes) -> None:
    """RFC 4954 has it in base64; whatever else comes ends the login, not the program."""
    with scripted([*HELLO, *[challenge] * 20]) as (port, _):
        assert f"127.0.0.1:{port}: " in failure(port)


@pytest.mark.parametrize("challenge", [b"334 \r\n", b"334\r\n", b"334 QUFB\r\n"])
def test_challenges_without_end_are_one_line(challenge: bytes) -> None:
    """Each is answered, up to a number."""
    with scripted([*HELLO, *[challenge] * 20]) as (port, _):
        assert f"127.0.0.1:{port}: asks for the login in a way that is not valid (AUTH)" == failure(port)


ECHOES: dict[str, Line] = {
    "the line": lambda line: b"535 not this: " + (line or b"\r\n"),
    "the word": b"454 no " + WORD + b" here\r\n",
    "several lines": b"454-You said\r\n454-" + WORD + b"\r\n454 and no\r\n",
    "base64 of it": b"454 " + base64.b64encode(WORD) + b"\r\n",
    "base64 within": b"454 x" + base64.b64encode(b"xx" + WORD + b"yyy") + b"x\r\n",
    "the blob": b"454 " + BLOB + b"\r\n",
    "hexadecimal": b"454 " + WORD.hex().upper().encode() + b"\r\n",
    "percent": b"454 Tr0ub4dor%263\r\n",
    "HTML": b"454 Tr0ub4dor&amp;3\r\n",
    "too long a line": b"535 " + WORD * 3000 + b"\r\n",
    "a broken line": WORD + b"\r\n",
}


@pytest.mark.parametrize("stage", ["greeting", "EHLO", "AUTH", "STARTTLS"])
@pytest.mark.parametrize("echo", ECHOES)
def test_a_server_that_repeats_the_password_does_not_get_it_printed(echo: str, stage: str) -> None:
    """In whatever form, at whatever moment: neither it nor a form of it is in the line."""
    lines: dict[str, list[Line]] = {
        "greeting": [ECHOES[echo]],
        "EHLO": [b"220 here\r\n", *[ECHOES[echo]] * 3],
        "AUTH": [b"220 here\r\n", PLAIN, *[ECHOES[echo]] * 3],
        "STARTTLS": [b"220 here\r\n", b"250-here\r\n250 STARTTLS\r\n", ECHOES[echo]],
    }
    with scripted(lines[stage]) as (port, _):
        _holds_no_password(failure(port))


@pytest.mark.parametrize("stage", range(4), ids=["MAIL", "RCPT", "DATA", "the message"])
@pytest.mark.parametrize("echo", ["the word", "base64 of it", "base64 within", "the blob", "hexadecimal"])
def test_a_server_that_repeats_the_password_later_does_not_get_it_into_the_ledger(
    echo: str, stage: int, desk: Desk
) -> None:
    """The ledger is kept, and printed, and --json is made of it."""
    usual: list[Line] = [b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"]
    login: list[Line] = [b"220 here\r\n", PLAIN, b"235 welcome\r\n"]
    with scripted([*login, *usual[:stage], *[ECHOES[echo]] * 400]) as (port, _):
        server = Server(host="127.0.0.1", port=port, user=USER, password=PASSWORD)
        desk.send(server, readers(1), attachments=())
    (entry,) = desk.entries().values()
    assert "[password]" in entry.answer
    _holds_no_password(entry.answer)
    assert WORD not in desk.ledger.read_bytes()


def _holds_no_password(text: str) -> None:
    assert PASSWORD not in text
    assert "Tr0ub4dor" not in text
    assert WORD.hex() not in text.lower()
    runs = re.findall(r"[A-Za-z0-9+/]{8,}", text)
    decoded = [base64.b64decode(run[start:][: (len(run) - start) // 4 * 4]) for run in runs for start in range(4)]
    assert [] == [one for one in decoded if b"Tr0ub" in one or b"dor&3" in one]


@pytest.mark.parametrize("password", ["a", "ab", "x" * 2000, "pa+s/s", "=?utf-8?", "[password]"])
@pytest.mark.parametrize("echo", [0, 1, 2])
def test_any_password_is_redacted(password: str, echo: int) -> None:
    """Short, long, with the signs of base64 and of patterns."""
    encoded = base64.b64encode(bytes(echo) + password.encode())
    with scripted([b"220 here\r\n", b"454 >" + encoded + b"< " + password.encode() + b"\r\n"]) as (port, _):
        line = failure(port, password=password)
    assert f" {password} " not in f" {line} " or password == "[password]"
    assert len(password) < 4 or encoded[4:-4].decode() not in line or not encoded[4:-4]


@pytest.mark.parametrize(
    "flood",
    [b"250-x\r\n" * 1_000_000, b"250-" + b"x" * 10_000_000 + b"\r\n", b"250-" + b"y" * 8000 + b"\r\n"],
    ids=["a million lines", "a line of ten megabytes", "no end"],
)
def test_an_answer_has_a_size(flood: bytes) -> None:
    """It ends early, in little memory; the time has its own bound."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    endless = flood * (1 if len(flood) > 100_000 else 2000)
    with scripted([b"220 here\r\n", endless]) as (port, _):
        line = failure(port)
    assert line.startswith(f"127.0.0.1:{port}: ")
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize(
    "text", [b"\x1b]52;c;AAAA\x07", b"\x9b31m", b"\r\r", b"\0", b"\x1b[2J", "\u202e\u2028".encode()]
)
def test_what_a_server_says_drives_no_terminal(text: bytes, desk: Desk) -> None:
    """Nor does it break a line of the ledger."""
    lines: list[Line] = [
        b"220 here\r\n",
        b"250 here\r\n",
        b"250 ok\r\n",
        b"550 no " + text + b" such user\r\n",
        b"250 ok\r\n",
    ]
    with scripted(lines) as (port, _):
        desk.send(Server(host="127.0.0.1", port=port), readers(1))
    (entry,) = desk.entries().values()
    assert ("refused", True) == (entry.status, entry.answer.startswith("550 no "))
    assert [] == [character for character in entry.answer if character < " " or "\x7f" <= character <= "\x9f"]
    assert 1 == len(entry.answer.splitlines())


# STARTTLS


def test_what_was_said_before_the_encryption_is_not_believed_after_it(trusted: Authority) -> None:
    """A line put behind the answer to STARTTLS is no answer to the EHLO within (CVE-2021-38084 and its kind)."""
    injected = b"220 go\r\n250-evil\r\n250 AUTH PLAIN\r\n" + TLS
    offer = b"250-here\r\n250 STARTTLS\r\n"
    with scripted([b"220 here\r\n", offer, injected, b"250 SIZE 99\r\n"], trusted.context()) as (port, heard):
        line = failure(port)
    assert "offers no login method" in line or "cannot be reached" in line
    assert [] == [one for one in heard if one.upper().startswith(b"AUTH")]


@pytest.mark.parametrize(
    "answer", [b"454 not now\r\n", b"501 no\r\n", b"250 ok\r\n", b"220 go\r\n"], ids=["454", "501", "250", "no TLS"]
)
def test_a_server_that_offers_encryption_and_does_not_give_it_gets_no_login(answer: bytes) -> None:
    """Not even on loopback."""
    offer = b"250-here\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n"
    with scripted([b"220 here\r\n", offer, answer, b"250 AUTH PLAIN\r\n"]) as (port, heard):
        failure(port)
    assert [] == [one for one in heard if one.upper().startswith(b"AUTH")]


@pytest.mark.parametrize("offer", [b"250 here\r\n", b"250-here\r\n250 XSTARTTLS\r\n", b"500 what?\r\n"])
def test_a_server_whose_offer_of_encryption_was_taken_out_gets_nothing(offer: bytes) -> None:
    """As somebody on the way would do it; 0.0.0.0 is not loopback by its name."""
    with scripted([b"220 here\r\n", offer, b"250 AUTH PLAIN\r\n"]) as (port, heard):
        server = Server(host="0.0.0.0", port=port, user=USER, password=PASSWORD)
        with pytest.raises(ServerError, match="offers no TLS"):
            connect(server, QUICK)
    assert [] == [one for one in heard if one[:4].upper() in (b"AUTH", b"MAIL")]


# What is smuggled into a message

WRITING = st.text(alphabet=st.sampled_from("a .\r\n\v\f\x1c\x85\u2028é=?_")).map(lambda text: text + "\r.\r\n.\n.\r\n")


@given(WRITING, WRITING)
def test_no_text_ends_the_message_and_begins_another(plain: str, html: str) -> None:
    """SMTP smuggling: no line end but CR LF, no line that is a dot, once its dots are doubled."""
    parts = [
        Rendered(name="", media_type=kind, data=text.encode())
        for kind, text in [("text/plain", plain), ("text/html", html)]
    ]
    message = Mailing(letter(text=parts[0], html=parts[1], attachments=())).message(readers(1)[0], NOON)
    assert [] == re.findall(rb"\r(?!\n)|(?<!\r)\n", message)
    assert message.isascii()
    assert 998 >= max(map(len, message.split(b"\r\n")))


def test_a_message_full_of_ends_arrives_as_one(desk: Desk, office: PostOffice) -> None:
    """Over the wire, to a real server: one message, with all that was in it."""
    text = "Hello.\r.\r\nMAIL FROM:<evil@example.org>\r\n.\r\nQUIT\n.\n..\n"
    part = Rendered(name="", media_type="text/plain", data=text.encode())
    desk.send(office.url, readers(1), text=part)
    assert {ONE: 1} == office.counts
    body = office.message_to(ONE).get_body(("plain",))
    assert body is not None
    assert "MAIL FROM:<evil@example.org>" in body.get_content()


NAMES = [
    "=?utf-8?q?a=0D=0ABcc:_evil@example.org?=",
    "=?utf-8?b?YQ0KQmNjOiBldmlsQGV4YW1wbGUub3Jn?=",
    "=?utf-8?q?=22;_x=3D=22?=",
    "=?us-ascii?q?a=0Ab?= =?utf-8?q?=0D?=",
    "=?utf-8?q?" + "é" * 60 + "?=",
    "utf-8''%0d%0aBcc: evil",
    'a"; filename="b',
    "a\\",
    "=?x",
    "…" * 70,
]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_an_attachment_writes_no_header(name: str) -> None:
    """And comes out as it went in."""
    attached = Rendered(name=f"{name}.pdf", media_type="application/pdf", data=PDF)
    _comes_out(attached, Mailing(letter(attachments=(attached,), linked=attached.name)))


@given(st.text(alphabet="=?utf-8qbB_0DA\"';\\% é", max_size=60).map(lambda text: f"=?{text}?=.pdf"))
def test_no_name_of_an_attachment_writes_a_header(name: str) -> None:
    """Whatever stands between the signs of an encoded word."""
    attached = Rendered(name=name, media_type="application/pdf", data=b"%PDF-")
    _comes_out(attached, Mailing(letter(attachments=(attached,))))


def _comes_out(attached: Rendered, mailing: Mailing) -> None:
    message = mailing.message(readers(1)[0], NOON)
    assert [] == re.findall(rb"(?mi)^bcc", message)
    assert [] == [line for line in message.split(b"\r\n") if len(line) > 78 and b"multipart" not in line]
    assert [] == re.findall(rb"\r(?!\n)|(?<!\r)\n", message)
    parsed = email.message_from_bytes(message, policy=email.policy.default)
    assert parsed["Bcc"] is None
    assert [attached.name] == [part.get_filename() for part in parsed.iter_attachments()]


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org\r\nRCPT TO:<evil@example.org>",
        "a@example.org\nBcc: evil@example.org",
        "A\r\nBcc: evil@example.org <a@example.org>",
        "a@example.org> RCPT TO:<evil@example.org",
        "(comment)a@example.org",
        "a(comment)@example.org",
        '"a b"@example.org',
        "a@example.org (evil@example.org)",
        "<a@example.org>,<evil@example.org>",
        "@relay.example:a@example.org",
        "a@[127.0.0.1]",
        "a@example.org\0",
        "a\u2028@example.org",
    ],
)
def test_an_address_is_one_or_none(address: str) -> None:
    """No line end, no comment, no route, no second address."""
    with pytest.raises(AddressError) as caught:
        read_address(address)
    assert str(caught.value).isprintable()


def test_a_name_that_looks_encoded_is_only_a_name() -> None:
    """It is encoded once more, and decodes to what it was."""
    name = "=?utf-8?q?a=0D=0ABcc:_evil@example.org?="
    recipient = read_address(f'"{name}" <a@example.org>')
    message = Mailing(letter(attachments=())).message(recipient, NOON)
    parsed = email.message_from_bytes(message, policy=email.policy.default)
    assert (None, name) == (parsed["Bcc"], parsed["To"].addresses[0].display_name)


# The ledger


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing left": lambda data: data[:0],
    "one byte": lambda data: data[:1],
    "half a page": lambda data: data[:2000],
    "the first page": lambda data: data[:4096],
    "all but the last page": lambda data: data[:-4096],
    "zeros at the end": lambda data: data[:-4096] + bytes(4096),
    "zeros in the middle": lambda data: data[:8192] + bytes(4096) + data[12288:],
    "a text": lambda data: data[:0] + b"Sent to everybody on Monday.\n" * 100,
    "a page twice": lambda data: data[:8192] + data[4096:8192] + data[12288:],
}


@pytest.fixture(scope="module")
def full_ledger(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of some pages, by which everybody has the brief."""
    place = tmp_path_factory.mktemp("desk") / "chief.sent.sqlite3"
    keys = [f"{'a' * 60}-{number}@example.org" for number in range(60)]
    with open_ledger(place, BRIEF, lambda: NOON) as ledger:
        ledger.plan(keys)
    with closing(sqlite3.connect(place)) as database:
        database.execute("UPDATE sent SET status = 'accepted'")
        database.commit()
    assert {"accepted"} == {entry.status for entry in read_entries(place, BRIEF).values()}
    data = place.read_bytes()
    assert len(data) > 4 * 4096
    return data


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_ledger_stops_everything_and_mails_nobody(
    damage: str, full_ledger: bytes, desk: Desk, office: PostOffice
) -> None:
    """One line that says how to mend it; the file is left as it is, for whoever can."""
    damaged = DAMAGES[damage](full_ledger)
    desk.ledger.write_bytes(damaged)
    for attempt in (lambda: desk.send(office.url, readers(2)), desk.entries):
        with pytest.raises(BriefingError, match=r"chief\.sent\.sqlite3: .*; put back a copy of it; ") as caught:
            attempt()
        assert str(caught.value).isprintable()
    assert ({}, damaged) == (dict(office.counts), desk.ledger.read_bytes())


def test_a_row_that_its_index_has_lost_is_noticed(desk: Desk, office: PostOffice) -> None:
    """The table says that somebody has it, the index that nobody knows: that would be a second copy."""
    desk.send(office.url, readers(3), attachments=())
    with closing(sqlite3.connect(desk.ledger)) as database:
        database.execute("PRAGMA writable_schema = ON")
        name, root = database.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'index'").fetchone()
        database.execute("CREATE TABLE other (a, b, UNIQUE (a, b))")
        (empty,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'other' AND type = 'index'"
        ).fetchone()
        database.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (empty, name))
        database.commit()
        assert root != empty
    with pytest.raises(BriefingError, match="the send ledger is damaged"):
        desk.send(office.url, readers(3))
    assert {1} == set(office.counts.values())


@pytest.mark.parametrize("version", [0, 1])
def test_a_database_of_another_program_is_not_written_to(version: int, desk: Desk, office: PostOffice) -> None:
    """Not even its journal's mode is changed."""
    with closing(sqlite3.connect(desk.ledger)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE sent (recipient, day)")
        database.execute(f"PRAGMA user_version = {version}")
    data = desk.ledger.read_bytes()
    with pytest.raises(BriefingError, match="is not a send ledger of version 1"):
        desk.send(office.url, readers(1))
    assert (data, {}) == (desk.ledger.read_bytes(), dict(office.counts))


def test_a_ledger_is_whole_from_the_moment_that_it_is_there(tmp_path: Path) -> None:
    """A file without a byte is never ours, so that it can be refused."""
    place = tmp_path / "chief.sent.sqlite3"
    with open_ledger(place, "brief", lambda: NOON) as ledger:
        assert {} == ledger.entries()
    assert ["chief.sent.sqlite3"] == [file.name for file in tmp_path.iterdir()]
    assert (0o600, b"SQLite format 3\0") == (place.stat().st_mode & 0o777, place.read_bytes()[:16])
