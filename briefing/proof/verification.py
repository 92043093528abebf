"""A brief -> its verification, in nine steps.

1. take the evidence out of the file                                      (carriers)
2. write it once more from the sources and offsets that it names          (verbatim, records)
3. look for copies among its sources                                      (copies)
4. look for what each sentence needs to be understood                     (context, languages)
5. read once more where sources differ, and who else tells a sentence     (disagreements, corroborations)
   find once more what is new in it, if it was made since an earlier one  (news)
6. make the page once more and compare its bytes                          (pages, shown, printed)
7. compare the articles as they are today, if given                       (today)
8. name what nothing of this bears out                                    (claims)
9. look who signed it, and by when it was there                           (sealed)

It proves that file, evidence and sources agree. Changing all three alike makes an honest brief of another article:
only the articles themselves (step 7) can show the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from briefing.bounded import read_file
from briefing.errors import EvidenceError, unreadable
from briefing.evidence.carried import attached_texts
from briefing.evidence.reader import read_evidence, read_values, restore
from briefing.language.wording import counted
from briefing.model import Brief, Document, Rendered
from briefing.page.citations import cited_documents
from briefing.proof.apart import check_page_safely
from briefing.proof.archives import are_archives, of_archives
from briefing.proof.carriers import Carrier, read_carrier
from briefing.proof.claims import claims
from briefing.proof.copies import copy_faults
from briefing.proof.corroborations import corroboration_faults
from briefing.proof.dangling import context_faults
from briefing.proof.disagreements import disagreement_faults
from briefing.proof.faults import AGREES, OF_TODAY, SELF_CONSISTENT, Fault, Kind, Verification, first_of_each
from briefing.proof.languages import language_faults
from briefing.proof.news import earlier_faults, news_faults
from briefing.proof.pages import check_page
from briefing.proof.records import record_faults
from briefing.proof.sealed import NONE, Seals, sealed, seals_beside
from briefing.proof.shown import TEMPLATE_MEND
from briefing.proof.today import Article, Comparison, compare, open_articles
from briefing.proof.verbatim import absence_faults, evidence_faults, sentence_faults


def verify(
    brief: Rendered | str | Path,
    sources: Article | Iterable[Article] | None = None,
    *,
    template: str = "default",
    since: Brief | None = None,
    seals: Seals = NONE,
) -> Verification:
    """Check a brief (PDF, HTML or JSON) against itself, and against `sources` as they are today.

    `sources` are documents, paths or URLs, `since` is the earlier brief that it must have been made since. `seals` are
    the signature and the time stamp that are given with it; for what is not given, what lies beside it is taken.
    `template` is the folder of the custom template that the page was laid out with, if any. Raises EvidenceError if
    there is no such file; whatever is wrong inside it is a fault.
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
    own = (*evidence_faults(values, restored), *_brief_faults(restored))
    page = check_page_safely(carrier, template)
    checked = [*_checked(carrier, restored, since)]
    levels, today = [SELF_CONSISTENT], Comparison()
    if sources is not None:
        articles = open_articles(sources)
        today = compare(restored, articles)
        documents = [one for one in articles if isinstance(one, Document)]
        checked.append(counted(len(documents), "article") + OF_TODAY)
        levels.append(AGREES)
    faults = (own + page.faults, today.faults)
    earlier = earlier_faults(restored, since) if since else ()
    verification = Verification(
        name=name,
        faults=first_of_each(chain(*faults, earlier)),
        checked=tuple(checked),
        undrawn=page.undrawn,
        levels=tuple(level for level, found in zip(levels, faults, strict=False) if not found),
        claimed=claims(restored, today.versions, is_earlier_known=since is not None),
    )
    verification = of_archives(verification) if are_archives(sources) else verification
    return sealed(verification, data, values, seals_beside(brief, seals))


def read_proven(brief: Rendered, *, template: str = "default", is_page_needed: bool = True) -> Brief:
    """The brief that a file carries, if the file proves it; else raises EvidenceError with the first fault.

    Unless its page is needed, it may be one that other tools drew, and of which only the text is proven.
    """
    try:
        carrier = read_carrier(brief.data)
        restored, values = _restored(carrier)
    except EvidenceError as error:
        where = f"{brief.name}, {error.where}" if error.where else brief.name
        raise EvidenceError(error.what, where=where, mend=error.mend) from error
    checks = chain(evidence_faults(values, restored), _brief_faults(restored))
    for fault in chain(checks, check_page_safely(carrier, template).faults):
        if fault.kind == "unproven" and not is_page_needed:
            continue
        is_told = fault.kind != "page" or TEMPLATE_MEND in fault.what
        own = "" if is_told else ", or name the template that it was made with"
        raise EvidenceError(fault.what, where=f"{brief.name}, {fault.where}", mend=f"make the brief again{own}")
    return restored


def is_page_of(rendered: Rendered, brief: Brief, *, template: str = "default") -> bool:
    """Whether a file is, byte for byte, a page of this very brief."""
    try:
        carrier = read_carrier(rendered.data)
        return read_evidence(carrier.evidence) == brief and not check_page_safely(carrier, template).faults
    except EvidenceError:
        return False


def faults_of_made(outputs: Iterable[Rendered], *, template: str = "default") -> Iterator[tuple[str, Fault]]:
    """The name of each output that was just made and does not prove its brief, and its first fault.

    The template is one's own: it is not run apart.
    """
    checked: set[Brief] = set()
    for output in outputs:
        carrier = read_carrier(output.data)
        brief, values = _restored(carrier)
        faults = [*evidence_faults(values, brief), *(() if brief in checked else _brief_faults(brief))]
        checked.add(brief)
        for fault in (faults or check_page(carrier, brief, template).faults)[:1]:
            yield output.name, fault


def _restored(carrier: Carrier) -> tuple[Brief, Any]:
    """The brief, and the values of its evidence as they were read."""
    values = read_values(carrier.evidence)
    return restore(values), values


def read_brief_file(path: Path) -> bytes:
    """The bytes of a brief; raises EvidenceError."""
    if path.is_dir():
        raise EvidenceError("is a folder", where=str(path), mend=f"name the briefs in it, as in {path}/*")
    try:
        return read_file(path)
    except (OSError, ValueError) as error:
        raise EvidenceError(unreadable(error), where=str(path), mend="check the path") from error


def _broken(name: str, kind: Kind, error: EvidenceError) -> Verification:
    """The verdict on a file without evidence that could be checked."""
    where = error.where or ("the file" if kind == "file" else "the evidence")
    fault = Fault(kind=kind, where=where, what=f"{error.what}; {error.mend}" if error.mend else error.what)
    return Verification(name=name, faults=(fault,), checked=())


def _brief_faults(brief: Brief) -> Iterator[Fault]:
    """Every check of a brief that needs neither its file nor an article."""
    yield from sentence_faults(brief)
    yield from record_faults(brief)
    yield from absence_faults(brief)
    yield from copy_faults(brief)
    yield from context_faults(brief)
    yield from disagreement_faults(brief)
    yield from corroboration_faults(brief)
    yield from news_faults(brief)
    yield from language_faults(brief)


def _checked(carrier: Carrier, brief: Brief, since: Brief | None) -> Iterator[str]:
    yield counted(len(brief.sentences), "sentence")
    yield counted(len(cited_documents(brief)), "source")
    yield "context"
    if brief.since:
        yield "what is new since the earlier brief" if since else "what is new"
    if carrier.html is not None or carrier.entries is not None:
        yield "page"
    if carrier.entries is not None:
        yield counted(len(attached_texts(brief)), "attachment")
