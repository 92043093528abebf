"""Documents -> stories: which of them tell the same event.

1. put the documents into an order of their own, so that the one they came in decides nothing
2. weigh their terms                                       (terms, commonness, vectors)
3. compare them                                            (likeness)
4. join what is alike on the whole, not only in one pair   (links)
5. order the stories, and the articles in each             (independence)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefing.language.loading import language_of
from briefing.model import Document
from briefing.segmentation.corpus import in_order
from briefing.stories.independence import count_independent
from briefing.stories.likeness import Likeness
from briefing.stories.links import linked
from briefing.stories.terms import sketch_of
from briefing.stories.vectors import Vectors

SAME_STORY = 0.21
"""Mean likeness from which groups of articles tell one story. On BASIL every value from .20 to .24 holds the promised
.99, .99, .99, .97 (B-cubed F1, days known or not); the higher one joins fewer unrelated articles, the lower one parts
fewer accounts of one event."""


def group_stories(documents: Sequence[Document]) -> tuple[tuple[Document, ...], ...]:
    """The stories that the documents tell: each document once, beside those that tell the same event.

    The story with the most independent articles comes first (copies of one report, and articles of one outlet, count
    once), then the one with more articles, then the newest; in a story the newest article, and what has no day at the
    end. The same in any order of the documents; one that is given twice is in the result once. Articles in different
    languages are different stories.
    """
    given = {_with_language(one): one for one in sorted(set(documents), key=lambda one: one.language)}
    ordered = in_order(list(given))
    if not ordered:
        return ()
    likeness = Likeness(sketch_of(one, one.language) for one in ordered)
    groups = linked(len(ordered), likeness.row, SAME_STORY)
    stories = [_story(group, ordered, likeness.vectors) for group in groups]
    return tuple(tuple(given[ordered[number]] for number in one.articles) for one in sorted(stories, key=_rank))


def _with_language(document: Document) -> Document:
    return document if document.language else replace(document, language=language_of(document))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """The numbers of its articles, in their order, and what decides its place among the stories."""

    articles: tuple[int, ...]
    independent: int
    newest: int


def _story(group: list[int], documents: Sequence[Document], vectors: Vectors) -> _Story:
    days = {number: _day(documents[number]) for number in group}
    alike = np.array([vectors.likeness(number)[group] for number in group]) if len(group) > 1 else np.ones((1, 1))
    return _Story(
        articles=tuple(sorted(group, key=lambda number: (-days[number], number))),
        independent=count_independent([documents[number] for number in group], alike),
        newest=max(days.values()),
    )


def _day(document: Document) -> int:
    return document.published.toordinal() if document.published else 0


def _rank(story: _Story) -> tuple[int, int, int, int]:
    """The sort key of a story; the numbers of the documents are in the order of their texts."""
    return (-story.independent, -len(story.articles), -story.newest, story.articles[0])
