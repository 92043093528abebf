"""The words around a quotation -> who said it.

A cue is a verb of saying ("wrote") or a phrase such as "according to"; the speaker is the noun phrase that goes with
it. These words are data, one set per language; the speaker may come before or after the cue, in any language, so both
sides are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.language.loading import load_language

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_](?:[\w.’'&/-]*\w)?\.?|[,;:()\"“”«»]|[-–—]+(?=\s)")
_LONGEST = 14
"""The most words in a speaker: a longer run before the verb is more than its subject."""

_NEAR = 30
"""The most words between a quotation and the cue after it: "..., Ann Lopez, who has been mayor of the city since May,
said"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said it: the spans of the cue ("said") and of the speaker.

    `named` is False where the speaker is a bare pronoun, or where only the verb implies one ("dijo").
    """

    cue: Span
    speaker: Span
    named: bool


class _Word(NamedTuple):
    """A word or a punctuation mark; `lowered` is its lower-case form without a trailing full stop."""

    text: str
    lowered: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether this is punctuation."""
        return not self.text[0].isalnum()

    @property
    def span(self) -> Span:
        """The word, without the full stop of its sentence."""
        return self.start, self.bare_end

    @property
    def bare_end(self) -> int:
        """The offset after the word, without the full stop of its sentence."""
        return self.end - self.text.endswith(".")


class Attributor:
    """Finds attributions by the cues and other words of one language."""

    def __init__(self, code: str) -> None:
        language = load_language(code)
        self._rules = language.quotations
        self._persons = self._rules.pronouns & language.context.person_pronouns  # "one" may be "one aide"
        self._finite = language.context.auxiliaries if language.context.verb_second else frozenset[str]()
        self._no_nouns = self._rules.stops | self._rules.joins
        self._phrases = _any_of(self._rules.phrases)
        self._statements = _any_of(self._rules.statements)

    def after(self, text: str, start: int, end: int) -> Attribution | None:
        """The attribution in what follows a quotation: "..., Lopez said", "..., said Lopez"."""
        words = _words(text, start, end)
        while words and (words[0].is_mark or words[0].lowered in self._rules.fillers):
            words.pop(0)
        if words and words[0].lowered in self._rules.joins:  # "..., and Ito said" is the next clause
            return None
        for place, word in enumerate(words[:_NEAR]):
            if word.lowered in self._rules.stops:
                break
            if word.lowered in self._rules.cues:
                speaker = self._ending_at(words, place) or self._beginning_at(words, place + 1)
                return self._attribution(text, word, speaker)
        return self._by_phrase(text, start, end)

    def before(self, text: str, start: int, end: int) -> Attribution | None:
        """The attribution in what leads to a quotation: "Lopez said: ...", "In a statement, Lopez demanded ..."."""
        words = _words(text, start, end)
        for place in range(len(words) - 1, -1, -1):
            if words[place].lowered in self._rules.cues and not (
                place and words[place - 1].lowered in self._rules.stops  # "when asked"
            ):
                found = self._attribution(text, words[place], self._speaker_before(words, place))
                if found:
                    return found
        return self._by_phrase(text, start, end) or self._by_statement(text, start, end)

    def leads(self, text: str, start: int, end: int) -> bool:
        """Whether what leads to a quotation ends on its cue: "Lopez said: ...", "he warned, ..."."""
        words = _words(text, start, end)
        if words and words[-1].text in {",", ":"}:
            words.pop()
        return bool(words) and words[-1].lowered in self._rules.cues

    def subject(self, text: str, start: int, end: int) -> Attribution | None:
        """The subject of a clause without a cue: "Lopez supports ...", "The minister was blunt: ..."."""
        words = _words(text, start, end)
        speaker = self._subject(words)
        verb = next((word for word in words if speaker and word.start >= speaker[1]), None)
        return self._attributed(text, verb.span, speaker) if verb else None

    def _speaker_before(self, words: Sequence[_Word], place: int) -> Span | None:
        if words[place].lowered.endswith(tuple(self._rules.participles)):  # "Lopez left, saying ..."
            return self._subject(words[:place])
        return (
            self._inverted(words, place)
            or self._ending_at(words, place)
            or (self._subject(words[:place]) if place else None)
            or self._beginning_at(words, place + 1)
        )

    def _inverted(self, words: Sequence[_Word], place: int) -> Span | None:
        """The subject after its verb, where an adverbial opens the clause: "Unterdessen hat Lopez gesagt"."""
        if not self._finite:
            return None
        begin = next((at + 1 for at in range(place - 1, -1, -1) if words[at].is_mark), 0)
        if begin >= place or words[begin].lowered not in self._rules.adverbials:
            return None
        verb = next((at for at in range(begin, place) if words[at].lowered in self._finite), place)
        return self._beginning_at(words, verb + 1)

    def _by_phrase(self, text: str, start: int, end: int) -> Attribution | None:
        """The attribution by a phrase such as "according to"."""
        phrase = self._phrases.search(text, start, end) if self._phrases else None
        if phrase is None:
            return None
        speaker = self._beginning_at(_words(text, phrase.end(), end), 0)
        return self._attributed(text, phrase.span(), speaker)

    def _by_statement(self, text: str, start: int, end: int) -> Attribution | None:
        """The subject of a sentence that mentions a statement, a letter or an interview."""
        phrase = self._statements.search(text, start, end) if self._statements else None
        if phrase is None:
            return None
        return self._attributed(text, phrase.span(), self._subject(_words(text, start, end)))

    def _attribution(self, text: str, cue: _Word, speaker: Span | None) -> Attribution | None:
        if speaker is None and self._rules.drops_subject:
            return Attribution(cue=cue.span, speaker=cue.span, named=False)
        return self._attributed(text, cue.span, speaker)

    def _attributed(self, text: str, cue: Span, speaker: Span | None) -> Attribution | None:
        if speaker is None:
            return None
        named = text[slice(*speaker)].lower() not in self._rules.pronouns
        return Attribution(cue=cue, speaker=speaker, named=named)

    def _ending_at(self, words: Sequence[_Word], place: int) -> Span | None:
        """The noun phrase before the verb at `place`."""
        last = self._before_helpers(words, place - 1)
        if last >= 0 and words[last].lowered in self._rules.relatives:  # "Lopez, who said"
            last -= 1 + (last > 0 and words[last - 1].text == ",")
        elif last >= 0 and words[last].text == ",":  # "Lopez, mayor since May, said"
            last = next((at - 1 for at in range(last - 1, 0, -1) if words[at].text == ","), -1)
        if last >= 0 and words[last].text == ")":  # "Lopez (D) said"
            last = next((at - 1 for at in range(last, 0, -1) if words[at].text == "("), -1)
        return self._noun_phrase(words, last)

    def _before_helpers(self, words: Sequence[_Word], last: int) -> int:
        while last >= 0 and words[last].lowered in self._rules.helpers:
            last -= 1
        return last

    def _noun_phrase(self, words: Sequence[_Word], last: int) -> Span | None:
        """The longest noun phrase that ends with this word."""
        if last < 0 or words[last].is_mark or words[last].lowered in self._no_nouns:
            return None
        first = last
        while first > 0 and last - first < _LONGEST and not self._parts(words, first - 1):
            first -= 1
        end = words[last].bare_end
        tail = words[last].lowered.rpartition("-")[2]  # French: "a-t-il"
        if tail in self._rules.pronouns or words[last].lowered in self._rules.pronouns:
            return end - len(tail), end
        return words[first].start, end

    def _parts(self, words: Sequence[_Word], at: int) -> bool:
        """Whether a noun phrase cannot extend back past this word."""
        word = words[at]
        if word.lowered in self._rules.joins:  # "Lopez and Ito said", but "he left and Ito said"
            return at == 0 or not (words[at - 1].text[0].isupper() and words[at + 1].text[0].isupper())
        return word.is_mark or word.lowered in self._rules.stops or word.lowered in self._rules.relatives

    def _beginning_at(self, words: Sequence[_Word], place: int) -> Span | None:
        """The noun phrase that begins with this word: up to its name, or up to the next mark."""
        while place < len(words) and words[place].lowered in self._rules.helpers:
            place += 1
        if place < len(words) and words[place].lowered in self._rules.adverbials:
            return None
        last = place - 1
        for at in range(place, min(place + _LONGEST, len(words))):
            word = words[at]
            if word.is_mark or word.lowered in self._rules.stops:
                break
            if last >= place and words[last].text[0].isupper() and not word.text[0].isupper():
                break
            last = at
            if at == place and word.lowered in self._persons:
                break
        return (words[place].start, words[last].bare_end) if last >= place else None

    def _subject(self, words: Sequence[_Word]) -> Span | None:
        """The noun phrase that opens a clause, after an adverbial, if there is one."""
        begin = 0
        if words and words[0].lowered in self._rules.adverbials:
            verb = next((at for at, word in enumerate(words) if word.lowered in self._finite), None)
            if verb is not None:
                return self._beginning_at(words, verb + 1)
            begin = next((at + 1 for at, word in enumerate(words) if word.text == ","), 0)
        return self._beginning_at(words, begin)


@cache
def attributor_of(code: str) -> Attributor:
    """The attributor of a language code, built once."""
    return Attributor(code)


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(match[0], match[0].rstrip(".").lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of the phrases as whole words, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE) if ordered else None
