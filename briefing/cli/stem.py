"""An argument of the command line -> the name, without endings, of the brief that is made of it."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import urlsplit

from briefing.rendering.names import hyphenated

LONGEST_STEM = 100
"""Characters of a file's name before its suffix: at up to two bytes each, well within the 255 of file systems."""


def file_stem(argument: str) -> str:
    """The stem of the names of a brief's files, from the argument that names its first article."""
    if argument == "-":
        return "brief"
    parts = filter(None, hyphenated(_without_endings(argument), besides="-_.").split("-"))
    return "-".join(parts)[:LONGEST_STEM].strip("-.") or "brief"


def _without_endings(argument: str) -> str:
    """The last part of a path or URL without its ending, and without those of articles that stand before that one.

    A folder has none: 2025.11 is not the page "2025".
    """
    from briefing.intake.readers import EXTENSIONS

    is_url = argument.lower().startswith(("http://", "https://"))
    path = urlsplit(argument)._replace(scheme="", query="", fragment="").geturl() if is_url else argument
    name = path.rstrip("/").rpartition("/")[2]
    name = name if os.path.isdir(argument) else PurePath(name).stem  # noqa: PTH112 - whatever its length
    while ending := next((one for one in EXTENSIONS if name.lower().endswith(one)), ""):
        name = name[: -len(ending)]
    return name
