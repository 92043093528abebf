"""The options that only `briefing batch` has, each defined once, with its check."""

from __future__ import annotations

import re

import click

from briefing.cli.options import FORMAT, ValueType, name_type
from briefing.errors import UsageError
from briefing.language.wording import as_given

_TIME = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(s|min)?", re.ASCII)
_MEMORY = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(MB|GB)", re.ASCII | re.IGNORECASE)


def _read_seconds(text: str) -> float:
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{as_given(text)} is not a time", where="--limit-time", mend='write "90s" or "2min"; 0: none')
    return float(found[1]) * (60 if found[2] == "min" else 1)


def _read_bytes(text: str) -> int:
    found = _MEMORY.fullmatch(text.strip())
    if text.strip() == "0":
        return 0
    if not found:
        mend = 'write "500MB" or "2GB"; 0: no limit'
        raise UsageError(f"{as_given(text)} is not an amount of memory", where="--limit-memory", mend=mend)
    return int(float(found[1]) * 10 ** (9 if found[2].upper() == "GB" else 6))


def _read_dask(address: str) -> str:
    if address != "local" and "://" not in address:
        mend = 'write "local" or an address such as tcp://host:8786'
        raise UsageError(f"{as_given(address)} is no scheduler", where="--dask", mend=mend)
    return address


stories = click.argument("stories", nargs=-1, required=True, metavar="STORIES...")
formats = click.option(
    "--format",
    "formats",
    type=FORMAT,
    multiple=True,
    metavar="NAME",
    help="Write these files of each story, too; may be repeated.",
)
records = click.option(
    "--records",
    type=name_type("form of records", lambda: ("jsonl", "parquet")),
    default="jsonl",
    show_default=True,
    metavar="jsonl|parquet",
    help="The form of the shards.",
)
workers = click.option("--workers", type=click.IntRange(1, 1024), metavar="N", help="Processes.  [default: one a core]")
dask = click.option(
    "--dask",
    type=ValueType("address", _read_dask, lambda: ("local",)),
    metavar="ADDRESS|local",
    help="A Dask scheduler to use, or one to start here.",
)
limit_time = click.option(
    "--limit-time",
    type=ValueType("time", _read_seconds),
    default="60s",
    show_default=True,
    metavar="TIME",
    help="For one story.",
)
limit_memory = click.option(
    "--limit-memory",
    type=ValueType("memory", _read_bytes),
    default="2GB",
    show_default=True,
    metavar="SIZE",
    help="For one worker; a running cluster has its own.",
)
retry_failed = click.option("--retry-failed", is_flag=True, help="Try the stories that failed before once more.")
group = click.option("--group", is_flag=True, help="STORIES are articles that nobody has grouped: group them first.")
window = click.option(
    "--window",
    type=click.IntRange(1, 366),
    default=7,
    show_default=True,
    metavar="DAYS",
    help="With --group: compare articles of so many days with each other and with those of as many days more.",
)
