"""The straight line from documents to a brief, in seven steps.

1. order the documents, so that the order they came in decides nothing
2. split and index them                       (text)
3. rate how each sentence fits each theme      (themes)
4. rate how much each sentence matters         (selection: the method)
5. find the run each sentence needs to stand   (selection: context)
6. choose within the length                    (selection)
7. settle what fits the page                   (render: fit)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from briefing.errors import SourceError
from briefing.length import Budget, Unit, parse_length
from briefing.model import Absence, Brief, Document, Omitted, Page, Passage, Section, Sentence, Theme
from briefing.rendering.arithmetic import LARGEST, surely_fits
from briefing.rendering.fit import Fitted, fit
from briefing.selection.candidates import Candidate, find_candidates, worth_of
from briefing.selection.choose import Choice, choose
from briefing.selection.context import CannotStand, Run, find_runs
from briefing.selection.lead import discounted, find_lead
from briefing.selection.methods import rate_sentences
from briefing.selection.sections import NO_HEADING, build_sections
from briefing.text.annotations import Annotations, annotate
from briefing.text.corpus import Corpus, in_order, read_corpus
from briefing.text.words import count_words
from briefing.themes.fitting import theme_set_for
from briefing.themes.relevance import Relevance, rate_relevance
from briefing.themes.sets import ThemeSet

UNTITLED = "News brief"
LEAST_HEADINGS, LEAST_BELOW = 2, 1 / 3
"""A set that nobody asked for is used from so many headings, with so much of the brief below them. Blind readers called
a lone heading pointless, and two over a last line each no better."""
OMITTED_SHOWN = 20
"""As many of the passages that stayed out are named in the brief: the next in value, not the whole article."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """Steps 1 to 6: everything that was weighed, before the page is settled.

    `worth` has a row a theme, one more for no heading, and a column a sentence.
    """

    annotations: Annotations
    relevance: Relevance
    runs: tuple[Run | CannotStand, ...]
    candidates: tuple[Candidate, ...]
    worth: NDArray[np.float64]
    choice: Choice

    @property
    def corpus(self) -> Corpus:
        """The sentences and their words."""
        return self.annotations.corpus

    def brief(self, taken: int, title: str | None) -> Brief:
        """The brief that the `taken` most valuable candidates make."""
        lead, sections = build_sections(self.annotations, self.relevance.themes, self.choice.taken[:taken])
        omitted = self._omitted(taken, [section.theme for section in sections if not section.passages])
        first = lead.document if lead else self.corpus.documents[0]
        dates = [document.published for document in self.corpus.documents if document.published]
        brief = Brief(
            title=title or first.title or UNTITLED,
            lead=lead,
            sections=sections,
            documents=self.corpus.documents,
            issued=max(dates, default=None),
            omitted=tuple(_next_in_value(omitted, sections)),
        )
        if all(section.passages for section in sections):
            return brief
        told = set(brief.sentences)
        return replace(brief, sections=tuple(self._with_reason(section, omitted, told) for section in sections))

    def _omitted(self, taken: int, wanting: Sequence[Theme]) -> list[Omitted]:
        """What stayed out; what speaks of a theme that has no passage is named under it, sure or not."""
        beyond = [(candidate, "does not fit the page") for candidate in self.choice.taken[taken:]]
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
            if candidate.sentence not in shown  # else it came in with another, as its context
        ]

    def _theme_of(self, candidate: Candidate, wanting: Sequence[Theme]) -> Theme:
        if candidate.theme is not None:
            return self.relevance.themes[candidate.theme]
        numbers = range(len(self.relevance.themes))
        about = [self.relevance.themes[t] for t in numbers if self.relevance.is_about(t, candidate.sentence)]
        return next((theme for theme in about if theme in wanting), NO_HEADING)

    def _with_reason(self, section: Section, omitted: Sequence[Omitted], told: Set[Sentence]) -> Section:
        """A section that is empty says why: what is said there must be so."""
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
    """The first of what stayed out, and of each empty section the first in any case: there was something for it."""
    wanting = {section.theme for section in sections if not section.passages}
    for place, one in enumerate(omitted):
        if place < OMITTED_SHOWN or one.theme in wanting:
            yield one
        wanting.discard(one.theme)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Weighed:
    """What holds whatever the themes are: steps 1, 2, 4 and 5."""

    annotations: Annotations
    ratings: NDArray[np.float64]
    runs: tuple[Run | CannotStand, ...]
    lead: tuple[int, Run] | None
    budget: Budget


def draft_brief(documents: Sequence[Document], themes: Sequence[Theme], length: str | int, method: str) -> Draft:
    """Weigh every sentence and choose within the length; raises SourceError if there is no sentence at all."""
    return _draft(_weigh(documents, length, method), themes)


def _weigh(documents: Sequence[Document], length: str | int, method: str) -> _Weighed:
    annotations = annotate(read_corpus(in_order(documents)))
    corpus = annotations.corpus
    if not len(corpus):
        raise SourceError("there is no sentence to choose from", mend="give an article with at least one sentence")
    ratings = rate_sentences(annotations, method)
    runs = find_runs(annotations)
    budget = parse_length(length).budget(sum(corpus.word_counts))
    lead = find_lead(annotations, ratings, runs, budget)
    ratings = discounted(corpus, ratings, lead)
    return _Weighed(annotations=annotations, ratings=ratings, runs=runs, lead=lead, budget=budget)


def _draft(weighed: _Weighed, themes: Sequence[Theme]) -> Draft:
    annotations, ratings, runs = weighed.annotations, weighed.ratings, weighed.runs
    relevance = rate_relevance(annotations.corpus, themes)
    candidates = find_candidates(ratings, relevance.aboutness, runs, weighed.lead)
    worth = worth_of(ratings, relevance.aboutness, [theme.weight for theme in relevance.themes])
    choice = choose(annotations, candidates, worth, weighed.budget)
    return Draft(
        annotations=annotations, relevance=relevance, runs=runs, candidates=candidates, worth=worth, choice=choice
    )


def draft_unasked(documents: Sequence[Document], length: str | int, method: str) -> tuple[Draft, ThemeSet | None]:
    """The draft under the built-in set that clearly fits, and that set; under none where it would not help.

    A single heading does not: what stands under it is set apart from the rest for no reason that a reader sees.
    """
    weighed = _weigh(documents, length, method)
    theme_set = theme_set_for(weighed.annotations.corpus)
    if theme_set:
        draft = _draft(weighed, theme_set.themes)
        if is_told_by_headings(draft.brief(len(draft.choice.taken), None)):
            return draft, theme_set
    return _draft(weighed, ()), None


def is_told_by_headings(brief: Brief) -> bool:
    """Whether enough headings have enough words below them, for a brief that could do without."""
    headed = [section for section in brief.sections if section.theme.name and section.passages]
    below = sum(
        count_words(one.text) for section in headed for passage in section.passages for one in passage.sentences
    )
    words = sum(count_words(sentence.text) for sentence in brief.sentences)
    return len(headed) >= LEAST_HEADINGS and below >= LEAST_BELOW * words


def make_brief(
    documents: Sequence[Document],
    *,
    themes: Sequence[Theme] = (),
    length: str | int = "200w",
    method: str = "briefing",
    title: str | None = None,
    page: Page | None = None,
) -> Brief:
    """Whole sentences of the documents, word for word and in context, per theme, within length and page."""
    draft = draft_brief(documents, themes, length, method)
    return settle(draft, lambda taken: draft.brief(taken, title), length, page or Page()).brief


def settle(draft: Draft, assemble: Callable[[int], Brief], length: str | int, page: Page) -> Fitted:
    """Step 7: the brief within its page; `assemble` gives the one that the n most valuable candidates make."""
    count = len(draft.choice.taken)
    brief = assemble(count)
    if parse_length(length).unit is not Unit.PAGE and surely_fits(brief, page):
        return Fitted(brief=brief, type_size=LARGEST, layouts=0)
    return fit(assemble, count, page)
