"""A brief -> its verification, in eight steps.

1. take the evidence out of the file                                      (carriers)
2. write it once more from the sources and offsets that it names          (words)
3. look for copies among its sources                                      (copies)
4. look for what each sentence needs to be understood                     (context)
5. read once more where sources differ, and who else tells a sentence     (disagreements, corroborations)
6. make the page once more and compare what it shows                      (shown)
7. look for each sentence in the articles as they are today, if given     (today)
8. look who signed it, and by when it was there                           (sealed)

It proves that file, evidence and sources agree. Changing all three alike makes an honest brief of another article:
only the articles themselves (step 7) can show the difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from briefing.errors import EvidenceError, unreadable
from briefing.model import Brief, Document, Rendered, Skipped
from briefing.proof.archives import are_archives, of_archives
from briefing.proof.carriers import Carrier, read_carrier
from briefing.proof.copies import copy_faults
from briefing.proof.corroborations import corroboration_faults
from briefing.proof.dangling import context_faults
from briefing.proof.disagreements import disagreement_faults
from briefing.proof.faults import AGREES, SELF_CONSISTENT, Fault, Kind, Verification, first_of_each
from briefing.proof.sealed import NONE, Seals, sealed, seals_beside
from briefing.proof.shown import html_faults, pdf_faults
from briefing.proof.today import Article, article_faults, open_articles
from briefing.proof.verbatim import absence_faults, evidence_faults, sentence_faults
from briefing.rendering.citations import cited_documents
from briefing.rendering.evidence_reader import read_evidence
from briefing.rendering.templating import known_templates
from briefing.text.wording import counted


def verify(
    brief: Rendered | str | Path,
    sources: Article | Iterable[Article] | None = None,
    *,
    template: str = "default",
    seals: Seals = NONE,
) -> Verification:
    """Check a brief (PDF, HTML or JSON) against itself, and against `sources` as they are today.

    `sources` are documents, paths or URLs. `seals` are the signature and the time stamp that are given with it; for
    what is not given, what lies beside it is taken. `template` is the folder of the custom template that the page was
    laid out with, if any. Raises EvidenceError if there is no such file; whatever is wrong inside it is a fault.
    """
    name, data = (brief.name, brief.data) if isinstance(brief, Rendered) else (str(brief), read_brief_file(Path(brief)))
    try:
        carrier = read_carrier(data)
    except EvidenceError as error:
        return _broken(name, "file", error)
    try:
        restored, values = _restored(carrier)
    except EvidenceError as error:
        return _broken(name, "evidence", error)
    articles = None if sources is None else open_articles(sources)
    own = (*evidence_faults(values, restored), *_faults(carrier, restored, template))
    changes = () if articles is None else (*article_faults(restored, articles),)
    levels = (SELF_CONSISTENT,) if articles is None else (SELF_CONSISTENT, AGREES)
    found = (own, changes)
    verification = Verification(
        name=name,
        faults=first_of_each(chain(*found)),
        checked=tuple(_checked(carrier, restored, articles)),
        undrawn=carrier.undrawn,
        levels=tuple(level for level, faults in zip(levels, found, strict=False) if not faults),
    )
    verification = of_archives(verification) if are_archives(sources) else verification
    return sealed(verification, data, values, seals_beside(brief, seals))


def read_proven(brief: Rendered, *, template: str = "default") -> Brief:
    """The brief that a file carries, if the file proves it; else raises EvidenceError with the first fault."""
    try:
        carrier = read_carrier(brief.data)
        restored, values = _restored(carrier)
    except EvidenceError as error:
        where = f"{brief.name}, {error.where}" if error.where else brief.name
        raise EvidenceError(error.what, where=where, mend=error.mend) from error
    for fault in chain(evidence_faults(values, restored), _faults(carrier, restored, template)):
        own = ", or name the template that it was made with" if fault.kind == "page" else ""
        raise EvidenceError(fault.what, where=f"{brief.name}, {fault.where}", mend=f"make the brief again{own}")
    return restored


def _restored(carrier: Carrier) -> tuple[Brief, Any]:
    """The brief, and the values of its evidence as they were read."""
    return read_evidence(carrier.evidence), json.loads(carrier.evidence, object_pairs_hook=_once)


def read_brief_file(path: Path) -> bytes:
    """The bytes of a brief; raises EvidenceError."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise EvidenceError(unreadable(error), where=str(path), mend="check the path") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a name that is in it twice would be read one way here and another way elsewhere."""
    values = dict(pairs)
    if len(values) != len(pairs):
        raise EvidenceError("has a name twice in one object", mend="make the brief again from its articles")
    return values


def _broken(name: str, kind: Kind, error: EvidenceError) -> Verification:
    """The verdict on a file without evidence that could be checked."""
    where = error.where or ("the file" if kind == "file" else "the evidence")
    fault = Fault(kind=kind, where=where, what=f"{error.what}; {error.mend}" if error.mend else error.what)
    return Verification(name=name, faults=(fault,), checked=())


def _faults(carrier: Carrier, brief: Brief, template: str) -> Iterator[Fault]:
    templates = tuple(dict.fromkeys((template, *known_templates())))
    yield from sentence_faults(brief)
    yield from absence_faults(brief)
    yield from copy_faults(brief)
    yield from context_faults(brief)
    yield from disagreement_faults(brief)
    yield from corroboration_faults(brief)
    if carrier.html is not None:
        yield from html_faults(carrier.html, brief, templates)
    if carrier.lines is not None:
        yield from pdf_faults(carrier, brief, templates)


def _checked(carrier: Carrier, brief: Brief, articles: tuple[Document | Skipped, ...] | None) -> Iterator[str]:
    yield counted(len(brief.sentences), "sentence")
    yield counted(len(cited_documents(brief)), "source")
    yield "context"
    if carrier.html is not None or carrier.lines is not None:
        yield "visible text"
    if carrier.lines is not None:
        yield counted(len(carrier.attached), "attachment")
    if articles is not None:
        yield f"{counted(len(articles), 'article')} of today"
