"""The command line: one module per command, each option defined once, the only place that prints or exits."""

from briefing.cli.app import main

__all__ = ["main"]
