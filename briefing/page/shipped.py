"""Where the templates are that ship with the package, with their fonts and labels."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def templates_folder() -> Traversable:
    """The folder of the templates: `briefing.templates` where the package is installed, in a clone `templates/`.

    Python started in a clone takes the package that lies there before the one that is installed (`python -m briefing`),
    and its templates lie beside it.
    """
    try:
        return files("briefing.templates")
    except ModuleNotFoundError:
        return Path(__file__).parents[2] / "templates"
