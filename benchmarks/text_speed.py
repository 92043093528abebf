"""Work inside one process side by side: splitting and context, articles a second, one large story."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.model import Document
from briefing.pipeline import make_brief
from briefing.selection.context import find_runs
from briefing.selection.methods import rate_sentences
from briefing.text.corpus import read_corpus
from briefing.text.sentences import split_sentences

ROUNDS = 3
ARTICLE = 20
"""Sentences of the small article."""
STORY = 1000
"""Sentences of the large story; sumy's LexRank takes some seconds on it and four times that on twice as many."""


def lines(sample: Path) -> Iterator[str]:
    """One line for each comparison."""
    text = sample.read_text(encoding="utf-8")
    yield from _splitting(text)
    yield from _small_articles(text)
    yield from _large_stories(text)


def _splitting(text: str) -> Iterator[str]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    big = "\n\n".join([text] * 100)
    document = Document(id="big", text=big, language="en")
    punkt = PunktSentenceTokenizer()
    megabytes = len(big.encode()) / 1e6
    ours, theirs = _side_by_side(lambda: split_sentences(document), lambda: punkt.tokenize(big))
    yield f"split                      {megabytes / ours:6.2f} MB/s  NLTK Punkt {megabytes / theirs:.2f} MB/s  ratio {theirs / ours:.2f}"
    corpus = read_corpus([document])
    context = _best(lambda: find_runs(corpus))
    both = ours + context
    yield f"split and context          {megabytes / both:6.2f} MB/s  NLTK Punkt {megabytes / theirs:.2f} MB/s  ratio {theirs / both:.2f}"


def _small_articles(text: str) -> Iterator[str]:
    sentences = _sentences(text)[:ARTICLE]
    document = Document(id="small", text=" ".join(sentences), language="en")
    corpus = read_corpus([document])
    for method in ("luhn", "lexrank"):
        ours, theirs = _side_by_side(
            lambda: make_brief([document], length="5"),
            lambda method=method: rate_sentences(corpus, method),  # type: ignore[misc]
        )
        yield f"articles of {ARTICLE} sentences   {1 / ours:6.0f} /s    sumy {method:<8} {1 / theirs:.0f} /s    ratio {theirs / ours:.1f}"


def _large_stories(text: str) -> Iterator[str]:
    stories = {size: _story(text, size) for size in (STORY, 2 * STORY, 10 * STORY)}
    times = {size: _best(lambda size=size: make_brief(stories[size], length="200w"), 1) for size in stories}  # type: ignore[misc]
    corpus = read_corpus(stories[STORY])
    lexrank = _best(lambda: rate_sentences(corpus, "lexrank"), 1)
    ratio = lexrank / times[STORY]
    yield f"story of {STORY} sentences   {times[STORY]:6.2f} s     sumy lexrank {lexrank:.2f} s     ratio {ratio:.0f}"
    for size in (2 * STORY, 10 * STORY):
        yield f"story of {size} sentences   {times[size]:6.2f} s"


def _story(text: str, size: int) -> list[Document]:
    """Articles of 20 sentences each, drawn with a fixed seed, so that no two are the same."""
    source, sentences = random.Random(1), _sentences(text)
    count = size // ARTICLE
    articles = ((" ".join(source.choices(sentences, k=ARTICLE)), number) for number in range(count))
    return [
        Document(id=str(number), text=f"{words} Report {number} ends.", language="en") for words, number in articles
    ]


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(Document(id="a", text=text, language="en"))]


def _side_by_side(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    pairs = [(_best(one, 1), _best(other, 1)) for _ in range(ROUNDS)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)
