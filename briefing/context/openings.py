"""The first sentences of articles -> what the reader of a brief knows, whichever of them opens it.

Of one article the main event opens the brief, so that its reader knows what the first sentence tells. Of several,
another one may open it: then only what two first sentences tell is known, and "the source" or "Mr. Marlow" needs the
sentence that presents it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cached_property

from briefing.context.anaphora import anaphora_of
from briefing.discourse.annotations import Annotations
from briefing.language.words import LETTERS


def opening_of(annotations: Annotations, document: int) -> int:
    """The number of the first sentence of an article that is no caption, or of its first one if there is no other.

    A caption of several sentences may stand above it as a paragraph of its own, of which only the first one is told.
    """
    body, paragraph_of = annotations.body_of(document), annotations.corpus.paragraph_of
    first = body[0] if body else annotations.corpus.span_of(document)[0]
    if not body or not annotations.furniture[first]:
        return first
    below = (one for one in body if paragraph_of[one] != paragraph_of[first] and not annotations.furniture[one])
    return next(below, first)


class Openings:
    """The first sentences of the articles of a corpus, furniture left out; `numbers` has one for each article."""

    def __init__(self, annotations: Annotations) -> None:
        corpus = annotations.corpus
        self.numbers = tuple(opening_of(annotations, document) for document in range(len(corpus.documents)))
        self._texts = [
            (corpus.texts[number], corpus.languages[document])
            for document, number in enumerate(self.numbers)
            if number < len(corpus) and not annotations.interludes[number]
        ]

    def tell(self, stems: Set[str]) -> bool:
        """Whether the reader knows one of these stems, which the first sentence of an article mentions."""
        return len(self._texts) < 2 or any(self._stems[stem] > 1 for stem in stems)

    def name(self, name: str) -> bool:
        """Whether the reader knows a name that the first sentence of an article has."""
        return len(self._texts) < 2 or self._names[name] > 1

    @cached_property
    def _stems(self) -> Counter[str]:
        return Counter(stem for text, code in self._texts for stem in anaphora_of(code).references.stems_of(text))

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(word for text, _ in self._texts for word in set(LETTERS.findall(text)))
