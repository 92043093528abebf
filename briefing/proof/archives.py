"""Articles that were given as they were kept when the brief was made -> the level of proof that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefing.proof.faults import AGREES, OF_TODAY, Verification
from briefing.proof.today import CHANGED_OR_FORGED, NOT_QUOTED, STILL_STANDS, STILL_TOLD

ARCHIVED = "agrees with the archived source"
OF_THE_ARCHIVE = " of the archive"
_SAID = {
    CHANGED_OR_FORGED: "its text is not the one in the archive: the brief was made from another, or is forged",
    STILL_STANDS: "its text is not the one in the archive; every quoted sentence stands in both",
    STILL_TOLD: "its text is not the one in the archive; every sentence of it that a mark names stands in both",
    NOT_QUOTED: "its text is not the one in the archive; the brief does not quote it",
}
"""What is said of an article that changes -> what is said of one that was kept as it was."""
_ENDINGS = (".warc", ".warc.gz")


def are_archives(sources: object) -> bool:
    """Whether everything that was given is the file of a web archive."""
    given = [sources] if isinstance(sources, str | Path) or not isinstance(sources, Iterable) else [*sources]
    return bool(given) and all(isinstance(one, str | Path) and str(one).lower().endswith(_ENDINGS) for one in given)


def of_archives(verification: Verification) -> Verification:
    """The verdict in words for articles that do not change, with the name of the level that they give."""
    return replace(
        verification,
        faults=tuple(replace(fault, what=_SAID.get(fault.what, fault.what)) for fault in verification.faults),
        checked=tuple(_kept(one) for one in verification.checked),
        levels=tuple(ARCHIVED if one == AGREES else one for one in verification.levels),
    )


def _kept(checked: str) -> str:
    number = checked.removesuffix(OF_TODAY)
    return checked if number == checked else number + OF_THE_ARCHIVE
