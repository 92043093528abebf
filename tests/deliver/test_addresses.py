"""Addresses: what people write, what may stand in a header, and what is told of the rest."""

from __future__ import annotations

import pytest

from briefing.deliver.addresses import Address, read_address, read_address_list, without_repeats
from briefing.errors import AddressError


@pytest.mark.parametrize(
    ("text", "name", "spec"),
    [
        ("editor@example.org", "", "editor@example.org"),
        ("  editor@Example.ORG ", "", "editor@example.org"),
        ("Ada Quill <ada.quill+news@example.org>", "Ada Quill", "ada.quill+news@example.org"),
        ('"Quill, Ada \\"AQ\\"" <ada@example.org>', 'Quill, Ada "AQ"', "ada@example.org"),
        ("Quill, Ada <ada@example.org>", "Quill, Ada", "ada@example.org"),
        ("Jörg Müller <jörg@bücher.example>", "Jörg Müller", "jörg@xn--bcher-kva.example"),
        ("עורך <editor@example.co.il>", "עורך", "editor@example.co.il"),
        ("<editor@example.org>", "", "editor@example.org"),
        ("editor@newsroom", "", "editor@newsroom"),
        ("editor@news.test", "", "editor@news.test"),
        ("root@localhost", "", "root@localhost"),
        ("Ada <ada@Office.Local>", "Ada", "ada@office.local"),
    ],
)
def test_an_address_is_read_as_people_write_it(text: str, name: str, spec: str) -> None:
    """With or without a name, in any script; the domain is lower case and ASCII."""
    address = read_address(text)
    assert (name, spec) == (address.name, address.spec)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("editor", "'editor' is not a mail address (an email address must have an @-sign); write name@example.org"),
        ("editor@", "is not a mail address (there must be something after the @-sign"),
        ("@example.org", "is not a mail address (there must be something before the @-sign"),
        (
            "a b@example.org",
            "is not a mail address (the email address contains invalid characters before the @-sign: SPA",
        ),
        (
            "a b@localhost",
            "is not a mail address (the email address contains invalid characters before the @-sign: SPACE)",
        ),
        ("a@example..org", "is not a mail address (an email address cannot have two periods in a row"),
        (
            "a@example.org, b@example.org",
            "is not a mail address (the part after the @-sign contains invalid characters",
        ),
        ("a@example.org\nBcc: b@example.org", "has a line break or another control character; write name@example.org"),
        ("A\r\nBcc: b@example.org <a@example.org>", "has a line break or another control character"),
        ("A\u2028B <a@example.org>", "has a line break or another control character"),
        ("a\x00@example.org", "has a line break or another control character"),
        ("", "'' is not a mail address"),
    ],
)
def test_a_text_that_is_no_address_is_told_with_the_reason(text: str, reason: str) -> None:
    """One line: where, what, and how an address is written."""
    with pytest.raises(AddressError) as caught:
        read_address(text, "--to")
    assert str(caught.value).startswith("--to: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Ada <ada@example.org>, Bob <bob@example.org>",
        "ada@example.org, Bob <bob@example.org>",
        "Ada <ada@example.org>; <bob@example.org>",
        "Ada <ada@example.org> and more",
    ],
)
def test_several_addresses_in_a_line_are_told_and_none_is_dropped(text: str) -> None:
    """What is pasted from a mail program is no name of its last address."""
    with pytest.raises(AddressError, match="is not one mail address; write one address at a time"):
        read_address(text)


def test_a_quoted_name_may_have_an_at_sign() -> None:
    """Only without quotation marks it could be an address of its own."""
    address = read_address('"Ada @ the desk" <ada@example.org>')
    assert ("Ada @ the desk", "ada@example.org") == (address.name, address.spec)


@pytest.mark.parametrize("part", ["name", "local", "domain"])
@pytest.mark.parametrize("odd", ["\r\nBcc: all@example.org", "\n", "\x00", "\u2028", "\udc80"])
def test_an_address_that_is_made_by_hand_cannot_forge_a_header(part: str, odd: str) -> None:
    """The library does not trust its caller either (CWE-93)."""
    parts = {"name": "Ada", "local": "ada", "domain": "example.org"}
    with pytest.raises(AddressError, match="has a line break or another control character"):
        Address(**{**parts, part: f"a{odd}"})


def test_a_list_has_an_address_a_line() -> None:
    """Empty lines, comments and the line ends of any system say nothing."""
    text = "# the desk\r\n\r\neditor@example.org\r\n  Ada <ada@example.org>\n#b@example.org\n"
    assert ["editor@example.org", "ada@example.org"] == [one.spec for one in read_address_list(text, "list.txt")]


def test_a_list_names_the_first_line_that_is_wrong_and_counts_the_others() -> None:
    """So that one run shows how much there is to mend."""
    with pytest.raises(AddressError) as caught:
        read_address_list("a@example.org\nnobody\n\nnowhere\nb@example.org\n", "list.txt")
    expected = (
        "list.txt, line 2: 'nobody' is not a mail address (an email address must have an @-sign) (and 1 more like it);"
    )
    assert str(caught.value).startswith(expected)


@pytest.mark.parametrize("text", ["", "\n\n", "# nobody\n"])
def test_a_list_without_an_address_is_told(text: str) -> None:
    """Nobody to send to is no success."""
    with pytest.raises(AddressError, match=r"list\.txt: contains no address; write one per line"):
        read_address_list(text, "list.txt")


def test_a_mailbox_that_is_named_twice_is_one() -> None:
    """Whatever the case, as it stood first."""
    texts = ["Ada <ada@example.org>", "b@example.org", "ADA@EXAMPLE.ORG", "ada@example.org"]
    assert ["Ada", ""] == [one.name for one in without_repeats(map(read_address, texts))]


def test_two_spellings_are_two_mailboxes() -> None:
    """Only the case is not told apart."""
    texts = ["straße@example.org", "STRASSE@example.org", "Straße@example.org"]
    assert ["straße", "STRASSE"] == [one.local for one in without_repeats(map(read_address, texts))]


def test_only_what_stands_before_the_sign_asks_for_smtputf8() -> None:
    """A domain of any script has a form in ASCII (RFC 5890), a local part has none."""
    assert [False, True] == [read_address(text).needs_smtputf8 for text in ("a@bücher.example", "ä@example.org")]
