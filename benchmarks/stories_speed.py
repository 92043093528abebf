"""Telling stories apart beside reading the articles: seconds for 10, 100 and 1,000 generated articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks.comparison import Comparison, side_by_side
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.stories.grouping import group_stories

COUNTS = (10, 100, 1000)
ACCOUNTS = 3
"""Articles on each event."""
SENTENCES, WORDS = 25, 20
"""Sentences of an article and words of a sentence: about the length of a news article."""
COMMON, OWN = 3000, 60
"""Words that all articles draw from, the first ones most often (Zipf), and words of an event of its own."""


def lines() -> Iterator[str]:
    """One line for each number of articles."""
    for count in COUNTS:
        documents = generated(count)
        ours, theirs = side_by_side(partial(group_stories, documents), partial(read_corpus, documents), rounds=3)
        what, beside = f"stories of {count} articles", "reading them"
        yield str(Comparison(what=what, beside=beside, ours=ours, theirs=theirs, unit="articles/s", work=count))


def generated(count: int) -> list[Document]:
    """Articles on count / ACCOUNTS events: common words by Zipf's law, and one word in four of the event's own."""
    source = random.Random(count)
    common = [_word(source) for _ in range(COMMON)]
    chances = [1 / (rank + 1) for rank in range(COMMON)]
    documents = []
    for event in range(0, count, ACCOUNTS):
        own = [_word(source).title() for _ in range(OWN)]
        for number in range(event, min(event + ACCOUNTS, count)):
            text = "\n\n".join(_sentence(source, common, chances, own) for _ in range(SENTENCES))
            title = " ".join(source.choices(own, k=6))
            documents.append(Document(id=str(number), title=title, text=text, language="en"))
    return documents


def _word(source: random.Random) -> str:
    return "".join(source.choice("bdfgklmnprst") + source.choice("aeiou") for _ in range(source.randint(2, 4)))


def _sentence(source: random.Random, common: list[str], chances: list[float], own: list[str]) -> str:
    words = [*source.choices(common, chances, k=WORDS * 3 // 4), *source.choices(own, k=WORDS // 4)]
    source.shuffle(words)
    return f"{' '.join(words).capitalize()}."
