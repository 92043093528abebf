"""A message that a server may have: unknown until somebody asks for a second copy, and until that one is taken."""

from __future__ import annotations

import email
from dataclasses import replace

import pytest

from briefing.deliver.message import message_id
from briefing.errors import ServerError
from tests.deliver.letters import ONE, THREE, TWO, Desk, letter, readers
from tests.post_office import DROP, HANG, PostOffice


def test_a_short_message_whose_fate_is_not_known_counts_as_unknown(office: PostOffice, desk: Desk) -> None:
    """All of it had left when the connection broke: whether the server had its end, only the server knows."""
    office.says("354", TWO, DROP)
    desk.send(office.url, readers(3), attachments=())
    assert {ONE: "accepted", TWO: "unknown", THREE: "accepted"} == desk.statuses()
    assert {ONE: 1, THREE: 1} == office.counts


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
    (only,) = {email.message_from_bytes(data)["Message-ID"] for one, data in office.received if one == ONE}
    assert only == message_id(letter(), readers(1)[0])


def test_a_server_that_does_not_answer_a_message_leaves_it_unknown(office: PostOffice, desk: Desk) -> None:
    """It is waited for as long as the patience for a message lasts."""
    office.says("DATA", TWO, HANG)
    desk.patience = replace(desk.patience, message=0.3)
    desk.send(office.url, readers(3))
    assert {ONE: "accepted", TWO: "unknown", THREE: "accepted"} == desk.statuses()
    assert "handed over, no answer came (no answer in time)" == desk.entries()[TWO].answer
    assert {ONE: 1, TWO: 1, THREE: 1} == office.counts


def lost(office: PostOffice, desk: Desk) -> None:
    """Two recipients, of whom the first may have its message."""
    office.says("DATA", ONE, DROP)
    desk.send(office.url, readers(2))
    assert ({ONE: 1, TWO: 1}, "unknown") == (office.counts, desk.statuses()[ONE])


@pytest.mark.parametrize("stage", ["RCPT", "354", "DATA"])
@pytest.mark.parametrize("answer", ["451 4.7.1 come back later", "550 5.1.1 no such user"])
def test_a_second_copy_that_is_refused_leaves_the_first_one_unknown(
    stage: str, answer: str, office: PostOffice, desk: Desk
) -> None:
    """A plain run after it must not send another one."""
    lost(office, desk)
    office.says(stage, ONE, *[answer] * 3)
    desk.send(office.url, readers(2), resend_unknown=True)
    assert ("unknown", f"handed over, no answer came; the second time: {answer}") == (
        desk.statuses()[ONE],
        desk.entries()[ONE].answer,
    )
    desk.send(office.url, readers(2))
    assert {ONE: 1, TWO: 1} == office.counts


def test_a_second_copy_that_is_refused_for_now_is_tried_again_after_the_pause(office: PostOffice, desk: Desk) -> None:
    """By the same run, which was asked to."""
    lost(office, desk)
    office.says("RCPT", ONE, "451 4.7.1 come back later")
    desk.send(office.url, readers(2), resend_unknown=True)
    assert ({ONE: 2, TWO: 1}, "accepted") == (office.counts, desk.statuses()[ONE])


def test_a_second_copy_for_which_there_is_no_server_leaves_the_first_one_unknown(desk: Desk) -> None:
    """Whoever cannot connect has sent nothing and knows nothing new."""
    office = PostOffice()
    with office.open():
        lost(office, desk)
    with pytest.raises(ServerError, match="cannot be reached"):
        desk.send(office.url, readers(2), resend_unknown=True)
    assert {ONE: "unknown", TWO: "accepted"} == desk.statuses()
