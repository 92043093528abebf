"""Name or folder of a template -> its files; a file that a folder lacks is taken from `default`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.bounded import SMALL_BYTES, read_file
from briefing.errors import TemplateError, UnknownNameError, unreadable
from briefing.page.shipped import templates_folder

if TYPE_CHECKING:
    from jinja2 import Environment

DEFAULT = "default"
PAGE = "page.html"
_MISTAKES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression in a template can raise in addition to Jinja's own errors."""


@cache
def known_templates() -> tuple[str, ...]:
    """The names of the templates that ship with the package, sorted."""
    folders = (folder for folder in _root().iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if (folder / "style.css").is_file()))


def fill_template(template: str, file: str, **values: object) -> str:
    """The file of a template, filled in; raises TemplateError that names the line that is wrong."""
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    environment = _environment(_folder(template))
    try:
        return environment.get_template(file).render(**values)
    except TemplateSyntaxError as error:
        where = f"{error.name or file}, line {error.lineno}"
        raise TemplateError(str(error.message), where=where, mend="correct the template") from error
    except (JinjaError, *_MISTAKES) as error:
        raise TemplateError(f"{file}: {error}", where=template, mend="correct the template") from error


@cache
def read_template(template: str, file: str) -> str:
    """The text of a template's file as it is, or that of `default`."""
    for folder in (_folder(template), _root() / DEFAULT):
        if os.path.lexists(folder / file):
            return _text_of(folder / file)
    raise TemplateError(f"there is no {file}", where=template, mend="copy it from the template `default`")


@cache
def _root() -> Path:
    return Path(str(templates_folder()))


def _folder(template: str) -> Path:
    """The folder of a template: one that ships with the package, or any folder by its path."""
    if template in known_templates():
        return _root() / template
    folder = Path(template)
    if folder.is_dir():
        return folder
    if folder.exists():
        raise TemplateError("is a file, not a folder", where=template, mend="give the folder that holds page.html")
    raise UnknownNameError("template", template, known_templates())


def _loader(folders: Sequence[Path]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """What finds a file of a template in the first folder that has it, and nothing outside of them."""
    from jinja2.loaders import split_template_path

    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        for folder in folders:
            path = folder.joinpath(*split_template_path(name))
            if os.path.lexists(path):
                return _text_of(path), str(path), _unchanged(path)
        return None

    return find


def _unchanged(path: Path) -> Callable[[], bool]:
    """Whether a file is as it is now, asked later: a template is read again when it has changed."""
    moment = path.stat().st_mtime_ns
    return lambda: path.exists() and path.stat().st_mtime_ns == moment


def _text_of(path: Path) -> str:
    """The text of a template's file; raises TemplateError if it cannot be read, or is no file."""
    try:
        return read_file(path, SMALL_BYTES).decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(unreadable(error), where=str(path), mend="give a file of UTF-8 text") from error


@cache
def _environment(folder: Path) -> Environment:
    """Where templates are run: in the sandbox of Jinja, so that a template from elsewhere reaches no more than a page.

    It shows what it is given and cannot get at what Python knows beyond that, nor change it.
    """
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_loader((folder, _root() / DEFAULT))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
