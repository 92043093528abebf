"""A whole batch: stories in, what is missing made, records out; run again, it does only what is missing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefing.batch.engine import Engine
from briefing.batch.flow import Flow
from briefing.batch.manifest import Manifest, open_manifest
from briefing.batch.names import stem_of
from briefing.batch.shards import Shards
from briefing.batch.stories import Stories
from briefing.batch.story import Done, Job, Story, key_of
from briefing.batch.work import failed, make_records
from briefing.deliver.files import heal, write_files
from briefing.errors import DeliveryError, reason
from briefing.rendering.renderers import RENDERERS

MakeRecords = Callable[[Job, Sequence[Story]], list[Done]]

FILES = "files"
"""The folder, beside the shards, of the files that were asked for."""
LOST = "took its worker with it, twice: more memory than allowed, or a crash in a library; it was left out"
TWICE = "is the name of two stories; the first one was taken"


@dataclass(slots=True, kw_only=True)
class Tally:
    """How far a batch is: `total` stories, of which some were made now, some before, some failed (now or before).

    `noun` says what is counted: "story", or "source" while articles are read that are to be grouped.
    """

    total: int
    noun: str = "story"
    made: int = 0
    before: int = 0
    failed: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def seen(self) -> int:
        """The stories that are behind us."""
        return self.made + self.before + self.failed

    def restart(self, total: int) -> None:
        """Count anew, stories now."""
        self.total, self.noun, self.begun = total, "story", time.monotonic()
        self.made = self.before = self.failed = 0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self.begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch is asked to do: stories, the job, where to, in which form, and whether to try failures again.

    If `is_all`, the folder keeps no record of any other story.
    """

    stories: Sequence[Stories]
    job: Job
    folder: Path
    form: str = "jsonl"
    retry_failed: bool = False
    is_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of it; `failures` are stories and reasons."""

    tally: Tally
    failures: tuple[tuple[str, str], ...]
    shards: tuple[str, ...]


def run_batch(
    batch: Batch, engine: Engine, tally: Tally, show: Callable[[], None], work: MakeRecords = make_records
) -> Outcome:
    """Make what is missing; `show` is called whenever the tally has changed, `work` is what makes records of stories.

    Whatever ends it early, an interruption too, leaves the records so far under their names. Raises DeliveryError.
    """
    make_folder(batch.folder)
    heal(batch.folder / FILES)
    flow = Flow(engine, partial(work, batch.job), partial(failed, job=batch.job, reason=LOST))
    with open_manifest(batch.folder) as manifest:
        shards = Shards(batch.folder, manifest, batch.form)
        missing = _missing(batch, manifest, tally, show)
        try:
            for done in flow.results(missing):
                write_files(done.files, batch.folder / FILES, heals=False)
                shards.write(done)
                tally.made += not done.failure
                tally.failed += bool(done.failure)
                show()
        except BaseException:
            with suppress(DeliveryError):  # the first error is the one to tell; the next run mends the rest
                shards.rescue()
            raise
        shards.close()
        if batch.is_all:
            _forget(manifest.forget_unseen(), batch.folder / FILES)
        shards.clean()
        return Outcome(tally=tally, failures=tuple(manifest.failures()), shards=tuple(shards.names()))


def _missing(batch: Batch, manifest: Manifest, tally: Tally, show: Callable[[], None]) -> Iterator[Story]:
    """The stories without a record of theirs under this key."""
    for stories in batch.stories:
        for story in stories:
            if not manifest.see(story.name):
                manifest.see_twice(story.name, TWICE)
                tally.failed += 1
                continue
            known = manifest.entry(story.name)
            if not known or known.key != key_of(story, batch.job) or (known.failure and batch.retry_failed):
                yield story
                continue
            tally.before += not known.failure
            tally.failed += bool(known.failure)
            show()


def _forget(stories: Iterable[str], folder: Path) -> None:
    """Remove the files of stories that there are no more."""
    for story in stories:
        for renderer in RENDERERS.values():
            (folder / f"{stem_of(story)}{renderer.suffix}").unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there; raises DeliveryError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        mend = "name another folder with -o"
        raise DeliveryError(f"cannot be made ({reason(error)})", where=str(folder), mend=mend) from error
