"""`briefing formats`: what is read, what is written, and how it can be laid out."""

from __future__ import annotations

import click

from briefing.cli import options
from briefing.cli.tables import show_table


@click.command("formats")
@options.as_json
def command(as_json: bool) -> None:
    """List the formats that articles are read from and briefs are written in, and the templates."""
    from briefing.intake.readers import READERS
    from briefing.rendering.renderers import RENDERERS
    from briefing.typesetting.templating import known_templates

    rows = [("read", name, f"{reader.about} ({', '.join(reader.extensions)})") for name, reader in READERS.items()]
    rows += [("write", name, f"{one.media_type} ({one.suffix})") for name, one in RENDERERS.items()]
    rows += [("template", name, "for html, pdf and mail") for name in known_templates()]
    show_table(["kind", "name", "about"], rows, as_json)
