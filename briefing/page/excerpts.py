"""Passages -> excerpts as they are shown: numbered in reading order, each with its mark and its link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.days import are_of_years
from briefing.model import Brief, Document, Passage, Sentence
from briefing.page.citations import Mark, Paragraphs, source_numbers
from briefing.page.labels import Labels
from briefing.page.languages import direction_of, shown_language
from briefing.page.links import passage_url
from briefing.page.since import Novelty
from briefing.page.view import Excerpt, Reference, ShownSentence
from briefing.page.visible import visible_text


def days_to_tell(documents: Sequence[Document], labels: Labels) -> dict[Document, str]:
    """The day of each dated article as its marks have it; nothing where all are of one day, which the page says once.

    The year is there only if it is not the same for all.
    """
    days = {document: document.published for document in documents if document.published}
    has_years = are_of_years(days.values())
    told = {document: labels.short_day(day, with_year=has_years) for document, day in days.items()}
    return told if len({*days.values()}) > 1 else {}


class Excerpts:
    """Makes the excerpts of one brief; sentences and passages are numbered as they are asked for, from 1.

    `days` has those that its marks tell.
    """

    def __init__(self, brief: Brief, days: Mapping[Document, str], labels: Labels) -> None:
        self._numbers, self._days, self._labels = source_numbers(brief), days, labels
        self._witnesses = {one.sentence: one.by for one in brief.corroborations}
        self._novelty = Novelty(brief, labels)
        self._paragraphs = Paragraphs()
        self._passages = self._sentences = 0

    def of(self, passages: Iterable[Passage], *, are_dated: bool = False) -> tuple[Excerpt, ...]:
        """The next passages of the brief; their marks have no day if it stands above them."""
        return tuple(self._next(passage, is_dated=are_dated) for passage in passages)

    def _next(self, passage: Passage, *, is_dated: bool) -> Excerpt:
        self._passages += 1
        first = self._sentences + 1
        self._sentences += len(passage.sentences)
        others = tuple(self._others(passage))
        own = self._mark(passage)
        mark = replace(own, day="" if is_dated else own.day, others=tuple(other.mark for other in others))
        return Excerpt(
            number=self._passages,
            passage=passage,
            paragraphs=self._paragraphs_of(passage, first),
            mark=mark,
            reference=self._named(mark),
            language=shown_language(passage.document),
            direction=direction_of(passage.document.language),
            url=passage_url(passage.document.url, passage.sentences[0].text),
            others=others,
            before=tuple(self._novelty.before(passage.sentences)),
        )

    def _mark(self, passage: Passage) -> Mark:
        document = passage.document
        return self._paragraphs.mark(passage, self._numbers[document], self._days.get(document, ""))

    def _named(self, mark: Mark) -> str:
        return self._labels.fill("reference", source=mark.source, paragraphs=mark.paragraphs)

    def _others(self, passage: Passage) -> Iterator[Reference]:
        """Where the other sources tell the passage."""
        of_each: dict[Document, list[Sentence]] = {}
        for sentence in passage.sentences:
            for witness in self._witnesses.get(sentence, ()):
                of_each.setdefault(witness.document, []).append(witness)
        for document, told in sorted(of_each.items(), key=lambda one: self._numbers[one[0]]):
            there = Passage(sentences=tuple(sorted(set(told), key=lambda one: one.start)))
            mark, url = self._mark(there), passage_url(document.url, there.sentences[0].text)
            anchor = f"e{self._passages}-{mark.source}"
            yield Reference(mark=mark, passage=there, name=self._named(mark), anchor=anchor, url=url)

    def _paragraphs_of(self, passage: Passage, first: int) -> tuple[tuple[ShownSentence, ...], ...]:
        """The sentences of a passage, in one tuple for each paragraph of the source that they come from.

        A caption or a dateline between two sentences separates them like the end of a paragraph.
        """
        document, shown, before = passage.document, [], None
        tags = self._novelty.tags(passage.sentences)
        for number, (sentence, tag) in enumerate(zip(passage.sentences, tags, strict=True), start=first):
            place = self._paragraphs.number(document, sentence.start)
            between = "" if before is None else document.text[before.end : sentence.start]
            is_parted = before is not None and self._paragraphs.number(document, before.end - 1) != place
            starts = before is None or is_parted or bool(between.strip())
            joint = " " if between and not starts else ""
            text = visible_text(sentence.text)
            one = ShownSentence(number=number, joint=joint, text=text, sentence=sentence, tag=tag)
            if starts:
                shown.append([one])
            else:
                shown[-1].append(one)
            before = sentence
        return tuple(map(tuple, shown))
