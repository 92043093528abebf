"""An article and a folder -> the name of its brief there: the same each time, never that of another article's brief.

The folder remembers for each name which article it stands for, as a hash of where the article came from: the file says
nothing about other folders to whom it is passed on.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from briefing.model import Rendered

ORIGINS = ".briefing.json"
"""The name of the file by which a folder remembers."""
_LONGEST = 10_000_000
"""Bytes: a hundred thousand names."""


def mark_of(article: str) -> str:
    """The mark of where an article came from: a path is the same from wherever it is named, anything else as it is."""
    path = Path(article)
    place = str(path.resolve()) if os.path.lexists(article) else article
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_origins(folder: Path) -> dict[str, str]:
    """Stem, in one case, -> mark; nothing if the folder remembers nothing that can be read."""
    try:
        with (folder / ORIGINS).open("rb") as file:
            return msgspec.json.decode(file.read(_LONGEST), type=dict[str, str])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return {}


def write_origins(origins: Mapping[str, str]) -> Rendered:
    """The file that remembers these, to be written with the brief."""
    return Rendered(name=ORIGINS, media_type="application/json", data=msgspec.json.encode(origins, order="sorted"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """What follows the stem in names: of the files that are to be written, and of all that a brief can have."""

    now: Sequence[str]
    ever: Sequence[str]


def free_stem(stem: str, mark: str, folder: Path, endings: Endings, is_brief: Callable[[Path], bool]) -> str:
    """The stem itself, or with the first number that makes it free or this article's: `news`, `news-2`, `news-3`.

    Files of which the folder remembers nothing are free if one of them is a brief, made before it could or with its
    memory lost; files of somebody else are not. A folder is nobody's brief: that it stands in the way is told later.
    """
    origins, number = read_origins(folder), 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        known = origins.get(name.casefold())
        ever = [folder / f"{name}{ending}" for ending in endings.ever]
        now = ever if known else [folder / f"{name}{ending}" for ending in endings.now]
        is_there = any(os.path.lexists(place) and not place.is_dir() for place in now)
        if known == mark or not is_there or (not known and any(map(is_brief, ever))):
            return name
        number += 1
