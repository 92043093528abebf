"""Whatever is done to a PDF, it is not the page that its evidence makes, and never ok."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.attacks.genuine import genuine, of_another_version, verdict_on
from tests.attacks.on_evidence import FIELDS
from tests.attacks.on_pdf import ATTACKS

README = Path(__file__).with_name("README.md").read_text(encoding="utf-8")


def test_the_page_that_the_attacks_begin_with_holds() -> None:
    """Else every attack would be found."""
    verification = verdict_on(genuine().data)
    assert ("ok", ("self-consistent",)) == (verification.verdict, verification.levels)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_on_a_page_is_found(name: str) -> None:
    """Each as a fault, with no level of proof left."""
    verification = verdict_on(ATTACKS[name].forge())
    assert ("faulty", ()) == (verification.verdict, verification.levels)


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_is_ok_for_claiming_another_version(name: str) -> None:
    """The page is not proven then; that its text agrees is said of no other text."""
    if name in ("trailing bytes", "leading bytes", "incremental update"):  # saving the file undoes them
        return
    verification = verdict_on(of_another_version(ATTACKS[name].forge()))
    assert not verification.ok
    assert not verification.levels
    if ATTACKS[name].changes_text:
        assert not any("text agrees" in fault.what for fault in verification.faults)


def test_an_honest_page_of_another_version_is_not_proven() -> None:
    """Its text agrees, and both versions are named."""
    verification = verdict_on(of_another_version(genuine().data))
    assert "unproven" == verification.verdict
    (fault,) = verification.faults
    assert ("unproven", "the page") == (fault.kind, fault.where)
    assert fault.what.startswith("text agrees, page not proven: it was made with “WeasyPrint 1")


def test_the_table_of_attacks_is_complete() -> None:
    """README.md has a line for each, and no other."""
    table = README.partition("## Pages")[2].partition("## Evidence")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \| faulty \|$", table, re.MULTILINE)
    assert {name: attack.what for name, attack in ATTACKS.items()} == dict(rows)


def test_the_table_of_fields_is_complete() -> None:
    """README.md says of each field what proves it."""
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", README.partition("## Fields")[2], re.MULTILINE)
    assert FIELDS == dict(rows)
