"""`briefing batch`: stories by the thousand in, a record each out."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import batch_options, options
from briefing.cli.terminal import say
from briefing.errors import BriefingError, DeliveryError
from briefing.model import Page

if TYPE_CHECKING:
    from briefing.batch.engine import Engine
    from briefing.batch.run import Batch, Outcome, Tally
    from briefing.batch.stories import Stories
    from briefing.batch.story import Job
    from briefing.length import Length
    from briefing.themes.sets import ThemeSet

LISTED = 1000
"""The failures that are listed on the terminal; `--json` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `briefing batch` as they were given."""

    stories: tuple[str, ...]
    themes: ThemeSet | None
    length: Length
    method: str
    formats: tuple[str, ...]
    template: str
    page_size: str
    pages: int
    language: str | None
    output: Path
    records: str
    workers: int | None
    dask: str | None
    limit_time: float
    limit_memory: int
    retry_failed: bool
    group: bool
    window: int
    as_json: bool


@click.command("batch")
@batch_options.stories
@options.output
@batch_options.workers
@batch_options.dask
@batch_options.limit_time
@batch_options.limit_memory
@batch_options.records
@batch_options.formats
@batch_options.retry_failed
@batch_options.group
@batch_options.window
@options.themes
@options.length
@options.method
@options.template
@options.page_size
@options.pages
@options.language
@options.as_json
def command(**given: Any) -> None:
    """Make a brief of each of many stories, and again only of what has changed.

    STORIES are folders (a file or a sub-folder a story), .jsonl or .parquet files
    with a column `story`, or URLs of these; with --group, articles in any order.
    """
    from briefing.batch.run import Tally
    from briefing.batch.stories import open_stories
    from briefing.cli.progress import total_of

    request = Request(**given)
    _spare_the_stories(request)
    stories = [open_stories(where) for where in request.stories]
    tally = Tally(total=sum(one.count for one in stories), noun="source" if request.group else "story")
    run = _run_grouped if request.group else _run
    try:
        with _ended_by_a_signal(), _engine(request) as engine:
            outcome = run(request, stories, engine, tally)
    except KeyboardInterrupt as error:
        mend = "run the same command again to go on"
        raise BriefingError(f"stopped after {tally.seen} of {total_of(tally)}", mend=mend) from error
    _show(outcome, request)
    if outcome.failures:
        sys.exit(1)


def _run(request: Request, stories: Sequence[Stories], engine: Engine, tally: Tally) -> Outcome:
    from briefing.batch.run import run_batch
    from briefing.cli.progress import shown

    with shown(tally) as show:
        return run_batch(_batch_of(request, stories), engine, tally, show)


def _run_grouped(request: Request, sources: Sequence[Stories], engine: Engine, tally: Tally) -> Outcome:
    """Group the articles, then make a brief of each story; the tally is then that of the stories."""
    from briefing.batch.grouped import Archive, group_archive
    from briefing.batch.run import make_folder
    from briefing.batch.spool import open_spool
    from briefing.cli.progress import shown

    make_folder(request.output)
    with open_spool(request.output) as spool:
        if request.retry_failed:
            spool.forget_skipped()
        archive = Archive(sources=sources, job=_job_of(request), days=request.window)
        with shown(tally) as show:
            stories = group_archive(archive, engine, spool, tally, show)
        tally.restart(total=stories.count)
        return _run(request, [stories], engine, tally)


def _engine(request: Request) -> AbstractContextManager[Engine]:
    from briefing.batch.engine import open_cluster, open_pool
    from briefing.batch.grouped import check_grouping
    from briefing.batch.shard_forms import check_form

    check_form(request.records)
    if request.group:
        check_grouping()
    workers = request.workers or _cores()
    if request.dask:
        return open_cluster(request.dask, workers, request.limit_memory)
    return open_pool(workers, request.limit_memory)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _job_of(request: Request) -> Job:
    from briefing.batch.story import Job
    from briefing.cli.source_date import source_date
    from briefing.pipeline import Options

    moment = source_date()
    page = Page(size=request.page_size, template=request.template, pages=request.pages)
    asked = Options(
        length=request.length,
        themes=request.themes.themes if request.themes else None,
        method=request.method,
        page=page,
        issued=moment.date() if moment else None,
    )
    formats = tuple(dict.fromkeys(request.formats))
    return Job(options=asked, language=request.language or "", formats=formats, seconds=request.limit_time)


def _batch_of(request: Request, stories: Sequence[Stories]) -> Batch:
    from briefing.batch.run import Batch

    return Batch(
        stories=stories,
        job=_job_of(request),
        folder=request.output,
        form=request.records,
        retry_failed=request.retry_failed,
        is_all=request.group,
    )


def _spare_the_stories(request: Request) -> None:
    """Raise DeliveryError if the records would lie among the stories, and be stories themselves the next time."""
    output = request.output.resolve()
    for where in request.stories:
        folder = Path(where).resolve()
        if "://" not in where and folder.is_dir() and (folder == output or folder in output.parents):
            raise DeliveryError(
                "the stories are in that folder", where=str(request.output), mend="name another with -o"
            )


@contextmanager
def _ended_by_a_signal() -> Iterator[None]:
    """Let the signal that ends a job of a cluster or a service do what Ctrl-C does."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _show(outcome: Outcome, request: Request) -> None:
    from briefing.cli.tables import show_json, show_labelled

    if request.as_json:
        show_json(_plain(outcome, request))
        return
    show_labelled(_lines(outcome, request))
    for story, why in outcome.failures[:LISTED]:
        say(f"briefing: {story}: {why}", err=True)
    if len(outcome.failures) > LISTED:
        say(f"briefing: and {len(outcome.failures) - LISTED} more; --json lists them all", err=True)


def _lines(outcome: Outcome, request: Request) -> Iterator[tuple[str, str]]:
    tally = outcome.tally
    counts = [(tally.made, "made"), (tally.before, "done before"), (tally.failed, "failed")]
    said = ", ".join(f"{count} {what}" for count, what in counts if count or what == "made")
    yield "Stories", f"{tally.seen}: {said}"
    if tally.made:
        yield "Time", f"{tally.seconds:.1f} s, {tally.made / tally.seconds:.2g} stories a second"
    first, last = outcome.shards[:1], outcome.shards[1:][-1:]
    yield "Records", " … ".join(str(request.output / name) for name in (*first, *last)) or "none"
    if request.formats and outcome.shards:
        from briefing.batch.run import FILES

        yield "Files", str(request.output / FILES)


def _plain(outcome: Outcome, request: Request) -> dict[str, Any]:
    tally = outcome.tally
    return {
        "stories": tally.seen,
        "made": tally.made,
        "done_before": tally.before,
        "failed": [{"story": story, "reason": why} for story, why in outcome.failures],
        "seconds": round(tally.seconds, 3),
        "shards": [str(request.output / name) for name in outcome.shards],
    }
