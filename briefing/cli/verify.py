"""`briefing verify`: briefs in, their verdicts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options, sign_options
from briefing.cli.articles import hush_engines
from briefing.cli.tables import aligned, show_json
from briefing.text.wording import counted

if TYPE_CHECKING:
    from briefing.model import Document, Skipped
    from briefing.proof.faults import Verification
    from briefing.proof.sealed import Seals

INDENT = " " * 8
_SAID_BY_OK = ("self-consistent", "agrees with the source")
"""Levels that need no line of their own beside what was checked."""


@click.command("verify")
@options.briefs
@options.against
@sign_options.signature
@sign_options.public_keys
@sign_options.timestamp
@sign_options.trust
@options.template
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, /, briefs: tuple[str, ...], against: tuple[str, ...], template: str, as_json: bool, **given: Any
) -> None:
    """Prove briefs (PDF, HTML or JSON): every sentence is in its source, in context, and nothing else is shown."""
    from briefing.cli.seals import read_seals, without_companions
    from briefing.deliver.files import heal
    from briefing.proof.archives import are_archives, of_archives
    from briefing.proof.today import open_articles

    hush_engines()
    for folder in dict.fromkeys(Path(brief).parent for brief in briefs):
        heal(folder)
    seals = read_seals(**given)
    articles = open_articles(against) if against else None
    verifications = [_verify(brief, articles, template, seals) for brief in without_companions(briefs)]
    if are_archives(against):
        verifications = [of_archives(one) for one in verifications]
    if as_json:
        show_json([_plain(one) for one in verifications])
    else:
        _show(verifications)
    if not all(one.ok for one in verifications):
        ctx.exit(1)


def _verify(brief: str, articles: Sequence[Document | Skipped] | None, template: str, seals: Seals) -> Verification:
    """The verdict on a file; a missing file is a fault like any other."""
    from briefing.errors import EvidenceError
    from briefing.proof.faults import Fault, Verification
    from briefing.proof.verification import verify

    try:
        return verify(brief, articles, template=template, seals=seals)
    except EvidenceError as error:
        fault = Fault(kind="file", where="the file", what=f"{error.what}; {error.mend}")
        return Verification(name=brief, faults=(fault,), checked=())


def _plain(one: Verification) -> dict[str, Any]:
    faults = [asdict(fault) for fault in one.faults]
    return {
        "name": one.name,
        "ok": one.ok,
        "levels": one.levels,
        "checked": one.checked,
        "undrawn": one.undrawn,
        "notes": one.notes,
        "faults": faults,
    }


def _show(verifications: Sequence[Verification]) -> None:
    """Print a line per brief, and below it a line per fault."""
    heads = aligned([("ok" if one.ok else "FAULTY", one.name, _said(one)) for one in verifications])
    for one, head in zip(verifications, heads, strict=True):
        click.secho(head, fg="green" if one.ok else "red")
        for line in (*_level_lines(one), *_fault_lines(one)):
            click.echo(line)


def _said(one: Verification) -> str:
    said = ", ".join(one.checked) if one.ok else counted(len(one.faults), "fault")
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
