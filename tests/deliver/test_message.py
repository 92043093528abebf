"""The message: parts, headers, encodings, and nothing that a text can smuggle into them."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deliver.addresses import Address, has_control, read_address
from briefing.deliver.message import Mailing, check_unsubscribe, content_id, message_id
from briefing.errors import DeliveryError
from briefing.model import Rendered
from tests.deliver.letters import BRIEF, NOON, PDF, letter

EDITOR = read_address("The Editor <editor@example.org>")
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]


def written(recipient: Address = EDITOR, **known: object) -> bytes:
    """The bytes of a letter to a recipient."""
    return Mailing(letter(**known)).message(recipient, NOON)


def parsed(recipient: Address = EDITOR, **known: object) -> EmailMessage:
    """The same, read back by the standard library."""
    message = email.message_from_bytes(written(recipient, **known), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def types_of(message: EmailMessage) -> list[str]:
    """The media types of a message and its parts, from the outside in."""
    return [part.get_content_type() for part in message.walk()]


def test_a_message_is_a_mixed_of_an_alternative_and_the_pdf() -> None:
    """Plain text first, then HTML, then what is attached, in this order (RFC 2046)."""
    expected = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    assert expected == types_of(parsed())


def test_without_attachments_it_is_the_alternative_alone() -> None:
    """Nothing wraps what needs no wrapping."""
    assert ["multipart/alternative", "text/plain", "text/html"] == types_of(parsed(attachments=()))


def test_several_attachments_keep_their_order_names_and_bytes() -> None:
    """A name of any script (RFC 2231)."""
    more = Rendered(name="תקציר.json", media_type="application/ld+json", data='{"a": "é"}'.encode())
    pdf = Rendered(name="a b.pdf", media_type="application/pdf", data=PDF)
    parts = list(parsed(attachments=(pdf, more)).iter_attachments())
    assert ["a b.pdf", "תקציר.json"] == [part.get_filename() for part in parts]
    assert [PDF, more.data] == [part.get_payload(decode=True) for part in parts]
    assert ["attachment", "attachment"] == [part.get_content_disposition() for part in parts]


def test_the_headers_are_these_and_no_others() -> None:
    """In this order; the recipient list is nowhere."""
    message = parsed()
    assert HEADERS == message.keys()
    assert "The Press Office <press@example.org>" == str(message["From"]).replace('"', "")
    assert "The Editor <editor@example.org>" == str(message["To"]).replace('"', "")
    assert "The chief resigns · 21 January 2025" == message["Subject"]
    assert NOON == message["Date"].datetime
    assert "auto-generated" == message["Auto-Submitted"]


def test_the_message_id_is_the_same_for_the_same_brief_and_recipient() -> None:
    """Whenever and by whom it is sent, whatever the recipient's name; another brief or recipient has another."""
    one = message_id(letter(), EDITOR)
    assert one == message_id(letter(subject="Other"), read_address("EDITOR@example.org"))
    assert one == parsed()["Message-ID"]
    assert one != message_id(letter(brief="1" * 64), EDITOR)
    assert one != message_id(letter(), read_address("other@example.org"))
    assert one == message_id(letter(sender=read_address("desk@elsewhere.example")), EDITOR)
    assert re.fullmatch(r"<[0-9a-f]{40}@briefing>", one)


def test_the_same_letter_is_the_same_bytes() -> None:
    """Boundaries come from the content, so only the date tells two runs apart."""
    assert written() == written()
    later = Mailing(letter()).message(EDITOR, datetime(2026, 11, 27, tzinfo=UTC))
    assert {b"Date"} == {line.partition(b":")[0] for line in set(later.splitlines()) - set(written().splitlines())}


@pytest.mark.parametrize("text", ["plain", "naïve “quotes” – and more\n" * 30, "ראש הממשלה הודיע.\n" * 30, "x" * 5000])
def test_every_message_is_seven_bit_with_short_lines(text: str) -> None:
    """Any server takes it: no 8BITMIME, no line above 998 bytes, CRLF only (RFC 5321)."""
    data = written(text=Rendered(name="", media_type="text/plain", data=text.encode()), subject=text.replace("\n", " "))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("All plain.\n", "quoted-printable"), ("Ein schöner Satz.\n", "quoted-printable"), ("שלום לכולם\n", "base64")],
)
def test_a_text_is_encoded_as_is_shorter(text: str, encoding: str) -> None:
    """Readable in its source where most of it is ASCII; the words are the same."""
    body = parsed(text=Rendered(name="", media_type="text/plain", data=text.encode())).get_body(("plain",))
    assert body is not None
    assert (encoding, "utf-8") == (body["Content-Transfer-Encoding"], body.get_content_charset())
    assert text == body.get_content().replace("\r\n", "\n")


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=90)


@given(WORDS.map(str.strip).filter(bool))
def test_any_subject_is_read_back_as_it_was(subject: str) -> None:
    """Long or short, of any script, also one that looks encoded; and it adds no header."""
    message = parsed(subject=subject)
    assert (HEADERS, " ".join(subject.split(" "))) == (message.keys(), message["Subject"])


@pytest.mark.parametrize(
    "text",
    [
        "=?utf-8?q?a=0d=0aBcc:_b=40example.org?=",
        "=?utf-8?b?DQpCY2M6IHg=?= and more",
        "a: b",
        'Quill, "Ada" \\ (the mayor) <x@y.z>',
        "Ж" * 20,
    ],
)
def test_a_text_that_looks_like_a_header_stays_a_text(text: str) -> None:
    """In the subject and in a name; what an article says never becomes a recipient."""
    message = parsed(Address(name=text, local="editor", domain="example.org"), subject=text)
    assert (HEADERS, text) == (message.keys(), message["Subject"])
    (address,) = message["To"].addresses
    assert (text, "editor@example.org") == (address.display_name, address.addr_spec)


@pytest.mark.parametrize(
    "text", ["a\r\nBcc: b@example.org", "a\nb", "a\rb", "a\x0bb", "a\x85b", "a\u2028b", "a\x00b", "a\udc80"]
)
def test_a_subject_with_a_line_break_is_refused(text: str) -> None:
    """Whatever counts as one, anywhere (CWE-93)."""
    assert has_control(text)
    with pytest.raises(DeliveryError, match=r"the subject: .* has a line break or another control character; give one"):
        letter(subject=text)


def test_an_attachment_with_a_line_break_in_its_name_is_refused() -> None:
    """A file system takes such names."""
    with pytest.raises(DeliveryError, match="the attachment's name"):
        letter(attachments=(Rendered(name="a\nb.pdf", media_type="application/pdf", data=b""),))


def test_both_headers_of_one_click_unsubscription_are_there() -> None:
    """RFC 8058; the address takes its place, encoded, and a long URL is not folded."""
    url = "https://example.org/leave?list=" + "x" * 300 + "&who={address}"
    message = parsed(read_address("a+b@example.org"), unsubscribe=url)
    assert f"<{url.replace('{address}', 'a%2Bb%40example.org')}>" == message["List-Unsubscribe"]
    assert "List-Unsubscribe=One-Click" == message["List-Unsubscribe-Post"]


@pytest.mark.parametrize(
    "url",
    [
        *("http://example.org/", "mailto:leave@example.org", "https://", "https://[x", "leave", "https://e.org/a b"),
        *("https://e.org/\r\nBcc: x", "https://e.org/{id}", "https://exämple.org/", "https://e.org/" + "x" * 900),
    ],
)
def test_an_url_that_cannot_unsubscribe_is_refused(url: str) -> None:
    """Https only, printable ASCII, nothing in braces but the address."""
    with pytest.raises(DeliveryError, match=r"--unsubscribe: .* is not a URL to unsubscribe at; give an https:// URL"):
        check_unsubscribe(url)


def test_an_international_recipient_has_its_header_in_utf_8() -> None:
    """RFC 6532: the local part has no form in ASCII; the domain has."""
    data = written(read_address("Zoë <zoë@bücher.example>"))
    assert "To: =?utf-8?q?Zo=C3=AB?=\r\n <zoë@xn--bcher-kva.example>\r\n".encode() in data


def test_only_what_the_text_links_to_has_a_content_id() -> None:
    """A mail program may hide an attachment that has one."""
    ids = [next(parsed(linked=name).iter_attachments())["Content-ID"] for name in ("", "chief.pdf")]
    assert [None, f"<{content_id(BRIEF)}>"] == ids
