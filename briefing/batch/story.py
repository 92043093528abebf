"""The nouns of a batch: Story and Job -> Done, and the key that ties them together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from briefing.bounded import MAX_BYTES, read_file
from briefing.errors import TemplateError, unreadable
from briefing.evidence.form import VERSION
from briefing.model import Rendered, Skipped, Source
from briefing.pipeline import Options

MOST_FILES = 200
"""Files of a template of one's own, those it includes and their fonts counted; more is a folder of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles of one story, unread: bytes as they came, and what could not even be opened."""

    name: str
    sources: tuple[Source | Skipped, ...]

    @property
    def is_one_record(self) -> bool:
        """Whether all of it is on one line, such as a row of a table."""
        (source,) = self.sources[:1] or (None,)
        return len(self.sources) == 1 and isinstance(source, Source) and b"\n" not in source.data

    @property
    def size(self) -> int:
        """The bytes of its sources."""
        return sum(len(source.data) for source in self.sources if isinstance(source, Source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is asked of every story: the options of a brief, the files beside its record, and a limit (0: none).

    `seconds` is no part of a key: a brief that was made in time is the same whatever the limit.
    """

    options: Options
    language: str = ""
    formats: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A story that was made, or failed for a reason: its record as a line of JSON, and the files asked for."""

    story: str
    key: str
    record: bytes
    failure: str = ""
    files: tuple[Rendered, ...] = ()


def key_of(story: Story, job: Job) -> str:
    """SHA-256 of all that decides the record: the story's name and sources, the job, the version of this package."""
    return _hash(story, _asked(job))


def reading_key_of(story: Story, job: Job) -> str:
    """SHA-256 of all that decides what is read: the story's name and sources, the language, and the version."""
    return _hash(story, msgspec.json.encode([version("briefing"), VERSION, job.language]))


def _hash(story: Story, asked: bytes) -> str:
    key = hashlib.sha256(asked)
    parts: list[bytes] = [_text(story.name)]
    for source in story.sources:
        if isinstance(source, Skipped):
            parts += [b"skipped", _text(source.name), _text(source.reason)]
        else:
            day = source.accessed.isoformat() if source.accessed else ""
            stated = (source.name, source.media_type, source.charset, source.url, day)
            parts += [b"source", *map(_text, stated), source.data]
    for part in parts:
        key.update(b"%d:" % len(part))
        key.update(part)
    return key.hexdigest()


@lru_cache(maxsize=8)
def _asked(job: Job) -> bytes:
    """The job and the version as bytes; a template of one's own counts with what is in its files."""
    asked = [version("briefing"), VERSION, job.options, job.language, job.formats]
    return msgspec.json.encode([asked, _hashes(Path(job.options.page.template))], enc_hook=_plain)


def _hashes(template: Path) -> list[tuple[str, str]]:
    """Path and SHA-256 of each file of a template; raises TemplateError if the folder is not only one."""
    hashes, size = [], 0
    files = sorted(islice((file for file in template.rglob("*") if file.is_file()), MOST_FILES + 1))
    try:
        for file in files:
            data = read_file(file)
            size += len(data)
            hashes.append((str(file.relative_to(template)), hashlib.sha256(data).hexdigest()))
            if size > MAX_BYTES or len(files) > MOST_FILES:
                what = f"holds more than {MOST_FILES} files or {MAX_BYTES // 2**20} MB"
                raise TemplateError(what, where=str(template), mend="give the folder of the template alone")
    except OSError as error:
        raise TemplateError(unreadable(error), where=str(error.filename or template), mend="mend the file") from error
    return hashes


def _plain(value: Any) -> str:
    return str(value)


def _text(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
