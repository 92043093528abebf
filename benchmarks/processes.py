"""Whole processes side by side: the command's start, the brief in HTML, the brief with its PDF."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.comparison import Comparison, side_by_side


def lines(sample: Path, folder: Path) -> Iterator[str]:
    """One line for each pair of processes."""
    make = ["briefing", "make", str(sample), "-o", str(folder)]
    yield from _compared("briefing --help", ["briefing", "--help"], "python -c pass", ["-c", "pass"])
    sumy = ["benchmarks.sumy_run", str(sample)]
    yield from _compared("make --format html", [*make, "--format", "html"], "sumy LexRank", ["-m", *sumy])
    html, pdf = folder / f"{sample.stem}.html", folder / f"{sample.stem}.pdf"
    weasyprint = ["weasyprint", "-q", str(html), str(folder / "bare.pdf")]
    yield from _compared("make html, pdf and json", make, "weasyprint", ["-m", *weasyprint])
    yield f"{'PDF of the sample':<28}{pdf.stat().st_size / 1000:7.0f} kB, evidence and source attached"


def _compared(what: str, ours: Sequence[str], beside: str, theirs: Sequence[str]) -> Iterator[str]:
    seconds = side_by_side(lambda: _run("-m", *ours), lambda: _run(*theirs))
    yield str(Comparison(what=what, beside=beside, ours=seconds[0], theirs=seconds[1]))


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
