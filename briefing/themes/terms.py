"""Terms of a theme -> where they occur in a corpus.

A term is a word ("aid", matched by any form with the same stem), a prefix with a star ("resign*", matched by any word
that begins with it) or a phrase ("step down", its words adjacent, each by the same rules).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from briefing.language.words import stemmer, words
from briefing.segmentation.corpus import Corpus
from briefing.vectors.word_space import Found


class TermFinder:
    """Finds terms in one corpus; knows which of its words each stem and each prefix covers."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._found: dict[str, NDArray[np.int64]] = {}
        self._forms_of: dict[str, list[int]] = {}
        self._stem = [stemmer(language) for language in sorted(set(corpus.languages))]

    @cached_property
    def _forms_by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        names = self._corpus.stem_vocabulary
        for form, stem in enumerate(self._corpus.stem_of.tolist()):
            found.setdefault(names[stem], []).append(form)
        return found

    @cached_property
    def _forms_sorted(self) -> list[tuple[str, int]]:
        return sorted((name, form) for form, name in enumerate(self._corpus.vocabulary))

    def places(self, term: str) -> NDArray[np.int64]:
        """Indices into `corpus.tokens` of all words of the term's occurrences, each phrase within one sentence."""
        if term not in self._found:
            self._found[term] = self._look_up(term)
        return self._found[term]

    def _look_up(self, term: str) -> NDArray[np.int64]:
        parts = []
        for word in parts_of(term):  # most terms of most sets do not occur: their first word shows it
            parts.append(self._forms(word))
            if not parts[-1]:
                return np.empty(0, dtype=np.int64)
        if not parts:
            return np.empty(0, dtype=np.int64)
        rows, last = self._corpus.rows, len(parts) - 1
        found = [self._corpus.postings(form) for form in parts[0]]
        begins = found[0] if len(found) == 1 else np.sort(np.concatenate(found))
        for distance, part in enumerate(parts[1:], 1):
            begins = begins[begins + distance < len(self._corpus.tokens)]
            forms = self._corpus.tokens[begins + distance]
            begins = begins[np.logical_or.reduce([forms == form for form in part])]
        if not last:
            return begins
        begins = begins[rows[begins] == rows[begins + last]]
        return np.asarray(begins[:, None] + np.arange(len(parts)), dtype=np.int64).ravel()

    def find(self, terms: Iterable[str]) -> Found:
        """The indices of some terms into `corpus.tokens`, phrases and single words apart."""
        nowhere = np.empty(0, dtype=np.int64)
        phrases, words = [nowhere], [nowhere]
        for term in terms:
            (phrases if len(parts_of(term)) > 1 else words).append(self.places(term))
        return Found(phrases=np.concatenate(phrases), words=np.concatenate(words))

    def sentences(self, term: str) -> list[int]:
        """The numbers of the sentences in which the term occurs, ascending, each once.

        A list, and without numpy for single words: of a dozen numbers its overhead is ten times the work.
        """
        parts = parts_of(term)
        if len(parts) == 1:
            return sorted({row for form in self._forms(parts[0]) for row in self._rows_by_form[form]})
        places = self.places(term)
        if not len(places):  # as of most phrases
            return []
        return list(dict.fromkeys(self._corpus.rows[places].tolist()))  # within one sentence each, so these ascend

    @cached_property
    def _rows_by_form(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self._corpus.vocabulary]
        for form, row in zip(self._corpus.tokens.tolist(), self._corpus.rows.tolist(), strict=True):
            found[form].append(row)
        return found

    def _forms(self, part: str) -> list[int]:
        """The words of the vocabulary that a word of a term matches."""
        if part not in self._forms_of:
            self._forms_of[part] = list(self._beginning(part[:-1]) if part.endswith("*") else self._stemmed(part))
        return self._forms_of[part]

    def _stemmed(self, part: str) -> Iterator[int]:
        for one in {stem(part) for stem in self._stem}:
            yield from self._forms_by_stem.get(one, ())

    def _beginning(self, prefix: str) -> Iterator[int]:
        from bisect import bisect_left

        at = bisect_left(self._forms_sorted, (prefix, -1))
        while at < len(self._forms_sorted) and self._forms_sorted[at][0].startswith(prefix):
            yield self._forms_sorted[at][1]
            at += 1


@lru_cache(maxsize=4096)
def parts_of(term: str) -> tuple[str, ...]:
    """The words of a term, in lower case, with the star of a prefix."""
    parts: list[str] = []
    for word in term.strip(' "').split():
        found = words(word)
        if found and word.endswith("*"):
            found[-1] += "*"
        parts.extend(found)
    return tuple(parts)


@lru_cache(maxsize=1024)
def distinct_terms(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Terms without repeats, in the order given."""
    return tuple(dict.fromkeys(term.strip() for term in terms if term.strip(' "*')))
