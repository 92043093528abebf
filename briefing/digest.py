"""Drafts of several stories -> briefs of them all: a block a story, its opening first, under its headline.

A block is a section whose name is the headline of the article that opens it; the first story opens the page and gives
it its headline. Each story was drafted by itself, so nothing of one ever stands in the block of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import chain

from briefing.discourse.near_copies import find_copies
from briefing.draft import UNTITLED, Draft
from briefing.length import Budget
from briefing.model import NO_HEADING, Brief, Document, Omitted, Section, Theme

SHARE_POWER = 0.5
"""A story gets room by its articles to this power: one that forty tell is not told at twenty times the length."""
NO_ROOM = Budget(sentences=0, words=0)
MOST_STORIES = 40
"""Stories on pages that are filled: four pages of lines."""
LINE_WORDS = 45
"""Words that a story of one article may take where others have several: its opening, which is one long sentence."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Digest:
    """The drafts of some stories, in the order of the page; `others` are the articles that there is no room for."""

    drafts: tuple[Draft, ...]
    others: tuple[Document, ...] = ()

    @property
    def count(self) -> int:
        """The number of passages that were taken."""
        return sum(len(draft.choice.taken) for draft in self.drafts)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The story of each passage in the order in which they are given up last: all openings, then the rest in turn.

        The second passage of a story that has ten comes before the second of one that has two.
        """
        openings = [story for story, draft in enumerate(self.drafts) if draft.choice.taken]
        others = [
            [(place / len(draft.choice.taken), story) for place in range(1, len(draft.choice.taken))]
            for story, draft in enumerate(self.drafts)
        ]
        return (*openings, *(story for _, story in merge(*others)))

    def brief(self, taken: int) -> Brief:
        """The brief of the first `taken` passages; that of a single story is its draft's."""
        if len(self.drafts) == 1:
            return self.drafts[0].brief(taken)
        order = self.order[:taken]
        told = [draft.brief(order.count(story)) for story, draft in enumerate(self.drafts)]
        shown = [brief for brief in told if brief.lead]
        first = shown[0] if shown else None
        sections = [section for section in first.sections if section.passages] if first else []
        sections += [section for brief in shown[1:] for section in _story(brief)]
        return Brief(
            title=first.title if first else UNTITLED,
            lead=first.lead if first else None,
            sections=tuple(sections),
            documents=(*chain.from_iterable(draft.corpus.documents for draft in self.drafts), *self.others),
            issued=max((brief.issued for brief in told if brief.issued), default=None),
            omitted=tuple(_omitted(told)),
            copies=self._copies,
            corroborations=tuple(chain.from_iterable(brief.corroborations for brief in told)),
        )

    @cached_property
    def _copies(self) -> tuple[tuple[Document, ...], ...]:
        """The documents that have one text, also of two stories."""
        return find_copies(*(draft.corpus for draft in self.drafts))


def _story(brief: Brief) -> Iterator[Section]:
    """The block of a story below the first, and below it where its sources differ."""
    boxes = [section for section in brief.sections if section.kind != "theme"]
    apart = {passage for box in boxes for passage in box.passages}
    passages = tuple(passage for passage in brief.passages if passage not in apart)
    yield Section(theme=Theme(name=brief.title), passages=passages)
    yield from boxes


def _omitted(told: Sequence[Brief]) -> list[Omitted]:
    """What was omitted of each story, under the headline of its block."""
    return [
        Omitted(passage=one.passage, theme=Theme(name=brief.title) if number else NO_HEADING, reason=one.reason)
        for number, brief in enumerate(told)
        for one in brief.omitted
    ]


def shares(budget: Budget, sizes: Sequence[int]) -> list[Budget]:
    """The budget of each story, from how many articles tell each, in the order of the page; together within the whole.

    The first stories get some, as many as have room for a sentence; a story of one article gets a line of its own where
    others have several.
    """
    if budget.words is None and budget.sentences is None:
        return [Budget() if place < MOST_STORIES else NO_ROOM for place in range(len(sizes))]
    if budget.sentences is not None:
        return [Budget(sentences=one) if one else NO_ROOM for one in _whole(budget.sentences, _weights(sizes))]
    assert budget.words is not None
    shown = sizes[: max(1, budget.words // LINE_WORDS)]
    lines = [LINE_WORDS if size == 1 and max(shown) > 1 else 0 for size in shown]
    free = [0.0 if line else weight for weight, line in zip(_weights(shown), lines, strict=True)]
    left = budget.words - sum(lines)
    words = [line or int(left * weight / sum(free)) for weight, line in zip(free, lines, strict=True)]
    return [*(Budget(words=one) for one in words), *[NO_ROOM] * (len(sizes) - len(shown))]


def _weights(sizes: Sequence[int]) -> list[float]:
    return [size**SHARE_POWER for size in sizes]


def _whole(count: int, weights: Sequence[float]) -> list[int]:
    """A count shared out: one each in order, then by what each lacks most (Webster's method)."""
    shared = [int(number < count) for number in range(len(weights))]
    for _ in range(count - sum(shared)):
        neediest = max(range(len(weights)), key=lambda n: weights[n] / (2 * shared[n] + 1))
        shared[neediest] += 1
    return shared
