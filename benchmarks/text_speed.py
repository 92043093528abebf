"""Work inside one process compared side by side: splitting and context, articles per second, one large story."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.comparison import Comparison, seconds_of, side_by_side
from benchmarks.sumy_run import SUMMARIZERS, summarize
from briefing.context.runs import find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Document
from briefing.pipeline import make_brief
from briefing.segmentation.corpus import read_corpus
from briefing.segmentation.sentences import split_sentences

ARTICLE = 20
"""Number of sentences in the small article."""
STORY = 1000
"""Number of sentences in the large story; sumy's LexRank takes some seconds for it, four times that for twice as
many."""


def lines(sample: Path) -> Iterator[str]:
    """One line for each comparison."""
    text = sample.read_text(encoding="utf-8")
    yield from _splitting(text)
    yield from _small_articles(text)
    yield from _large_stories(text)


def _splitting(text: str) -> Iterator[str]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    document = Document(id="big", text="\n\n".join([text] * 100), language="en")
    punkt = partial(PunktSentenceTokenizer().tokenize, document.text)
    corpus = read_corpus([document])

    def split_with_context() -> None:
        split_sentences(document)
        find_runs(annotate(replace(corpus)))  # a copy, whose quotations and captions are not found yet

    megabytes = len(document.text.encode()) / 1e6
    works: dict[str, Callable[[], object]] = {
        "split": partial(split_sentences, document),
        "split and context": split_with_context,
    }
    for what, work in works.items():
        ours, theirs = side_by_side(work, punkt, rounds=3)
        beside = "NLTK Punkt alone"
        yield str(Comparison(what=what, beside=beside, ours=ours, theirs=theirs, unit="MB/s", work=megabytes))


def _small_articles(text: str) -> Iterator[str]:
    article = " ".join(_sentences(text)[:ARTICLE])
    document = Document(id="small", text=article, language="en")
    for method in SUMMARIZERS:
        ours, theirs = side_by_side(
            partial(make_brief, [document], length="5"), partial(summarize, article, method), rounds=20
        )
        what, beside = f"articles of {ARTICLE} sentences", f"sumy {method}"
        yield str(Comparison(what=what, beside=beside, ours=ours, theirs=theirs, unit="/s", work=1))


def _large_stories(text: str) -> Iterator[str]:
    story = _story(text, STORY)
    whole = "\n".join(document.text for document in story)
    ours, theirs = side_by_side(partial(make_brief, story), partial(summarize, whole, "lexrank"), rounds=1)
    yield str(Comparison(what=f"story of {STORY} sentences", beside="sumy lexrank", ours=ours, theirs=theirs))
    for size in (2 * STORY, 10 * STORY):
        yield f"{f'story of {size} sentences':<28}{seconds_of(partial(make_brief, _story(text, size))):7.2f} s"
    for length in ("200w", "25%"):
        work = partial(make_brief, _distinct_story(text, 10 * STORY), length=length)
        yield f"{f'  of {10 * STORY} distinct ones, {length}':<28}{seconds_of(work):7.2f} s"


def _story(text: str, size: int) -> list[Document]:
    """Articles of 20 sentences each, drawn with a fixed seed, so that no two are the same."""
    source, sentences = random.Random(1), _sentences(text)
    drawn = (" ".join(source.choices(sentences, k=ARTICLE)) for _ in range(size // ARTICLE))
    return [
        Document(id=str(number), text=f"{words} Report {number} ends.", language="en")
        for number, words in enumerate(drawn)
    ]


def _distinct_story(text: str, size: int) -> list[Document]:
    """The same, but its longest words occur in one article only: no sentence is a copy of another."""
    return [
        replace(document, text=re.sub(r"\b([a-z]{10,})\b", rf"\1x{number}", document.text))
        for number, document in enumerate(_story(text, size))
    ]


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(Document(id="a", text=text, language="en"))]
