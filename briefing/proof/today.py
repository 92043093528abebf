"""A brief, and its articles as they are today -> what was changed or withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from briefing.intake.reading import read
from briefing.model import Brief, Document, Sentence, Skipped
from briefing.proof.faults import Fault, in_marks
from briefing.rendering.citations import quoted_documents, source_numbers
from briefing.text.sentences import split_sentences

Article = Document | Skipped | str | Path
_NEAR = 0.6
"""A sentence whose similarity to an old one is at least this is shown as its new version (0 to 1; difflib's own
default for a close match)."""


def open_articles(sources: Article | Iterable[Article]) -> tuple[Document | Skipped, ...]:
    """Read what is given as a path, a folder or a URL; documents are taken as they are."""
    given = [sources] if isinstance(sources, Article) else list(sources)
    return tuple(item for one in given for item in ([one] if isinstance(one, Document | Skipped) else read(one)))


def article_faults(brief: Brief, articles: Iterable[Document | Skipped]) -> Iterator[Fault]:
    """Look for each sentence of the brief in today's version of the article that it is from."""
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
            what = f"{in_marks(document.title or document.id)} is not among the articles that were given"
            yield Fault(kind="withdrawn", where=f"source {numbers[document]}", what=what)
            continue
        yield from _changes(quotes, today)


def _version_of(document: Document, quotes: Iterable[Sentence], articles: list[Document]) -> Document | None:
    """The article at its address, else the one that has most of what was quoted from it, else one of the same name.

    Names alone say little: every second page is called index.html.
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
            what = f"{in_marks(text)} is no longer in {in_marks(today.title or today.id)}{_became(text, texts)}"
            yield Fault(kind="changed", where=f"sentence {number}", what=what)


def _became(text: str, texts: Iterable[str]) -> str:
    """What is there instead: the longer sentence that contains it, or the most similar one."""
    matcher = SequenceMatcher(b=text, autojunk=False)
    best, ratio = "", _NEAR
    for other in texts:
        if text in other:
            return f"; it is now part of a longer sentence: {in_marks(other)}"
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > ratio and matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
            best, ratio = other, matcher.ratio()
    return f"; now it says {in_marks(best)}" if best else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
