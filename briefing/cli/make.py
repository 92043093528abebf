"""`briefing make`: articles in, a one-page brief out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.articles import read_articles
from briefing.cli.boxes import warn_of_boxes
from briefing.cli.source_date import source_date
from briefing.cli.stem import file_stem
from briefing.errors import BriefingError, DeliveryError, EvidenceError, PangoMissingError, UsageError
from briefing.model import Brief, Document, Earlier, Page, Rendered, Skipped

if TYPE_CHECKING:
    from briefing.cli.recorder import Recorder
    from briefing.cli.report import Report
    from briefing.length import Length
    from briefing.pipeline import Options
    from briefing.themes.sets import ThemeSet
    from briefing.typesetting.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `briefing make` as they were given."""

    articles: tuple[str, ...]
    fetch: bool
    stories: str
    story: int | None
    since: Path | None
    themes: ThemeSet | None
    length: Length
    title: str | None
    method: str
    formats: tuple[str, ...]
    template: str
    page_size: str
    pages: int
    language: str | None
    output: Path
    archive: bool
    open_it: bool
    as_json: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What came with the articles.

    The argument that gave the first, what could not be read, the earlier brief, and what remembers their sources.
    """

    first: str
    skipped: tuple[Skipped, ...]
    since: Earlier | None
    recorder: Recorder | None


@click.command("make")
@options.articles
@options.fetch
@options.stories
@options.story
@options.since
@options.themes
@options.length
@options.title
@options.method
@options.formats
@options.template
@options.page_size
@options.pages
@options.language
@options.output
@options.archive
@options.open_it
@options.as_json
def command(**given: Any) -> None:
    """Turn articles (files, folders, URLs or - for standard input) into a one-page brief."""
    from briefing.cli.letter import read_earlier
    from briefing.cli.report import show_report

    request = Request(**given)
    since = read_earlier(request.since, request.template)
    recorder = _recorder() if request.archive else None
    articles = read_articles(
        request.articles,
        request.language,
        fetch=request.fetch,
        accessed=_source_day() or date.today(),
        recorder=recorder,
    )
    asked = _Asked(first=articles.first, skipped=tuple(articles.skipped), since=since, recorder=recorder)
    for number, story in _stories_of(articles.documents, request, since):
        report, failure = make(replace(request, story=number), story, asked)
        show_report(report, request.as_json)
        if request.open_it and report.files:
            click.launch(str(next((file for file in report.files if file.suffix == ".pdf"), report.files[0])))
        if failure:
            raise failure


def _stories_of(
    documents: Sequence[Document], request: Request, since: Earlier | None
) -> list[tuple[int | None, Sequence[Document]]]:
    """The articles of each brief to make, with the number of its story if it is of one among several."""
    if request.story and request.stories == "one":
        raise UsageError("--stories one knows no stories", where="--story", mend="leave out one of the two")
    if request.stories != "separate" and not request.story:
        return [(None, documents)]
    from briefing.since import unknown, with_news
    from briefing.stories.grouping import group_stories

    stories = with_news(group_stories(unknown(documents, since)), since) if since else group_stories(documents)
    if request.story and request.story > len(stories):
        mend = (
            "there is only one; leave --story out" if len(stories) == 1 else f"give a number from 1 to {len(stories)}"
        )
        raise UsageError(f"there is no story {request.story}", where="--story", mend=mend)
    return [(number, story) for number, story in enumerate(stories, start=1) if number == (request.story or number)]


def make(request: Request, documents: Sequence[Document], asked: _Asked) -> tuple[Report, BriefingError | None]:
    """Make and write the brief of some articles, and prove it.

    A missing PDF engine, or a file that does not hold, is reported after the files are written.
    """
    from briefing import pipeline
    from briefing.cli.apart import keep_apart, remember
    from briefing.cli.report import Report
    from briefing.deliver.files import write_files

    made = pipeline.make(documents, _options_of(request, asked))
    if made.edition.brief.omitted and not made.edition.brief.sentences:
        raise _nothing_fits(made.edition.brief, request.length)
    stem = _stem(request, asked.first)
    edition, outputs, failure = _render(made.edition, request, stem)
    kept = [asked.recorder.archive_of(documents, stem)] if asked.recorder and outputs else []
    _spare_the_articles(request, [file.name for file in (*outputs, *kept)])
    named = keep_apart([*outputs, *kept], asked.first, request.output)
    _spare_the_earlier(request, [file.name for file in named])
    files = write_files(named, request.output)
    remember(outputs, named, asked.first, request.output)
    outputs = named[: len(outputs)]
    warn_of_boxes(outputs)
    theme_set = request.themes or made.theme_set
    report = Report(
        edition=edition,
        theme_set=theme_set.name if theme_set else None,
        stories=tuple((draft.brief(1).title, len(draft.corpus.documents)) for draft in made.drafts),
        events=made.events,
        was_asked=bool(request.themes),
        length=str(request.length),
        files=files,
        given=len(documents),
    )
    return report, failure or made.unmeasured or _own_fault(outputs, request)


def _options_of(request: Request, asked: _Asked) -> Options:
    from briefing.pipeline import Options

    return Options(
        length=request.length,
        stories="together" if request.stories == "together" and not request.story else "one",
        themes=request.themes.themes if request.themes else None,
        method=request.method,
        title=request.title,
        page=Page(size=request.page_size, template=request.template, pages=request.pages),
        skipped=asked.skipped,
        issued=_source_day(),
        since=asked.since,
    )


def _nothing_fits(brief: Brief, length: Length) -> BriefingError:
    from briefing.language.wording import counted
    from briefing.language.words import words_in

    sentences = brief.omitted[0].passage.sentences
    words = words_in(sentences)
    return BriefingError(
        f"no passage fits the length {length}",
        mend=f"ask for more: the most valuable one has {counted(len(sentences), 'sentence')}, {counted(words, 'word')}",
    )


def _render(edition: Edition, request: Request, stem: str) -> tuple[Edition, list[Rendered], PangoMissingError | None]:
    """The outputs, the edition as laid out for the PDF, and why there is no PDF if one was asked for."""
    from briefing.rendering.fit import print_edition
    from briefing.rendering.renderers import RENDERERS, render_edition

    outputs, failure = [], None
    for name in dict.fromkeys(request.formats):
        try:
            edition = print_edition(edition) if RENDERERS[name].is_printed else edition
            rendered = render_edition(edition, name)
        except PangoMissingError as error:
            failure = error
        else:
            outputs.append(replace(rendered, name=f"{stem}{RENDERERS[name].suffix}"))
    return edition, outputs, failure


def _own_fault(outputs: Sequence[Rendered], request: Request) -> EvidenceError | None:
    """What the first output that does not pass its own check has, as `briefing verify` finds it."""
    from briefing.proof.verification import faults_of_made
    from briefing.rendering.renderers import RENDERERS

    unprovable = tuple(one.suffix for one in RENDERERS.values() if not one.has_evidence)
    provable = [output for output in outputs if not output.name.endswith(unprovable)]
    for name, fault in faults_of_made(provable, template=request.template):
        what = f"does not pass its own check: {fault.where}: {fault.what}"
        return EvidenceError(what, where=str(request.output / name), mend="check the articles before you pass it on")
    return None


def _stem(request: Request, article: str) -> str:
    """The name of the files of a brief that begins with the article."""
    stem = file_stem(article)
    return f"{stem}-story-{request.story}" if request.story else stem


def _recorder() -> Recorder:
    from briefing.cli.recorder import Recorder

    return Recorder()


def _spare_the_earlier(request: Request, names: list[str]) -> None:
    """Raise DeliveryError if writing would replace a file of the earlier brief: it proves that something is new."""
    from briefing.signing.companions import companions_of

    since = request.since
    is_beside = since and request.output.exists() and request.output.samefile(since.parent)
    stems = {companions_of(Path(name)).stem for name in names}
    if since and is_beside and companions_of(since).stem in stems:
        what = "the brief would be written over the earlier one"
        raise DeliveryError(what, where=str(since), mend="name another folder with -o")


def _spare_the_articles(request: Request, names: list[str]) -> None:
    """Raise DeliveryError if writing would replace an article, or put the brief among the articles of a folder."""
    for article in filter(os.path.exists, request.articles):
        for place in (request.output, *(request.output / name for name in names)):
            if place.exists() and place.samefile(article):
                what = (
                    "the brief would be written over an article"
                    if place.is_file()
                    else "the articles are in that folder"
                )
                raise DeliveryError(what, where=str(place), mend="name another folder with -o")


def _source_day() -> date | None:
    moment = source_date()
    return moment.date() if moment else None
