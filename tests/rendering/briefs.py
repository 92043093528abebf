"""Briefs to render: the sample article with hand-picked sentences, and generated ones of every kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args
from zlib import crc32

from hypothesis import strategies as st

from briefing.model import Absence, Brief, Document, Omitted, Passage, Section, Sentence, Skipped, Theme
from briefing.segmentation.sentences import split_sentences
from briefing.selection.reasons import BEYOND_PAGE

SAMPLE = Path(__file__).parents[2] / "seeds" / "halevi-resignation.txt"

ANNOUNCEMENT = ("The Israel Defense Forces", "terrorist attacks.")
"""The first and the last words of the lead."""
PICKED = {
    "The resignation": (
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
        "accessed": date(2025, 1, 22),
        **known,
    }
    return Document(**{"text": SAMPLE.read_text(encoding="utf-8"), **fields})  # type: ignore[arg-type]


def sentences(document: Document, first: str, last: str) -> tuple[Sentence, ...]:
    """The sentences of the document from the first words to the last words."""
    start = document.text.index(first)
    end = document.text.index(last, start) + len(last)
    return tuple(s for s in split_sentences(document) if start <= s.start and s.end <= end)


def sample_brief(**known: object) -> Brief:
    """The sample's brief as an editor would make it: a lead, three themes, eight passages, some 300 words.

    With a text of its own it has one passage: the whole text.
    """
    document = sample_document(**known)
    if "text" in known:
        whole = Passage(sentences=(Sentence(document=document, start=0, end=len(document.text)),))
        section = Section(theme=Theme(name="All of it"), passages=(whole,))
        return Brief(title="One text", lead=None, sections=(section,), documents=(document,))
    sections = tuple(
        Section(
            theme=Theme(name=name),
            passages=tuple(Passage(sentences=sentences(document, a, b)) for a, b in picked),
        )
        for name, picked in PICKED.items()
    )
    return Brief(
        title="Israel’s military chief resigns over October 7",
        lead=Passage(sentences=sentences(document, *ANNOUNCEMENT)),
        sections=sections,
        documents=(document,),
        issued=date(2025, 1, 21),
    )


ABSENCES: tuple[Absence, ...] = get_args(Absence)
"""Every reason for which a section can be empty."""
WORDS = {
    "en": "the a of to and in government minister after which announced Tuesday resignation responsibility "
    "commission inquiry 1,400 Oct. 7 “we will” don’t well-known Straße naïve coöperation Żółć Ελλάδα Москва",
    "cjk": "国务院 总理 星期二 宣布 辞职 政府 调查 委员会 东京 大臣 発表 責任",
    "he": "ראש הממשלה הודיע ביום שלישי על התפטרותו ולקח אחריות ועדת חקירה ממלכתית 1,400",
    "ar": "أعلن اطُّلع رئيس الوزراء يوم الثلاثاء استقالته وتحمّل المسؤولية عن الإخفاقات لجنة تحقيق 1,400",
    "long": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen Rindfleischetikettierungsüberwachung "
    "supercalifragilisticexpialidocious https://news.example/a/very/long/address?with=query&and=more kurz",
    "emoji": "fire 🔥 flag 🇮🇱 family 👨‍👩‍👧 thumbs 👍🏽 heart ❤️ done ✅",
}
"""Words to make sentences of, by kind of text."""
LANGUAGES = {"en": "en", "cjk": "zh", "he": "he", "ar": "ar", "long": "de", "emoji": "en"}


HEADLINES = ("", "Short", "A headline of the usual length for a paper", "Long words " * 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The few numbers that a generated brief is made of.

    `bare` is the number of the theme without a heading, if there is one; `kinds` are the kinds of text that its
    sources take turns in.
    """

    seed: int
    themes: int
    bare: int
    passages: int
    sources: int
    kinds: tuple[str, ...]
    headline: str
    has_lead: bool
    has_dates: bool
    skipped: int

    def brief(self) -> Brief:
        """The brief, the same one for the same numbers."""
        documents = tuple(self._document(number) for number in range(1, self.sources + 1))
        passages = [passage for document in documents for passage in _passages(document)]
        passages.sort(key=lambda passage: self._chance(f"{passage.document.id} {passage.start}"))
        lead, passages = passages[: self.has_lead], passages[self.has_lead : self.passages]
        sections = tuple(
            Section(
                theme=Theme(name=name),
                passages=tuple(passages[number :: self.themes]),
                absence=ABSENCES[(self.seed + number) % len(ABSENCES)],
            )
            for number, name in enumerate(self._themes())
        )
        return Brief(
            title=self.headline,
            lead=lead[0] if lead else None,
            sections=sections,
            documents=documents,
            issued=date(2025, 1, 21) if self.has_dates else None,
            skipped=tuple(Skipped(name=f"broken-{n}.html", reason="empty") for n in range(self.skipped)),
        )

    def _chance(self, what: str) -> int:
        """A number that looks random and is the same on every machine."""
        return crc32(f"{self.seed} {what}".encode())

    def _themes(self) -> list[str]:
        names = [f"Theme {n + 1} {'of the day ' * (n % 3)}".strip() for n in range(self.themes)]
        return ["" if n == self.bare else name for n, name in enumerate(names)]

    def _document(self, number: int) -> Document:
        kind = self.kinds[number % len(self.kinds)]
        words = WORDS[kind].split()
        paragraphs = []
        for paragraph in range(1 + self._chance(f"{number}") % 4):
            sentences = []
            for place in range(2):
                chance = self._chance(f"{number} {paragraph} {place}")
                picked = [words[(chance >> (n % 20)) % len(words)] for n in range(4 + chance % 28)]
                sentences.append(f"{' '.join(picked)}.")
            paragraphs.append(" ".join(sentences))
        return Document(
            id=f"source-{number}",
            text="\n\n".join(paragraphs),
            title=" ".join(words[: number % 9]),
            url=("", f"https://news.example/{number}", "javascript:alert(1)")[number % 3],
            outlet=("", "The Example Times")[number % 2],
            published=date(2025, 1, 1 + number % 28) if self.has_dates else None,
            accessed=date(2025, 9, 1 + number % 30) if number % 3 else None,
            language=LANGUAGES[kind],
        )


def recipes(kinds: tuple[str, ...] = tuple(WORDS)) -> st.SearchStrategy[Recipe]:
    """Briefs of up to 8 themes, 1 to 60 passages and 1 to 40 sources in these kinds of text."""
    return st.builds(
        Recipe,
        seed=st.integers(0, 10**6),
        themes=st.integers(0, 8),
        bare=st.integers(-1, 8),
        passages=st.one_of(st.integers(1, 12), st.integers(1, 60)),
        sources=st.one_of(st.integers(1, 5), st.integers(1, 40)),
        kinds=st.one_of(
            st.just(("en",)), st.lists(st.sampled_from(kinds), min_size=1, max_size=3, unique=True).map(tuple)
        ),
        headline=st.sampled_from(HEADLINES),
        has_lead=st.booleans(),
        has_dates=st.booleans(),
        skipped=st.integers(0, 5),
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
    lead = brief.lead if count else None
    left, sections, omitted = count - (lead is not None), [], []
    for section in brief.sections:
        kept = section.passages[: max(0, left)]
        omitted += [Omitted(passage=p, theme=section.theme, reason=BEYOND_PAGE) for p in section.passages[len(kept) :]]
        left -= len(kept)
        sections.append(replace(section, passages=kept, absence=section.absence or "left_out"))
    return replace(brief, sections=tuple(sections), lead=lead, omitted=tuple(omitted))


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '<img src="file:///etc/passwd" onerror="alert(1)">',
    '<link rel=attachment href="file:///etc/passwd">',
    "{{ 7*7 }}{% include 'page.html' %}",
    "]]><!--",
    "\u202egnitirw sesrever\u202c and \u2066isolates\u2069",
    "nul \x00 bell \x07 escape \x1b[31m next line \x85 delete \x7f c1 \x9b",
    "lone \ud800 surrogates \udfff",
    "not characters \ufffe \uffff",
    "[link](javascript:alert(1)) `code` *stars* _lines_ # | ~~ ![image](file:///etc/passwd)",
    "' style=background:url(file:///etc/passwd) '",
    "&lt;b&gt; &amp; &#0;",
)
"""Texts that would do harm in an output that takes them for its own."""


def hostile_brief(text: str, url: str = "javascript:alert(1)") -> Brief:
    """A brief in which everything that an article can say is this text."""
    paragraphs = [f"{text} First.", f"Second {text}.", f"Third {text}.", f"Fourth {text}."]
    whole = "\n\n".join(paragraphs)
    document = Document(id=text, text=whole, title=text, url=url, outlet=text, author=text)
    ends = [sum(len(one) + 2 for one in paragraphs[: place + 1]) - 2 for place in range(4)]
    first, second, third, fourth = (
        Sentence(document=document, start=end - len(one), end=end) for one, end in zip(paragraphs, ends, strict=True)
    )
    lead, under, bare = (Passage(sentences=run) for run in ((first, second), (third,), (fourth,)))
    theme = Theme(name=text, terms=(text,), about=text)
    return Brief(
        title=text,
        lead=lead,
        sections=(
            Section(theme=theme, passages=(under,)),
            Section(theme=Theme(name=""), passages=(bare,)),
            Section(theme=theme, absence="left_out"),
        ),
        documents=(document,),
        skipped=(Skipped(name=text, reason=text),),
        omitted=(Omitted(passage=under, theme=theme, reason=text),),
    )


def crowded_brief(*, sources: int, themes: int) -> Brief:
    """Every sentence of several copies of the sample, dealt out over the themes one after the other."""
    copies = [sample_document(id=f"copy-{n}", title=f"Copy {n} of the story") for n in range(sources)]
    copies = [replace(copy, text=f"{copy.text} ({n})") for n, copy in enumerate(copies)]
    passages = [Passage(sentences=(sentence,)) for copy in copies for sentence in split_sentences(copy)]
    sections = tuple(
        Section(theme=Theme(name=f"Theme {number + 1}"), passages=tuple(passages[1 + number :: themes]))
        for number in range(themes)
    )
    return Brief(
        title="Israel’s military chief resigns over failures of October 7",
        lead=passages[0],
        sections=sections,
        documents=tuple(copies),
        issued=date(2025, 1, 21),
    )
