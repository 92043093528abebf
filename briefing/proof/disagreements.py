"""Brief -> where it says that sources differ and they do not, and where they do and it does not say so.

The figures are read once more from the texts that are at hand. A figure that nobody disputes among these may be
disputed in an article that the brief does not quote: only that article can show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefing.comparison.figures import Figures
from briefing.discourse.outlets import source_of_each
from briefing.model import Brief, Passage, Sentence
from briefing.proof.blocks import stories_of
from briefing.proof.faults import Fault, in_marks
from briefing.segmentation.corpus import read_corpus

Rivals = dict[Sentence, dict[Sentence, str]]
"""Each sentence with those that dispute its figure, and what these say."""


def disagreement_faults(brief: Brief) -> Iterator[Fault]:
    """Forged disagreements, then dropped ones."""
    rivals = _rivals(brief)
    numbers = brief.number_of
    for disagreement in brief.disagreements:
        last = disagreement.passages[-1].sentences[0]
        for what in _forged(disagreement.passages, rivals):
            yield Fault(kind="evidence", where=f"sentence {numbers[last]}", what=what)
    for sentence, says in _dropped(brief, rivals):
        what = f"{in_marks(sentence.text)} is disputed in another source ({says}), and the brief hides it"
        yield Fault(kind="evidence", where=f"sentence {numbers[sentence]}", what=what)


def _forged(passages: tuple[Passage, ...], rivals: Rivals) -> Iterator[str]:
    """What is untrue of passages that are said to differ, each from each."""
    if len(passages) < 2:
        yield "is said to differ from another source, and none is there"
    for one, other in combinations(passages, 2):
        if not any(b in rivals.get(a, ()) for a in one.sentences for b in other.sentences):
            said = f"{in_marks(one.sentences[0].text)} and {in_marks(other.sentences[0].text)}"
            yield f"{said} are said to differ in a figure, and do not"


def _dropped(brief: Brief, rivals: Rivals) -> Iterator[tuple[Sentence, str]]:
    """The sentences outside the boxes that another source of the same story disputes, and what that says.

    One that is listed among what was left out is not hidden.
    """
    told = {one for omitted in brief.omitted for one in omitted.passage.sentences}
    boxed = {one for section in brief.sections if section.kind != "theme" for one in _sentences(section.passages)}
    for story in stories_of(brief):
        documents = {passage.document for passage in story}
        for sentence in (one for one in _sentences(story) if one not in boxed):
            for other, says in rivals.get(sentence, {}).items():
                if other.document in documents and other not in boxed | told:
                    yield sentence, says


def _rivals(brief: Brief) -> Rivals:
    at_hand = [document for document in brief.documents if document.is_at_hand]
    if len(at_hand) < 2:
        return {}
    corpus, counted_for, found = read_corpus(at_hand), source_of_each(brief), Rivals()
    for one, other in Figures(corpus, [counted_for[document] for document in at_hand]).disputed():
        for figure, rival in ((one, other), (other, one)):
            sentence, disputing = corpus.sentences[figure.sentence], corpus.sentences[rival.sentence]
            found.setdefault(sentence, {})[disputing] = str(rival.quantity)
    return found


def _sentences(passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    return (sentence for passage in passages for sentence in passage.sentences)
