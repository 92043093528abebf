"""Sending, to a real server that refuses, breaks off, hangs: nobody twice, nobody lost, the ledger true."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.deliver.addresses import read_address
from briefing.deliver.server import read_server
from briefing.errors import ServerError
from briefing.model import Rendered
from tests.deliver.letters import PDF, Desk, readers
from tests.post_office import DROP, HANG, PASSWORD, Authority, PostOffice

ONE, TWO, THREE = "reader-1@example.org", "reader-2@example.org", "reader-3@example.org"
STAGES = [("MAIL", 2), ("RCPT", TWO), ("354", TWO), ("DATA", TWO)]
"""Where the second recipient can meet trouble: as the post office has it."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with an empty ledger."""
    return Desk(tmp_path)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A server that takes everything, in the clear."""
    with PostOffice().open(enable_SMTPUTF8=True) as opened:
        yield opened


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
    """Text, HTML and PDF byte for byte; a line that begins with a dot keeps it."""
    desk.send(office.url, readers(1))
    message = office.message_to(ONE)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "A “brief”.\n.hidden dot\n" == plain.get_content().replace("\r\n", "\n")
    assert "<p>A “brief”.</p>\n" == html.get_content().replace("\r\n", "\n")
    assert [PDF] == [part.get_content() for part in message.iter_attachments()]


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


@pytest.mark.parametrize(
    ("stage", "whom"),
    [("MAIL", 2), ("RCPT", TWO), ("354", TWO), ("DATA", TWO)],
    ids=["MAIL", "RCPT", "DATA", "message"],
)
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


@pytest.mark.parametrize(
    ("stage", "whom"),
    [("MAIL", 2), ("RCPT", TWO), ("354", TWO), ("DATA", TWO)],
    ids=["MAIL", "RCPT", "DATA", "message"],
)
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


@pytest.mark.parametrize(("stage", "whom"), STAGES)
def test_a_server_that_closes_in_the_middle_is_connected_to_again(
    stage: str, whom: object, office: PostOffice, desk: Desk
) -> None:
    """421 is an answer: the message was not taken, and everybody is reached once over a second connection."""
    office.says(stage, whom, "421 4.3.2 shutting down")
    assert [ONE, THREE, TWO] == desk.send(office.url, readers(3))
    assert {ONE: 1, TWO: 1, THREE: 1} == office.counts
    assert {"accepted"} == set(desk.statuses().values())


@pytest.mark.parametrize(("stage", "whom"), [("MAIL", 2), ("RCPT", TWO)])
def test_a_connection_lost_before_data_is_renewed_at_once(
    stage: str, whom: object, office: PostOffice, desk: Desk
) -> None:
    """The server may only have closed what was idle: no pause, the same recipient, once."""
    office.says(stage, whom, DROP)
    assert [ONE, TWO, THREE] == desk.send(office.url, readers(3))
    assert ({ONE: 1, TWO: 1, THREE: 1}, 2, []) == (office.counts, office.connections, desk.slept)


def test_a_connection_lost_within_the_message_is_renewed(office: PostOffice, desk: Desk) -> None:
    """The end of the message was not sent, so no server may have delivered it (RFC 5321, 4.1.1.4)."""
    office.says("354", TWO, DROP)
    large = Rendered(name="large.pdf", media_type="application/pdf", data=bytes(12_000_000))
    desk.send(office.url, readers(2), attachments=(large,))
    assert ({ONE: 1, TWO: 1}, {"accepted"}) == (office.counts, set(desk.statuses().values()))


def test_a_short_message_whose_fate_is_not_known_counts_as_unknown(office: PostOffice, desk: Desk) -> None:
    """All of it had left when the connection broke: whether the server had its end, only the server knows."""
    office.says("354", TWO, DROP)
    desk.send(office.url, readers(3), attachments=())
    assert {ONE: 1, THREE: 1} == {one: count for one, count in office.counts.items() if one != TWO}
    assert ("unknown" if TWO not in office.counts else "accepted") == desk.statuses()[TWO]


def test_a_connection_lost_after_the_message_is_unknown_and_not_sent_again(office: PostOffice, desk: Desk) -> None:
    """The server has it or not; the others are reached, a second run leaves it alone."""
    office.says("DATA", TWO, DROP)
    assert [ONE, TWO, THREE] == desk.send(office.url, readers(3))
    assert {ONE: "accepted", TWO: "unknown", THREE: "accepted"} == desk.statuses()
    assert desk.entries()[TWO].answer.startswith("handed over, no answer came")
    desk.send(office.url, readers(3))
    assert {ONE: 1, TWO: 1, THREE: 1} == office.counts


def test_who_is_unknown_is_sent_to_again_only_if_asked_for(office: PostOffice, desk: Desk) -> None:
    """`resend_unknown` accepts that it may arrive twice; the Message-ID is the same, so that a mailbox can tell."""
    office.says("DATA", ONE, DROP)
    desk.send(office.url, readers(2))
    desk.send(office.url, readers(2), resend_unknown=True)
    assert ({ONE: 2, TWO: 1}, "accepted") == (office.counts, desk.statuses()[ONE])
    ids = {data.partition(b"Message-ID: ")[2].partition(b"\r\n")[0] for one, data in office.received if one == ONE}
    assert 1 == len(ids)


def test_a_server_that_does_not_answer_a_message_leaves_it_unknown(office: PostOffice, desk: Desk) -> None:
    """It is waited for as long as the patience for a message lasts."""
    office.says("DATA", TWO, HANG)
    desk.patience = replace(desk.patience, message=0.3)
    desk.send(office.url, readers(3))
    assert {ONE: "accepted", TWO: "unknown", THREE: "accepted"} == desk.statuses()
    assert "handed over, no answer came (connection unexpectedly closed: timed out)" != desk.entries()[TWO].answer
    assert {ONE: 1, TWO: 1, THREE: 1} == office.counts


@pytest.mark.parametrize(("stage", "whom"), [("MAIL", 2), ("RCPT", TWO)])
def test_a_server_that_hangs_before_data_is_tried_again(
    stage: str, whom: object, office: PostOffice, desk: Desk
) -> None:
    """Nothing was handed over: over a new connection the recipient is reached."""
    office.says(stage, whom, HANG)
    desk.patience = replace(desk.patience, command=0.3)
    desk.send(office.url, readers(3))
    assert ({ONE: 1, TWO: 1, THREE: 1}, {"accepted"}) == (office.counts, set(desk.statuses().values()))


def test_a_slow_server_is_waited_for(office: PostOffice, desk: Desk) -> None:
    """Silence within the patience is no loss."""
    office.says("DATA", TWO, HANG)

    def end_the_silence() -> None:
        office.held.wait()
        office.let_go()

    threading.Thread(target=end_the_silence).start()
    assert [ONE, TWO, THREE] == desk.send(office.url, readers(3))
    assert ({ONE: 1, TWO: 1, THREE: 1}, {"accepted"}) == (office.counts, set(desk.statuses().values()))


def test_a_server_that_breaks_off_each_time_is_not_asked_a_thousand_times(office: PostOffice, desk: Desk) -> None:
    """After three in a row the round ends: so nine of forty messages may be lost to it, the rest is pending."""
    for one in readers(40):
        office.says("DATA", one.spec, DROP)
    desk.send(office.url, readers(40))
    statuses = list(desk.statuses().values())
    assert (9, 31) == (statuses.count("unknown"), statuses.count("pending"))
    assert 9 == office.connections
    assert {1} == set(office.counts.values())


def test_a_server_that_goes_away_leaves_the_rest_pending(desk: Desk) -> None:
    """Whoever was not tried is in the ledger with the reason, and reached by the next run."""
    first = PostOffice()
    with first.open():
        first.says("MAIL", 2, "421 4.3.2 shutting down")
        first.says("MAIL", 3, *["421 4.3.2 shutting down"])
        first.says("MAIL", 4, *["421 4.3.2 shutting down"])
        desk.patience = replace(desk.patience, pauses=())
        desk.send(first.url, readers(6))
    assert {ONE: 1} == first.counts
    assert ["pending"] * 5 == [status for one, status in desk.statuses().items() if one != ONE]
    second = PostOffice()
    with second.open():
        desk.send(second.url, readers(6))
    assert {one.spec: 1 for one in readers(6)} == first.counts + second.counts


@pytest.mark.parametrize("greeting", [True, False])
def test_a_server_that_cannot_be_used_at_all_is_an_error(greeting: bool, desk: Desk) -> None:
    """Nothing was sent, and the recipients are planned: the next run sends to them."""
    office = PostOffice()
    with office.open(tls_context=Authority().context(), require_starttls=True):
        url = office.url
        if greeting:
            with pytest.raises(ServerError, match="its certificate is not trusted"):
                desk.send(url, readers(2))
    if not greeting:
        with pytest.raises(ServerError, match=r"cannot be reached \(connection refused\); check host and port"):
            desk.send(url, readers(2))
    assert {ONE: "pending", TWO: "pending"} == desk.statuses()


def test_a_server_that_wants_a_login_says_so_once(trusted: Authority, desk: Desk) -> None:
    """530 concerns everybody: it is one error, not a refusal of each recipient."""
    office = PostOffice()
    with (
        office.open(tls_context=trusted.context(), auth_required=True, authenticator=office.authenticate),
        pytest.raises(ServerError, match="the mail server wants a login"),
    ):
        desk.send(office.url, readers(2))
    assert {ONE: "pending", TWO: "pending"} == desk.statuses()


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


def test_a_busy_server_is_waited_for(desk: Desk) -> None:
    """A server that says 421 instead of hello is tried again after the pauses, like one that refuses a recipient."""
    office = PostOffice()
    with office.open(command_call_limit={"EHLO": 0}):
        desk.send(office.url, readers(2))
    assert ([1.0, 2.0], {ONE: "pending", TWO: "pending"}) == (desk.slept, desk.statuses())
    assert "421 4.7.0 EHLO sent too many times" in desk.entries()[ONE].answer
