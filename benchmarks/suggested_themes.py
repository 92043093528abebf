"""Articles -> what the constants of suggested themes lead to: three tables.

    python -m benchmarks.suggested_themes ../shared/data/news_discourse.jsonl

The data is any JSONL with the `sentences` of one article per line. Printed are the share of sentences that are grouped
with their own article when three are mixed, how many groups single articles fall into, and how many of the suggested
themes have a section in a brief of 300 words.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from briefing.discourse.annotations import annotate
from briefing.errors import SourceError
from briefing.model import Document
from briefing.pipeline import make_brief
from briefing.segmentation.corpus import read_corpus
from briefing.themes import clusters
from briefing.themes.phrases import Phrases
from briefing.themes.suggesting import find_groups, suggest_themes

MIXED, ALONE = 40, 100
"""The number of mixtures of three articles, and of single articles, that are measured."""


def main(path: Path) -> None:
    """Print the tables."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [Document(id=str(i), text="\n\n".join(one["sentences"]), language="en") for i, one in enumerate(lines)]
    for share, reach in ((0.0, 2), (0.2, 2), (0.35, 2), (0.5, 2), (0.0, 0)):
        clusters.MEANING_SHARE, clusters.BESIDE = share, reach
        print(f"MEANING_SHARE {share}, BESIDE {reach}: {together(articles):.3f} with their own article")
    clusters.MEANING_SHARE, clusters.BESIDE = 0.35, 2
    for more in (0.0, 0.6, 1.0, 0.8):
        clusters.MORE = more
        print(f"MORE {more}: articles by their number of themes {sorted(counts(articles[:ALONE]).items())}")
    covered = list(coverage(articles[:ALONE]))
    print(f"{sum(covered)} of {len(covered)} suggested themes are covered")


def together(articles: Sequence[Document]) -> float:
    """The share of the sentences of three articles that are in a group of mostly their own article."""
    own = total = 0
    for first in range(0, 3 * MIXED, 3):
        corpus = read_corpus(articles[first : first + 3])
        kept = ~np.array(annotate(corpus).furniture, dtype=np.bool_)
        grouping = find_groups(corpus, kept, Phrases(corpus, kept.tolist()), 3)
        documents = np.array(corpus.document_of)[kept]
        own += sum(int(np.bincount(documents[grouping.labels == k]).max()) for k in range(grouping.count))
        total += len(documents)
    return own / total


def counts(articles: Sequence[Document]) -> Counter[int]:
    """The number of articles by their number of themes; 0 for those that are too short."""
    return Counter(len(theme_names(article)) for article in articles)


def theme_names(article: Document) -> list[str]:
    """The names of an article's suggested themes."""
    try:
        return [theme.name for theme in suggest_themes([article]).themes]
    except SourceError:
        return []


def coverage(articles: Sequence[Document]) -> list[bool]:
    """Whether each suggested theme has a section in its article's brief."""
    covered: list[bool] = []
    for article in articles:
        if theme_names(article):
            brief = make_brief([article], themes=suggest_themes([article]).themes, length="300w")
            covered.extend(section.absence in ("", "told_above") for section in brief.sections)
    return covered


if __name__ == "__main__":
    main(Path(sys.argv[1]))
