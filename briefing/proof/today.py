"""A brief, and its articles as they are today -> where they differ, by name, and what that tells.

A quoted sentence that is not in the article any more was changed since, or was never there: which of the two, only a
copy of that time or a signature tells. Where only other parts of the text differ, every quoted sentence still stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

from briefing.evidence.carried import source_hash
from briefing.intake.reading import read
from briefing.language.wording import counted, flat
from briefing.model import Brief, Document, Sentence, Skipped
from briefing.page.citations import cited_documents, quoted_documents, source_numbers
from briefing.proof.dangling import context_faults
from briefing.proof.faults import Fault, in_marks
from briefing.proof.imprints import headline_faults, imprint_faults
from briefing.proof.languages import language_faults
from briefing.proof.moving import moved
from briefing.segmentation.sentences import split_sentences

Article = Document | Skipped | str | Path
_NEAR = 0.6
"""A sentence whose similarity to an old one is at least this is shown as its new version (0 to 1; difflib's own
default for a close match)."""
CHANGED_OR_FORGED = (
    "its text is not the one of the article today: the article was changed since, or the brief is forged; a copy of "
    "that time (briefing make --archive) or a signature tells which"
)
STILL_STANDS = "the article has changed since; every quoted sentence still stands in it"
STILL_TOLD = "the article has changed since; every sentence of it that a mark names still stands in it"
NOT_QUOTED = "the article has changed since; the brief does not quote it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Where a brief differs from its articles, and their versions of today by the documents of the brief."""

    faults: tuple[Fault, ...] = ()
    versions: Mapping[Document, Document] = field(default_factory=dict)


def open_articles(sources: Article | Iterable[Article]) -> tuple[Document | Skipped, ...]:
    """Read what is given as a path, a folder or a URL; documents are taken as they are."""
    given = [sources] if isinstance(sources, Article) else list(sources)
    return tuple(item for one in given for item in ([one] if isinstance(one, Document | Skipped) else read(one)))


def compare(brief: Brief, articles: Iterable[Document | Skipped]) -> Comparison:
    """Compare each article of the brief with its version of today: text, context, headline, outlet, address, days."""
    articles = tuple(articles)
    documents = [article for article in articles if isinstance(article, Document)]
    unread = {one.name for one in brief.skipped}  # when the brief was made, as its page says
    gone = [one for one in articles if isinstance(one, Skipped) and one.name not in unread]
    cited = {one: _version_of(one, _cited(brief, one), documents) for one in cited_documents(brief)}
    others = {one: _named(one, documents) for one in brief.documents if one not in cited}
    versions = {one: today for one, today in (*cited.items(), *others.items()) if today}
    faults = (
        *(Fault(kind="withdrawn", where=one.name, what=one.reason) for one in gone),
        *_text_faults(brief, cited),
        *_context_faults(brief, versions),
        *_unquoted_faults(brief, others),
        *imprint_faults(brief, versions),
        *headline_faults(brief, versions),
    )
    return Comparison(faults=faults, versions=versions)


def _quotes(brief: Brief, document: Document) -> dict[int, Sentence]:
    """The sentences of a document by their number in the brief."""
    return {number: one for one, number in brief.number_of.items() if one.document == document}


def _told(brief: Brief, document: Document) -> dict[Sentence, int]:
    """The sentences of a document that marks name for what others say, each with the number of what it tells, too."""
    numbers = brief.number_of
    pairs = ((witness, one.sentence) for one in brief.corroborations for witness in one.by)
    return {witness: numbers[sentence] for witness, sentence in pairs if witness.document == document}


def _cited(brief: Brief, document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document that the brief quotes, and those that only its marks name."""
    return (*_quotes(brief, document).values(), *_told(brief, document))


def _text_faults(brief: Brief, cited: Mapping[Document, Document | None]) -> Iterator[Fault]:
    numbers = source_numbers(brief)
    for document, today in cited.items():
        where = f"source {numbers[document]}"
        if today is None:
            what = f"{in_marks(document.title or document.id)} is not among the articles that were given"
            yield Fault(kind="withdrawn", where=where, what=what)
            continue
        changes = list(_changes(brief, document, today))
        yield from changes
        if changes:
            yield Fault(kind="changed", where=where, what=CHANGED_OR_FORGED)
        elif flat(document.text) != flat(today.text):
            what = STILL_STANDS if _quotes(brief, document) else STILL_TOLD
            yield Fault(kind="unproven", where=where, what=what)


def _context_faults(brief: Brief, versions: Mapping[Document, Document]) -> Iterator[Fault]:
    """What the quoted sentences lack in the texts of today, where all of a source still stand."""
    places: dict[Sentence, Sentence] = {}
    for document in quoted_documents(brief):
        if document in versions:
            quotes = tuple(_quotes(brief, document).values())
            found = _places(quotes, versions[document])
            places |= found if len(found) == len(quotes) else {}
    today = moved(brief, lambda sentence: places.get(sentence, sentence))
    yield from context_faults(today)
    yield from language_faults(today)


def _places(quotes: Sequence[Sentence], today: Document) -> dict[Sentence, Sentence]:
    """Where the quoted sentences of a document stand today; one that stands there twice, as near as before."""
    document = replace(today, language=quotes[0].document.language)
    whole: dict[str, list[Sentence]] = {}
    for sentence in split_sentences(document):
        whole.setdefault(flat(sentence.text), []).append(sentence)
    found = {}
    for quote in quotes:
        if same := whole.get(flat(quote.text)):
            found[quote] = min(same, key=lambda one: abs(one.start - quote.start))
    return found


def _unquoted_faults(brief: Brief, others: Mapping[Document, Document | None]) -> Iterator[Fault]:
    """Articles that are counted but not cited: the number of sources says that there are such."""
    numbers = source_numbers(brief)
    if missing := [one for one, today in others.items() if today is None]:
        count = counted(len(missing), "article")
        what = f"{count} not quoted and not among those given: how many sources there are is not proven"
        yield Fault(kind="unproven", where="the sources", what=what)
    for document, today in others.items():
        if today and source_hash(today) != source_hash(document):
            yield Fault(kind="unproven", where=f"source {numbers[document]}", what=NOT_QUOTED)


def _named(document: Document, articles: Sequence[Document]) -> Document | None:
    """Today's version of an article that is not quoted: the one with its hash, at its address or of its name."""

    def rank(article: Document) -> tuple[bool, bool, int]:
        same = source_hash(article) == source_hash(document)
        return same, bool(document.url) and article.url == document.url, _alike(document, article)

    known = (one for one in articles if any(rank(one)[:2]) or one.id == document.id)
    return max(known, key=rank, default=None)


def _version_of(document: Document, quotes: Iterable[Sentence], articles: list[Document]) -> Document | None:
    """The article at its address, else the one that has most of what was quoted from it, else one of the same name.

    Of several, the one with the very same text. Names alone say little: every second page is called index.html.
    """
    wanted = {flat(sentence.text) for sentence in quotes}
    at_its_address = [one for one in articles if document.url and one.url == document.url]

    def rank(article: Document) -> tuple[int, bool, int]:
        text = flat(article.text)
        shared = sum(sentence in text for sentence in wanted)
        return shared, article.text == document.text, _alike(document, article)

    known = (one for one in articles if rank(one)[0] or one.id == document.id)
    return max(at_its_address or known, key=rank, default=None)


def _alike(document: Document, article: Document) -> int:
    """In how many of the things that are known of both they agree."""
    fields = ("id", "title", "url", "outlet", "author", "published")
    return sum(getattr(document, name) == getattr(article, name) for name in fields)


def _changes(brief: Brief, document: Document, today: Document) -> Iterator[Fault]:
    """The sentences of a document that are quoted, or named by a mark, and do not stand in its text of today."""
    quotes, told = _quotes(brief, document), _told(brief, document)
    ours = replace(today, language=document.language)  # both are cut by the same rules
    texts = dict.fromkeys(flat(sentence.text) for sentence in split_sentences(ours))
    article = in_marks(today.title or today.id)
    for number, sentence in quotes.items():
        text = flat(sentence.text)
        if text not in texts:
            what = f"{in_marks(text)} is not in {article} as given{_became(text, texts)}"
            yield Fault(kind="changed", where=f"sentence {number}", what=what)
    for sentence, number in told.items():
        text = flat(sentence.text)
        if text not in texts:
            what = f"its mark names {in_marks(text)}, which is not in {article} as given{_became(text, texts)}"
            yield Fault(kind="changed", where=f"sentence {number}", what=what)


def _became(text: str, texts: Iterable[str]) -> str:
    """What is there instead: the longer sentence that contains it, or the most similar one."""
    matcher = SequenceMatcher(b=text, autojunk=False)
    best, ratio = "", _NEAR
    for other in texts:
        if text in other:
            return f"; there it is part of a longer sentence: {in_marks(other)}"
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > ratio and matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
            best, ratio = other, matcher.ratio()
    return f"; there it says {in_marks(best)}" if best else ""
