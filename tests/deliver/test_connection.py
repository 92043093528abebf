"""The connection, to a real server that closes, breaks off, hangs or cannot be used: it is renewed, within reason."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from briefing.errors import ServerError
from briefing.model import Rendered
from tests.deliver.letters import ONE, STAGES, THREE, TWO, Desk, readers
from tests.post_office import DROP, HANG, Authority, PostOffice


@pytest.mark.parametrize(("stage", "whom"), STAGES)
def test_a_server_that_closes_in_the_middle_is_connected_to_again_at_once(
    stage: str, whom: object, office: PostOffice, desk: Desk
) -> None:
    """421 is an answer: the message was not taken, and everybody is reached once over a second connection."""
    office.says(stage, whom, "421 4.3.2 shutting down")
    assert [ONE, TWO, THREE] == desk.send(office.url, readers(3))
    assert ({ONE: 1, TWO: 1, THREE: 1}, 2, []) == (office.counts, office.connections, desk.slept)
    assert {"accepted"} == set(desk.statuses().values())


def test_a_server_that_takes_a_few_messages_a_connection_is_given_all_of_them(office: PostOffice, desk: Desk) -> None:
    """421 after every second one: ten connections for twenty recipients, and nobody waits."""
    for transaction in range(3, 60, 3):
        office.says("MAIL", transaction, "421 4.7.0 too many messages in this connection")
    desk.send(office.url, readers(20))
    assert {one.spec: 1 for one in readers(20)} == office.counts
    assert (10, [], {"accepted"}) == (office.connections, desk.slept, set(desk.statuses().values()))


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
        for transaction in (2, 3, 4, 5):
            first.says("MAIL", transaction, "421 4.3.2 shutting down")
        desk.patience = replace(desk.patience, pauses=())
        desk.send(first.url, readers(6))
    assert {ONE: 1} == first.counts
    assert ["pending"] * 5 == [status for one, status in desk.statuses().items() if one != ONE]
    second = PostOffice()
    with second.open():
        desk.send(second.url, readers(6))
    assert {one.spec: 1 for one in readers(6)} == first.counts + second.counts


def test_a_server_that_is_not_trusted_is_an_error(desk: Desk) -> None:
    """Nothing was sent, and the recipients are planned: the next run sends to them."""
    office = PostOffice()
    with (
        office.open(tls_context=Authority().context(), require_starttls=True),
        pytest.raises(ServerError, match="its certificate is not trusted"),
    ):
        desk.send(office.url, readers(2))
    assert {ONE: "pending", TWO: "pending"} == desk.statuses()


def test_a_server_that_is_not_there_is_an_error(desk: Desk) -> None:
    """The same."""
    with PostOffice().open() as office:
        url = office.url
    with pytest.raises(ServerError, match=r"cannot be reached \(connection refused\); check host and port"):
        desk.send(url, readers(2))
    assert {ONE: "pending", TWO: "pending"} == desk.statuses()


def test_a_server_that_wants_a_login_says_so_once(trusted: Authority, desk: Desk) -> None:
    """530 concerns everybody: it is one error, not a refusal of each recipient."""
    office = PostOffice()
    with (
        office.open(tls_context=trusted.context(), auth_required=True, authenticator=office.authenticate),
        pytest.raises(ServerError, match="the mail server requires a login"),
    ):
        desk.send(office.url, readers(2))
    assert {ONE: "pending", TWO: "pending"} == desk.statuses()


def test_a_busy_server_is_waited_for(desk: Desk) -> None:
    """A server that says 421 instead of hello is tried again after the pauses, like one that refuses a recipient."""
    office = PostOffice()
    with office.open(command_call_limit={"EHLO": 0}):
        desk.send(office.url, readers(2))
    assert ([1.0, 2.0], {ONE: "pending", TWO: "pending"}) == (desk.slept, desk.statuses())
    assert "421 4.7.0 EHLO sent too many times" in desk.entries()[ONE].answer
