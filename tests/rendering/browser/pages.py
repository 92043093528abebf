"""Briefs to be looked at in a browser: all that a page can have, and what could break it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

from briefing.model import Absence, Brief, Document, Passage, Section, Skipped, Theme
from briefing.segmentation.sentences import split_sentences
from tests.rendering.briefs import crowded_brief, sample_brief, with_passages

HEBREW = (
    "הרמטכ״ל הרצי הלוי הודיע ביום שלישי על התפטרותו בשל כישלון צה״ל ב־7 באוקטובר.\n\n“אני נושא באחריות לכישלון,” כתב "
    "הלוי במכתב לשר הביטחון. הוא יסיים את תפקידו ב־6 במרץ 2025.\n\nראש האופוזיציה יאיר לפיד קרא לראש הממשלה להתפטר."
)
ARABIC = (
    "أعلن رئيس الأركان هرتسي هليفي يوم الثلاثاء استقالته بسبب إخفاق الجيش في 7 أكتوبر.\n\nوقال هليفي في رسالة إلى وزير "
    "الدفاع: «أتحمل المسؤولية عن الإخفاق». وسيغادر منصبه في 6 مارس 2025.\n\nودعا زعيم المعارضة يائير لبيد رئيس الوزراء "
    "إلى الاستقالة."
)


def whole_brief() -> Brief:
    """Everything that a page can say: a lead, themes with and without a heading or coverage, sources, notes."""
    brief = sample_brief()
    first, second, third = brief.sections
    bare = [replace(section, theme=Theme(name="")) for section in (first, third)]
    empty = [Section(theme=Theme(name=f"Hostages {absence}"), absence=absence) for absence in get_args(Absence)]
    unquoted = Document(id="b", text="Nothing of this is quoted.", title="Another story", language="en")
    return replace(
        brief,
        sections=(bare[0], second, bare[1], *empty),
        documents=(*brief.documents, unquoted),
        skipped=(Skipped(name="broken.html", reason="is empty"),),
    )


def right_to_left(language: str) -> Brief:
    """A brief of a Hebrew or an Arabic article, each sentence a passage."""
    names = {"he": ("ההתפטרות", "הרמטכ״ל מתפטר"), "ar": ("الاستقالة", "رئيس الأركان يستقيل")}
    theme, title = names[language]
    text = HEBREW if language == "he" else ARABIC
    document = Document(
        id=language,
        text=text,
        title=title,
        url=f"https://news.example/{language}",
        outlet="The Example Times",
        published=date(2025, 1, 21),
        accessed=date(2025, 1, 22),
        language=language,
    )
    passages = tuple(Passage(sentences=(sentence,)) for sentence in split_sentences(document))
    return Brief(
        title=title,
        lead=passages[0],
        sections=(
            Section(theme=Theme(name=theme), passages=passages[1:]),
            Section(theme=Theme(name="Succession race")),
        ),
        documents=(document,),
        issued=date(2025, 1, 21),
    )


def unbreakable_brief() -> Brief:
    """Words, names and addresses far wider than a telephone."""
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 4
    document = Document(
        id="a",
        text=f"The minister said {word} on Monday. She says so today, as https://news.example/{'path/' * 40} has it.",
        title=word,
        url=f"https://news.example/{'path/' * 40}",
        outlet=f"{word[:70]}.example",
        language="en",
    )
    passages = tuple(Passage(sentences=(sentence,)) for sentence in split_sentences(document))
    section = Section(theme=Theme(name=word), passages=passages[1:])
    skipped = (Skipped(name=f"{word}.html", reason="is empty"),)
    return Brief(title=word, lead=passages[0], sections=(section,), documents=(document,), skipped=skipped)


def many_sources() -> Brief:
    """Twenty sources, more than stand in one column."""
    return with_passages(crowded_brief(sources=20, themes=6), 24)


BRIEFS = {
    "whole": whole_brief,
    "hebrew": lambda: right_to_left("he"),
    "arabic": lambda: right_to_left("ar"),
    "unbreakable": unbreakable_brief,
    "many sources": many_sources,
}
"""Name -> what makes the brief."""
