"""Brief -> its dangling sentences: those that lack what they need to be understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.context.dependencies import Dependency, find_dependencies
from briefing.discourse.annotations import annotate
from briefing.model import Brief, Sentence
from briefing.page.citations import quoted_documents
from briefing.proof.blocks import read_together
from briefing.proof.faults import Fault, in_marks
from briefing.segmentation.corpus import read_corpus


def context_faults(brief: Brief) -> Iterator[Fault]:
    """Look in the block of each sentence for what it depends on, on the right side of it (before or after)."""
    documents = quoted_documents(brief)
    if not documents:
        return
    annotations = annotate(read_corpus(documents))
    corpus = annotations.corpus
    article = _Articles(
        sentences=corpus.sentences,
        numbers=corpus.number_of,
        dependencies=find_dependencies(annotations),
        furniture=annotations.furniture,
        interludes=annotations.interludes,
    )
    shown = 1
    for block in read_together(brief):
        sentences = [sentence for passage in block for sentence in passage.sentences]
        places = {article.numbers[s]: place for place, s in enumerate(sentences) if s in article.numbers}
        for number, place in places.items():
            for what in article.lacks(number, places):
                yield Fault(kind="context", where=f"sentence {shown + place}", what=what)
        for passage in block:
            if what := article.gap(passage.sentences):
                yield Fault(kind="context", where=f"sentence {shown}", what=what)
            shown += len(passage.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Articles:
    """Every sentence of the cited articles, its number, what it depends on, if it is furniture or an interlude."""

    sentences: Sequence[Sentence]
    numbers: dict[Sentence, int]
    dependencies: Sequence[Sequence[Dependency]]
    furniture: Sequence[bool]
    interludes: Sequence[bool]

    def lacks(self, number: int, places: dict[int, int]) -> Iterator[str]:
        """What a sentence needs and does not have; `places`: number -> place of the sentences of its block."""
        text = in_marks(self.sentences[number].text)
        if self.furniture[number]:
            yield f"{text} is a caption, a byline or similar"
        missing: dict[int, dict[str, None]] = {}
        for dependency in self.dependencies[number]:
            if dependency.on is None:
                yield f"{text} cannot stand alone: {dependency.why}"
            elif dependency.on not in places or (dependency.on < number) != (places[dependency.on] < places[number]):
                missing.setdefault(dependency.on, {})[dependency.why] = None
        for other, why in missing.items():
            yield f"{text} lacks {in_marks(self.sentences[other].text)} ({', '.join(why)})"

    def gap(self, passage: Sequence[Sentence]) -> str:
        """What is wrong with a passage that is not a run of neighbours, else ""."""
        numbers = [self.numbers[sentence] for sentence in passage if sentence in self.numbers]
        between = range(numbers[0], numbers[-1] + 1) if numbers else ()
        is_run = numbers == [number for number in between if number in numbers or not self.interludes[number]]
        return "" if is_run else f"the passage {in_marks(passage[0].text)} is not a run of neighbouring sentences"
