"""The table of languages: languages/languages.toml -> the stop words, stemmer and script of each language code.

It is the only list of languages; what is known about the sentences of one is in its own file (`rules.py`: what can be).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

LINES = "languages"
"""The name of the table among the files of the languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the table says about one language; empty where nothing is known.

    `stop_words` names a file of sumy, `snowball` a stemmer. `script` is the first and the last letter of a script that
    only this one of the languages is written in, `script_share` (0..1) the share of a text's letters in that script
    that identifies it.
    """

    stop_words: str = ""
    snowball: str = ""
    script: tuple[str, str] | None = None
    script_share: float = 0.5
    function_words: tuple[str, ...] = ()


@cache
def language_table() -> Mapping[str, Line]:
    """The line of every language by its ISO 639 code, in the order of the file."""
    return {code: Line(**_frozen(line)) for code, line in tomllib.loads(_text_of(LINES)).items()}


@cache
def function_words() -> Mapping[str, tuple[str, ...]]:
    """Frequent words of each language that is identified by them: from its own file if it has one, else the table.

    Of a file, only the part before its first table is read.
    """
    found = {}
    for code, line in language_table().items():
        listed = tomllib.loads(_text_of(code).partition("\n[")[0]) if has_file(code) else {}
        if words := tuple(listed.get("function_words", line.function_words)):
            found[code] = words
    return found


def primary(code: str) -> str:
    """The language of a code that may also name a country: "en" of "en-GB"."""
    return code.strip().lower().replace("_", "-").partition("-")[0]


def is_language_code(code: str) -> bool:
    """Whether a text has the form of a language's code (BCP 47), as "en", "de" or "pt-BR" have."""
    return re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", code) is not None


def line_of(code: str) -> Line:
    """The line of a language; an empty one if it has none."""
    return language_table().get(primary(code), Line())


@cache
def has_file(code: str) -> bool:
    """Whether a language of the table has a file of its own."""
    return code in language_table() and file_of(code).is_file()


def file_of(code: str) -> Traversable:
    """Where the file of a language is."""
    return files("briefing.language") / "languages" / f"{code}.toml"


def _text_of(code: str) -> str:
    return file_of(code).read_text(encoding="utf-8")


def _frozen(line: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in line.items()}
