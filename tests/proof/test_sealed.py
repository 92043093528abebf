"""Who signed a brief: named if the reader trusts the key, a note if not, a fault if it does not fit this brief."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import briefing
from briefing.proof.faults import SELF_CONSISTENT, Verification
from briefing.proof.sealed import Seals, canonical_evidence, sealed
from briefing.signing.signatures import sign
from briefing.signing.timestamps import obtain
from tests.proof.briefs import FORMATS, honest
from tests.signing.authorities import other_root, root, time_authority
from tests.signing.signers import PRESS, STRANGER

EVIDENCE = canonical_evidence(honest("json").data)
SIGNED = sign(EVIDENCE, PRESS.pair.secret_key, "the sample, signed today")
OF_ANOTHER = sign(b"another evidence", PRESS.pair.secret_key, "another brief, signed today")
BY_PRESS = f"signed by press.pub (key {PRESS.public.identifier})"


def judged(values: Any, seals: Seals) -> Verification:
    """What the seals alone say."""
    return sealed(Verification(name="a brief", faults=(), checked=()), b"", values, seals)


@pytest.mark.parametrize("name", FORMATS)
def test_one_signature_is_that_of_every_output(name: str) -> None:
    """PDF, HTML and JSON carry the same evidence."""
    verdict = briefing.verify(honest(name), seals=Seals(signature=SIGNED, keys=(PRESS.public,)))
    assert (True, (SELF_CONSISTENT, BY_PRESS)) == (verdict.ok, verdict.levels)


def _title(values: Any) -> None:
    values["title"] += "."


def _outlet(values: Any) -> None:
    values["sources"][0]["outlet"] = "Reuters"


def _published(values: Any) -> None:
    values["sources"][0]["published"] = "2020-01-01"


def _theme(values: Any) -> None:
    values["sections"][-1]["theme"]["name"] += " "


def _order(values: Any) -> None:
    values["sections"].reverse()


def _number(values: Any) -> None:
    values["counts"]["words"] += 1


@pytest.mark.parametrize("change", [_title, _outlet, _published, _theme, _order, _number])
def test_whatever_is_changed_in_the_evidence_is_not_what_was_signed(change: Callable[[Any], None]) -> None:
    """Headline, outlet, dates, names of themes, their order: everything that a page says is in it."""
    values = json.loads(EVIDENCE)
    change(values)
    verdict = judged(values, Seals(signature=SIGNED, keys=(PRESS.public,)))
    assert () == verdict.levels
    assert ["seal: the signature"] == [f"{fault.kind}: {fault.where}" for fault in verdict.faults]
    assert "does not fit" in verdict.faults[0].what


@pytest.mark.parametrize(
    ("seals", "what"),
    [
        (
            Seals(signature=sign(b"other", PRESS.pair.secret_key, "x"), keys=(PRESS.public,)),
            "it is that of another brief",
        ),
        (Seals(signature=SIGNED, keys=(STRANGER.public,)), f"is by the key {PRESS.public.identifier}, not by"),
        (Seals(signature=b"garbage", keys=(PRESS.public,)), "is damaged (invalid number of lines)"),
        (Seals(signature=b"garbage"), "is damaged (invalid number of lines)"),
        (Seals(keys=(PRESS.public,)), "is missing; name its file with --signature"),
    ],
    ids=["another brief", "another key", "damaged", "damaged, no key", "missing"],
)
def test_a_signature_that_is_not_this_briefs_is_a_fault(seals: Seals, what: str) -> None:
    """In one line; and so is none where the reader expects one."""
    verdict = judged(json.loads(EVIDENCE), seals)
    (fault,) = verdict.faults
    assert what in fault.what
    assert () == verdict.levels


def test_a_signature_that_nobody_asked_for_proves_nothing() -> None:
    """Whoever forged the brief can put his own beside it: it is a note, and no level."""
    verdict = judged(json.loads(EVIDENCE), Seals(signature=SIGNED))
    assert (True, ()) == (verdict.ok, verdict.levels)
    assert (f"not checked: a signature with the key {PRESS.public.identifier}; give the signer's --public-key",) == (
        verdict.notes
    )


def test_a_trusted_time_stamp_is_a_level_of_its_own() -> None:
    """Without a signature, too: it says when, not who."""
    stamp = obtain(EVIDENCE, time_authority().answer)
    verdict = judged(json.loads(EVIDENCE), Seals(timestamp=stamp, authorities=root().pem))
    assert (True, ("existed by 2026-11-28 10:14:30 UTC (Tests' Time)",)) == (verdict.ok, verdict.levels)


def test_a_time_stamp_for_which_nobody_vouches_is_a_note() -> None:
    """It says whose it is, and how to vouch."""
    stamp = obtain(EVIDENCE, time_authority("Somebody's Time", other_root()).answer)
    verdict = judged(json.loads(EVIDENCE), Seals(timestamp=stamp, authorities=root().pem))
    assert (True, ()) == (verdict.ok, verdict.levels)
    (note,) = verdict.notes
    assert note.startswith("not proven: existed by 2026-11-28 10:14:30 UTC (Somebody's Time); nobody you trust vouches")


def test_the_time_stamp_of_another_brief_is_a_fault() -> None:
    """Replayed beside this one to make it seem older."""
    stamp = obtain(b"another evidence", time_authority().answer)
    verdict = judged(json.loads(EVIDENCE), Seals(timestamp=stamp, authorities=root().pem))
    assert ["is that of something else, not of this brief's evidence"] == [
        fault.what.partition(";")[0] for fault in verdict.faults
    ]
