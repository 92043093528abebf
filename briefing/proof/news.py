"""A brief of what is new -> where its marks are false, by the texts of the earlier brief that it carries.

The marks are found once more from those texts, and a brief that is given as the earlier one is compared with what is
carried. Without it, a file proves that its marks follow from what it says was known: not that anybody was told so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.comparison.news import told_by
from briefing.evidence.earlier import earlier_of
from briefing.model import Brief, Earlier, News
from briefing.page.citations import cited_documents
from briefing.proof.faults import Fault, in_marks
from briefing.segmentation.corpus import read_corpus
from briefing.segmentation.sentences import split_sentences


def news_faults(brief: Brief) -> Iterator[Fault]:
    """Marks that do not follow from the texts, passages without news, and earlier sentences that are not whole."""
    if brief.since is None:
        return
    yield from _torn(brief.since)
    corpus = read_corpus(cited_documents(brief))
    found = dict(zip(corpus.sentences, told_by(brief.since).news_in(corpus), strict=True))
    marked = {one.sentence: one for one in brief.news}
    for number, sentence in enumerate(brief.sentences, start=1):
        if what := _false_mark(marked.get(sentence), found.get(sentence)):
            yield Fault(kind="sentence", where=f"sentence {number}", what=f"{in_marks(sentence.text)} {what}")
    for passage in brief.passages:
        if marked.keys().isdisjoint(passage.sentences):
            what = f"{in_marks(passage.sentences[0].text)} tells nothing that is new"
            yield Fault(kind="evidence", where="the evidence", what=what)


def earlier_faults(brief: Brief, given: Brief) -> Iterator[Fault]:
    """Where the brief carries another earlier brief than the one that was given."""
    told = earlier_of(given)
    if brief.since is None:
        what = "was not made since an earlier brief"
    elif brief.since.sha256 != told.sha256:
        what = f"was made since another brief, {in_marks(brief.since.title)}"
    elif brief.since != replace(told, documents=brief.since.documents):
        what = "says otherwise than the earlier brief what that one said"
    elif set(brief.since.documents) != set(told.documents):
        what = "has other articles for those of the earlier brief"
    else:
        return
    yield Fault(kind="evidence", where="the evidence", what=what)


def _torn(since: Earlier) -> Iterator[Fault]:
    """Sentences of the earlier brief that are no whole sentences of its articles."""
    whole = {document: set(split_sentences(document)) for document in {one.document for one in since.sentences}}
    for sentence in since.sentences:
        if sentence not in whole[sentence.document]:
            what = f"{in_marks(sentence.text)} is not a whole sentence of its source"
            yield Fault(kind="evidence", where="a sentence of the earlier brief", what=what)


def _false_mark(marked: News | None, found: News | None) -> str:
    """What is wrong with the mark of a sentence; "" if it has the one that it must have."""
    if marked == found:
        return ""
    if found is None:
        return "is marked as news, and the earlier brief or its articles say it"
    if marked is None:
        return "is news, and is not marked as such"
    if found.before is None:
        return "is marked as a change, and is new"
    return f"is a change, and is not shown beside {in_marks(found.before.text)}"
