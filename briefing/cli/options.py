"""Each option and argument of the command line, defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefing.errors import LengthError
from briefing.length import parse_length


class LengthType(click.ParamType[str]):
    """A length as it is written: "5", "150w", "20%", "2min" or "page"."""

    name = "length"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The length in its plain form, or a usage error."""
        try:
            return str(parse_length(value))
        except LengthError as error:
            self.fail(str(error), param, ctx)


articles = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
themes = click.option(
    "--themes",
    metavar="SET|FILE",
    help="A built-in theme set or your own TOML file.  [default: the built-in set that fits best]",
)
length = click.option(
    "--length",
    type=LengthType(),
    default="200w",
    show_default=True,
    help="At most so long: 5 (sentences), 150w (words), 20% (of the articles), 2min (reading time) or page.",
)
title = click.option("--title", metavar="TEXT", help="The headline.  [default: the first article's]")
method = click.option(
    "--method",
    default="briefing",
    show_default=True,
    metavar="NAME",
    help="What rates the sentences; see `briefing methods`.",
)
formats = click.option(
    "--format",
    "formats",
    multiple=True,
    default=("html", "pdf", "json"),
    show_default=True,
    metavar="NAME",
    help="What to write, may be given several times; see `briefing formats`.",
)
template = click.option(
    "--template",
    default="default",
    show_default=True,
    metavar="NAME|FOLDER",
    help="A built-in template (default, memo) or a folder of your own.",
)
page_size = click.option(
    "--page-size",
    type=click.Choice(["A4", "Letter"], case_sensitive=False),
    default="A4",
    show_default=True,
    help="The paper.",
)
language = click.option(
    "--language", metavar="CODE", help="The articles' language, e.g. en.  [default: found out from the text]"
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="The folder to write to.",
)
open_it = click.option("--open", "open_it", is_flag=True, help="Open the brief when it is done.")
as_json = click.option("--json", "as_json", is_flag=True, help="Report for machines, as JSON on standard output.")
