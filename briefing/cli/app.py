"""Command line -> the command, imported when it is called; each error becomes one line and an exit code."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from briefing.cli.terminal import say
from briefing.errors import BriefingError, UnknownNameError, reason
from briefing.processes import collect_seldom

COMMANDS = {
    "make": ("briefing.cli.make", "Turn articles into a one-page brief."),
    "batch": ("briefing.cli.batch", "Turn thousands of stories into a record each, resumable."),
    "inspect": ("briefing.cli.inspect", "Show every sentence, its scores, and why it was chosen or not."),
    "verify": ("briefing.cli.verify", "Prove that briefs say what their articles say."),
    "sign": ("briefing.cli.sign", "Sign a brief, and have its time stamped."),
    "send": ("briefing.cli.send", "Mail a brief: once to each recipient, the PDF attached."),
    "themes": ("briefing.cli.themes", "List the built-in theme sets, show one, or suggest your own."),
    "methods": ("briefing.cli.methods", "List the methods that rate sentences."),
    "formats": ("briefing.cli.formats", "List what is read and what is written."),
}
"""Command -> the module that defines it (as `command`), and its line in the help."""


_DID_YOU_MEAN = re.compile(r"\. \(?Did you mean(?: one of:)? (.+?)\?\)?$")
"""How Click asks: one name, or several in brackets."""


class Failure(click.ClickException):
    """An error on its way to the terminal: one line on standard error, and an exit code."""

    def __init__(self, line: str, exit_code: int = 1) -> None:
        super().__init__(" ".join(line.split()))
        self.exit_code = exit_code  # type: ignore[misc]  # a constant of the class, from Click 8.4 on

    def show(self, file: Any = None) -> None:
        """Print the line."""
        say(f"briefing: {self.message}", file=file, err=file is None)


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
            raise UnknownNameError("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; a terminal that lacks a character shows a question mark for it."""
        _settle_process()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return super().main(*args, **kwargs)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options in front of the command."""
        with _failures():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with _failures(ctx):
            return super().invoke(ctx)


def _settle_process() -> None:
    """Set the interpreter up for one short command; measured on `briefing make` of the sample, 1.4 s before.

    NumPy computes in one thread: for matrices as small as ours, starting more takes 0.2 s longer than they save,
    and sums would depend on how many the machine has. Garbage is collected a fiftieth as often, and not at
    the very end, when the system frees everything anyway (0.1 s); whatever needs cleaning up has been by then.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    collect_seldom()
    atexit.register(gc.freeze)  # registered first, called last


@contextmanager
def _failures(ctx: click.Context | None = None) -> Iterator[None]:
    """Turn whatever goes wrong inside into a Failure."""
    try:
        yield
    except BriefingError as error:
        raise Failure(str(error), error.exit_code) from error
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise Failure(_usage_line(error, ctx), error.exit_code) from error
    except KeyboardInterrupt as error:
        raise Failure("interrupted") from error
    except OSError as error:
        if error.errno == errno.EPIPE:  # Click ends quietly: `briefing themes | head -1`
            raise
        # The library reports its own problems with files as a BriefingError; this is the terminal or a pipe after it.
        raise Failure(f"{error.filename or 'the output'}: {reason(error)}") from error


def _usage_line(error: click.UsageError, ctx: click.Context | None) -> str:
    """Click's message as one line in our form, with the help command to try."""
    known = error.ctx or ctx
    path = known.command_path if known else "briefing"
    if ctx is not None and ctx.invoked_subcommand and path == ctx.command_path:
        path = f"{path} {ctx.invoked_subcommand}"
    message = _DID_YOU_MEAN.sub(_asked, error.format_message().strip().removesuffix("."))
    return f"{message[:1].lower()}{message[1:]}{'' if message.endswith('?') else ';'} try `{path} --help`"


def _asked(question: re.Match[str]) -> str:
    """Click's question in our form, without the option that is near to every other: --help."""
    names = [name for name in question[1].split(", ") if name != "'--help'"]
    return f"; did you mean {' or '.join(names)}?"


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        say(f"briefing {version('briefing')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version.")
def main() -> None:
    """Turn news articles into a one-page brief of whole sentences, per theme, word for word."""
