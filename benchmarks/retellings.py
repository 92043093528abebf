"""Many articles on one story -> the figures of briefing/comparison and selection on what is retold or told by several.

    python -m benchmarks.retellings ../shared

Pairs of sentences that people rated by likeness (0 to 5) are told apart at several cosines; then briefs of ten articles
are compared with people's summaries, with each constant changed at a time. Needs rouge-score.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from briefing.comparison import redundancy, support
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from briefing.selection import opening_article

ALIKE, UNLIKE = 4.0, 2.0
"""Ratings from which and up to which a pair counts; those between are neither."""


def main(shared: Path) -> None:
    """Print one line per value."""
    for cosine in (0.4, 0.45, 0.5, 0.55, 0.6):
        print(f"RETOLD {cosine:<6}  F1 {told_apart(shared / 'data', cosine):.3f}", flush=True)
    sys.path.insert(0, str(shared / "yardstick"))
    for name in settings():
        print(f"{name:<20}  {recall(shared / 'data')}", flush=True)


def told_apart(data: Path, cosine: float) -> float:
    """F1 of the alike among the pairs of the news that are alike or unlike."""
    hits = misses = false_alarms = 0
    for pair in map(json.loads, (data / "sts_news_pairs.jsonl").read_text(encoding="utf-8").splitlines()):
        if UNLIKE < pair["score"] < ALIKE:
            continue
        stems, others = (stems_of(pair[side]) for side in ("a", "b"))
        is_found = len(stems & others) >= cosine * (len(stems) * len(others)) ** 0.5 and bool(others)
        hits += is_found and pair["score"] >= ALIKE
        misses += not is_found and pair["score"] >= ALIKE
        false_alarms += is_found and pair["score"] <= UNLIKE
    return 2 * hits / (2 * hits + misses + false_alarms)


def stems_of(text: str) -> set[str]:
    """The content stems of a text."""
    corpus = read_corpus([Document(id="a", text=text, language="en")])
    return {corpus.stem_vocabulary[stem] for number in range(len(corpus)) for stem in corpus.distinct_stems(number)}


def settings() -> Iterator[str]:
    """Change one constant after the other; a change lasts from one yielded name until the next is asked for."""
    yield "today"
    for module, constant, values in (
        (support, "SUPPORT", (0.0, 0.1, 0.3, 0.5)),
        (redundancy, "RETOLD", (0.4, 0.6)),
        (opening_article, "HALF_LIFE_DAYS", (1000.0,)),
    ):
        today = getattr(module, constant)
        for value in values:
            setattr(module, constant, value)
            yield f"{constant} {value}"
        setattr(module, constant, today)


def recall(data: Path) -> str:
    """ROUGE-2 recall of briefs of ten articles: the mean, and that of each language."""
    figures = import_module("stories").multiling(data, ["project"])["project"]
    return "  ".join(f"{name} {str(figure).split()[0]}" for name, figure in figures.items() if name.endswith("R2"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
