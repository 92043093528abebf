"""Each option and argument of the command line, defined once, with its check and its completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from briefing.errors import LengthError, UnknownNameError, UsageError
from briefing.length import Length, parse_length

if TYPE_CHECKING:
    from briefing.themes.sets import ThemeSet

    AnyType = click.ParamType[Any]
else:  # generic from Click 8.4 on
    AnyType = click.ParamType


class ValueType(AnyType):
    """What an option takes: how it is read, and what a shell completes it with.

    Both are functions that import what they need when they are called. `path` is "file" or "dir" if a path
    is allowed, too.
    """

    def __init__(
        self, name: str, read: Callable[[str], Any], known: Callable[[], Iterable[str]] = tuple, path: str = ""
    ) -> None:
        self.name = name
        self._read, self._known, self._path = read, known, path

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002
        """The value of an option as it was written; raises UsageError or ThemeFileError."""
        return self._read(str(value))

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that begin with what was typed, and paths where one is allowed."""
        names = [name for name in self._known() if name.casefold().startswith(incomplete.casefold())]
        paths = [CompletionItem(incomplete, type=self._path)] if self._path else []
        return [*map(CompletionItem, names), *paths]


def name_type(kind: str, known: Callable[[], Iterable[str]]) -> ValueType:
    """A name from a table, in upper or lower case."""

    def read(wanted: str) -> str:
        names = tuple(known())
        for name in names:
            if name.casefold() == wanted.casefold():
                return name
        raise UnknownNameError(kind, wanted, names)

    return ValueType(kind, read, known)


def _read_length(text: str) -> Length:
    try:
        return parse_length(text)
    except LengthError as error:
        raise LengthError(error.what, where="--length", mend=error.mend) from error


def _read_pages(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 99:
        raise UsageError(f"{text!r} is not a number of pages", where="--pages", mend="give a whole number from 1 to 99")
    return int(text)


def _read_language(code: str) -> str:
    from briefing.cli.languages import read_language

    return read_language(code)


def _read_themes(name: str) -> ThemeSet:
    from briefing.themes.sets import load_theme_set

    return load_theme_set(name)


def _read_template(name: str) -> str:
    if name not in _templates() and not Path(name).is_dir():
        raise UnknownNameError("template", name, _templates())
    return name


def _theme_sets() -> Iterable[str]:
    from briefing.themes.sets import theme_set_names

    return theme_set_names()


def _methods() -> Iterable[str]:
    from briefing.salience.rating import METHODS

    return METHODS


def _formats() -> Iterable[str]:
    from briefing.rendering.renderers import RENDERERS

    return RENDERERS


def _templates() -> tuple[str, ...]:
    from briefing.typesetting.templating import known_templates

    return known_templates()


def _languages() -> Iterable[str]:
    from briefing.language.words import LANGUAGES

    return LANGUAGES


THEMES = ValueType("themes", _read_themes, _theme_sets, "file")
TEMPLATE = ValueType("template", _read_template, _templates, "dir")
PAGE_SIZE = name_type("page size", lambda: ("A4", "Letter"))
PAGES = ValueType("pages", _read_pages)
FORMAT = name_type("format", _formats)

articles = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path(allow_dash=True))
fetch = click.option("--fetch", is_flag=True, help="Read the pages behind the links of a feed.")
themes = click.option(
    "--themes",
    type=THEMES,
    metavar="SET|FILE",
    help="A built-in theme set or your own TOML file.  [default: the built-in set that fits best]",
)
theme_file = click.option(
    "-o",
    "--output",
    "theme_file",
    type=ValueType("file", Path, path="file"),
    metavar="FILE",
    help="The file to write to, which must not exist yet.  [default: standard output]",
)
theme_count = click.option(
    "--count",
    type=click.IntRange(2, 8),
    metavar="NUMBER",
    help="How many themes, 2 to 8.  [default: 3 to 5, depending on the articles]",
)
length = click.option(
    "--length",
    type=ValueType("length", _read_length),
    default="200w",
    show_default=True,
    help="At most this long: 5 (sentences), 150w (words), 20% (of the articles), 2min (reading time) or page.",
)
stories = click.option(
    "--stories",
    type=name_type("way with stories", lambda: ("together", "separate", "one")),
    default="together",
    show_default=True,
    metavar="together|separate|one",
    help="Of articles on several stories: a block a story, a brief a story, or all as one story (as with --themes).",
)
story = click.option(
    "--story",
    type=click.IntRange(1),
    metavar="N",
    help="Only the N-th story; the report of a brief of several numbers them.",
)
since = click.option(
    "--since",
    type=ValueType("brief", Path, path="file"),
    metavar="BRIEF",
    help="An earlier brief (PDF, HTML or JSON): only what it did not say, marked as new or changed.",
)
made_since = click.option(
    "--since",
    type=ValueType("brief", Path, path="file"),
    metavar="BRIEF",
    help="The earlier brief that a brief of what is new must have been made since.",
)
title = click.option("--title", metavar="TEXT", help="The headline.  [default: the first article's]")
method = click.option(
    "--method",
    type=name_type("method", _methods),
    default="briefing",
    show_default=True,
    metavar="NAME",
    help="What rates the sentences; see `briefing methods`.",
)
formats = click.option(
    "--format",
    "formats",
    type=FORMAT,
    multiple=True,
    default=("html", "pdf", "json"),
    show_default=True,
    metavar="NAME",
    help="What to write; may be repeated; see `briefing formats`.",
)
template = click.option(
    "--template",
    type=TEMPLATE,
    default="default",
    show_default=True,
    metavar="NAME|FOLDER",
    help="A built-in template (see `briefing formats`) or your own folder.",
)
page_size = click.option(
    "--page-size",
    type=PAGE_SIZE,
    default="A4",
    show_default=True,
    metavar="A4|Letter",
    help="The paper size.",
)
pages = click.option(
    "--pages",
    type=PAGES,
    default=1,
    show_default=True,
    metavar="N",
    help="At most this many pages.",
)
language = click.option(
    "--language",
    type=ValueType("language", _read_language, _languages),
    metavar="CODE",
    help="The articles' language, e.g. en.  [default: detected from the text]",
)


def _read_folder(text: str) -> Path:
    if text == "-":
        raise UsageError("is not a folder", where="-o -", mend="name a folder; each output is a file of its own")
    return Path(text)


output = click.option(
    "-o",
    "--output",
    type=ValueType("folder", _read_folder, path="dir"),
    default=Path("output"),
    show_default=True,
    metavar="FOLDER",
    help="The folder to write to.",
)
archive = click.option(
    "--archive", is_flag=True, help="Keep what the articles were read from beside the brief, as a web archive."
)
open_it = click.option("--open", "open_it", is_flag=True, help="Open the brief when it is done.")
briefs = click.argument("briefs", nargs=-1, required=True, metavar="BRIEF...", type=click.Path())
against = click.option(
    "--against",
    type=ValueType("article", str, path="file"),
    multiple=True,
    metavar="FILE|URL",
    help="An article as it is today, or the archive of --archive; may be repeated; names what differs.",
)
brief_template = click.option(
    "--template",
    type=TEMPLATE,
    default="default",
    show_default=True,
    metavar="NAME|FOLDER",
    help="The folder of the template, if it is none of ours. It is run in a sandbox, with limits of time and memory.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Report for machines, as JSON on standard output.")
