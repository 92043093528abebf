"""Articles that were given as they were kept when the brief was made -> the level of proof that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefing.proof.faults import AGREES, Verification

ARCHIVED = "agrees with the archived source"
_ENDINGS = (".warc", ".warc.gz")


def are_archives(sources: object) -> bool:
    """Whether everything that was given is the file of a web archive."""
    given = [sources] if isinstance(sources, str | Path) or not isinstance(sources, Iterable) else [*sources]
    return bool(given) and all(isinstance(one, str | Path) and str(one).lower().endswith(_ENDINGS) for one in given)


def of_archives(verification: Verification) -> Verification:
    """The verdict with the name of the level that archived articles give."""
    return replace(verification, levels=tuple(ARCHIVED if one == AGREES else one for one in verification.levels))
