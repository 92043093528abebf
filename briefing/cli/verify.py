"""`briefing verify`: briefs in, their verdicts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options, sign_options
from briefing.cli.articles import hush_engines
from briefing.cli.tables import aligned, show_json
from briefing.cli.terminal import painted, say
from briefing.language.wording import counted

if TYPE_CHECKING:
    from briefing.model import Brief, Document, Skipped
    from briefing.proof.faults import Verification
    from briefing.proof.sealed import Seals

INDENT = " " * 8
EXIT_CODES = {"ok": 0, "unproven": 3, "faulty": 1}
MARKS = {"ok": ("ok", "green"), "unproven": ("UNPROVEN", "yellow"), "faulty": ("FAULTY", "red")}
"""Verdict -> the word and the colour of its line."""
_SAID_BY_OK = ("self-consistent", "agrees with the source")
"""Levels that need no line of their own beside what was checked."""


@click.command("verify")
@options.briefs
@options.against
@options.made_since
@sign_options.signature
@sign_options.public_keys
@sign_options.timestamp
@sign_options.trust
@options.brief_template
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, briefs: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Prove briefs (PDF, HTML or JSON): every sentence is in its source, in context, and nothing else is shown.

    Exits with 1 if a brief is faulty, with 3 if none is and one is not wholly proven.
    """
    from briefing.cli.letter import read_brief
    from briefing.cli.seals import read_seals, without_companions
    from briefing.deliver.files import heal
    from briefing.proof.archives import are_archives, of_archives
    from briefing.proof.today import open_articles

    hush_engines()
    for folder in dict.fromkeys(Path(brief).parent for brief in briefs):
        heal(folder)
    template, since, against = given.pop("template"), given.pop("since"), given.pop("against")
    basis = _Basis(
        articles=open_articles(against) if against else None,
        since=read_brief(since, template) if since else None,
        template=template,
        seals=read_seals(**given),
    )
    verifications = [_verify(brief, basis) for brief in without_companions(briefs)]
    if are_archives(against):
        verifications = [of_archives(one) for one in verifications]
    if as_json:
        show_json([_plain(one) for one in verifications])
    else:
        _show(verifications)
    verdicts = {one.verdict for one in verifications}
    ctx.exit(next((EXIT_CODES[verdict] for verdict in ("faulty", "unproven") if verdict in verdicts), EXIT_CODES["ok"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What briefs are compared with: the articles of today, the earlier brief, the template, and who signed them."""

    articles: Sequence[Document | Skipped] | None
    since: Brief | None
    template: str
    seals: Seals


def _verify(brief: str, basis: _Basis) -> Verification:
    """The verdict on a file; a missing file is a fault like any other."""
    from briefing.errors import EvidenceError
    from briefing.proof.faults import Fault, Verification
    from briefing.proof.verification import verify

    try:
        return verify(brief, basis.articles, template=basis.template, since=basis.since, seals=basis.seals)
    except EvidenceError as error:
        fault = Fault(kind="file", where="the file", what=f"{error.what}; {error.mend}")
        return Verification(name=brief, faults=(fault,), checked=())


def _plain(one: Verification) -> dict[str, Any]:
    faults = [asdict(fault) for fault in one.faults]
    return {
        "name": one.name,
        "ok": one.ok,
        "verdict": one.verdict,
        "levels": one.levels,
        "checked": one.checked,
        "claimed": one.claimed,
        "notes": one.notes,
        "undrawn": one.undrawn,
        "faults": faults,
    }


def _show(verifications: Sequence[Verification]) -> None:
    """Print a line per brief, and below it a line per fault."""
    heads = aligned([(MARKS[one.verdict][0], one.name, _said(one)) for one in verifications])
    for one, head in zip(verifications, heads, strict=True):
        say(painted(head, fg=MARKS[one.verdict][1]))
        for line in (*_level_lines(one), *_fault_lines(one)):
            say(line)


def _said(one: Verification) -> str:
    said = ", ".join(one.checked) if one.verdict != "faulty" else counted(len(one.faults), "fault")
    if not one.undrawn:
        return said
    have = "has" if len(one.undrawn) == 1 else "have"
    return f"{said}; {counted(len(one.undrawn), 'character')} {have} no glyph on this page"


def _level_lines(one: Verification) -> Iterator[str]:
    """What is proven beyond that the file agrees with itself, and what is not."""
    levels = [level for level in one.levels if level not in _SAID_BY_OK] if one.ok else []
    for line in (*levels, *one.notes):
        yield INDENT + line


def _fault_lines(one: Verification) -> Iterator[str]:
    for line in aligned([(fault.kind, fault.where, fault.what) for fault in one.faults]):
        yield INDENT + line
