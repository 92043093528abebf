"""Stems -> terms as the theme format writes them, and a suggestion -> TOML that a person can edit."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.themes.phrases import phrase_rules

if TYPE_CHECKING:
    from briefing.text.corpus import Corpus
    from briefing.themes.phrases import Phrases
    from briefing.themes.suggestion import Suggestion

MIN_BEGINNING = 5
"""Letters of the shortest beginning with a star: shorter ones cover words of another meaning."""
WIDTH = 110
HEAD = """\
# Themes suggested by `briefing themes suggest`. Edit them, then: briefing make ARTICLE... --themes FILE
# Rename a theme, change its terms (words, "a phrase", beginnings with a star like "resign*"), delete a [[theme]] or
# add one; about = "…" says in a sentence what belongs there, weight = 0.5 asks for half as much room.
"""


class TermWriter:
    """Writes the stems of a corpus as terms."""

    def __init__(self, corpus: Corpus, phrases: Phrases) -> None:
        self._corpus, self._phrases = corpus, phrases
        self._rules = [phrase_rules(language) for language in sorted(set(corpus.languages))]
        self._forms: dict[int, list[str]] = {}
        for form, stem in zip(corpus.vocabulary, corpus.stem_of.tolist(), strict=True):
            self._forms.setdefault(stem, []).append(form.removesuffix("’s").removesuffix("'s"))
        self._sorted = sorted(
            (form, stem) for form, stem in zip(corpus.vocabulary, corpus.stem_of.tolist(), strict=True)
        )

    def is_content(self, stem: str) -> bool:
        """Whether a stem is more than a small word within a phrase."""
        return not any(stem in rules.links for rules in self._rules)

    def written(self, number: int) -> str:
        """A stem as a term: its beginning with a star if its forms share one that no other word has, else a form."""
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
    """The letters that two words begin with alike; of sorted words, what the first and the last share, all do."""
    return takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))


def write_toml(suggestion: Suggestion) -> str:
    """The themes as a TOML file that `load_themes` reads back, with comments for the person who edits it."""
    lines = [HEAD, _fitting_line(suggestion.best_set)]
    for theme, example in zip(suggestion.themes, suggestion.examples, strict=True):
        lines += ["", "[[theme]]", f"# {_on_one_line(example.text)}", f"name = {_toml_string(theme.name)}"]
        lines += ["terms = [", *_rows([_toml_string(term) for term in theme.terms]), "]"]
    return "\n".join(lines) + "\n"


def _fitting_line(best_set: str | None) -> str:
    if best_set is None:
        return "# No built-in set fits these articles."
    return f"# The built-in set that fits best: {best_set} (`briefing themes {best_set}`)."


def _rows(items: list[str]) -> list[str]:
    rows = [""]
    for item in items:
        if rows[-1] and len(rows[-1]) + len(item) > WIDTH:
            rows.append("")
        rows[-1] += f"{' ' if rows[-1] else '    '}{item},"
    return rows


def _toml_string(text: str) -> str:
    """A TOML string; its escapes are JSON's, and it lets no DEL stand as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _on_one_line(text: str) -> str:
    """A sentence as a comment: no line break, no control character, no longer than a line."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat if len(flat) <= WIDTH else f"{flat[: WIDTH - 2].rsplit(' ', 1)[0]} …"
