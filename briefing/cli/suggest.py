"""`briefing themes suggest`: articles in, an editable theme set out."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options
from briefing.cli.articles import read_articles, warn_of
from briefing.cli.tables import plain_themes, show_json
from briefing.cli.terminal import say
from briefing.errors import DeliveryError
from briefing.model import Rendered


@click.command("suggest", short_help="Suggest themes for articles, as a TOML file to edit.")
@options.articles
@options.fetch
@options.theme_count
@options.language
@options.theme_file
@options.as_json
def command(
    articles: tuple[str, ...],
    fetch: bool,
    count: int | None,
    language: str | None,
    theme_file: Path | None,
    as_json: bool,
) -> None:
    """Suggest themes for articles (files, folders, URLs or - for standard input), as a TOML file to edit."""
    from briefing.themes.suggesting import suggest_themes
    from briefing.themes.suggestion import write_toml

    _keep(theme_file)
    read = read_articles(articles, language, fetch=fetch)
    suggestion = suggest_themes(read.documents, count)
    warn_of(read.skipped)
    text = write_toml(suggestion)
    if theme_file is not None:
        _write(text, theme_file)
    if as_json:
        show_json({"best_set": suggestion.best_set, "themes": plain_themes(suggestion.themes)})
    elif theme_file is None:
        for line in text.removesuffix("\n").split("\n"):
            say(line)
    else:
        names = " · ".join(theme.name for theme in suggestion.themes)
        say(f"{theme_file}  {names}")


def _keep(theme_file: Path | None) -> None:
    """Raise DeliveryError if the file exists, instead of overwriting it: somebody may have edited it."""
    if theme_file is not None and theme_file.exists():
        raise DeliveryError("exists already", where=str(theme_file), mend="name another file with -o, or move it away")


def _write(text: str, theme_file: Path) -> None:
    from briefing.deliver.files import write_files

    output = Rendered(name=theme_file.name, media_type="application/toml", data=text.encode("utf-8"))
    write_files([output], theme_file.parent)
