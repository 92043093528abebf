"""The group of commands: each is imported when it is called, and each error becomes one line and an exit code."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from briefing.errors import BriefingError

COMMANDS = {
    "make": ("briefing.cli.make", "Turn articles into a one-page brief."),
    "inspect": ("briefing.cli.inspect", "Show every sentence, its scores, and why it was chosen or not."),
    "themes": ("briefing.cli.themes", "List the built-in theme sets, or show one."),
    "methods": ("briefing.cli.methods", "List the methods that rate sentences."),
    "formats": ("briefing.cli.formats", "List what is read and what is written."),
}
"""Command -> the module that has it (as `command`) and its line in the help."""


class Commands(click.Group):
    """A group that imports a command only when it is run, so that `--help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or ask "did you mean"."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from briefing.errors import UnknownNameError

            raise click.UsageError(str(UnknownNameError("command", args[0], COMMANDS)), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of this package is told in one line."""
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            raise Failure(error) from error


class Failure(click.ClickException):
    """A BriefingError on its way to the terminal: one line on standard error, and its exit code."""

    def __init__(self, error: BriefingError) -> None:
        super().__init__(str(error))
        self.exit_code: int = error.exit_code

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"briefing: {self.message}", file=file, err=file is None)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"briefing {version('briefing')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version.")
def main() -> None:
    """Turn news articles into a one-page brief of whole sentences, per theme, word for word."""
