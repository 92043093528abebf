"""Brief -> the sentences that it says other sources tell, and that they do not tell.

Every such text is carried, so nothing is taken on trust: the other sentence is a whole one of its source, the source is
an independent one, and it tells what the mark says.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.comparison.corroboration import Witnesses
from briefing.comparison.figures import Figures
from briefing.discourse.outlets import source_of_each
from briefing.model import Brief, Sentence
from briefing.page.citations import cited_documents
from briefing.proof.faults import Fault, in_marks
from briefing.segmentation.corpus import read_corpus


def corroboration_faults(brief: Brief) -> Iterator[Fault]:
    """What is untrue of the marks that name other sources."""
    if not brief.corroborations:
        return
    corpus, counted_for = read_corpus(cited_documents(brief)), source_of_each(brief)
    sources = [counted_for[document] for document in corpus.documents]
    witnesses = Witnesses(corpus, sources, Figures(corpus, sources))
    numbers, shown = corpus.number_of, brief.number_of
    for corroboration in brief.corroborations:
        sentence = corroboration.sentence
        for witness in corroboration.by:
            is_whole = witness in numbers and sentence in numbers
            if not is_whole or not witnesses.tells(numbers[witness], numbers[sentence]):
                what = f"{in_marks(sentence.text)} is said to be told in {in_marks(witness.text)}, and is not"
                yield Fault(kind="evidence", where=f"sentence {shown[sentence]}", what=what)
    yield from _partial(brief, shown)


def _partial(brief: Brief, shown: dict[Sentence, int]) -> Iterator[Fault]:
    """Passages of which a source tells a part only: their mark names it for the whole."""
    told = {one.sentence: {witness.document for witness in one.by} for one in brief.corroborations}
    for passage in brief.passages:
        documents = [told.get(sentence, set()) for sentence in passage.sentences]
        if any(one != documents[0] for one in documents):
            what = "not all sentences of the passage are told by the other sources that its mark names"
            yield Fault(kind="evidence", where=f"sentence {shown[passage.sentences[0]]}", what=what)
