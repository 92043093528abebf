"""Stems -> terms as the theme format writes them: a word, or a prefix with a star."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from briefing.segmentation.corpus import Corpus
from briefing.themes.phrases import Phrases, phrase_signs

MIN_BEGINNING = 5
"""Letters of the shortest prefix with a star: shorter ones cover words with other meanings."""


class TermWriter:
    """Writes the stems of a corpus as terms."""

    def __init__(self, corpus: Corpus, phrases: Phrases) -> None:
        self._corpus, self._phrases = corpus, phrases
        self._rules = [phrase_signs(language) for language in sorted(set(corpus.languages))]
        self._forms: dict[int, list[str]] = {}
        for form, stem in zip(corpus.vocabulary, corpus.stem_of.tolist(), strict=True):
            self._forms.setdefault(stem, []).append(form.removesuffix("’s").removesuffix("'s"))
        self._sorted = sorted(
            (form, stem) for form, stem in zip(corpus.vocabulary, corpus.stem_of.tolist(), strict=True)
        )

    def is_content(self, stem: str) -> bool:
        """Whether a stem can be a term, not just a small word within a phrase."""
        return not any(stem in rules.links for rules in self._rules)

    def written(self, number: int) -> str:
        """A stem as a term: a prefix with a star if its forms share one that no other word has, else a form."""
        forms = sorted(set(self._forms[number]))
        start = "".join(one for one, _ in _beginning(forms[0], forms[-1]))
        if len(forms) > 1 and len(start) >= MIN_BEGINNING and not self._has_strangers(start, number):
            return f"{start}*"
        return self._phrases.written(self._corpus.stem_vocabulary[number]) or forms[0]

    def _has_strangers(self, start: str, number: int) -> bool:
        at = bisect_left(self._sorted, (start, -1))
        while at < len(self._sorted) and self._sorted[at][0].startswith(start):
            if self._sorted[at][1] != number:
                return True
            at += 1
        return False


def _beginning(first: str, last: str) -> Iterator[tuple[str, str]]:
    """The common prefix of two words; of sorted words, all share what the first and the last share."""
    return takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
