"""Rated and chosen sentences -> briefs: with every candidate that was taken, or with the most valuable of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.comparison.corroboration import Witnesses
from briefing.context.runs import CannotStand, Run
from briefing.discourse.annotations import Annotations
from briefing.model import NO_HEADING, Absence, Brief, Corroboration, News, Omitted, Passage, Section, Sentence, Theme
from briefing.segmentation.corpus import Corpus
from briefing.selection.candidates import Candidate, Worth
from briefing.selection.choose import Choice
from briefing.selection.disagreements import Differing, with_boxes
from briefing.selection.reasons import BEYOND_PAGE
from briefing.selection.sections import build_sections
from briefing.themes.relevance import Relevance

UNTITLED = "News brief"
OMITTED_SHOWN = 20
"""How many of the omitted passages are listed in the brief: the next in value, not the whole article."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """Everything that was rated and chosen, before the page is settled.

    `differing` has the boxes beside the lead, `news`, if there is an earlier brief, what each sentence adds to it.
    """

    annotations: Annotations
    relevance: Relevance
    differing: Differing
    candidates: tuple[Candidate, ...]
    worth: Worth
    choice: Choice
    news: tuple[News | None, ...] = ()

    @property
    def runs(self) -> tuple[Run | CannotStand, ...]:
        """The run that each sentence needs, or why it cannot stand."""
        return self.differing.runs

    @property
    def corpus(self) -> Corpus:
        """The corpus: the sentences and their words."""
        return self.annotations.corpus

    def brief(self, taken: int) -> Brief:
        """The brief that the `taken` most valuable candidates make."""
        lead, sections = build_sections(self.annotations, self.relevance.themes, self.choice.taken[:taken])
        omitted = self._omitted(taken, [section.theme for section in sections if not section.passages])
        unsaid = self._unsaid(lead)
        sections = with_boxes(self.corpus, lead, sections, self.differing)
        first = lead.document if lead else self.corpus.documents[0]
        dates = [document.published for document in self.corpus.documents if document.published]
        brief = Brief(
            title=first.title or UNTITLED,
            lead=lead,
            sections=sections,
            documents=self.corpus.documents,
            issued=max(dates, default=None),
            omitted=(*unsaid, *_next_in_value(omitted, sections)),
            copies=self.annotations.copies,
        )
        brief = replace(brief, corroborations=tuple(self._corroborations(brief)))
        if all(section.passages for section in sections):
            return brief
        told = set(brief.sentences)
        return replace(brief, sections=tuple(self._with_reason(section, omitted, told) for section in sections))

    def _omitted(self, taken: int, wanting: Sequence[Theme]) -> list[Omitted]:
        """What was omitted; a passage that mentions a theme without passages is listed under it, however uncertain."""
        beyond = [(candidate, BEYOND_PAGE) for candidate in self.choice.taken[taken:]]
        refused = [(refused.candidate, refused.why) for refused in self.choice.refused]
        shown = {number for candidate in self.choice.taken[:taken] for number in candidate.run.numbers}
        return [
            Omitted(
                passage=Passage(
                    sentences=tuple(self.corpus.sentences[i] for i in candidate.run.numbers if i not in shown)
                ),
                theme=self._theme_of(candidate, wanting),
                reason=why,
            )
            for candidate, why in (*beyond, *refused)
            if candidate.sentence not in shown  # else it is shown as another's context
        ]

    def _corroborations(self, brief: Brief) -> Iterator[Corroboration]:
        """Who else tells the passages of a brief; articles that it quotes come first."""
        sentences, numbers = self.corpus.sentences, self.corpus.number_of
        quoted = {self.corpus.document_of[numbers[one]] for one in brief.sentences}
        for passage in brief.passages:
            own = [numbers[sentence] for sentence in passage.sentences]
            for number, witnesses in self._witnesses.of(own, quoted).items():
                by = tuple(sentences[witness] for witness in witnesses)
                yield Corroboration(sentence=sentences[number], by=by)

    @cached_property
    def _witnesses(self) -> Witnesses:
        return Witnesses(self.corpus, self.annotations.sources, self.differing.figures)

    def _unsaid(self, lead: Passage | None) -> list[Omitted]:
        """What differs from the lead and stands in no box."""
        sentences = self.corpus.sentences
        return [
            Omitted(passage=Passage(sentences=(sentences[number],)), theme=NO_HEADING, reason=why)
            for number, why in (self.differing.unsaid if lead else ())
        ]

    def _theme_of(self, candidate: Candidate, wanting: Sequence[Theme]) -> Theme:
        if candidate.theme is not None:
            return self.relevance.themes[candidate.theme]
        numbers = range(len(self.relevance.themes))
        about = [self.relevance.themes[t] for t in numbers if self.relevance.is_about(t, candidate.sentence)]
        return next((theme for theme in about if theme in wanting), NO_HEADING)

    def _with_reason(self, section: Section, omitted: Sequence[Omitted], told: Set[Sentence]) -> Section:
        """The section with the reason why it is empty, if it is: the reason must be true."""
        if section.passages:
            return section
        theme = self.relevance.themes.index(section.theme)
        about = [one for number, one in enumerate(self.corpus.sentences) if self.relevance.is_about(theme, number)]
        absence: Absence = "no_coverage"
        if any(one.theme == section.theme for one in omitted):
            absence = "left_out"
        elif not told.isdisjoint(about):
            absence = "told_above"
        elif about:
            absence = "needs_context"
        return replace(section, absence=absence)


def _next_in_value(omitted: Sequence[Omitted], sections: Sequence[Section]) -> Iterator[Omitted]:
    """The first of what was omitted, and in any case the first of each empty section: there was something for it."""
    wanting = {section.theme for section in sections if not section.passages}
    for place, one in enumerate(omitted):
        if place < OMITTED_SHOWN or one.theme in wanting:
            yield one
        wanting.discard(one.theme)
