"""`briefing make`: articles in, a one-page brief out."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.articles import draft_of, read_articles
from briefing.cli.source_date import source_date
from briefing.errors import BriefingError, DeliveryError, PangoMissingError
from briefing.model import Brief, Page, Rendered, Skipped

if TYPE_CHECKING:
    from briefing.cli.report import Report
    from briefing.pipeline import Draft
    from briefing.rendering.fit import Fitted
    from briefing.themes.sets import ThemeSet

LONGEST_STEM = 100
"""Characters of a file's name before its ending: at up to two bytes each, well within the 255 of file systems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `briefing make` as they were given."""

    articles: tuple[str, ...]
    themes: ThemeSet | None
    length: str
    title: str | None
    method: str
    formats: tuple[str, ...]
    template: str
    page_size: str
    pages: int
    language: str | None
    output: Path
    open_it: bool
    as_json: bool


@click.command("make")
@options.articles
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
@options.open_it
@options.as_json
def command(**given: Any) -> None:
    """Turn articles (files, folders, URLs or - for standard input) into a one-page brief."""
    from briefing.cli.report import show_report

    request = Request(**given)
    report, failure = make(request)
    show_report(report, request.as_json)
    if request.open_it and report.files:
        click.launch(str(next((file for file in report.files if file.suffix == ".pdf"), report.files[0])))
    if failure:
        raise failure


def make(request: Request) -> tuple[Report, PangoMissingError | None]:
    """Make and write the brief; a PDF engine that is missing is told after the other files are written."""
    from briefing.cli.report import Report
    from briefing.deliver.files import write_files
    from briefing.rendering.fit import measured

    documents, skipped = read_articles(request.articles, request.language, _source_day() or date.today())
    draft, theme_set = draft_of(documents, request.themes, request.length, request.method)
    page = Page(size=request.page_size, template=request.template, pages=request.pages)
    fitted, unmeasured = _fitted(draft, skipped, request, page)
    outputs, failure = _render(fitted.brief, request, page)
    if any(output.media_type == "application/pdf" for output in outputs):
        fitted = measured(fitted, page)
    _spare_the_articles(request, [output.name for output in outputs])
    files = write_files(outputs, request.output)
    chosen = theme_set.name if theme_set else None
    report = Report(fitted=fitted, theme_set=chosen, was_asked=bool(request.themes), length=request.length, files=files)
    return report, failure or unmeasured


def _fitted(
    draft: Draft, skipped: list[Skipped], request: Request, page: Page
) -> tuple[Fitted, PangoMissingError | None]:
    """The brief with all that its page says, and why it may be shorter than it could be."""
    from briefing.pipeline import settle

    failure = None

    def assemble(taken: int) -> Brief:
        brief = draft.brief(taken, request.title)
        if not request.themes:
            brief = without_gaps(brief)
        return replace(brief, skipped=tuple(skipped), issued=_source_day() or brief.issued)

    try:
        fitted = settle(draft, assemble, request.length, page)
    except PangoMissingError as error:
        from briefing.cli.unmeasured import fit_unmeasured

        failure = error
        fitted = fit_unmeasured(draft, assemble, page)
    if fitted.brief.omitted and not fitted.brief.sentences:
        raise _nothing_fits(fitted.brief, request.length)
    return fitted, failure


def without_gaps(brief: Brief) -> Brief:
    """A brief without the themes that have no passage: nobody asked for them, nobody misses them."""
    return replace(brief, sections=tuple(section for section in brief.sections if section.passages))


def _nothing_fits(brief: Brief, length: str) -> BriefingError:
    from briefing.text.words import count_words

    sentences = brief.omitted[0].passage.sentences
    words = sum(count_words(sentence.text) for sentence in sentences)
    return BriefingError(
        f"no passage fits the length {length}",
        mend=f"ask for more: the most valuable one has {len(sentences)} sentence(s), {words} words",
    )


def _render(brief: Brief, request: Request, page: Page) -> tuple[list[Rendered], PangoMissingError | None]:
    from briefing.rendering.formats import RENDERERS, render

    stem = file_stem(request.articles[0])
    outputs, failure = [], None
    for name in dict.fromkeys(request.formats):
        try:
            rendered = render(brief, name, page)
        except PangoMissingError as error:
            failure = error
        else:
            outputs.append(replace(rendered, name=f"{stem}{RENDERERS[name].suffix}"))
    return outputs, failure


def _spare_the_articles(request: Request, names: list[str]) -> None:
    """Raise DeliveryError if writing would replace an article, or put the brief among the articles of a folder."""
    for article in filter(os.path.exists, request.articles):
        for place in (request.output, *(request.output / name for name in names)):
            if place.exists() and place.samefile(article):
                what = "the brief would be written over an article" if place.is_file() else "the articles are in there"
                raise DeliveryError(what, where=str(place), mend="name another folder with -o")


def file_stem(argument: str) -> str:
    """What the brief's files are called: like the first article."""
    if argument == "-":
        return "brief"
    name = Path(argument.rstrip("/").rpartition("/")[2]).stem
    safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)
    return safe[:LONGEST_STEM].strip("-.") or "brief"


def _source_day() -> date | None:
    moment = source_date()
    return moment.date() if moment else None
