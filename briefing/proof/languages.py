"""Brief -> where a sentence does not hold by the rules of the language that its text is written in.

What needs context differs between languages, and a brief says which language each source is in: one that says a false
one would choose the rules that it is checked by. So the language is found again in the text. Where it is another than
said (`--language`, a page that states it wrongly), the brief must hold by the rules of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.evidence.writer import other_language
from briefing.language.loading import load_language
from briefing.model import Brief, Document, Sentence
from briefing.page.citations import quoted_documents
from briefing.proof.dangling import context_faults
from briefing.proof.faults import Fault, in_marks
from briefing.proof.moving import moved
from briefing.segmentation.sentences import split_sentences


def language_faults(brief: Brief) -> Iterator[Fault]:
    """What does not hold in the language that the text of a quoted source is found to be in, if that is another one."""
    read_as = {one: found for one in quoted_documents(brief) if (found := _read_otherwise(one))}
    if not read_as:
        return
    whole = {one: {(s.start, s.end) for s in split_sentences(one)} for one in read_as.values()}
    for number, sentence in enumerate(brief.sentences, start=1):
        found = read_as.get(sentence.document)
        if found and (sentence.start, sentence.end) not in whole[found]:
            what = f"{in_marks(sentence.text)} is no whole sentence in the language of its text ({found.language})"
            yield Fault(kind="context", where=f"sentence {number}", what=what)

    def read_again(sentence: Sentence) -> Sentence:
        return replace(sentence, document=read_as.get(sentence.document, sentence.document))

    yield from context_faults(moved(brief, read_again))


def _read_otherwise(document: Document) -> Document | None:
    """The document in the language of its text, where that is another one with rules of its own."""
    found = other_language(document)
    if not found or load_language(found) is load_language(document.language):
        return None
    return replace(document, language=found)
