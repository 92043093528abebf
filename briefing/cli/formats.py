"""`briefing formats`: what is read and what is written."""

from __future__ import annotations

import click

from briefing.cli import options
from briefing.cli.tables import show_table


@click.command("formats")
@options.as_json
def command(as_json: bool) -> None:
    """List the formats that articles are read from and briefs are written in."""
    from briefing.intake.formats import READERS
    from briefing.render.formats import RENDERERS

    rows = [("read", name, reader.about) for name, reader in READERS.items()]
    rows += [("write", name, f"{one.media_type} ({one.suffix})") for name, one in RENDERERS.items()]
    show_table(["", "format", "about"], rows, as_json)
