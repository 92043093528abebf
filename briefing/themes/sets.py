"""TOML -> ThemeSet: the built-in sets and the user's own, in the same format.

name = "resignation" about = "Somebody of office steps down"

[[theme]] name = "The resignation" about = "The announcement and its reasons" terms = ["resign*", "step down"] weight =
1.0
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from briefing.bounded import SMALL_BYTES, read_file
from briefing.errors import ThemeFileError, UnknownNameError, unreadable
from briefing.model import Theme

_TEXT = (str, 'it in quotation marks: "…"')
_SET_KEYS = {"name": _TEXT, "about": _TEXT, "theme": (list, "[[theme]] with two brackets on each side")}
_THEME_KEYS = {
    "name": _TEXT,
    "about": _TEXT,
    "terms": (list, 'terms = ["word", "a phrase", "stem*"]'),
    "weight": ((int, float), "weight = 1.0"),
}
"""Key -> its type, and an example of how it is written."""
MAX_WEIGHT = 100
MAX_THEMES, MAX_TERMS = 100, 10_000
"""Themes of a set, and terms of all of them; a brief has three or four. Each theme costs 10 ms, each term 0.2 ms."""
_HEAD = re.compile(r"\s*\[\[\s*theme\s*\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSet:
    """A kind of story and the themes that a brief about it is divided into."""

    name: str
    about: str
    themes: tuple[Theme, ...]


@cache
def theme_set_names() -> tuple[str, ...]:
    """The names of the built-in sets, sorted."""
    folder = files("briefing.themes").joinpath("built_in")
    return tuple(sorted(Path(entry.name).stem for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load_themes(name: str | Path) -> tuple[Theme, ...]:
    """The themes of a built-in set, or of the TOML file at a path."""
    return load_theme_set(name).themes


def load_theme_set(name: str | Path) -> ThemeSet:
    """A built-in set by its name, or the user's own by the path of its TOML file.

    Raises UnknownNameError for a name that is neither, ThemeFileError for a file with a mistake.
    """
    if str(name) in theme_set_names():
        return _built_in(str(name))
    path = Path(name)
    if path.suffix != ".toml" and (not os.path.lexists(path) or os.path.isdir(path)):  # noqa: PTH112 - of any length
        raise UnknownNameError("theme set", str(name), theme_set_names())
    try:
        text = read_file(path, SMALL_BYTES).decode().replace("\r\n", "\n")
    except (OSError, ValueError) as error:
        raise ThemeFileError(unreadable(error), where=str(path), mend="name a TOML file") from error
    return parse_theme_set(text, where=str(path), name=path.stem)


@cache
def _built_in(name: str) -> ThemeSet:
    text = files("briefing.themes").joinpath("built_in", f"{name}.toml").read_text(encoding="utf-8")
    return parse_theme_set(text, where=name, name=name)


def parse_theme_set(text: str, *, where: str, name: str) -> ThemeSet:
    """Read a set from TOML; `where` stands in error messages, `name` is used if the text gives none."""
    lines = _Lines(text, where)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).rpartition(" (at ")
        raise ThemeFileError(f"is not valid TOML: {what}", where=lines.named(place), mend="mend that line") from error
    _check(data, _SET_KEYS, lines)
    entries = data.get("theme", [])
    if not entries:
        raise ThemeFileError("has no theme", where=where, mend="add a [[theme]] with a name and terms")
    if len(entries) > MAX_THEMES:
        raise ThemeFileError(f"has more than {MAX_THEMES} themes", where=where, mend="make several sets of it")
    themes = tuple(_theme(entry, lines.of_theme(number)) for number, entry in enumerate(entries))
    if sum(len(theme.terms) for theme in themes) > MAX_TERMS:
        raise ThemeFileError(f"has more than {MAX_TERMS} terms", where=where, mend='shorten them to stems: "elect*"')
    seen: set[str] = set()
    for number, theme in enumerate(themes):
        if theme.name.casefold() in seen:
            place = lines.of_theme(number).place("name")
            raise ThemeFileError(f"the theme {theme.name!r} occurs twice", where=place, mend="rename one of them")
        seen.add(theme.name.casefold())
    return ThemeSet(name=data.get("name", name), about=data.get("about", ""), themes=themes)


class _Lines:
    """The lines of a TOML file, or of one theme in it: they show where a mistake is."""

    def __init__(self, text: str, where: str) -> None:
        self._lines, self._where = text.splitlines(), where
        heads = [number for number, line in enumerate(self._lines) if _HEAD.match(line)]
        self._heads = [*heads, len(self._lines)]
        self._first, self._last = 0, self._heads[0]

    def of_theme(self, number: int) -> _Lines:
        """The same for the theme with this number; for the file if its themes are not written as [[theme]]."""
        theme = copy(self)
        if number + 1 < len(self._heads):
            theme._first, theme._last = self._heads[number], self._heads[number + 1]
        return theme

    def place(self, key: str = "") -> str:
        """The file and the line of a key, else the line at which the theme begins."""
        found = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
        for number in range(self._first, self._last):
            if key and found.match(self._lines[number]):
                return f"{self._where}, line {number + 1}"
        return f"{self._where}, line {self._first + 1}" if self._first in self._heads[:-1] else self._where

    def named(self, place: str) -> str:
        """The file and the line that the parser names: "line 5, column 1)" or "end of document)"."""
        number = re.match(r"line (\d+)", place)
        return f"{self._where}, line {number[1] if number else max(1, len(self._lines))}"


def _theme(entry: Mapping[str, Any], lines: _Lines) -> Theme:
    if not isinstance(entry, dict):
        raise ThemeFileError(
            "a theme must be a table", where=lines.place(), mend="write [[theme]] and its keys below it"
        )
    _check(entry, _THEME_KEYS, lines)
    terms = entry.get("terms", [])
    if not entry.get("name", "").strip():
        raise ThemeFileError("the theme has no name", where=lines.place("name"), mend='add name = "…"')
    if not all(isinstance(term, str) and term.strip(' "*') for term in terms):
        mend = 'write terms = ["word", "a phrase", "stem*"]'
        raise ThemeFileError("a term is not a word or a phrase", where=lines.place("terms"), mend=mend)
    if not terms and not entry.get("about"):
        mend = 'add terms = ["…"]'
        raise ThemeFileError("the theme has neither terms nor about", where=lines.place(), mend=mend)
    weight = float(entry.get("weight", 1.0))
    if not 0 < weight <= MAX_WEIGHT:
        what = f"the weight {weight:g} is not between 0 and {MAX_WEIGHT}"
        raise ThemeFileError(what, where=lines.place("weight"), mend="write weight = 1.0")
    return Theme(name=entry["name"].strip(), terms=terms, about=entry.get("about", ""), weight=weight)


def _check(table: Mapping[str, Any], keys: Mapping[str, tuple[Any, str]], lines: _Lines) -> None:
    for key, value in table.items():
        if key not in keys:
            error = UnknownNameError("key", key, keys)
            raise ThemeFileError(error.what, where=lines.place(key), mend=error.mend)
        types, form = keys[key]
        if not isinstance(value, types) or isinstance(value, bool):
            raise ThemeFileError(f"{key} has the wrong type", where=lines.place(key), mend=f"write {form}")
