"""Brief -> View: what its page says, arranged for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing.discourse.outlets import count_sources
from briefing.language.words import words_in
from briefing.length import WORDS_PER_MINUTE
from briefing.model import Brief, Document
from briefing.page.blocks import make_blocks
from briefing.page.citations import cited_documents, quoted_documents
from briefing.page.excerpts import Excerpts, days_to_tell
from briefing.page.labels import FALLBACK, Labels, load_labels
from briefing.page.languages import direction_of, shown_language
from briefing.page.links import web_url
from briefing.page.since import since_view
from briefing.page.view import SourceView, View
from briefing.page.visible import shortened

MANY_SOURCES = 5
"""Beyond this number, sources are set small, in two columns, and a day on which all were fetched is given once."""
SKIPPED_SHOWN = 3
"""This many sources that could not be read are named, the others counted; the JSON names all."""


def make_view(brief: Brief) -> View:
    """Arrange a brief for reading."""
    language = brief_language(brief)
    labels = load_labels(language)
    sources = cited_documents(brief)
    fetched, originals = _fetched(sources), _originals(brief)
    are_claimed = any(document.claimed for document in sources) and all(
        document.claimed or not document.outlet for document in sources
    )
    excerpts = Excerpts(brief, days_to_tell(sources, labels), labels)
    return View(
        title=shortened(brief.title) or labels["kicker"],
        language=language,
        direction=direction_of(language),
        labels=labels,
        issued=labels.day(brief.issued, weekday=True) if brief.issued else "",
        facts=_facts(brief, labels),
        blocks=make_blocks(brief, labels, excerpts),
        sources=_dated(
            (
                _source(number, document, labels, None if fetched else document.accessed, originals.get(document, 0))
                if are_claimed or not document.claimed
                else _claimed(_source(number, document, labels, document.accessed, originals.get(document, 0)), labels)
                for number, document in enumerate(sources, start=1)
            ),
            labels,
        ),
        since=since_view(brief, labels),
        notes=(
            *([labels.fill("all_accessed", date=labels.day(fetched))] if fetched else []),
            *([labels["all_claimed"]] if are_claimed else []),
            *_notes(brief, labels),
        ),
    )


def _claimed(source: SourceView, labels: Labels) -> SourceView:
    """The same, its outlet told as what the file says: beside others that are known to be where they are from."""
    return replace(source, outlet=labels.fill("claimed", outlet=source.outlet))


def _dated(sources: Iterable[SourceView], labels: Labels) -> tuple[SourceView, ...]:
    """The sources; beside those that have a day, one without says so: else it would be taken for one of that day."""
    sources = tuple(sources)
    undated = labels["undated"] if any(source.published for source in sources) else ""
    return tuple(replace(source, published=source.published or undated) for source in sources)


def _fetched(sources: Sequence[Document]) -> date | None:
    """The day on which all of many sources were fetched, if it is the same one."""
    days = {document.accessed for document in sources}
    return days.pop() if len(sources) > MANY_SOURCES and len(days) == 1 else None


def brief_language(brief: Brief) -> str:
    """The language that most sentences are in (the first one if there is a tie); English if none is known."""
    counts = Counter(shown_language(sentence.document) for sentence in brief.sentences)
    counts.update(() if counts else (shown_language(document) for document in brief.documents))
    del counts[""]
    return counts.most_common(1)[0][0] if counts else FALLBACK


def _facts(brief: Brief, labels: Labels) -> tuple[str, ...]:
    """The line below the headline: as of, articles and sources, words, reading time."""
    dates = [document.published for document in quoted_documents(brief) if document.published]
    as_of = max(dates, default=None)
    words = words_in(brief.sentences)
    return (
        *([labels.fill("as_of", date=labels.day(as_of))] if as_of and as_of != brief.issued else []),
        _basis(brief, labels),
        labels.count("words", words),
        labels.count("minutes", max(1, -(-words // WORDS_PER_MINUTE))),
    )


def _basis(brief: Brief, labels: Labels) -> str:
    """How many articles were read, and for how many independent sources they count; one article is one source."""
    if len(brief.documents) < 2:
        return labels.count("sources", len(cited_documents(brief)))
    independent = count_sources(brief.documents, brief.copies)
    articles, sources = labels.count("articles", len(brief.documents)), labels.count("independent", independent)
    return labels.fill("basis_of_several", articles=articles, sources=sources)


def _originals(brief: Brief) -> Mapping[Document, int]:
    """The number of the first quoted source that each other quoted one has the text of."""
    numbers = {document: number for number, document in enumerate(cited_documents(brief), start=1)}
    quoted = [[document for document in group if document in numbers] for group in brief.copies]
    first = {document: min(map(numbers.__getitem__, group)) for group in quoted for document in group}
    return {document: number for document, number in first.items() if number != numbers[document]}


def _source(number: int, document: Document, labels: Labels, accessed: date | None, original: int) -> SourceView:
    return SourceView(
        number=number,
        document=document,
        title=shortened(document.title) or shortened(document.id),
        outlet=shortened(document.outlet, 80),
        published=labels.day(document.published) if document.published else "",
        accessed=labels.fill("accessed", date=labels.day(accessed)) if accessed else "",
        copy_of=labels.fill("copy_of", source=original) if original else "",
        url=web_url(document.url),
        language=shown_language(document),
        direction=direction_of(document.language),
    )


def _notes(brief: Brief, labels: Labels) -> tuple[str, ...]:
    """What the reader should know about the articles that are not quoted: read but not quoted, or unreadable."""
    unquoted = len(set(brief.documents) - set(cited_documents(brief)))
    named = [shortened(skipped.name, 80) for skipped in brief.skipped[:SKIPPED_SHOWN]]
    if len(brief.skipped) > SKIPPED_SHOWN:
        named.append(labels.count("more", len(brief.skipped) - SKIPPED_SHOWN))
    return (
        *([labels.count("unquoted", unquoted)] if unquoted else []),
        *([f"{labels['unread']}: {', '.join(named)}"] if named else []),
    )
