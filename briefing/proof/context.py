"""Brief -> the sentences that hang: what they need to be understood does not stand with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Brief, Passage, Sentence
from briefing.proof.faults import Fault, quoted
from briefing.rendering.references import quoted_documents
from briefing.selection.leans import Lean, find_leans
from briefing.text.annotations import annotate
from briefing.text.corpus import read_corpus


def context_faults(brief: Brief) -> Iterator[Fault]:
    """Look for what each sentence leans on in its block, on the right side of it."""
    documents = quoted_documents(brief)
    if not documents:
        return
    annotations = annotate(read_corpus(documents))
    corpus = annotations.corpus
    article = _Articles(
        sentences=corpus.sentences,
        numbers={sentence: number for number, sentence in enumerate(corpus.sentences)},
        leans=find_leans(annotations),
        furniture=annotations.furniture,
        interludes=annotations.interludes,
    )
    shown = 1
    for block in _blocks(brief):
        sentences = [sentence for passage in block for sentence in passage.sentences]
        places = {article.numbers[s]: place for place, s in enumerate(sentences) if s in article.numbers}
        for number, place in places.items():
            for what in article.lacks(number, places):
                yield Fault(kind="context", where=f"sentence {shown + place}", what=what)
        for passage in block:
            if what := article.gap(passage.sentences):
                yield Fault(kind="context", where=f"sentence {shown}", what=what)
            shown += len(passage.sentences)


def _blocks(brief: Brief) -> Iterator[tuple[Passage, ...]]:
    """The passages that are read together: the lead, with a section that follows it without a heading; each section."""
    lead = (brief.lead,) if brief.lead else ()
    covered = [section for section in brief.sections if section.passages]
    if covered and not covered[0].theme.name:
        yield (*lead, *covered.pop(0).passages)
    else:
        yield lead
    yield from (section.passages for section in covered)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Articles:
    """Every sentence of the quoted articles, its number, what it leans on, whether it is furniture and stands apart."""

    sentences: Sequence[Sentence]
    numbers: dict[Sentence, int]
    leans: Sequence[Sequence[Lean]]
    furniture: Sequence[bool]
    interludes: Sequence[bool]

    def lacks(self, number: int, places: dict[int, int]) -> Iterator[str]:
        """What a sentence needs and does not have; `places` are those of its block's sentences."""
        text = quoted(self.sentences[number].text)
        if self.furniture[number]:
            yield f"{text} is a caption, a byline or the like"
        missing: dict[int, dict[str, None]] = {}
        for lean in self.leans[number]:
            if lean.on is None:
                yield f"{text} cannot stand: {lean.why}"
            elif lean.on not in places or (lean.on < number) != (places[lean.on] < places[number]):
                missing.setdefault(lean.on, {})[lean.why] = None
        for other, why in missing.items():
            yield f"{text} lacks {quoted(self.sentences[other].text)} ({', '.join(why)})"

    def gap(self, passage: Sequence[Sentence]) -> str:
        """What is wrong with a passage that is no run of neighbours, else nothing."""
        numbers = [self.numbers[sentence] for sentence in passage if sentence in self.numbers]
        between = range(numbers[0], numbers[-1] + 1) if numbers else ()
        is_run = numbers == [number for number in between if number in numbers or not self.interludes[number]]
        return "" if is_run else f"the passage {quoted(passage[0].text)} is no run of neighbouring sentences"
