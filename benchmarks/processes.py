"""Whole processes side by side: the command's start, the brief in HTML, the brief with its PDF."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROUNDS = 5

SUMY = """
from sumy.parsers.plaintext import PlaintextParser
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words
import re, sys
class Tokenizer:  # sumy's own needs a corpus download
    def to_sentences(self, text): return tuple(re.split(r"(?<=[.!?]) +", text))
    def to_words(self, text): return tuple(re.findall(r"\\w+", text))
text = open(sys.argv[1], encoding="utf-8").read()
summarize = LexRankSummarizer(Stemmer("english"))
summarize.stop_words = get_stop_words("english")
print(*summarize(PlaintextParser(text, Tokenizer()).document, 8), sep="\\n")
"""


def lines(sample: Path, folder: Path) -> Iterator[str]:
    """One line for each pair of processes."""
    python, briefing = sys.executable, [sys.executable, "-m", "briefing"]
    started, bare = _side_by_side([*briefing, "--help"], [python, "-c", "pass"])
    yield f"briefing --help            {started:6.2f} s   python -c pass {bare:.2f} s   difference {started - bare:.2f} s"

    html = [*briefing, "make", str(sample), "--format", "html", "-o", str(folder)]
    ours, sumy = _side_by_side(html, [python, "-c", SUMY, str(sample)])
    yield f"make --format html         {ours:6.2f} s   sumy LexRank   {sumy:.2f} s   ratio {ours / sumy:.2f}"

    source = folder / f"{sample.stem}.html"
    pdf = [*briefing, "make", str(sample), "--format", "html", "--format", "pdf", "--format", "json", "-o", str(folder)]
    weasyprint = [python, "-m", "weasyprint", "-q", str(source), str(folder / "bare.pdf")]
    ours, theirs = _side_by_side(pdf, weasyprint)
    size = (folder / f"{sample.stem}.pdf").stat().st_size
    yield f"make with PDF              {ours:6.2f} s   weasyprint     {theirs:.2f} s   ratio {ours / theirs:.2f}"
    yield f"PDF of the sample          {size / 1000:6.0f} kB, evidence and source attached"


def _side_by_side(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Seconds of two commands, the best of some rounds in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for command, kept in zip((one, other), times, strict=True):
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            kept.append(time.perf_counter() - begin)
    return min(times[0]), min(times[1])
