"""Brief -> JSON-LD that proves it: every sentence with its selectors, every source with its text and hash.

References: W3C Web Annotation Data Model (TextPositionSelector, TextQuoteSelector); JSON-LD 1.1.
Positions count Unicode code points of the source's text, as Python does.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from briefing.model import Brief, Document, Passage, Sentence, Theme
from briefing.rendering.arranging import brief_language
from briefing.rendering.citations import Paragraphs, cited_documents, source_numbers
from briefing.rendering.edition import Edition
from briefing.rendering.visible import without_surrogates
from briefing.text.words import count_words

VERSION = 2
"""Of the form below; it grows when a reader of the old form would misread the new one."""
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "https://schema.org/"}]
AROUND = 32
"""Characters of context on each side in a TextQuoteSelector, the length that Hypothesis made customary."""


def make_evidence(edition: Edition) -> bytes:
    """The evidence of an edition, which is that of its brief, whatever the page."""
    return evidence_bytes(edition.brief)


def evidence_bytes(brief: Brief) -> bytes:
    """The evidence as a file: indented UTF-8 JSON with a line end; lone surrogates become U+FFFD."""
    text = json.dumps(evidence(brief), ensure_ascii=False, indent=1)
    return f"{without_surrogates(text)}\n".encode()


def evidence_for_script(brief: Brief) -> str:
    """The same JSON in one line, for a script element: no `<`, `>` or `&` stands in it as such."""
    text = without_surrogates(json.dumps(evidence(brief), ensure_ascii=False, separators=(",", ":")))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def source_bytes(document: Document) -> bytes:
    """The text of a source as it is hashed and attached: UTF-8."""
    return without_surrogates(document.text).encode()


def source_hash(document: Document) -> str:
    """SHA-256 of the UTF-8 text, in hexadecimal."""
    return hashlib.sha256(source_bytes(document)).hexdigest()


def evidence(brief: Brief) -> dict[str, Any]:
    """The brief as plain JSON values."""
    writer = _Writer(brief)
    return {
        "@context": CONTEXT,
        "type": "Brief",
        "version": VERSION,
        "title": brief.title,
        "language": brief_language(brief),
        "issued": _day(brief.issued),
        "counts": _counts(brief),
        "lead": writer.lead(),
        "sections": writer.sections(),
        "sources": [writer.source(document) for document in writer.numbers],
        "documents": [writer.numbers[document] for document in brief.documents],
        "skipped": [{"name": skipped.name, "reason": skipped.reason} for skipped in brief.skipped],
        "omitted": writer.omitted(),
    }


def _counts(brief: Brief) -> dict[str, int]:
    return {
        "sentences": len(brief.sentences),
        "words": sum(count_words(sentence.text) for sentence in brief.sentences),
        "passages": sum(1 for _ in brief.passages),
        "sources": len(cited_documents(brief)),
        "omitted": len(brief.omitted),
    }


class _Writer:
    """The parts of a brief as JSON values, with the numbers that tie them together."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.numbers = source_numbers(brief)
        self._paragraphs = Paragraphs()
        self._sentences = 0
        self._passages = 0

    def lead(self) -> dict[str, Any] | None:
        """The passage that leads; it is the first in reading order, so it is written before the sections."""
        return self._numbered(self.brief.lead) if self.brief.lead else None

    def sections(self) -> list[dict[str, Any]]:
        """Each theme with its passages; sentences and passages are numbered in reading order."""
        return [
            {
                "theme": _theme(section.theme),
                "absence": section.absence,
                "passages": [self._numbered(passage) for passage in section.passages],
            }
            for section in self.brief.sections
        ]

    def omitted(self) -> list[dict[str, Any]]:
        """The passages that stayed out, each with its theme and the reason."""
        return [
            {"reason": omission.reason, "theme": _theme(omission.theme), **self._passage(omission.passage)}
            for omission in self.brief.omitted
        ]

    def source(self, document: Document) -> dict[str, Any]:
        """A source with everything that is known of it, its text and the text's hash."""
        return {
            "id": f"#source-{self.numbers[document]}",
            "number": self.numbers[document],
            "identifier": document.id,
            "title": document.title,
            "url": document.url,
            "outlet": document.outlet,
            "author": document.author,
            "published": _day(document.published),
            "accessed": _day(document.accessed),
            "language": document.language,
            "sha256": source_hash(document),
            "text": document.text,
        }

    def _numbered(self, passage: Passage) -> dict[str, Any]:
        self._passages += 1
        written = {"number": self._passages, **self._passage(passage)}
        for sentence in written["sentences"]:
            self._sentences += 1
            sentence["number"] = self._sentences
        return written

    def _passage(self, passage: Passage) -> dict[str, Any]:
        return {"sentences": [self._sentence(sentence) for sentence in passage.sentences]}

    def _sentence(self, sentence: Sentence) -> dict[str, Any]:
        number = self.numbers[sentence.document]
        return {
            "type": "SpecificResource",
            "source": f"#source-{number}",
            "sourceNumber": number,
            "paragraph": self._paragraphs.number(sentence.document, sentence.start),
            "selector": _selectors(sentence),
        }


def _selectors(sentence: Sentence) -> list[dict[str, Any]]:
    text, start, end = sentence.document.text, sentence.start, sentence.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": sentence.text,
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def _theme(theme: Theme) -> dict[str, Any]:
    return {"name": theme.name, "terms": list(theme.terms), "about": theme.about, "weight": theme.weight}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
