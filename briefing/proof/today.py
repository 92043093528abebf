"""A brief beside its articles as they are today -> what was changed or withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from briefing.intake.formats import read
from briefing.model import Brief, Document, Sentence, Skipped
from briefing.proof.faults import Fault, quoted
from briefing.render.references import quoted_documents, source_numbers
from briefing.text.sentences import split_sentences

Article = Document | Skipped | str | Path
_NEAR = 0.6
"""A sentence that has at least so much in common with an old one is shown as what became of it (difflib's own
default for a near match)."""


def open_articles(sources: Article | Iterable[Article]) -> tuple[Document | Skipped, ...]:
    """Read what is given as a path, a folder or a URL; what was read before is taken as it is."""
    given = [sources] if isinstance(sources, Article) else list(sources)
    return tuple(item for one in given for item in ([one] if isinstance(one, Document | Skipped) else read(one)))


def article_faults(brief: Brief, articles: Iterable[Document | Skipped]) -> Iterator[Fault]:
    """Look for each sentence of the brief in the version of today of the article that it is from."""
    documents = []
    for article in articles:
        if isinstance(article, Skipped):
            yield Fault(kind="withdrawn", where=article.name, what=article.reason)
        else:
            documents.append(article)
    numbers = source_numbers(brief)
    for document in quoted_documents(brief):
        quotes = {n: s for n, s in enumerate(brief.sentences, start=1) if s.document == document}
        today = _version_of(document, quotes.values(), documents)
        if today is None:
            what = f"{quoted(document.title or document.id)} is none of the articles that were given"
            yield Fault(kind="withdrawn", where=f"source {numbers[document]}", what=what)
            continue
        yield from _changes(quotes, today)


def _version_of(document: Document, quotes: Iterable[Sentence], articles: list[Document]) -> Document | None:
    """The article by its address, else by its name, else the one that holds most of what was quoted from it."""
    for known in ("url", "id"):
        for article in articles:
            if getattr(document, known) and getattr(article, known) == getattr(document, known):
                return article
    wanted = {_flat(sentence.text) for sentence in quotes}
    shared = [sum(text in _flat(article.text) for text in wanted) for article in articles]
    best = max(shared, default=0)
    return articles[shared.index(best)] if best else None


def _changes(quotes: dict[int, Sentence], today: Document) -> Iterator[Fault]:
    texts = dict.fromkeys(_flat(sentence.text) for sentence in split_sentences(today))
    for number, sentence in quotes.items():
        text = _flat(sentence.text)
        if text not in texts:
            what = f"{quoted(text)} no longer stands in {quoted(today.title or today.id)}{_became(text, texts)}"
            yield Fault(kind="changed", where=f"sentence {number}", what=what)


def _became(text: str, texts: Iterable[str]) -> str:
    """What stands there instead: the longer sentence that has it, or the nearest one."""
    matcher = SequenceMatcher(b=text, autojunk=False)
    best, ratio = "", _NEAR
    for other in texts:
        if text in other:
            return f"; it is part of a longer sentence now: {quoted(other)}"
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > ratio and matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
            best, ratio = other, matcher.ratio()
    return f"; now it says {quoted(best)}" if best else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
