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


class Openings:
    """The first sentences of the articles of a corpus, furniture left out."""

    def __init__(self, annotations: Annotations) -> None:
        corpus = annotations.corpus
        bodies = map(annotations.body_of, range(len(corpus.documents)))
        self._texts = [
            (corpus.texts[body[0]], code) for body, code in zip(bodies, corpus.languages, strict=True) if body
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
