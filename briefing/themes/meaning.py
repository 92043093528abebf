"""Corpus and words -> how near in meaning they are, by the word vectors that ship in the package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.text.word_vectors import load_vectors
from briefing.text.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.corpus import Corpus

NEAREST = 3
"""A sentence is as close to a theme as its three closest words: one may be chance, and most words of a
sentence on any theme are about other things."""
_CHUNK = 4096


class Meaning:
    """The sentences of a corpus as weighted means of word vectors (none of which is kept)."""

    def __init__(self, corpus: Corpus) -> None:
        import numpy as np

        self._corpus = corpus
        self._vectors = load_vectors()
        english = [language == "en" for language in corpus.languages]
        self._known = np.array(
            [self._vectors.number(name) if any(english) else -1 for name in corpus.form_names], dtype=np.intp
        )
        use = (self._known >= 0) & corpus.is_content
        self._rows = self._vectors.rows[self._known] * use[:, None]
        self._weights = self._vectors.weights[self._known] * use

    def vector(self, parts: Sequence[tuple[str, float]]) -> NDArray[np.float32]:
        """The weighted mean, of unit length, of the words of some texts, each text with its own weight."""
        import numpy as np

        total = np.zeros(self._vectors.rows.shape[1], dtype=np.float32)
        for text, weight in parts:
            for number in filter(lambda n: n >= 0, map(self._vectors.number, words(text))):
                total += weight * self._vectors.weights[number] * self._vectors.rows[number]
        length = float(np.linalg.norm(total))
        return total / length if length else total

    def similarity(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """Cosine of each sentence with a unit vector."""
        import numpy as np

        along = (self._rows @ vector) * self._weights
        total = self._corpus.sum_by_sentence(along[self._corpus.forms].astype(np.float64))
        return total / np.maximum(self._lengths, 1e-9)

    def closeness(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Mean, over the NEAREST words of each sentence, of their largest cosine with one of some unit vectors."""
        import numpy as np

        corpus = self._corpus
        if not len(vectors) or not len(corpus):
            return np.zeros(len(corpus))
        best = (self._rows @ vectors.T).max(axis=1)
        best[self._weights == 0] = 0.0
        entries = best[corpus.forms]
        order = np.lexsort((-entries, corpus.rows))
        rank = np.arange(len(order)) - corpus.offsets[:-1][corpus.rows[order]]
        kept = order[rank < NEAREST]
        return np.bincount(corpus.rows[kept], weights=entries[kept], minlength=len(corpus)) / NEAREST

    @cached_property
    def _lengths(self) -> NDArray[np.float64]:
        """Length of each sentence's vector."""
        import numpy as np

        lengths = [np.linalg.norm(part, axis=1) for part in self._parts()]
        return np.concatenate([np.zeros(0), *lengths])

    def sentence_vectors(self) -> NDArray[np.float64]:
        """The weighted sum of the words of each sentence, a row a sentence; zeros where no word is known."""
        import numpy as np

        return np.vstack([np.zeros((0, self._rows.shape[1])), *self._parts()]).astype(np.float64)

    def _parts(self) -> Iterator[NDArray[np.float32]]:
        """The vectors of the sentences, some thousand at a time."""
        import numpy as np

        scaled = self._rows * self._weights[:, None]
        offsets = self._corpus.offsets
        for begin in range(0, len(self._corpus), _CHUNK):
            end = min(begin + _CHUNK, len(self._corpus))
            entries = np.vstack(
                (scaled[self._corpus.forms[offsets[begin] : offsets[end]]], np.zeros((1, scaled.shape[1])))
            )
            sums = np.add.reduceat(entries, offsets[begin:end] - offsets[begin], axis=0)
            sums[offsets[begin:end] == offsets[begin + 1 : end + 1]] = 0.0
            yield sums
