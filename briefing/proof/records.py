"""Brief -> what its lists say twice, or leave out, though every entry of them is in order."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Brief
from briefing.page.citations import source_numbers
from briefing.proof.faults import Fault, in_marks
from briefing.segmentation.sentences import split_sentences

_EVIDENCE, _LEFT_OUT = "the evidence", "a passage that was left out"


def record_faults(brief: Brief) -> Iterator[Fault]:
    """Articles that are counted twice or not at all; passages that were left out, and were not, or are no sentences."""
    numbers = source_numbers(brief)
    listed = [numbers[document] for document in brief.documents]
    for number in sorted({one for one in listed if listed.count(one) > 1}):
        yield Fault(kind="evidence", where=_EVIDENCE, what=f"source {number} is counted twice among the articles")
    for number in sorted({*numbers.values()} - {*listed}):
        yield Fault(kind="evidence", where=_EVIDENCE, what=f"source {number} is not counted among the articles")
    yield from _order_faults(brief)
    shown = set(brief.sentences)
    whole = {one.passage.document: set(split_sentences(one.passage.document)) for one in brief.omitted}
    for omission in brief.omitted:
        run = omission.passage.sentences
        if list(run) != sorted(set(run), key=lambda sentence: sentence.start):
            what = f"the passage {in_marks(run[0].text)} is not in the order of its source, each sentence once"
            yield Fault(kind="sentence", where=_LEFT_OUT, what=what)
        for sentence in run:
            text = in_marks(sentence.text)
            if sentence in shown:
                yield Fault(kind="sentence", where=_LEFT_OUT, what=f"{text} is shown, and said to be left out")
            elif sentence not in whole[sentence.document]:
                what = f"{text}, said to be left out, is not a whole sentence of its source"
                yield Fault(kind="sentence", where=_LEFT_OUT, what=what)


def _order_faults(brief: Brief) -> Iterator[Fault]:
    """Marks of what is new and of who else tells it that are doubled, or in another order than the sentences."""
    place = brief.number_of
    marked = {
        "what is new": [place[one.sentence] for one in brief.news],
        "who else tells a sentence": [place[one.sentence] for one in brief.corroborations],
    }
    for called, places in marked.items():
        if places != sorted(set(places)):
            yield Fault(
                kind="evidence", where=_EVIDENCE, what=f"{called} is not in the order of the sentences, once each"
            )
    for one in brief.corroborations:
        sources = [witness.document for witness in one.by]
        if len(sources) != len(set(sources)):
            what = f"one source is named twice for {in_marks(one.sentence.text)}"
            yield Fault(kind="evidence", where=_EVIDENCE, what=what)
