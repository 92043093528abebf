"""Brief -> View: what every human-readable output shows, in the order in which it shows it.

The templates and the plain formats only arrange a View; they decide nothing about its content.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from briefing.length import WORDS_PER_MINUTE
from briefing.model import Brief, Document, Passage, Sentence
from briefing.rendering.labels import FALLBACK, Labels, load_labels
from briefing.rendering.links import passage_url, web_url
from briefing.rendering.references import Mark, Paragraphs, quoted_documents, source_numbers
from briefing.rendering.visible import inked, shortened, visible_text
from briefing.text.language import is_right_to_left
from briefing.text.words import count_words

MANY_SOURCES = 5
"""Beyond this number sources are set small, in two columns, and a day that they all were fetched on is said once."""
SKIPPED_SHOWN = 3
"""Sources that could not be read are named up to here and counted beyond; the JSON names all."""
_SHORT_WORD = 8
_NUMBERED = re.compile(r"\b([^\W\d]{1,9}\.?) (?=\d)")
"""A word that a number belongs to: "Oct. 7", "Article 5"."""
_TIED = 20
"""Characters that are kept together at the end of a paragraph: no last line is a syllable and a mark."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence as shown: its number in reading order (from 1), what stands before it, its words."""

    number: int
    joint: str
    text: str
    sentence: Sentence

    @property
    def closing(self) -> str:
        """The last word, or the last two if they are short: what is kept together at the end of a paragraph."""
        words = self.text.split(" ")
        two, one = " ".join(words[-2:]), words[-1]
        return two if len(two) <= _TIED and len(words) > 2 else one if len(one) <= _TIED and len(words) > 1 else ""

    @property
    def opening(self) -> str:
        """The text without its closing words."""
        return self.text.removesuffix(self.closing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A passage as shown: its number in reading order (from 1), its paragraphs of quotes, its mark."""

    number: int
    passage: Passage
    paragraphs: tuple[tuple[Quote, ...], ...]
    mark: Mark
    reference: str
    language: str
    direction: str
    url: str

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote in reading order."""
        return tuple(quote for paragraph in self.paragraphs for quote in paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A theme's name ("": it has no heading) and its excerpts; where there are none, `quiet` says why."""

    name: str
    excerpts: tuple[Excerpt, ...]
    quiet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A quoted source: its number, its title, where and when it was published and fetched, where it is."""

    number: int
    document: Document
    title: str
    outlet: str
    published: str
    accessed: str
    url: str
    language: str
    direction: str

    @property
    def imprint(self) -> tuple[str, ...]:
        """What is known of it besides its title: outlet, day of publication, day of access."""
        return tuple(filter(None, (self.outlet, self.published, self.accessed)))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything that a page says, in order."""

    title: str
    language: str
    direction: str
    labels: Labels
    issued: str
    facts: tuple[str, ...]
    lead: Excerpt | None
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    notes: tuple[str, ...]

    @property
    def labels_language(self) -> str:
        """The language of the page's own words if it is not that of the page, else nothing."""
        return "" if self.language.partition("-")[0] == self.labels.language else self.labels.language

    @property
    def headline(self) -> str:
        """The title with a number tied to its word, and a short last word to the one before it."""
        title = _NUMBERED.sub("\\1\u00a0", self.title)
        head, _, last = title.rpartition(" ")
        return f"{head}\u00a0{last}" if head and len(last) <= _SHORT_WORD else title

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Every excerpt in reading order, the lead first."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *(excerpt for section in self.sections for excerpt in section.excerpts))


def make_view(brief: Brief) -> View:
    """Arrange a brief for reading."""
    language = brief_language(brief)
    labels = load_labels(language)
    sources = quoted_documents(brief)
    fetched, excerpts = _fetched(sources), _excerpts(brief, labels)
    return View(
        title=shortened(brief.title) or labels["kicker"],
        language=language,
        direction=_direction(language),
        labels=labels,
        issued=labels.day(brief.issued, weekday=True) if brief.issued else "",
        facts=_facts(brief, labels),
        lead=next(excerpts) if brief.lead else None,
        sections=_sections(brief, labels, excerpts),
        sources=tuple(
            _source(number, document, labels, accessed=None if fetched else document.accessed)
            for number, document in enumerate(sources, start=1)
        ),
        notes=(*([labels.fill("all_accessed", date=labels.day(fetched))] if fetched else []), *_notes(brief, labels)),
    )


def _fetched(sources: Sequence[Document]) -> date | None:
    """The day on which all of many sources were fetched, if it is one."""
    days = {document.accessed for document in sources}
    return days.pop() if len(sources) > MANY_SOURCES and len(days) == 1 else None


def brief_language(brief: Brief) -> str:
    """The language that most sentences are in (the first one of equals); English if none says."""
    counts = Counter(_language(sentence.document) for sentence in brief.sentences)
    counts.update(() if counts else (_language(document) for document in brief.documents))
    del counts[""]
    return counts.most_common(1)[0][0] if counts else FALLBACK


def _language(document: Document) -> str:
    """The document's language if it is written as BCP 47 has it, else nothing."""
    return document.language if _LANGUAGE.fullmatch(document.language) else ""


def _direction(language: str) -> str:
    return "rtl" if is_right_to_left(language) else "ltr"


def _facts(brief: Brief, labels: Labels) -> tuple[str, ...]:
    """The line below the headline: as of, sources, words, reading time."""
    dates = [document.published for document in quoted_documents(brief) if document.published]
    as_of = max(dates, default=None)
    words = sum(count_words(sentence.text) for sentence in brief.sentences)
    return (
        *([labels.fill("as_of", date=labels.day(as_of))] if as_of and as_of != brief.issued else []),
        labels.count("sources", len(quoted_documents(brief))),
        labels.count("words", words),
        labels.count("minutes", max(1, -(-words // WORDS_PER_MINUTE))),
    )


def _excerpts(brief: Brief, labels: Labels) -> Iterator[Excerpt]:
    """The passages in reading order, as they are shown."""
    numbers, paragraphs, sentences = source_numbers(brief), Paragraphs(), 0
    for number, passage in enumerate(brief.passages, start=1):
        mark = paragraphs.mark(passage, numbers[passage.document])
        yield Excerpt(
            number=number,
            passage=passage,
            paragraphs=_quotes(passage, sentences + 1, paragraphs),
            mark=mark,
            reference=labels.fill("reference", source=mark.source, paragraphs=mark.paragraphs),
            language=_language(passage.document),
            direction=_direction(passage.document.language),
            url=passage_url(passage.document.url, passage.sentences[0].text),
        )
        sentences += len(passage.sentences)


def _sections(brief: Brief, labels: Labels, excerpts: Iterator[Excerpt]) -> tuple[SectionView, ...]:
    """The sections with their share of the excerpts; one with neither name nor passage has nothing to say."""
    sections = []
    for section in brief.sections:
        name = shortened(section.theme.name) if inked(section.theme.name) else ""
        quiet = labels[section.absence] if section.absence else ""
        shown = tuple(islice(excerpts, len(section.passages)))
        if name or shown:
            sections.append(SectionView(name=name, excerpts=shown, quiet=quiet))
    return tuple(sections)


def _quotes(passage: Passage, first: int, paragraphs: Paragraphs) -> tuple[tuple[Quote, ...], ...]:
    """The sentences of a passage, in one tuple for each paragraph of the source that they stand in.

    A caption or a dateline between two sentences parts them like the end of a paragraph.
    """
    document, shown, before = passage.document, [], None
    for number, sentence in enumerate(passage.sentences, start=first):
        place = paragraphs.number(document, sentence.start)
        between = "" if before is None else document.text[before.end : sentence.start]
        starts = before is None or paragraphs.number(document, before.end - 1) != place or bool(between.strip())
        joint = " " if between and not starts else ""
        quote = Quote(number=number, joint=joint, text=visible_text(sentence.text), sentence=sentence)
        if starts:
            shown.append([quote])
        else:
            shown[-1].append(quote)
        before = sentence
    return tuple(tuple(quotes) for quotes in shown)


def _source(number: int, document: Document, labels: Labels, accessed: date | None) -> SourceView:
    return SourceView(
        number=number,
        document=document,
        title=shortened(document.title) or shortened(document.id),
        outlet=shortened(document.outlet, 80),
        published=labels.day(document.published) if document.published else "",
        accessed=labels.fill("accessed", date=labels.day(accessed)) if accessed else "",
        url=web_url(document.url),
        language=_language(document),
        direction=_direction(document.language),
    )


def _notes(brief: Brief, labels: Labels) -> tuple[str, ...]:
    """What the reader should know of the articles that are not quoted: left unread, unreadable."""
    unquoted = len(set(brief.documents) - set(quoted_documents(brief)))
    named = [shortened(skipped.name, 80) for skipped in brief.skipped[:SKIPPED_SHOWN]]
    if len(brief.skipped) > SKIPPED_SHOWN:
        named.append(labels.fill("more", n=len(brief.skipped) - SKIPPED_SHOWN))
    return (
        *([labels.count("unquoted", unquoted)] if unquoted else []),
        *([f"{labels['unread']}: {', '.join(named)}"] if named else []),
    )
