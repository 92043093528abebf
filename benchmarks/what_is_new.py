"""Dated updates of long events -> the figures of briefing/comparison/news.py, and what a brief of what is new is worth.

    python -m benchmarks.what_is_new ../shared [DAYS]

People wrote for each day of an event what is new and what was known. Two of them make two articles a day, one with the
update first, one with the background first; the third is who the briefs of each day are compared with: the overlap with
the update minus that with the background (ROUGE-1 and ROUGE-2, F1), for the first sentences in turn, for a brief of the
articles, and for a brief since the one of the day before. All have 100 words. DAYS limits the days of an event. Then
each update and background of the third is judged sentence by sentence. Needs rouge-score.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import mean
from typing import Any

import briefing
from briefing.comparison.news import Told
from briefing.errors import SourceError
from briefing.language.words import count_words
from briefing.model import Brief, Document, Earlier
from briefing.segmentation.corpus import read_corpus

LENGTH = 100
SYSTEMS = ("lead", "today's brief", "since")


def main(shared: Path, days: int | None) -> None:
    """Print a line a system, and what is taken for told."""
    events = read_events(shared)
    figures: dict[str, list[tuple[float, float]]] = {system: [] for system in SYSTEMS}
    for event in events:
        for system, figure in overlaps(event["timeline"][:days]):
            figures[system].append(figure)
    for system, found in figures.items():
        one, two = (mean(figure[n] for figure in found) for n in (0, 1))
        print(f"{system:<14} R1 {one:+.3f}  R2 {two:+.3f}  {len(found)} days")
    for kind, (told, changed, count) in judged(events, days).items():
        print(f"{kind:<14} told {told / count:.3f}  changed {changed / count:.3f}  of {count} sentences")


def read_events(shared: Path) -> list[dict[str, Any]]:
    """The events with their days."""
    lines = (shared / "data" / "event_background.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def overlaps(timeline: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[float, float]]]:
    """For each day but the first, each system and its two figures; a day of which nothing is new has no overlap."""
    earlier: Brief | None = None
    for day in timeline:
        articles = articles_of(day)
        update, background = day["updates"][2], day["backgrounds"][2]
        if earlier is None:
            earlier = briefing.make_brief(articles, length=f"{LENGTH}w") if articles else None
            continue
        if len(articles) < 2 or not (update and background):
            continue
        try:
            since = briefing.make_brief(articles, length=f"{LENGTH}w", since=earlier)
        except SourceError:
            since = None
        texts = (
            lead_in_turn(articles),
            said(briefing.make_brief(articles, length=f"{LENGTH}w")),
            said(since) if since else "",
        )
        for system, text in zip(SYSTEMS, texts, strict=True):
            yield system, difference(text, update, background)
        earlier = since or earlier


def articles_of(day: Mapping[str, Any]) -> list[Document]:
    """The articles of two of the writers."""
    parts = [(day["updates"][n], day["backgrounds"][n]) for n in (0, 1)]
    orders = [parts[0], parts[1][::-1]]
    texts = ["\n\n".join(filter(None, order)).replace("\\n", "\n\n") for order in orders]
    return [
        Document(id=f"{day['date']}-{n}", text=text, language="en", published=date.fromisoformat(day["date"]))
        for n, text in enumerate(texts)
        if text
    ]


def lead_in_turn(articles: Sequence[Document]) -> str:
    """The first sentence of each article in turn, then the second, as many as the length holds."""
    sentences = [briefing.split_sentences(article) for article in articles]
    taken, words = [], 0
    for place in range(max(map(len, sentences))):
        for own in sentences:
            if place < len(own) and words + (count := count_words(own[place].text)) <= LENGTH:
                taken.append(own[place].text)
                words += count
    return " ".join(taken)


def said(brief: Brief) -> str:
    """The text of a brief."""
    return " ".join(sentence.text for sentence in brief.sentences)


def difference(text: str, update: str, background: str) -> tuple[float, float]:
    """The overlap with the update minus that with the background, of words and of pairs of words."""
    scorer = import_module("rouge_score.rouge_scorer").RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    new, known = scorer.score(update, text), scorer.score(background, text)
    one, two = (new[name].fmeasure - known[name].fmeasure for name in ("rouge1", "rouge2"))
    return one, two


def judged(events: Sequence[Mapping[str, Any]], days: int | None) -> dict[str, tuple[int, int, int]]:
    """How many sentences of the third writer's updates and backgrounds are told, how many are changes, and of how many.

    What is known is what the other two wrote of the days before.
    """
    counts = {"updates": [0, 0, 0], "backgrounds": [0, 0, 0]}
    for event in events:
        known: list[Document] = []
        for day in event["timeline"][:days]:
            told = Told(Earlier(title="", issued=None, sha256="", sentences=(), documents=tuple(known)))
            for kind, own in counts.items():
                if known and day["updates"][2] and day["backgrounds"][2]:
                    text = day[kind][2].replace("\\n", "\n\n")
                    news = told.news_in(read_corpus([Document(id="third", text=text, language="en")]))
                    own[0] += sum(one is None for one in news)
                    own[1] += sum(one is not None and one.before is not None for one in news)
                    own[2] += len(news)
            known += [
                Document(id=f"{day['date']}-{n}", text=day["updates"][n].replace("\\n", "\n\n"), language="en")
                for n in (0, 1)
                if day["updates"][n]
            ]
    return {kind: (own[0], own[1], own[2]) for kind, own in counts.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
