"""Sending, to a real server that takes messages or refuses them: nobody twice, nobody lost, the ledger true."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from briefing.deliver.addresses import read_address
from briefing.deliver.server import read_server
from briefing.model import Rendered
from tests.deliver.letters import ONE, PDF, STAGES, THREE, TWO, Desk, readers
from tests.post_office import HANG, PASSWORD, Authority, PostOffice


def test_a_thousand_recipients_are_reached_over_one_connection(trusted: Authority, desk: Desk) -> None:
    """Encrypted and logged in; each gets one message that is for nobody else, and the ledger says so."""
    office, recipients = PostOffice(), readers(1000)
    with office.open(tls_context=trusted.context(), authenticator=office.authenticate, auth_required=True):
        server = replace(read_server(office.login_url()), password=PASSWORD)
        assert [one.spec for one in recipients] == desk.send(server, recipients, attachments=())
    assert {one.spec: 1 for one in recipients} == office.counts
    assert {one.spec: "accepted" for one in recipients} == desk.statuses()
    assert 1 == office.connections
    assert [recipients[-1].spec] == [
        address.addr_spec for address in office.message_to(recipients[-1].spec)["to"].addresses
    ]


def test_a_message_arrives_as_it_was_written(office: PostOffice, desk: Desk) -> None:
    """Text, HTML and PDF byte for byte."""
    desk.send(office.url, readers(1))
    message = office.message_to(ONE)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "A “brief”.\n.hidden dot\n" == plain.get_content().replace("\r\n", "\n")
    assert "<p>A “brief”.</p>\n" == html.get_content().replace("\r\n", "\n")
    assert [PDF] == [part.get_content() for part in message.iter_attachments()]


def test_a_line_that_begins_with_a_dot_keeps_it(office: PostOffice, desk: Desk) -> None:
    """A dot alone would end the message (RFC 5321, 4.5.2); in plain ASCII nothing else hides it."""
    text = "A brief.\n.hidden dot\n..two dots\n.\nThe end.\n"
    desk.send(office.url, readers(1), text=Rendered(name="", media_type="text/plain", data=text.encode()))
    assert b"\r\n.hidden dot\r\n..two dots\r\n.\r\nThe end.\r\n" in dict(office.received)[ONE]


def test_sending_again_sends_to_nobody(office: PostOffice, desk: Desk) -> None:
    """The ledger knows that all have it, without a connection."""
    desk.send(office.url, readers(3))
    assert [ONE, TWO, THREE] == desk.send(office.url, readers(3))
    assert ({ONE: 1, TWO: 1, THREE: 1}, 1) == (office.counts, office.connections)


def test_a_longer_list_sends_only_to_who_is_new(office: PostOffice, desk: Desk) -> None:
    """Whoever is added tomorrow gets it, the others do not get it again."""
    desk.send(office.url, readers(2))
    desk.send(office.url, readers(3))
    assert {ONE: 1, TWO: 1, THREE: 1} == office.counts


@pytest.mark.parametrize(("stage", "whom"), STAGES)
@pytest.mark.parametrize("code", ["550 5.1.1 no such user", "554 5.7.1 refused"])
def test_a_refused_recipient_does_not_stop_the_others(
    stage: str, whom: object, code: str, office: PostOffice, desk: Desk
) -> None:
    """The ledger has the server's words; over the same connection the next one is reached."""
    office.says(stage, whom, code)
    assert [ONE, TWO, THREE] == desk.send(office.url, readers(3))
    assert {ONE: 1, THREE: 1} == office.counts
    assert {ONE: "accepted", TWO: "refused", THREE: "accepted"} == desk.statuses()
    assert (code, 1, []) == (desk.entries()[TWO].answer, office.connections, desk.slept)


def test_an_answer_of_any_length_is_kept_in_a_line(office: PostOffice, desk: Desk) -> None:
    """As much of it as tells something."""
    office.says("RCPT", ONE, f"550 {'no such user ' * 300}")
    desk.send(office.url, readers(1))
    assert len(desk.entries()[ONE].answer) <= 300
    assert desk.entries()[ONE].answer.startswith("550 no such user no such user")


@pytest.mark.parametrize("answer", ["soon", "HTTP/1.1 400 Bad Request"])
def test_an_answer_that_is_no_smtp_is_no_refusal(answer: str, office: PostOffice, desk: Desk) -> None:
    """Over a new connection the recipient is reached."""
    office.says("RCPT", ONE, answer)
    desk.send(office.url, readers(1))
    assert ({ONE: 1}, {ONE: "accepted"}) == (office.counts, desk.statuses())


@pytest.mark.parametrize("answer", ["soon", "HTTP/1.1 200 OK", "354 go on"])
def test_an_answer_to_a_whole_message_that_says_neither_yes_nor_no_leaves_it_unknown(
    answer: str, office: PostOffice, desk: Desk
) -> None:
    """The server may have it: it is not sent a second time."""
    office.says("DATA", ONE, answer)
    desk.send(office.url, readers(1))
    assert ({ONE: 1}, {ONE: "unknown"}) == (office.counts, desk.statuses())
    assert desk.entries()[ONE].answer.startswith("handed over, no answer came that is ")


@pytest.mark.parametrize(("stage", "whom"), STAGES)
def test_who_is_refused_for_now_is_tried_again_after_the_others(
    stage: str, whom: object, office: PostOffice, desk: Desk
) -> None:
    """After a pause, and once it is taken never again."""
    office.says(stage, whom, "451 4.7.1 greylisted")
    assert [ONE, THREE, TWO] == desk.send(office.url, readers(3))
    assert ({ONE: 1, TWO: 1, THREE: 1}, [1.0]) == (office.counts, desk.slept)
    assert {"accepted"} == set(desk.statuses().values())


def test_a_temporary_refusal_that_lasts_is_given_up_after_the_last_pause(office: PostOffice, desk: Desk) -> None:
    """The pauses grow and end; the recipient stays pending, so that the next run begins with it."""
    office.says("RCPT", TWO, *["450 4.2.1 mailbox busy"] * 3)
    assert [ONE, TWO] == desk.send(office.url, readers(2))
    assert [1.0, 2.0] == desk.slept
    assert ("pending", "450 4.2.1 mailbox busy") == (desk.entries()[TWO].status, desk.entries()[TWO].answer)
    desk.send(office.url, readers(2))
    assert {ONE: 1, TWO: 1} == office.counts


def test_who_was_refused_is_tried_once_more_by_the_next_run(office: PostOffice, desk: Desk) -> None:
    """A mailbox may have been made since; nothing was delivered, so nothing arrives twice."""
    office.says("RCPT", ONE, "550 5.1.1 no such user")
    desk.send(office.url, readers(1))
    desk.send(office.url, readers(1))
    assert ({ONE: 1}, {ONE: "accepted"}) == (office.counts, desk.statuses())


def test_an_international_address_needs_a_server_that_takes_it(desk: Desk) -> None:
    """RFC 6531: without SMTPUTF8 this recipient is refused here, and the others are reached."""
    recipients = (*readers(1), read_address("用户@例え.jp"))
    for takes_it, status in ((False, "refused"), (True, "accepted")):
        office = PostOffice()
        with office.open(enable_SMTPUTF8=takes_it):
            desk.send(office.url, recipients)
        assert status == desk.statuses()["用户@xn--r8jz45g.jp"]
    assert "\r\nTo: 用户@xn--r8jz45g.jp\r\n".encode() in dict(office.received)["用户@xn--r8jz45g.jp"]


def test_two_programs_at_one_list_send_to_nobody_twice(office: PostOffice, desk: Desk) -> None:
    """Each claims a recipient in the ledger before it ends the message."""
    office.says("RCPT", ONE, HANG)
    other = threading.Thread(target=desk.send, args=(office.url, readers(30)))
    other.start()
    office.held.wait()
    desk.send(office.url, readers(30))
    office.let_go()
    other.join()
    assert ({one.spec: 1 for one in readers(30)}, []) == (office.counts, desk.slept)
    assert {"accepted"} == set(desk.statuses().values())
