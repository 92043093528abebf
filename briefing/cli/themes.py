"""`briefing themes`: the built-in theme sets."""

from __future__ import annotations

import click

from briefing.cli import options
from briefing.cli.tables import show_json, show_table
from briefing.themes.sets import ThemeSet, load_theme_set, theme_set_names


@click.command("themes")
@options.theme_set
@options.as_json
def command(theme_set: ThemeSet | None, as_json: bool) -> None:
    """List the built-in theme sets, or show the themes of one."""
    if theme_set is None:
        sets = [load_theme_set(known) for known in theme_set_names()]
        rows = [(one.name, " · ".join(theme.name for theme in one.themes)) for one in sets]
        show_table(["set", "themes"], rows, as_json)
        return
    if as_json:
        show_json(_plain(theme_set))
        return
    click.secho(theme_set.name, bold=True)
    if theme_set.about:
        click.echo(theme_set.about)
    for theme in theme_set.themes:
        click.echo()
        click.secho(theme.name, bold=True)
        for text in filter(None, (theme.about, ", ".join(theme.terms))):
            click.echo(click.wrap_text(text, width=96, initial_indent="  ", subsequent_indent="  "))


def _plain(theme_set: ThemeSet) -> dict[str, object]:
    themes = [
        {"name": theme.name, "about": theme.about, "terms": list(theme.terms), "weight": theme.weight}
        for theme in theme_set.themes
    ]
    return {"name": theme_set.name, "about": theme_set.about, "themes": themes}
