"""Briefs as they were made, and ways to tamper with them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

import briefing
from briefing.evidence.writer import evidence_for_script
from briefing.themes.fitting import best_theme_set
from tests.samples import HALEVI, read_sample

FORMATS = ("pdf", "html", "json")


@cache
def sample_brief(path: Path = HALEVI) -> briefing.Brief:
    """The brief of a sample, with the built-in themes that fit it."""
    document = read_sample(path)
    theme_set = best_theme_set([document])
    assert theme_set is not None
    return briefing.make_brief([document], themes=theme_set.themes)


@cache
def honest(name: str, path: Path = HALEVI) -> briefing.Rendered:
    """A sample's brief in a format, as it was made."""
    return briefing.render(sample_brief(path), name)


def altered(name: str, change: Callable[[bytes], bytes]) -> briefing.Verification:
    """The verdict on the sample's brief after its bytes were changed."""
    rendered = honest(name)
    data = change(rendered.data)
    assert data != rendered.data
    return briefing.verify(replace(rendered, data=data))


def with_evidence(change: Callable[[dict[str, Any]], None], name: str = "json") -> briefing.Verification:
    """The verdict after a change to the evidence: in the JSON, or in the JSON that the HTML carries."""
    values = json.loads(honest("json").data)
    change(values)
    text = json.dumps(values, ensure_ascii=False)
    if name == "json":
        return altered("json", lambda _: text.encode())
    script = evidence_for_script(sample_brief()).encode()
    return altered("html", lambda data: data.replace(script, text.replace("<", "\\u003c").encode()))


def attachments_of(rendered: briefing.Rendered) -> dict[str, bytes]:
    """What is attached to a PDF."""
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        return {name: attached.get_file().read_bytes() for name, attached in pdf.attachments.items()}


def with_attachments(rendered: briefing.Rendered, **changed: bytes) -> briefing.Rendered:
    """A PDF whose attachments `brief` (the evidence) or `source` (the first text) hold other bytes."""
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        for name, attached in pdf.attachments.items():
            if (kind := re.split("[.-]", name)[0]) in changed:
                attached.obj.EF.F.write(changed[kind])
        return saved(pdf, rendered)


def saved(pdf: pikepdf.Pdf, rendered: briefing.Rendered) -> briefing.Rendered:
    """A PDF as it is now."""
    stream = io.BytesIO()
    pdf.save(stream)
    return replace(rendered, data=stream.getvalue())


def rebuilt(brief: briefing.Brief, document: briefing.Document) -> briefing.Brief:
    """The brief with the same offsets in another version of its only document."""

    def moved(passage: briefing.Passage) -> briefing.Passage:
        return briefing.Passage(sentences=tuple(replace(s, document=document) for s in passage.sentences))

    sections = tuple(replace(one, passages=tuple(map(moved, one.passages))) for one in brief.sections)
    lead = moved(brief.lead) if brief.lead else None
    return replace(brief, sections=sections, documents=(document,), lead=lead, omitted=())


def found(verification: briefing.Verification) -> list[tuple[str, str]]:
    """Kind and place of each fault."""
    assert verification.ok == (not verification.faults)
    return [(fault.kind, fault.where) for fault in verification.faults]


def sentences_of(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every sentence of the evidence in reading order."""
    passages = [values["lead"], *(passage for section in values["sections"] for passage in section["passages"])]
    return [sentence for passage in passages if passage for sentence in passage["sentences"]]
