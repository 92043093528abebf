"""`briefing make`: articles in, a one-page brief out."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.articles import find_theme_set, read_articles
from briefing.errors import PangoMissingError
from briefing.model import Brief, Page, Rendered

if TYPE_CHECKING:
    from briefing.cli.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `briefing make` as they were given."""

    articles: tuple[str, ...]
    themes: str | None
    length: str
    title: str | None
    method: str
    formats: tuple[str, ...]
    template: str
    page_size: str
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
    if request.open_it:
        click.launch(str(next((file for file in report.files if file.suffix == ".pdf"), report.files[0])))
    if failure:
        raise failure


def make(request: Request) -> tuple[Report, PangoMissingError | None]:
    """Make and write the brief; a PDF engine that is missing is told after the other files are written."""
    from briefing.cli.report import Report
    from briefing.deliver.files import write_files
    from briefing.pipeline import make_brief

    page = Page(size=request.page_size, template=request.template)
    check_formats(request.formats)
    documents, skipped = read_articles(request.articles, request.language)
    theme_set = find_theme_set(request.themes, documents)
    brief = make_brief(
        documents,
        themes=theme_set.themes if theme_set else (),
        length=request.length,
        method=request.method,
        title=request.title,
        page=page,
    )
    brief = replace(brief, skipped=tuple(skipped), issued=_source_date() or brief.issued)
    outputs, failure = _render(brief, request, page, file_stem(request.articles[0]))
    files = write_files(outputs, request.output)
    chosen = theme_set.name if theme_set else None
    report = Report(brief=brief, theme_set=chosen, was_asked=bool(request.themes), length=request.length, files=files)
    return report, failure


def check_formats(names: tuple[str, ...]) -> None:
    """Raise UnknownNameError for a format that is not there, before any work is done."""
    from briefing.errors import UnknownNameError
    from briefing.render.formats import RENDERERS

    for name in names:
        if name not in RENDERERS:
            raise UnknownNameError("format", name, RENDERERS)


def _render(brief: Brief, request: Request, page: Page, stem: str) -> tuple[list[Rendered], PangoMissingError | None]:
    from briefing.render.formats import RENDERERS, render

    outputs, failure = [], None
    for name in dict.fromkeys(request.formats):
        try:
            rendered = render(brief, name, page)
        except PangoMissingError as error:
            failure = error
        else:
            outputs.append(replace(rendered, name=f"{stem}{RENDERERS[name].suffix}"))
    return outputs, failure


def file_stem(argument: str) -> str:
    """What the brief's files are called: like the first article."""
    if argument == "-":
        return "brief"
    name = Path(argument.rstrip("/").rpartition("/")[2]).stem
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in name).strip("-.") or "brief"


def _source_date() -> Any:
    """The day that SOURCE_DATE_EPOCH names (reproducible-builds.org), if it is set."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(value), UTC).date() if value.isdecimal() else None
