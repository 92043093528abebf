"""A brief beside its articles as they are today -> what was changed or withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from briefing.intake.reading import read
from briefing.model import Brief, Document, Sentence, Skipped
from briefing.proof.faults import Fault, in_marks
from briefing.rendering.citations import cited_documents, source_numbers
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
    for document in cited_documents(brief):
        quotes = {n: s for n, s in enumerate(brief.sentences, start=1) if s.document == document}
        today = _version_of(document, quotes.values(), documents)
        if today is None:
            what = f"{in_marks(document.title or document.id)} is none of the articles that were given"
            yield Fault(kind="withdrawn", where=f"source {numbers[document]}", what=what)
            continue
        yield from _changes(quotes, today)


def _version_of(document: Document, quotes: Iterable[Sentence], articles: list[Document]) -> Document | None:
    """The article at its address, else the one that holds most of what was quoted from it, else its namesake.

    Names alone say little: every other page is called index.html.
    """
    wanted = {_flat(sentence.text) for sentence in quotes}
    at_its_address = [one for one in articles if document.url and one.url == document.url]
    best, rank = None, (0, False)
    for article in at_its_address or articles:
        text = _flat(article.text)
        shared = sum(sentence in text for sentence in wanted), article.id == document.id
        if shared > rank:
            best, rank = article, shared
    return best or next(iter(at_its_address), None)


def _changes(quotes: dict[int, Sentence], today: Document) -> Iterator[Fault]:
    language = next(iter(quotes.values())).document.language  # both are cut by the same rules
    texts = dict.fromkeys(_flat(sentence.text) for sentence in split_sentences(replace(today, language=language)))
    for number, sentence in quotes.items():
        text = _flat(sentence.text)
        if text not in texts:
            what = f"{in_marks(text)} no longer stands in {in_marks(today.title or today.id)}{_became(text, texts)}"
            yield Fault(kind="changed", where=f"sentence {number}", what=what)


def _became(text: str, texts: Iterable[str]) -> str:
    """What stands there instead: the longer sentence that has it, or the nearest one."""
    matcher = SequenceMatcher(b=text, autojunk=False)
    best, ratio = "", _NEAR
    for other in texts:
        if text in other:
            return f"; it is part of a longer sentence now: {in_marks(other)}"
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > ratio and matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
            best, ratio = other, matcher.ratio()
    return f"; now it says {in_marks(best)}" if best else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
