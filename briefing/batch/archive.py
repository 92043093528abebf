"""Articles that nobody has grouped -> what is done for them on an engine, before stories can be made of them.

Three kinds of work, each pure, as `work.py` is: articles are read and sketched; the articles of a window of days and of
the next window are compared; and what such pairs connect is parted into stories.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from briefing.batch.limits import OutOfTimeError, time_limit
from briefing.batch.story import Job, Story, reading_key_of
from briefing.batch.work import OUT_OF_MEMORY, read_story
from briefing.errors import BriefingError
from briefing.intake.record_reader import FIELDS
from briefing.language.loading import language_of
from briefing.language.wording import complaint
from briefing.model import Document, Skipped
from briefing.page.visible import without_surrogates
from briefing.stories.candidates import alike_pairs
from briefing.stories.frequencies import Frequencies, count_terms
from briefing.stories.grouping import SAME_STORY
from briefing.stories.likeness import Likeness
from briefing.stories.links import linked
from briefing.stories.terms import Sketch, sketch_of

read_sketch = partial(msgspec.msgpack.decode, type=Sketch)
"""Bytes -> the sketch that they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as a record (a line of JSON) with its hash, and its sketch (MessagePack)."""

    hash: str
    day: int | None
    line: bytes
    sketch: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of some sources, under the key that stands for them."""

    key: str
    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read_articles(job: Job, stories: Sequence[Story]) -> list[Reading]:
    """The articles of each; whatever goes wrong is Skipped."""
    return [_read(story, job) for story in stories]


def unreadable(story: Story, job: Job, reason: str) -> Reading:
    """The reading of what could not be read."""
    return Reading(key=reading_key_of(story, job), skipped=(Skipped(name=story.name, reason=reason),))


def _read(story: Story, job: Job) -> Reading:
    try:
        with time_limit(job.seconds):
            documents, skipped = read_story(story, job.language)
            return Reading(
                key=reading_key_of(story, job), articles=tuple(map(_article, documents)), skipped=tuple(skipped)
            )
    except BriefingError as error:
        return unreadable(story, job, str(error))
    except OutOfTimeError:
        return unreadable(story, job, f"took longer than {job.seconds:g} s; raise --limit-time")
    except MemoryError:
        return unreadable(story, job, OUT_OF_MEMORY)
    except Exception as error:  # as in work.py: one odd article must not stop the others
        return unreadable(story, job, f"is beyond this version ({type(error).__name__}: {complaint(error)})")


def _article(document: Document) -> Article:
    language = document.language or language_of(document)
    fields = {field: getattr(document, field) for field in FIELDS} | {"language": language}
    fields |= {"claimed": True} if document.claimed else {}
    line = msgspec.json.encode(
        {field: without_surrogates(value) if isinstance(value, str) else value for field, value in fields.items()}
    )
    sketch = sketch_of(document, language)
    return Article(
        hash=hashlib.sha256(line).hexdigest(), day=sketch.day, line=line, sketch=msgspec.msgpack.encode(sketch)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The sketches of the articles of a window of days, `first` of them, and behind them those of the next window."""

    first: int
    sketches: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(map(len, self.sketches))


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The pairs of places in a window and the next one that tell one story, and how often terms are in the window."""

    pairs: tuple[tuple[int, int], ...]
    frequencies: Frequencies


def link_windows(windows: Sequence[Window]) -> list[Links]:
    """What connects the articles of each window with each other and with those of the next."""
    return [_link(window) for window in windows]


def _link(window: Window) -> Links:
    pairs = alike_pairs(map(read_sketch, window.sketches), window.first, SAME_STORY)
    return Links(pairs=tuple(sorted(pairs)), frequencies=count_terms(map(read_sketch, window.sketches[: window.first])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The sketches of articles that pairs connect, and how often their terms are in all articles of these days."""

    sketches: tuple[bytes, ...]
    among: Frequencies

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(map(len, self.sketches))


def part_clusters(clusters: Sequence[Cluster]) -> list[list[list[int]]]:
    """The stories in each cluster, as places in it."""
    return [_part(cluster) for cluster in clusters]


def _part(cluster: Cluster) -> list[list[int]]:
    likeness = Likeness(map(read_sketch, cluster.sketches), cluster.among)
    return linked(len(cluster.sketches), likeness.row, SAME_STORY)
