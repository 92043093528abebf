"""Brief -> JSON-LD that proves it: its sentences with their selectors, its sources with hashes, quoted ones with texts.

Its form is defined in `evidence_form`, what it leaves out in `carried`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import UNSET, UnsetType, to_builtins

from briefing.discourse.outlets import count_sources
from briefing.evidence.carried import carried, source_hash
from briefing.evidence.form import (
    CorroborationForm,
    CountsForm,
    EarlierForm,
    EvidenceForm,
    NewsForm,
    OmittedForm,
    PassageForm,
    PositionSelector,
    QuoteSelector,
    SectionForm,
    SentenceForm,
    SkippedForm,
    SourceForm,
    ThemeForm,
)
from briefing.language.detection import detect_language
from briefing.language.matching_form import matching_form
from briefing.language.table import primary
from briefing.language.words import count_words, words_in
from briefing.model import Brief, Document, Earlier, Omitted, Passage, Section, Sentence, Theme
from briefing.page.arranging import brief_language
from briefing.page.citations import Paragraphs, quoted_documents, source_numbers
from briefing.page.visible import without_surrogates
from briefing.typesetting.edition import Edition

AROUND = 32
"""Characters of context on each side in a TextQuoteSelector, the length that Hypothesis made customary."""

_TELLING = 12
"""Words below which the language found in a text does not contradict the one stated: of so few, function words are not
counted, and the model guesses."""


def make_evidence(edition: Edition) -> bytes:
    """The evidence of an edition: that of its brief, whatever the page."""
    return evidence_bytes(edition.brief)


def evidence_bytes(brief: Brief) -> bytes:
    """The evidence as a file: indented UTF-8 JSON that ends in a line break; lone surrogates become U+FFFD."""
    text = json.dumps(evidence(brief), ensure_ascii=False, indent=1)
    return f"{without_surrogates(text)}\n".encode()


def evidence_hash(brief: Brief) -> str:
    """SHA-256 of the evidence: the same for the same brief, whatever its file is called or how it is indented."""
    return hashlib.sha256(evidence_bytes(brief)).hexdigest()


def evidence_for_script(brief: Brief) -> str:
    """The same JSON on one line, for a script element: every `<`, `>` and `&` in it is escaped."""
    text = without_surrogates(json.dumps(evidence(brief), ensure_ascii=False, separators=(",", ":")))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def evidence(brief: Brief) -> dict[str, Any]:
    """The brief, as far as it is carried, as plain JSON values."""
    values: dict[str, Any] = to_builtins(_Writer(carried(brief)).written())
    return values


class _Writer:
    """The parts of a brief in the form of the evidence, with the numbers that tie them together."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._numbers = source_numbers(brief)
        firsts = ((group, min(map(self._numbers.__getitem__, group))) for group in brief.copies)
        self._first_of = {document: first for group, first in firsts for document in group}
        self._paragraphs = Paragraphs()
        self._sentences = 0
        self._passages = 0

    def written(self) -> EvidenceForm:
        """The whole brief; the lead is first in reading order, so it is numbered before the sections."""
        brief = self._brief
        return EvidenceForm(
            title=brief.title,
            language=brief_language(brief),
            issued=brief.issued,
            counts=_counts(brief),
            lead=self._numbered(brief.lead) if brief.lead else None,
            sections=[self._section(section) for section in brief.sections],
            corroborations=self._corroborations(),
            sources=[self._source(document) for document in self._numbers],
            documents=[self._numbers[document] for document in brief.documents],
            skipped=[SkippedForm(name=skipped.name, reason=skipped.reason) for skipped in brief.skipped],
            omitted=[self._omission(omission) for omission in brief.omitted],
            since=self._earlier(brief.since) if brief.since else UNSET,
            news=self._news(brief.since) if brief.since else UNSET,
        )

    def _corroborations(self) -> list[CorroborationForm]:
        numbers = self._brief.number_of
        return [
            CorroborationForm(number=numbers[one.sentence], by=[self._sentence(witness) for witness in one.by])
            for one in self._brief.corroborations
        ]

    def _section(self, section: Section) -> SectionForm:
        passages = [self._numbered(passage) for passage in section.passages]
        theme = _theme(section.theme)
        return SectionForm(theme=theme, absence=section.absence, kind=section.kind, passages=passages)

    def _omission(self, omission: Omitted) -> OmittedForm:
        sentences = [self._sentence(sentence) for sentence in omission.passage.sentences]
        return OmittedForm(reason=omission.reason, theme=_theme(omission.theme), sentences=sentences)

    def _source(self, document: Document) -> SourceForm:
        number = self._numbers[document]
        first = self._first_of.get(document, number)
        return _source(document, number, "source", first)

    def _earlier(self, since: Earlier) -> EarlierForm:
        numbers = _numbered_from_one(since.documents)
        return EarlierForm(
            title=since.title,
            issued=since.issued,
            sha256=since.sha256,
            sentences=[self._earlier_sentence(sentence, numbers) for sentence in since.sentences],
            sources=[_source(document, number, "earlier", number) for document, number in numbers.items()],
        )

    def _news(self, since: Earlier) -> list[NewsForm]:
        numbers, places = _numbered_from_one(since.documents), self._brief.number_of
        return [
            NewsForm(
                sentence=places[one.sentence],
                before=self._earlier_sentence(one.before, numbers) if one.before else UNSET,
            )
            for one in self._brief.news
        ]

    def _earlier_sentence(self, sentence: Sentence, numbers: Mapping[Document, int]) -> SentenceForm:
        return self._specific(sentence, numbers[sentence.document], "earlier", UNSET)

    def _numbered(self, passage: Passage) -> PassageForm:
        self._passages += 1
        first = self._sentences + 1
        self._sentences += len(passage.sentences)
        numbered = enumerate(passage.sentences, start=first)
        return PassageForm(
            number=self._passages,
            sentences=[self._sentence(sentence, number) for number, sentence in numbered],
        )

    def _sentence(self, sentence: Sentence, number: int | UnsetType = UNSET) -> SentenceForm:
        return self._specific(sentence, self._numbers[sentence.document], "source", number)

    def _specific(self, sentence: Sentence, source: int, kind: str, number: int | UnsetType) -> SentenceForm:
        return SentenceForm(
            source=f"#{kind}-{source}",
            source_number=source,
            paragraph=self._paragraphs.number(sentence.document, sentence.start),
            selector=_selectors(sentence),
            number=number,
        )


def _source(document: Document, number: int, kind: str, first: int) -> SourceForm:
    return SourceForm(
        id=f"#{kind}-{number}",
        number=number,
        identifier=document.id,
        title=document.title,
        url=document.url,
        outlet=document.outlet,
        claimed=document.claimed or UNSET,
        author=document.author,
        published=document.published,
        accessed=document.accessed,
        language=document.language,
        language_found=other_language(document) or UNSET,
        sha256=source_hash(document),
        copy_of=UNSET if first == number else first,
        text=document.text if document.is_at_hand else UNSET,
    )


def _numbered_from_one(documents: Iterable[Document]) -> dict[Document, int]:
    return {document: number for number, document in enumerate(dict.fromkeys(documents), start=1)}


@lru_cache(maxsize=256)
def other_language(document: Document) -> str:
    """The language that a text is found to be in, where the document says that it is in another one; else ""."""
    if not (document.is_at_hand and document.language) or count_words(document.text) < _TELLING:
        return ""
    found = detect_language(matching_form(document.text))
    return "" if found == primary(document.language) else found


def _selectors(sentence: Sentence) -> list[PositionSelector | QuoteSelector]:
    text, start, end = sentence.document.text, sentence.start, sentence.end
    prefix, suffix = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return [
        PositionSelector(start=start, end=end),
        QuoteSelector(exact=sentence.text, prefix=prefix, suffix=suffix),
    ]


def _counts(brief: Brief) -> CountsForm:
    return CountsForm(
        sentences=len(brief.sentences),
        words=words_in(brief.sentences),
        passages=sum(1 for _ in brief.passages),
        sources=len(quoted_documents(brief)),
        articles=len(brief.documents),
        independent=count_sources(brief.documents, brief.copies),
        omitted=len(brief.omitted),
    )


def _theme(theme: Theme) -> ThemeForm:
    return ThemeForm(name=theme.name, terms=list(theme.terms), about=theme.about, weight=theme.weight)
