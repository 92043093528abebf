"""One brief that all attacks are tried on, made once, and what a forger does with it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pikepdf

import briefing

TEXT = (
    "Mayor Ada Quill of Larkport (לרקפורט) resigned on Monday after the flood.\n\n"
    "The council found now here and there 10² houses without a roof.\n\n"
    "Prices in Larkport rose by 5 percent in October.\n\n"
    "The city of Larkport will elect a successor in May."
)
HEADINGS = ("The flood", "The succession")


def brief_of(text: str = TEXT, headings: tuple[str, str] = HEADINGS) -> briefing.Brief:
    """A brief of every sentence of a text: the first is the lead, the last stands under the second heading."""
    document = briefing.Document(id="quill", text=text, title="Quill resigns", language="en")
    lead, *others, last = (briefing.Passage(sentences=(one,)) for one in briefing.split_sentences(document))
    parts = (tuple(others), (last,))
    sections = tuple(
        briefing.Section(theme=briefing.Theme(name=name), passages=part)
        for name, part in zip(headings, parts, strict=True)
    )
    return briefing.Brief(title="Quill resigns", lead=lead, sections=sections, documents=(document,))


@cache
def genuine(name: str = "pdf") -> briefing.Rendered:
    """The brief as it was made."""
    return briefing.render(brief_of(), name)


def verdict_on(data: bytes) -> briefing.Verification:
    """The verdict on other bytes under the same name."""
    return briefing.verify(replace(genuine(), data=data))


def edited(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    """The PDF after a change to its objects."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or genuine().data)) as pdf:
        change(pdf)
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def page_of(other: briefing.Brief) -> bytes:
    """The page of another brief with the evidence and the texts of the genuine one attached."""
    files: dict[str, bytes] = {}

    def take(pdf: pikepdf.Pdf) -> None:
        files.update({name: one.get_file().read_bytes() for name, one in pdf.attachments.items()})

    def put(pdf: pikepdf.Pdf) -> None:
        for name, attached in pdf.attachments.items():
            attached.obj.EF.F.write(files[name])

    edited(take)
    return edited(put, briefing.render(other, "pdf").data)


def of_another_version(data: bytes) -> bytes:
    """A PDF that says that it was made with another version."""

    def change(pdf: pikepdf.Pdf) -> None:
        said = str(pdf.docinfo["/MadeWith"])
        pdf.docinfo["/MadeWith"] = said.replace("WeasyPrint ", "WeasyPrint 1")

    return edited(change, data)


def appended(*objects: tuple[int, bytes], data: bytes | None = None) -> bytes:
    """The PDF with an incremental update: objects of these numbers are replaced, and not a byte before them."""
    data = data or genuine().data
    start, update, rows = data.rindex(b"startxref"), bytearray(b"\n"), []
    for number, content in objects:
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(data) + len(update)))
        update += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(data) + len(update)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, size = pdf.Root.objgen[0], len(pdf.objects) + 1
    previous = int(data[start:].split()[1])
    update += b"xref\n" + b"".join(rows)
    update += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, previous, table)
    return data + bytes(update)


def evidence_values() -> dict[str, object]:
    """The evidence of the brief as JSON values."""
    values: dict[str, object] = json.loads(genuine("json").data)
    return values
