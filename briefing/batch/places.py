"""Where stories lie: a path on this machine, or a URL that fsspec opens (s3://, gs://, abfs://, ...)."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from briefing.bounded import MAX_BYTES, open_file
from briefing.errors import BriefingError, SourceError, reason, unreadable
from briefing.model import Skipped, Source


class Place(ABC):
    """A file or a folder; `where` is how it was named."""

    def __init__(self, where: str) -> None:
        self.where = where

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.where.rstrip("/").rpartition("/")[2]

    @abstractmethod
    def is_folder(self) -> bool:
        """Whether it is a folder; raises SourceError if there is nothing."""

    @abstractmethod
    def entries(self) -> Iterator[tuple[str, Place, bool]]:
        """Name, place and whether it is a folder, of what lies in it, sorted by name."""

    @abstractmethod
    def open(self) -> BinaryIO:
        """The file, to be read from its beginning; raises OSError."""

    def source(self) -> Source | Skipped:
        """The whole file, or why it cannot be had."""
        try:
            with self.open() as file:
                data = file.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            return Skipped(name=self.name, reason=unreadable(error))
        if len(data) > MAX_BYTES:
            return Skipped(name=self.name, reason=f"is larger than {MAX_BYTES // 2**20} MB")
        return Source(name=self.name, media_type="", data=data)


class _Local(Place):
    def is_folder(self) -> bool:
        try:
            if Path(self.where).is_dir():
                return True
            if Path(self.where).is_file():
                return False
        except (OSError, ValueError) as error:
            raise SourceError(unreadable(error), where=self.where) from error
        raise SourceError("is no file and no folder", where=self.where, mend="check the path")

    def entries(self) -> Iterator[tuple[str, Place, bool]]:
        try:
            with os.scandir(self.where) as found:
                entries = sorted((entry.name, entry.is_dir(), entry.is_file()) for entry in found)
        except OSError as error:
            raise SourceError(unreadable(error), where=self.where) from error
        for name, is_folder, is_file in entries:
            if is_folder or is_file:
                yield name, _Local(os.path.join(self.where, name)), is_folder  # noqa: PTH118 - as it was given

    def open(self) -> BinaryIO:
        return open_file(self.where)


class _Remote(Place):
    def __init__(self, where: str, files: Any, path: str) -> None:
        super().__init__(where)
        self._files, self._path = files, path

    def is_folder(self) -> bool:
        try:
            return bool(self._files.info(self._path)["type"] == "directory")
        except FileNotFoundError as error:
            raise SourceError("is no file and no folder", where=self.where, mend="check the address") from error
        except Exception as error:  # each file system has errors of its own
            raise SourceError(f"cannot be opened ({reason(error)})", where=self.where) from error

    def entries(self) -> Iterator[tuple[str, Place, bool]]:
        found = self._files.ls(self._path, detail=True)
        for one in sorted(found, key=lambda one: str(one["name"])):
            name = str(one["name"]).rstrip("/").rpartition("/")[2]
            place = _Remote(f"{self.where.rstrip('/')}/{name}", self._files, one["name"])
            yield name, place, one["type"] == "directory"

    def open(self) -> BinaryIO:
        return cast("BinaryIO", self._files.open(self._path, "rb"))


def place_at(where: str) -> Place:
    """The place that an argument names; raises BriefingError if fsspec is missing, or knows no such scheme."""
    if "://" not in where:
        return _Local(where)
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise missing("a URL", "fsspec") from error
    try:
        files, path = url_to_fs(where)
    except (ImportError, ValueError) as error:
        raise SourceError(f"cannot be opened ({reason(error)})", where=where) from error
    return _Remote(where, files, path)


def missing(what: str, library: str) -> BriefingError:
    """The error that says which extra is not installed."""
    return BriefingError(
        f"{what} needs {library}", mend='install it, in the folder of briefing: pip install ".[cluster]"'
    )
