"""A PDF read in a process of its own, beside the same reading in this process: what the limits cost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from pathlib import Path

from benchmarks.comparison import Comparison, side_by_side
from briefing.intake.pdf_reader import parse_pdf, read_pdf
from briefing.model import Source

COPIES = (1, 20)
"""Copies of the sample's article in the PDFs: 2 and 28 pages."""


def lines(sample: Path) -> Iterator[str]:
    """One line for each PDF."""
    text = sample.read_text(encoding="utf-8")
    for copies in COPIES:
        source = Source(name="sample.pdf", media_type="application/pdf", data=_printed(text, copies))
        ours, theirs = side_by_side(partial(read_pdf, source), partial(parse_pdf, source))
        what = f"PDF of {copies} x the sample"
        yield f"{Comparison(what=what, beside='in this process', ours=ours, theirs=theirs)}; {ours - theirs:.2f} s more"


def _printed(text: str, copies: int) -> bytes:
    import weasyprint

    html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
    return bytes(weasyprint.HTML(string=f"<html lang=en>{html * copies}").write_pdf())
