"""Annotations -> what each sentence depends on: the sentences that its words or its quotation need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from briefing.context.anaphora import DanglingReference, Read, anaphora_of, moved, without
from briefing.context.answers import find_answers
from briefing.context.broken import find_broken
from briefing.context.definite_references import DefiniteReference
from briefing.context.first_mentions import find_first_mentions
from briefing.context.introductions import Introductions
from briefing.context.openings import Openings
from briefing.context.sourcing import find_sourced
from briefing.context.time_frames import find_framed
from briefing.context.turns import find_turns
from briefing.context.unbalanced import find_cut
from briefing.context.verdicts import find_verdicts
from briefing.discourse.annotations import Annotations
from briefing.discourse.fragments import is_question, settles
from briefing.discourse.quotations import Quotation
from briefing.language.loading import load_language
from briefing.language.words import LETTERS, pieces, pieces_of_each
from briefing.segmentation.paragraphs import blank_headings

Span = tuple[int, int]

LOOKED_BACK = 3
"""Sentences searched backwards for the antecedent of a pronoun or a noun: one further off would not fit in a
passage."""
NEAR = 2
"""Sentences searched backwards for what is merely hard to understand without: a surname, what the first sentence
mentions. With three, passages are longer, and value falls by .002 for the same needs unmet (benchmarks/sweeps.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """The sentence that another one needs (its number in the corpus; None if there is none), and why."""

    on: int | None
    why: str


def find_dependencies(annotations: Annotations) -> tuple[tuple[Dependency, ...], ...]:
    """What each sentence depends on; one pass over each document."""
    dependencies: dict[int, list[Dependency]] = {}
    openings = Openings(annotations)
    for document in range(len(annotations.corpus.documents)):
        _Article(annotations, document, openings).add_to(dependencies)
    return tuple(tuple(dependencies.get(number, ())) for number in range(len(annotations.corpus)))


class _Article:
    """One document of a corpus; its sentences are known by their numbers in the corpus, interludes left out.

    The place of a sentence is its number among those that are left.
    """

    def __init__(self, annotations: Annotations, document: int, openings: Openings) -> None:
        corpus, self._openings = annotations.corpus, openings
        self._annotations, self._corpus, self._document = annotations, corpus, document
        language = load_language(corpus.languages[document])
        self._anaphora = anaphora_of(language.code)
        self._quotations = annotations.quotations[document]
        self._language, self._turns_with = language, language.quotations.turns
        self._body, self._opening = annotations.body_of(document), openings.numbers[document]
        self._places = {number: place for place, number in enumerate(self._body)}
        self._texts = [corpus.texts[number] for number in self._body]
        self._words = pieces_of_each(self._texts)
        paragraphs = [corpus.paragraph_of[number] for number in self._body]
        self._turns = find_turns(
            self._texts, paragraphs, [annotations.furniture[number] for number in self._body], language.code
        )
        self._answers = find_answers(
            [corpus.read_sentences[number] for number in self._body],
            [annotations.fragments[number] for number in self._body],
            paragraphs,
            language,
        )
        self._verdicts = find_verdicts(self._texts, corpus.read_documents[document], language.code)
        read = corpus.read_documents[document]
        source = blank_headings(read.text)
        self._known = self._anaphora.antecedents.names_of(source)
        self._first_mentions = dict(find_first_mentions(self._texts, read.title or "", self._known, language))
        self._introductions = Introductions(source, language, self._known)
        self._introduced, self._stems = dict[str, int | None](), dict[int, frozenset[str]]()

    def add_to(self, dependencies: dict[int, list[Dependency]]) -> None:
        """Add what each sentence of the document depends on."""
        spoken, speakers = self._spoken_parts()
        for place, number in enumerate(self._body):
            for one in self._of_sentence(place, number, spoken, speakers):
                dependencies.setdefault(number, []).append(one)
        quoted = [number in spoken for number in self._body]
        for place, on, why in chain(find_cut(self._texts, quoted, self._language), self._turns.dependencies):
            one = Dependency(on=None if on is None else self._body[on], why=why)
            dependencies.setdefault(self._body[place], []).append(one)
        for number, one in chain(self._of_forms(), self._of_times(), self._of_answers(), self._of_quotations()):
            dependencies.setdefault(number, []).append(one)

    def _of_sentence(
        self, place: int, number: int, spoken: Mapping[int, Sequence[Span]], speakers: Mapping[int, Sequence[Span]]
    ) -> Iterator[Dependency]:
        """What a sentence depends on because of its own words, after the label of its turn."""
        text, words = self._texts[place], self._words[place]
        speech, names = spoken.get(number, ()), speakers.get(number, ())
        if label := self._turns.labels.get(place):
            words = words[len(pieces(text[:label])) :]
            text, speech, names = text[label:], moved(speech, label), moved(names, label)
        for dangling in self._anaphora.dangling_references(
            Read(text, words, speech, names), self._known, is_first=number == self._opening
        ):
            if dangling.reference is None or place not in self._verdicts:
                yield from self._of_words(number, dangling, spoken)
        surnames = self._introductions.surnames(without(text, speech) if speech else text) if place > 1 else ()
        introducing = {name: on for name in surnames if (on := self._introducing(name, number)) is not None}
        for name, on in introducing.items():
            yield Dependency(on=on, why=f"says there who {name} is")
        if (name := self._first_mentions.get(place, "")) and name not in introducing:
            yield Dependency(on=self._before(number), why=f"says there what {name} is")
        if settles(text, self._corpus.word_counts[number], self._language):
            yield Dependency(on=self._before(number), why="tells what came of the one before")

    def _of_forms(self) -> Iterator[tuple[int, Dependency]]:
        """Dependencies that the ends of sentences show; nothing goes on beyond a caption or the like."""
        broken = frozenset(find_broken(self._texts, self._language.code))
        for place, (number, after) in enumerate(pairwise(self._body)):
            text = self._texts[place]
            if place in broken:
                if is_next := after == number + 1:
                    yield number, Dependency(on=after, why="breaks off")
                yield after, Dependency(on=number if is_next else None, why="begins there")
            elif text[-1] not in ".”":  # which spares most sentences the search
                yield from self._of_form(place, number, after)

    def _of_times(self) -> Iterator[tuple[int, Dependency]]:
        for place in find_framed(self._texts, self._corpus.languages[self._document]):
            yield self._body[place], Dependency(on=self._body[place - 1], why="its time is told before")
        for place, why in find_sourced(self._texts, self._corpus.languages[self._document]):
            yield self._body[place], Dependency(on=self._body[place + 1], why=why)

    def _of_answers(self) -> Iterator[tuple[int, Dependency]]:
        for place in self._answers:  # a heading is not shown
            yield self._body[place], Dependency(on=None, why="answers a heading")

    def _of_quotations(self) -> Iterator[tuple[int, Dependency]]:
        """Dependencies between parts of a quotation, and on its speaker."""
        for quotation in self._quotations:
            yield from self._of_quotation(quotation)
        for first, second in pairwise(self._quotations):
            if not self._takes_back(first, second):
                continue
            last, following = self._covering(first.start, first.end)[-1], self._covering(second.start, second.end)[0]
            if self._before(following) == last:
                yield last, Dependency(on=following, why="the speaker goes on to take it back")

    def _of_form(self, place: int, number: int, after: int) -> Iterator[tuple[int, Dependency]]:
        """Tie an answer to its question, and what ends with a colon to what follows."""
        text, following = self._texts[place : place + 2]
        if text.endswith(":"):
            yield number, Dependency(on=after, why="leads to what follows")
        elif is_question(text) and not is_question(following) and self._turns.asks(place):
            yield after, Dependency(on=number, why="answers a question")

    def _of_words(
        self, number: int, dangling: DanglingReference, spoken: Mapping[int, Sequence[Span]]
    ) -> Iterator[Dependency]:
        """What a sentence depends on because of a word that refers outside it."""
        if dangling.reference:
            on = self._telling(number, dangling.reference)
            if on is not None or dangling.reference.is_required:
                yield Dependency(on=on, why=dangling.why)
        else:
            on = self._naming(number, dangling, spoken) if dangling.person else self._before(number)
            yield Dependency(on=on, why=dangling.why)

    def _telling(self, number: int, reference: DefiniteReference) -> int | None:
        """The nearest sentence before this one that mentions the referent of a noun phrase; None if none near by does.

        None too if only the first sentence of the article does, and is further up: the reader knows the main event.
        """
        first, above = self._opening, self._above(number)
        told = self._stems_of(first) & reference.stems
        knows = not reference.is_required and bool(told) and self._openings.tell(told)
        if knows and (reference.is_one or first not in above[:NEAR]):
            return None
        for one in above:
            if not self._stems_of(one).isdisjoint(reference.stems):
                return one
        return self._before(number) if reference.opens and not knows else None

    def _stems_of(self, number: int) -> frozenset[str]:
        if number not in self._stems:
            self._stems[number] = self._anaphora.references.stems(self._words[self._places[number]])
        return self._stems[number]

    def _above(self, number: int) -> list[int]:
        """The sentences before one, LOOKED_BACK at most, the nearest first."""
        place = bisect_left(self._body, number)
        return self._body[max(0, place - LOOKED_BACK) : place][::-1]

    def _before(self, number: int) -> int | None:
        place = bisect_left(self._body, number)
        return self._body[place - 1] if place else None

    def _naming(self, number: int, dangling: DanglingReference, spoken: Mapping[int, Sequence[Span]]) -> int | None:
        """The nearest sentence before this one that has the antecedent of a pronoun; None if none near by does."""
        if not self._anaphora.antecedents.knows_people:
            return self._before(number)
        for above in self._above(number):
            text = self._texts[self._places[above]]
            heard = text if dangling.is_spoken else without(text, spoken.get(above, ()))
            if self._anaphora.mentions_person(heard, dangling.person, self._known):
                return above
        return None

    def _spoken_parts(self) -> tuple[dict[int, list[Span]], dict[int, list[Span]]]:
        """Which characters of a sentence are quoted speech and which name a speaker, as offsets; most have none."""
        spoken: dict[int, list[Span]] = {}
        speakers: dict[int, list[Span]] = {}
        for quotation in self._quotations:
            self._note(spoken, quotation.start, quotation.end)
            if quotation.attribution:
                self._note(speakers, *quotation.attribution.speaker)
        return spoken, speakers

    def _note(self, parts: dict[int, list[Span]], start: int, end: int) -> None:
        for number in self._covering(start, end):
            sentence = self._corpus.read_sentences[number]
            span = max(start, sentence.start) - sentence.start, min(end, sentence.end) - sentence.start
            parts.setdefault(number, []).append(span)

    def _of_quotation(self, quotation: Quotation) -> Iterator[tuple[int, Dependency]]:
        """Tie the sentences of a quotation to each other, and to the one that names the speaker."""
        held = self._covering(quotation.start, quotation.end)
        for one, other in pairwise(number for number in held if not self._annotations.interludes[number]):
            yield one, Dependency(on=other, why="the quotation goes on")
            yield other, Dependency(on=one, why="the quotation began before")
        if not quotation.is_speech:
            return
        if quotation.attribution is None:
            yield from self._without_speaker(quotation, held)
            return
        speaker = self._covering(*quotation.attribution.speaker)[0]
        for number in held:
            if number != speaker:
                yield number, Dependency(on=speaker, why="the speaker stands there")
        if speaker > held[-1]:
            yield speaker, Dependency(on=held[-1], why="signs the quotation above")
        elif not quotation.attribution.named:
            # Even if there is a name before it: in "After Clinton accused him, he warned" that name is not the
            # antecedent.
            yield speaker, Dependency(on=self._before(min(speaker, held[0])), why="the speaker is named before")
        elif (on := self._presenting(quotation.attribution.speaker, speaker)) is not None:
            yield speaker, Dependency(on=on, why="says there who the speaker is")

    def _presenting(self, speaker: Span, number: int) -> int | None:
        """The sentence near by that says who a speaker is, called only by a surname or "the boy" here."""
        source = self._corpus.read_documents[self._document].text
        words = source[slice(*speaker)].split()
        if len(words) > 1 and words[0].lower() in self._anaphora.references.articles:
            reference = self._anaphora.references.opening(source[slice(*speaker)])
            return self._telling(number, reference) if reference else None
        name = words[-1]
        if not name[0].isupper() or len(words) > 1 + words[0].endswith("."):
            return None
        return self._introducing(name, number)

    def _introducing(self, name: str, number: int) -> int | None:
        """The sentence near by that says who somebody is, called only by a surname; the reader knows the main event."""
        if name not in self._introduced:
            first = self._introductions.place(name)
            self._introduced[name] = None if first is None else self._covering(first, first + 1)[0]
        on = self._introduced[name]
        is_known = on == self._opening and self._openings.name(name)
        return on if on in self._above(number)[:NEAR] and not is_known else None

    def _takes_back(self, first: Quotation, second: Quotation) -> bool:
        """Whether a speaker retracts in the next sentence what the first quotation alone would say.

        "We have boats," Lopez said. "What we lack is time.": half of it reverses the meaning.
        """
        same = first.attribution is not None and first.attribution == second.attribution
        if not (same and first.is_speech and second.is_speech):
            return False
        opening = LETTERS.search(self._corpus.read_documents[self._document].text, second.start, second.end)
        return opening is not None and opening[0].lower() in self._turns_with

    def _without_speaker(self, quotation: Quotation, held: range) -> Iterator[tuple[int, Dependency]]:
        """Tie a sentence that is nothing but speech to the one before it, which should name the speaker."""
        first, last = self._corpus.read_sentences[held[0]], self._corpus.read_sentences[held[-1]]
        if first.start >= quotation.start - 1 and last.end <= quotation.end + 1:  # nothing but speech
            yield held[0], Dependency(on=self._before(held[0]), why="the speaker is not named")

    def _covering(self, start: int, end: int) -> range:
        return self._corpus.covering(self._document, start, end)
