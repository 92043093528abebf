"""`briefing themes`: the built-in theme sets, each a command named after it, and the command `suggest`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.cli.tables import plain_themes, show_json, show_table
from briefing.cli.terminal import harmless, painted, say, wrapped
from briefing.language.wording import cut_short
from briefing.themes.sets import ThemeSet, load_theme_set, theme_set_names

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class ThemeSets(click.Group):
    """A group whose commands are `suggest` and, for any other word, the theme set of that name or path."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is Click's
        """The only command that is not a set: `briefing themes` lists the sets."""
        return ["suggest"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, else one that shows the set of that name."""
        if cmd_name == "suggest":
            from briefing.cli.suggest import command as suggest

            return suggest
        return _show

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The completions of a group, plus the built-in sets and paths."""
        return [
            *super().shell_complete(ctx, incomplete),
            *options.THEMES.shell_complete(ctx, self.params[0], incomplete),
        ]


@click.group("themes", cls=ThemeSets, invoke_without_command=True, subcommand_metavar="[SET|FILE | suggest ARTICLE...]")
@options.as_json
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the built-in theme sets, show the themes of one, or have some suggested."""
    if ctx.invoked_subcommand is None:
        sets = [load_theme_set(known) for known in theme_set_names()]
        rows = [(one.name, " · ".join(theme.name for theme in one.themes)) for one in sets]
        show_table(["set", "themes"], rows, as_json)


class _Set(click.Command):
    """A command that is named after a theme set, or whatever was typed for one."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of its help, in which its name stands."""
        formatter.write_usage(cut_short(harmless(ctx.command_path), 60), " ".join(self.collect_usage_pieces(ctx)))


@click.command("set", cls=_Set)
@options.as_json
@click.pass_context
def _show(ctx: click.Context, as_json: bool) -> None:
    """Show the themes of this set."""
    theme_set: ThemeSet = options.THEMES.convert(ctx.info_name, None, ctx)
    if as_json or (ctx.parent and ctx.parent.params["as_json"]):
        show_json(_plain(theme_set))
        return
    say(painted(theme_set.name, bold=True))
    if theme_set.about:
        say(theme_set.about)
    for theme in theme_set.themes:
        say()
        say(painted(theme.name, bold=True))
        for text in filter(None, (theme.about, ", ".join(theme.terms))):
            for line in wrapped(text, 96, "  ", "  "):
                say(line)


def _plain(theme_set: ThemeSet) -> dict[str, object]:
    return {"name": theme_set.name, "about": theme_set.about, "themes": plain_themes(theme_set.themes)}
