"""Briefs to render: the sample article with hand-picked sentences, and generated ones of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from briefing.model import Brief, Document, Omitted, Passage, Section, Sentence, Skipped, Theme

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


WORDS = {
    "en": "the a of to and in government minister after which announced Tuesday resignation responsibility "
    "commission inquiry 1,400 Oct. 7 “we will” don’t well-known Straße naïve coöperation Żółć Ελλάδα Москва",
    "cjk": "国务院 总理 星期二 宣布 辞职 政府 调查 委员会 东京 大臣 発表 責任",
    "he": "ראש הממשלה הודיע ביום שלישי על התפטרותו ולקח אחריות ועדת חקירה ממלכתית 1,400",
    "long": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen Rindfleischetikettierungsüberwachung "
    "supercalifragilisticexpialidocious https://news.example/a/very/long/address?with=query&and=more kurz",
    "emoji": "fire 🔥 flag 🇮🇱 family 👨‍👩‍👧 thumbs 👍🏽 heart ❤️ done ✅",
}
"""Words to make sentences of, by kind of text."""
LANGUAGES = {"en": "en", "cjk": "zh", "he": "he", "long": "de", "emoji": "en"}


@st.composite
def generated_documents(draw: st.DrawFn, number: int) -> Document:
    """An article of a few paragraphs in one kind of text."""
    kind = draw(st.sampled_from(["en", "en", "en", "long", "cjk", "he", "emoji"]))
    words = WORDS[kind].split()
    seed = draw(st.integers(0, 10**6))
    paragraphs = []
    for paragraph in range(draw(st.integers(1, 4))):
        sentences = []
        for place in range(2):
            length = 4 + (seed * 7 + paragraph * 13 + place * 5) % 28
            picked = [words[(seed + 31 * n + 17 * place + paragraph) % len(words)] for n in range(length)]
            sentences.append(f"{' '.join(picked)}.")
        paragraphs.append(" ".join(sentences))
    return Document(
        id=f"source-{number}",
        text="\n\n".join(paragraphs),
        title=" ".join(words[: draw(st.integers(0, 8))]),
        url=draw(st.sampled_from(["", f"https://news.example/{number}", "javascript:alert(1)"])),
        outlet=draw(st.sampled_from(["", "The Example Times"])),
        published=draw(st.sampled_from([None, date(2025, 1, 21)])),
        language=LANGUAGES[kind],
    )


@st.composite
def generated_briefs(draw: st.DrawFn) -> Brief:
    """A brief of 1 to 8 themes, 1 to 60 passages and 1 to 40 sources, all of them possibly odd."""
    count = draw(st.sampled_from([1, 1, 2, 3, 5, 9, 20, 40]))
    documents = tuple(draw(generated_documents(number)) for number in range(1, count + 1))
    passages = [passage for document in documents for passage in _passages(document)]
    seed = draw(st.integers(0, 1000))
    passages.sort(key=lambda passage: hash((passage.start * seed, passage.document.id[-1:])) % 97)
    passages = passages[: draw(st.integers(1, 60))]
    themes = draw(st.integers(1, 8))
    sections = tuple(
        Section(theme=Theme(name=f"Theme {number + 1} {'of the day ' * (number % 3)}".strip()), passages=mine)
        for number, mine in enumerate(tuple(passages[n::themes]) for n in range(themes))
    )
    headline = draw(st.sampled_from(["", "Short", "A headline of the usual length for a paper", "Long words " * 18]))
    return Brief(
        title=headline,
        lead=sections[0].passages[0] if draw(st.booleans()) else None,
        sections=sections,
        documents=documents,
        issued=draw(st.sampled_from([None, date(2025, 1, 21)])),
        skipped=tuple(Skipped(name=f"broken-{n}.html", reason="empty") for n in range(draw(st.integers(0, 5)))),
    )


def _passages(document: Document) -> list[Passage]:
    """Every sentence on its own, but the first two of the article together."""
    spans, at = [], 0
    for part in document.text.replace("\n\n", " \n").split(". "):
        end = min(at + len(part) + 1, len(document.text))
        spans.append((at + (len(document.text[at:end]) - len(document.text[at:end].lstrip())), end))
        at = end + 1
    whole = [Sentence(document=document, start=a, end=b) for a, b in spans if document.text[a:b].strip()]
    return [Passage(sentences=tuple(whole[:2])), *(Passage(sentences=(s,)) for s in whole[2:])]


def with_passages(brief: Brief, count: int) -> Brief:
    """The brief with its first `count` passages; the others are left out."""
    left, sections, omitted = count, [], []
    for section in brief.sections:
        kept = section.passages[: max(0, left)]
        omitted += [
            Omitted(passage=p, theme=section.theme, reason="does not fit the page")
            for p in section.passages[len(kept) :]
        ]
        left -= len(kept)
        sections.append(Section(theme=section.theme, passages=kept))
    lead = next((s.passages[0] for s in sections if s.passages), None) if brief.lead else None
    return replace(brief, sections=tuple(sections), lead=lead, omitted=tuple(omitted))
