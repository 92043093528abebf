"""Themes that were found in articles -> the TOML that a person edits."""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefing.language.wording import cut_short, one_line
from briefing.model import Sentence, Theme

WIDTH = 110
HEAD = """\
# Themes suggested by `briefing themes suggest`. Edit them, then: briefing make ARTICLE... --themes FILE
# Rename a theme, change its terms (words, "a phrase", beginnings with a star like "resign*"), delete a [[theme]] or
# add one; about = "…" says in a sentence what belongs there, weight = 0.5 asks for half as much room.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Themes found in articles, an example sentence for each, and the built-in set that fits best (or None)."""

    themes: tuple[Theme, ...]
    examples: tuple[Sentence, ...]
    best_set: str | None


def write_toml(suggestion: Suggestion) -> str:
    """The themes as a TOML file that `load_themes` reads back, with comments for the person who edits it."""
    lines = [HEAD, _fitting_line(suggestion.best_set)]
    for theme, example in zip(suggestion.themes, suggestion.examples, strict=True):
        shown = cut_short(one_line(example.text), WIDTH)
        lines += ["", "[[theme]]", f"# {shown}", f"name = {_toml_string(theme.name)}"]
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
    """A TOML string; its escapes are JSON's, but DEL must be escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
