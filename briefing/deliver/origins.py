"""An article and a folder -> the name of its brief there: the same each time, never that of another article's brief.

What each name stands for is remembered in the user's cache, by hashes of where the brief lies and where its article
came from: the folder itself holds nothing but briefs.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

ORIGINS = "origins.json"
"""The name of the file in the cache."""
MOST = 10_000
"""Briefs that are remembered, the newest."""
_LONGEST = 1_000_000
"""Bytes: more than that many take."""


def mark_of(article: str) -> str:
    """The mark of where an article came from: a path is the same from wherever it is named, anything else as it is."""
    path = Path(article)
    place = str(path.resolve()) if os.path.lexists(article) else article
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Origins:
    """What the cache remembers of a folder: stem, in one case, -> mark. Without a cache (None), nothing."""

    def __init__(self, cache: Path | None, folder: Path) -> None:
        self._file, self._folder = cache / ORIGINS if cache else None, folder.resolve()

    def mark(self, stem: str) -> str | None:
        """The mark of the article that a stem stands for."""
        return self._read().get(self._key(stem))

    def remember(self, stem: str, mark: str) -> None:
        """Note what a stem stands for from now on; raises OSError if that cannot be."""
        if self._file is None:
            return
        key = self._key(stem)
        others = [entry for entry in self._read().items() if entry[0] != key]
        self._file.parent.mkdir(parents=True, exist_ok=True)
        new = self._file.with_name(f"{ORIGINS}.{os.getpid()}")
        new.write_bytes(msgspec.json.encode(dict([*others, (key, mark)][-MOST:])))
        new.replace(self._file)

    def _key(self, stem: str) -> str:
        place = str(self._folder / stem.casefold())
        return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _read(self) -> dict[str, str]:
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as file:
                return msgspec.json.decode(file.read(_LONGEST), type=dict[str, str])
        except (OSError, msgspec.MsgspecError, UnicodeError):
            return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """What follows the stem in names: of the files that are to be written, and of all that a brief can have."""

    now: Sequence[str]
    ever: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The name that a brief is to have in a folder, and the mark of its article."""

    stem: str
    mark: str
    folder: Path
    endings: Endings


def free_stem(wanted: Wanted, origins: Origins, is_brief: Callable[[Path], bool]) -> str:
    """The stem itself, or with the first number that makes it free or this article's: `news`, `news-2`, `news-3`.

    Files of which nothing is remembered are free if one of them is a brief, as of another machine; files of somebody
    else are not. A folder is nobody's brief: that it stands in the way is told later.
    """
    stem, mark, folder, endings, number = wanted.stem, wanted.mark, wanted.folder, wanted.endings, 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        known = origins.mark(name)
        ever = [folder / f"{name}{ending}" for ending in endings.ever]
        now = ever if known else [folder / f"{name}{ending}" for ending in endings.now]
        is_there = any(os.path.lexists(place) and not place.is_dir() for place in now)
        if known == mark or not is_there or (not known and any(map(is_brief, ever))):
            return name
        number += 1
