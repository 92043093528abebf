"""An archive of articles that nobody has grouped -> its stories, in three steps.

1. read and sketch what has not been read before                                 (archive.read_articles, spool)
2. compare the articles of neighbouring windows of days                          (archive.link_windows)
3. part what such pairs connect into stories                                     (archive.part_clusters)

In this process lie numbers: of each article one, and of each pair that tells one story two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import msgspec

from briefing.batch.archive import (
    Cluster,
    Links,
    Window,
    link_windows,
    part_clusters,
    read_articles,
    read_sketch,
    unreadable,
)
from briefing.batch.engine import Engine
from briefing.batch.flow import Flow
from briefing.batch.places import missing
from briefing.batch.run import LOST, Tally
from briefing.batch.spool import Spool, Stored
from briefing.batch.stories import Stories, source_of
from briefing.batch.story import Job, Story, reading_key_of
from briefing.errors import BriefingError
from briefing.model import Skipped
from briefing.rendering.names import slug
from briefing.stories.frequencies import Frequencies, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What is to be grouped: sources, what is asked of them, and how many days are compared with as many more."""

    sources: Sequence[Stories]
    job: Job
    days: int


class Grouped(Stories):
    """The stories of an archive, the oldest first; what could not be read is one each."""

    def __init__(self, spool: Spool, groups: Sequence[Sequence[int]]) -> None:
        self._spool, self._groups = spool, groups

    @property
    def count(self) -> int:
        """Groups and what could not be read."""
        return len(self._groups) + len(self._spool.skipped())

    def __iter__(self) -> Iterator[Story]:
        for name, reason in self._spool.skipped():
            yield Story(name=name, sources=(Skipped(name=name, reason=reason),))
        for group in self._groups:
            articles = self._spool.stored(group)
            name = _name(articles[0])
            yield Story(name=name, sources=(source_of(name, (one.line for one in articles)),))


def check_grouping() -> None:
    """Raise BriefingError if what grouping needs is not installed."""
    if not find_spec("datasketch"):
        raise missing("--group", "datasketch")


class _Head(msgspec.Struct):
    title: str = ""
    published: str | None = None


def _name(first: Stored) -> str:
    """Of a story by its oldest article: what is added to it later changes nothing."""
    head = msgspec.json.decode(first.line, type=_Head)
    return "-".join(part for part in (head.published, slug(head.title), first.hash[:8]) if part)


def group_archive(archive: Archive, engine: Engine, spool: Spool, tally: Tally, show: Callable[[], None]) -> Grouped:
    """Read, compare and part; `show` is called whenever the tally of sources has changed."""
    _read(archive, engine, spool, tally, show)
    count = spool.close_reading()
    windows = list(spool.windows(archive.days))
    clusters = _Clusters(count)
    frequencies = []
    for (_, numbers), links in zip(windows, _linked(windows, engine, spool), strict=True):
        clusters.join((numbers[0] + one, numbers[0] + other) for one, other in links.pairs)
        frequencies.append(msgspec.msgpack.encode(links.frequencies))
    return Grouped(spool, sorted(_parted(clusters, [numbers for _, numbers in windows], frequencies, engine, spool)))


def _read(archive: Archive, engine: Engine, spool: Spool, tally: Tally, show: Callable[[], None]) -> None:
    def unread() -> Iterator[Story]:
        for sources in archive.sources:
            for source in sources:
                if not spool.see(reading_key_of(source, archive.job)):
                    yield source
                    continue
                tally.before += 1
                show()

    job = archive.job
    flow = Flow(engine, partial(read_articles, job), partial(unreadable, job=job, reason=LOST))
    for reading in flow.results(unread()):
        spool.add(reading)
        tally.made += 1
        show()


def _linked(windows: Sequence[tuple[int | None, range]], engine: Engine, spool: Spool) -> Iterator[Links]:
    """The links of each window, in order."""

    def sent() -> Iterator[Window]:
        for (window, numbers), (following, others) in pairwise([*windows, (None, range(0))]):
            is_next = window is not None and following == window + 1
            sketches = spool.sketches([*numbers, *(others if is_next else ())])
            yield Window(first=len(numbers), sketches=tuple(sketches))

    return Flow(engine, link_windows, _too_large).results(sent())


def _parted(
    clusters: _Clusters, windows: Sequence[range], frequencies: Sequence[bytes], engine: Engine, spool: Spool
) -> Iterator[list[int]]:
    """The numbers of each story; an article that nothing is like is one."""
    several = []
    for cluster in clusters.all():
        if len(cluster) == 1:
            yield cluster
        else:
            several.append(cluster)

    starts = [numbers[0] for numbers in windows]

    @lru_cache(maxsize=8)
    def frequencies_of(window: int) -> Frequencies:
        return msgspec.msgpack.decode(frequencies[window], type=Frequencies)

    def sent() -> Iterator[Cluster]:
        for cluster in several:
            sketches = spool.sketches(cluster)
            touched = range(bisect_right(starts, cluster[0]) - 1, bisect_right(starts, cluster[-1]))
            among = total(map(frequencies_of, touched), map(read_sketch, sketches))
            yield Cluster(sketches=tuple(sketches), among=among)

    parts = Flow(engine, part_clusters, _too_large).results(sent())
    for cluster, groups in zip(several, parts, strict=True):
        yield from ([cluster[place] for place in group] for group in groups)


def _too_large(_: object) -> Any:
    mend = "compare fewer days at a time with --window, or raise --limit-memory"
    raise BriefingError("the articles of these days are too many for the memory of a worker", mend=mend)


class _Clusters:
    """Which numbers, from 1, are connected by pairs: disjoint sets (Tarjan 1975)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count + 1))

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Connect the numbers of each pair."""
        for one, other in pairs:
            low, high = sorted((self._first(one), self._first(other)))
            self._parents[high] = low

    def all(self) -> list[list[int]]:
        """All sets, each ascending, by their first."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(1, len(self._parents)):
            found[self._first(number)].append(number)
        return list(found.values())

    def _first(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = number = self._parents[self._parents[number]]
        return number
