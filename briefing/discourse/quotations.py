"""A document and its sentences -> its quotations, each with its speaker where the text names one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.discourse.attribution import Attribution, Span, attributor_of
from briefing.discourse.quotation_marks import quotation_spans
from briefing.discourse.signatures import DASHES, signer
from briefing.language.loading import load_language
from briefing.model import Document, Sentence

__all__ = ["Attribution", "Quotation", "find_quotations"]

_REACH = 400
"""Characters read before or after a quotation within its sentence; the median news sentence has 130."""

SPEECH_WORDS = 4
"""A quotation of fewer words is a term in quotation marks, not speech that needs a speaker."""

_LETTER = re.compile(r"[^\W_]")

_PAUSES = frozenset(",?!-–—…")
"""What a quotation ends with, inside its marks, when the attribution follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks as offsets, its attribution where one was found, and its number of words."""

    start: int
    end: int
    words: int = 0
    attribution: Attribution | None = None

    @property
    def is_speech(self) -> bool:
        """Whether this is speech; a quotation of a few words is a term in quotation marks."""
        return self.words >= SPEECH_WORDS


def find_quotations(
    document: Document, sentences: Sequence[Sentence], paragraphs: Sequence[Span], language: str
) -> tuple[Quotation, ...]:
    """Every quotation of a document, outer before inner, in order, from its sentences, paragraphs and language.

    The speaker is looked for in the sentences that contain the quotation, then in a line that signs it, then in the
    sentence before, then in the attribution of the quotation before. Time is linear in the length of the text.
    """
    spans = quotation_spans(document.text, paragraphs)
    if not spans or not sentences:
        return tuple(Quotation(start=start, end=end, words=_count(document.text, start, end)) for start, end in spans)
    search = _Search(document.text, sentences, language)
    return tuple(search.quotation(place, spans) for place in range(len(spans)))


class _Search:
    """One pass over the quotations of a document that remembers the last attributed one."""

    def __init__(self, text: str, sentences: Sequence[Sentence], code: str) -> None:
        self._text = text
        self._bounds = [(sentence.start, sentence.end) for sentence in sentences]
        self._starts = [start for start, _ in self._bounds]
        self._attributor, self._language = attributor_of(code), load_language(code)
        self._subjects: dict[int, Attribution | None] = {}
        self._end_before = 0
        self._latest: tuple[int, Attribution] | None = (
            None  # the last sentence of the latest quotation, and its speaker
        )

    def quotation(self, place: int, spans: Sequence[Span]) -> Quotation:
        """The quotation at this place with its attribution."""
        start, end = spans[place]
        if start < self._end_before:  # within another quotation, which has the same speaker
            attribution = self._latest[1] if self._latest else None
            return self._quotation(start, end, attribution)
        following = next((s for s, _ in spans[place + 1 : place + 9] if s >= end), len(self._text))
        first, last = self._sentence_at(start), self._sentence_at(end - 1)
        attribution = self._around(start, end, following) or self._signed(last) or self._carried(start, first)
        self._end_before = end
        self._latest = (last, attribution) if attribution else None
        return self._quotation(start, end, attribution)

    def _quotation(self, start: int, end: int, attribution: Attribution | None) -> Quotation:
        return Quotation(start=start, end=end, words=_count(self._text, start, end), attribution=attribution)

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _around(self, start: int, end: int, following: int) -> Attribution | None:
        """The attribution in the sentences that the quotation begins and ends in."""
        opening = max(self._bounds[self._sentence_at(start)][0], self._end_before, start - _REACH)
        closing = min(self._bounds[self._sentence_at(end - 1)][1], following, end + _REACH)
        begins_sentence = not self._has_words(opening, start)
        after_first = begins_sentence or self._text[end - 2] in _PAUSES or self._text[end : end + 1] == ","
        after_first = after_first and not self._attributor.leads(self._text, opening, start)
        sides = [(self._attributor.before, opening, start), (self._attributor.after, end, closing)]
        for look, from_, to in reversed(sides) if after_first else sides:
            if to > from_ and (found := look(self._text, from_, to)):
                return found
        return None

    def _signed(self, last: int) -> Attribution | None:
        """The speaker after a dash below the last sentence of a quotation: "— Ana Lopez"."""
        if last + 1 == len(self._bounds) or not self._text.startswith(DASHES, self._bounds[last + 1][0]):
            return None
        (begin, end), (start, stop) = self._bounds[last : last + 2]
        name = signer(self._text[start:stop], self._text[begin:end], self._language)
        if name is None:
            return None
        return Attribution(cue=(start, start + name[0]), speaker=(start + name[0], start + name[1]), named=True)

    def _carried(self, start: int, first: int) -> Attribution | None:
        """The attribution that carries over to a quotation without one.

        That of the quotation before, if both are in one sentence; else the subject of the sentence; else, for a
        quotation that begins its own, the speaker of the quotation or the sentence before.
        """
        if self._latest and self._latest[0] >= first:
            return self._latest[1]
        opening = self._starts[first]
        if self._has_words(opening, min(start, opening + _REACH)):
            return self._subject(first)
        if self._latest and self._latest[0] == first - 1:
            return self._latest[1]
        if not first:
            return None
        begin, end = self._bounds[first - 1]
        return self._attributor.before(self._text, begin, min(end, begin + _REACH))

    def _subject(self, number: int) -> Attribution | None:
        """The subject of a sentence, looked for once."""
        if number not in self._subjects:
            start, end = self._bounds[number]
            self._subjects[number] = self._attributor.subject(self._text, start, min(end, start + _REACH))
        return self._subjects[number]

    def _has_words(self, start: int, end: int) -> bool:
        return _LETTER.search(self._text, start, end) is not None


def _count(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())
