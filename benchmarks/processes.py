"""Whole processes compared side by side: the command's start, the brief in HTML, the brief with its PDF."""

from __future__ import annotations

import io
import json
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
    bare, whole = size_without_attachments(pdf.read_bytes()), pdf.stat().st_size
    more = f"without attachments, {whole / 1000:.0f} kB with evidence and source"
    yield f"{'PDF of the sample':<28}{bare / 1000:7.0f} kB    {more}"
    for length in ("80w", "200w", "400w", "page"):
        report = json.loads(_run("-m", *make, "--json", "--length", length))
        size = f"{report['words']} words at {report['type_size']:g} pt"
        yield f"{f'layouts at {length}':<28}{report['layouts']:7}       {size}"


def size_without_attachments(data: bytes) -> int:
    """The bytes of a PDF, minus those of its attached files."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(data) - sum(len(file.obj.EF.F.read_raw_bytes()) for file in pdf.attachments.values())


def _compared(what: str, ours: Sequence[str], beside: str, theirs: Sequence[str]) -> Iterator[str]:
    seconds = side_by_side(lambda: _run("-m", *ours), lambda: _run(*theirs))
    yield str(Comparison(what=what, beside=beside, ours=seconds[0], theirs=seconds[1]))


def _run(*arguments: str) -> bytes:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True).stdout
