"""The ledger: what it says is on the disk, and it never calls pending what a server may have taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.deliver.ledger import Entry, Ledger, ledger_path, open_ledger, read_entries
from briefing.errors import DeliveryError

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
ACCEPTED = Entry(status="accepted", answer="250 OK")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger is to be."""
    return ledger_path(tmp_path / "chief.json")


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """The ledger of a brief with two recipients."""
    with open_ledger(path, "brief", lambda: NOON) as opened:
        opened.plan(["a", "b"])
        yield opened


def test_the_ledger_lies_beside_the_brief_under_its_name(path: Path, ledger: Ledger) -> None:
    """One file, which any SQLite reads."""
    assert "chief.sent.sqlite3" == path.name
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT * FROM sent").fetchall()
    assert [("brief", one, "pending", "", "2026-11-26T12:00:00+00:00") for one in ("a", "b")] == rows
    assert {"a", "b"} == set(ledger.entries())


def test_only_its_owner_can_read_the_ledger(path: Path, ledger: Ledger) -> None:
    """It holds people's addresses; one that is there keeps what its owner has set."""
    assert ledger.entries()
    assert 0o600 == path.stat().st_mode & 0o777
    path.chmod(0o640)
    with open_ledger(path, "brief", lambda: NOON):
        assert 0o640 == path.stat().st_mode & 0o777


def test_a_link_to_a_brief_has_the_ledger_of_the_brief(tmp_path: Path) -> None:
    """By whatever path it is named: a second ledger would mail everybody twice."""
    file, link, folder = tmp_path / "chief.json", tmp_path / "latest.json", tmp_path / "news"
    file.touch()
    link.symlink_to(file)
    folder.symlink_to(tmp_path)
    paths = (file, link, folder / "chief.json", folder / "latest.json")
    assert {tmp_path.resolve() / "chief.sent.sqlite3"} == {ledger_path(path).resolve() for path in paths}


def test_planning_again_changes_nothing(ledger: Ledger) -> None:
    """Who has it keeps it in the ledger; who is new is pending."""
    ledger.note("a", ACCEPTED)
    ledger.plan(["a", "b", "c"])
    assert {"a": "accepted", "b": "pending", "c": "pending"} == {r: e.status for r, e in ledger.entries().items()}


def test_a_claim_is_on_the_disk_before_the_message_ends(path: Path, ledger: Ledger) -> None:
    """Whoever reads the file then, or after a crash, sees that the server may have it."""
    assert ledger.claim("a")
    assert Entry(status="unknown", answer="handed over, no answer came") == read_entries(path, "brief")["a"]


def test_only_one_of_two_programs_gets_a_recipient(path: Path, ledger: Ledger) -> None:
    """And the other cannot write over what came of it."""
    with open_ledger(path, "brief", lambda: NOON) as other:
        assert (True, False) == (ledger.claim("a"), other.claim("a"))
        other.note("a", Entry(status="pending", answer="421 busy"))
        assert "unknown" == other.entry("a").status
        ledger.note("a", ACCEPTED)
        other.note("a", Entry(status="refused"))
        assert ACCEPTED == other.entry("a")


def test_who_is_unknown_is_claimed_again_only_if_this_run_may(ledger: Ledger, path: Path) -> None:
    """That concerns nobody else, and no other program."""
    ledger.claim("a")
    ledger.note("b", ACCEPTED)
    with open_ledger(path, "brief", lambda: NOON) as later, open_ledger(path, "brief", lambda: NOON) as other:
        assert not later.claim("a")
        later.allow_again("a")
        later.allow_again("b")
        assert [True, False, False] == [later.is_open("a"), later.is_open("b"), other.is_open("a")]
        assert [False, False] == [other.claim("a"), later.claim("b")]
        assert later.claim("a")
        later.note("a", ACCEPTED)
        assert ACCEPTED == other.entry("a")


@pytest.mark.parametrize("answer", ["451 4.7.1 later", "550 5.1.1 no such user", "cannot be reached"])
@pytest.mark.parametrize("is_claimed", [False, True])
def test_a_second_copy_that_is_not_taken_leaves_the_first_one_unknown(
    answer: str, is_claimed: bool, ledger: Ledger, path: Path
) -> None:
    """Whatever the server says of the second, and when; it can be tried again, by this run."""
    ledger.claim("a")
    with open_ledger(path, "brief", lambda: NOON) as later:
        later.allow_again("a")
        assert "unknown" == later.entry("a").status
        assert not is_claimed or later.claim("a")
        later.note("a", Entry(status="refused" if answer[0] == "5" else "pending", answer=answer))
        expected = Entry(status="unknown", answer=f"handed over, no answer came; the second time: {answer}")
        assert (expected, True) == (later.entry("a"), later.is_open("a"))
    with open_ledger(path, "brief", lambda: NOON) as plain:
        assert (False, False) == (plain.is_open("a"), plain.claim("a"))


def test_a_second_copy_without_an_answer_is_not_followed_by_a_third(ledger: Ledger, path: Path) -> None:
    """Until somebody asks for it again."""
    ledger.claim("a")
    with open_ledger(path, "brief", lambda: NOON) as later:
        later.allow_again("a")
        later.claim("a")
        later.note("a", Entry(status="unknown", answer="handed over, no answer came"))
        assert ("unknown", False) == (later.entry("a").status, later.is_open("a"))


def test_another_brief_has_rows_of_its_own(path: Path, ledger: Ledger) -> None:
    """A brief that was made again is another one: its recipients begin anew."""
    ledger.note("a", ACCEPTED)
    with open_ledger(path, "other", lambda: NOON) as other:
        other.plan(["a"])
        assert {"a": Entry(status="pending")} == other.entries()


def test_reading_makes_no_ledger(path: Path) -> None:
    """A dry run leaves no trace."""
    assert {} == read_entries(path, "brief")
    assert not path.exists()


def test_a_file_that_is_no_ledger_is_left_alone(path: Path) -> None:
    """One line; sending without a ledger would mail people twice."""
    data = b"no database at all, but long enough to be read"
    path.write_bytes(data)
    with pytest.raises(DeliveryError, match=r"chief\.sent\.sqlite3: .*; move it away only if you accept"):
        read_entries(path, "brief")
    assert data == path.read_bytes()


def test_a_ledger_of_another_version_is_left_alone(path: Path, ledger: Ledger) -> None:
    """A table that means something else is not written to."""
    assert ledger.entries()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 2")
    with (
        pytest.raises(DeliveryError, match="is not a send ledger of version 1"),
        open_ledger(path, "brief", lambda: NOON),
    ):
        pass


def test_a_ledger_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Before anything is sent."""
    with (
        pytest.raises(
            DeliveryError, match=r"the send ledger cannot be used \(unable to open database file\); make the folder"
        ),
        open_ledger(tmp_path / "none" / "x.sent.sqlite3", "brief", lambda: NOON),
    ):
        pass
