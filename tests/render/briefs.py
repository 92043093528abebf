"""Briefs to render: the sample article with hand-picked sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing.model import Brief, Document, Passage, Section, Sentence, Theme

SAMPLE = Path(__file__).parents[2] / "seeds" / "halevi-resignation.txt"

PICKED = {
    "The resignation": (
        ("The Israel Defense Forces", "terrorist attacks."),
        ("“On the morning of October 7", "dozens abducted."),
        ("Halevi said, “The objectives", "their homes.”"),
    ),
    "Political fallout": (
        ("Opposition leader Yair Lapid", "and resign.”"),
        ("Former Defense Minister Benny", "he added."),
        ("To date, the establishment", "Israeli government."),
        ("Halevi’s resignation adds", "opinion polls."),
    ),
    "Succession race": (("Speculation over", "several weeks ago."),),
}
"""Theme -> the first and the last words of each passage, as a careful editor would pick them."""


def sample_document(**known: object) -> Document:
    """The sample article with what is known of it."""
    fields = {
        "id": "halevi-resignation",
        "title": "IDF chief of staff Halevi resigns over Oct. 7 failures",
        "url": "https://news.example/2025/01/21/halevi-resigns",
        "outlet": "The Example Times",
        "author": "",
        "published": date(2025, 1, 21),
        "language": "en",
        **known,
    }
    return Document(text=SAMPLE.read_text(encoding="utf-8"), **fields)  # type: ignore[arg-type]


def sentences(document: Document, first: str, last: str) -> tuple[Sentence, ...]:
    """The sentences from the first words to the last words, split where the sample is easy to split."""
    start = document.text.index(first)
    end = document.text.index(last, start) + len(last)
    cuts = [start]
    for place in range(start, end - 2):
        ends_here = document.text[place] in ".”" and document.text[place + 1] in " \n"
        if ends_here and document.text[place - 4 : place + 1] not in ("Gen.", "Maj.", " Oct.", "Lt. "):
            cuts.append(place + 2)
    spans = zip(cuts, [*(cut - 1 for cut in cuts[1:]), end], strict=True)
    return tuple(Sentence(document=document, start=a, end=b) for a, b in spans if document.text[a:b].strip())


def sample_brief(**known: object) -> Brief:
    """The sample's brief as an editor would make it: three themes, eight passages, 200-odd words."""
    document = sample_document(**known)
    sections = tuple(
        Section(
            theme=Theme(name=name),
            passages=tuple(Passage(sentences=sentences(document, a, b)) for a, b in picked),
        )
        for name, picked in PICKED.items()
    )
    return Brief(
        title="Israel’s military chief resigns over October 7",
        lead=sections[0].passages[0],
        sections=sections,
        documents=(document,),
        issued=date(2025, 1, 21),
    )
