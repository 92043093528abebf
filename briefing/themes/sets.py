"""TOML -> ThemeSet: the built-in sets and the user's own, of the same form.

name = "resignation"
about = "Somebody of office steps down"

[[theme]]
name = "The resignation"
about = "The announcement and its reasons"
terms = ["resign*", "step down"]
weight = 1.0
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from briefing.errors import ThemeFileError, UnknownNameError
from briefing.model import Theme

_SET_KEYS = {"name": str, "about": str, "theme": list}
_THEME_KEYS = {"name": str, "about": str, "terms": list, "weight": (int, float)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSet:
    """A kind of story and the themes that a brief on it is divided into."""

    name: str
    about: str
    themes: tuple[Theme, ...]


@cache
def theme_set_names() -> tuple[str, ...]:
    """The built-in sets, sorted."""
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
    if path.suffix != ".toml" and not path.is_file():
        raise UnknownNameError("theme set", str(name), theme_set_names())
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise ThemeFileError(f"cannot be read: {reason}", where=str(path), mend="name a TOML file") from error
    return parse_theme_set(text, where=str(path), name=path.stem)


@cache
def _built_in(name: str) -> ThemeSet:
    text = files("briefing.themes").joinpath("built_in", f"{name}.toml").read_text(encoding="utf-8")
    return parse_theme_set(text, where=name, name=name)


def parse_theme_set(text: str, *, where: str, name: str) -> ThemeSet:
    """Read a set from TOML; `where` stands in error messages, `name` is used if the text gives none."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeFileError(f"is no valid TOML: {error}", where=where, mend="mend that line") from error
    _check(data, _SET_KEYS, where)
    entries = data.get("theme", [])
    if not entries:
        raise ThemeFileError("has no theme", where=where, mend="add a [[theme]] with a name and terms")
    heads = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[theme]]")]
    places = [f"{where}, line {number}" for number in heads] or [where] * len(entries)
    themes = tuple(_theme(entry, place) for entry, place in zip(entries, places, strict=False))
    names = [theme.name for theme in themes]
    for twice, place in zip(names, places, strict=False):
        if names.count(twice) > 1:
            raise ThemeFileError(f"the theme {twice!r} stands there twice", where=place, mend="rename one of them")
    return ThemeSet(name=data.get("name", name), about=data.get("about", ""), themes=themes)


def _theme(entry: Mapping[str, Any], where: str) -> Theme:
    if not isinstance(entry, dict):
        raise ThemeFileError("a theme is a table", where=where, mend="write [[theme]] and its keys below it")
    _check(entry, _THEME_KEYS, where)
    terms = entry.get("terms", [])
    if not entry.get("name", "").strip():
        raise ThemeFileError("the theme has no name", where=where, mend='add name = "…"')
    if not all(isinstance(term, str) and term.strip(' "*') for term in terms):
        raise ThemeFileError("a term is no word", where=where, mend='write terms = ["word", "a phrase", "stem*"]')
    if not terms and not entry.get("about"):
        raise ThemeFileError("the theme has neither terms nor about", where=where, mend='add terms = ["…"]')
    weight = float(entry.get("weight", 1.0))
    if not 0 < weight <= 100:
        raise ThemeFileError(f"the weight {weight:g} is not above 0", where=where, mend="write weight = 1.0")
    return Theme(name=entry["name"].strip(), terms=terms, about=entry.get("about", ""), weight=weight)


def _check(table: Mapping[str, Any], keys: Mapping[str, Any], where: str) -> None:
    for key, value in table.items():
        if key not in keys:
            error = UnknownNameError("key", key, keys)
            raise ThemeFileError(error.what, where=where, mend=error.mend)
        if not isinstance(value, keys[key]) or isinstance(value, bool):
            raise ThemeFileError(f"{key} = {value!r} is of the wrong type", where=where, mend="see `briefing themes`")
