"""`briefing methods`: the methods that rate sentences."""

from __future__ import annotations

import click

from briefing.cli import options
from briefing.cli.tables import show_table


@click.command("methods")
@options.as_json
def command(as_json: bool) -> None:
    """List the methods that rate sentences, for `briefing make --method`."""
    from briefing.salience.rating import METHODS

    show_table(["method", "about"], [(name, method.about) for name, method in METHODS.items()], as_json)
