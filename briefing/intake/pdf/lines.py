"""A page of a PDF -> its lines as they are set: text, place, size, weight.

Places are in points from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

Matrix = Sequence[float]
_EDGE = 3
"""Lines that begin at one place across, and so show the left edge of a column."""
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’‘|!()[]- "), frozenset("mwMW—…%@")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§]{1,3})[\])]?")
_MARKED = re.compile(r"[^\W\d_]{2}[^\W\d_A-Z]$|[^\W\d_][.,;:!?…]?[”’\"'»)]$|[^\W\d_][.,;:!?…]$")
"""Text that a mark can follow; after a figure, a unit or a formula ("10⁶", "km²", "CO₂") it would be an exponent."""
_PADDED = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: its text, its left edge and baseline, its type size, whether it is bold, and its page."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    page: int = 0

    @property
    def right(self) -> float:
        """Where it ends, by the usual widths of letters: pypdf does not tell those of the font."""
        return self.x + self.size * width(self.text)


@dataclass(slots=True, kw_only=True)
class _Run:
    text: str
    x: float
    y: float
    size: float
    bold: bool


def width(text: str) -> float:
    """The usual width of a text in ems."""
    return sum(
        0.29 if c in _NARROW else 0.86 if c in _WIDE else 1.0 if c >= "\u2e80" else 0.67 if c.isupper() else 0.52
        for c in text
    )


def page_lines(page: PageObject, number: int) -> list[Line]:
    """The lines of a page in the order in which they are drawn; text that stands on its side is left out."""
    runs = _without_marks(_runs(page))
    return [_line(row, number) for row in _rows(runs) if "".join(run.text for run in row).strip()]


def _runs(page: PageObject) -> list[_Run]:
    """The runs of text of a page; the text of one that ends its line ends in a line break."""
    runs: list[_Run] = []
    forms: list[Matrix] = [(1, 0, 0, 1, 0, 0)]
    box, turn = page.cropbox, math.radians(page.rotation % 360)

    def enter(operator: bytes, _: Any, cm: Matrix, __: Any) -> None:
        # Within a form, pypdf gives places in the form's own coordinates.
        if operator == b"Do":
            forms.append(_product(cm, forms[-1]))

    def leave(operator: bytes, _: Any, __: Any, ___: Any) -> None:
        if operator == b"Do":
            forms.pop()

    def see(text: str, cm: Matrix, tm: Matrix, font: Any, size: float) -> None:
        a, b, c, d, e, f = _product(_product(tm, cm), forms[-1])
        if text and text.isspace() and runs:
            runs[-1].text += text
            return
        across, down = e - float(box.left), float(box.top) - f
        if turn:
            cos, sin = round(math.cos(turn)), round(math.sin(turn))
            a, b = a * cos + b * sin, b * cos - a * sin
            across, down = across * cos - down * sin, across * sin + down * cos
        is_level = abs(b) <= 0.1 * abs(a) if (a or b) else False
        if text and is_level:
            name = str(font.get("/BaseFont", "")) if font else ""
            runs.append(
                _Run(text=text, x=across, y=down, size=abs(size) * math.hypot(c, d), bold=bool(_BOLD.search(name)))
            )

    page.extract_text(visitor_operand_before=enter, visitor_operand_after=leave, visitor_text=see)
    return runs


def _without_marks(runs: list[_Run]) -> list[_Run]:
    """The runs without footnote marks, which are smaller than the word that they stand after, and raised.

    Where a mark stood, a run on the line stays that has only the white space after it.
    """
    for last, run in pairwise(runs):
        if _is_mark(last, run):
            run.text, run.y, run.size = run.text[len(run.text.rstrip()) :], last.y, last.size
    return runs


def _is_mark(last: _Run, run: _Run) -> bool:
    is_raised = 0.1 * last.size < last.y - run.y < 0.7 * last.size and run.size < 0.95 * last.size
    long = width(last.text) * last.size
    is_beside = 0 < run.x - last.x < 1.15 * long + 1.5 * last.size
    is_mark = _MARK.fullmatch(run.text.strip()) is not None
    return is_raised and is_beside and is_mark and _MARKED.search(last.text) is not None


def _product(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies m, then n."""
    a, b, c, d, e, f = m
    return (
        a * n[0] + b * n[2],
        a * n[1] + b * n[3],
        c * n[0] + d * n[2],
        c * n[1] + d * n[3],
        e * n[0] + f * n[2] + n[4],
        e * n[1] + f * n[3] + n[5],
    )


def _rows(runs: list[_Run]) -> Iterator[list[_Run]]:
    """Runs that stand on one line, next to each other."""
    edges = Counter(round(run.x) for last, run in pairwise(runs) if last.text.endswith("\n"))
    row: list[_Run] = []
    for run in runs:
        if row and not _continues(row, run, is_edge=edges[round(run.x)] >= _EDGE):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _continues(row: list[_Run], run: _Run, *, is_edge: bool) -> bool:
    last, size = row[-1], max(run.size, *(one.size for one in row))
    if last.text.endswith("\n") or abs(run.y - row[0].y) > 0.5 * size or run.size > 1.7 * min(one.size for one in row):
        return False
    if not run.text.strip() or (run.x, run.y) == (last.x, last.y) or _RIGHT_TO_LEFT.search(last.text + run.text):
        return True
    set_so_far = sum(width(one.text) * one.size for one in row if one.x >= row[0].x)
    end = max(row[0].x + set_so_far, last.x + width(last.text) * last.size)
    gap = run.x - end
    return last.x <= run.x and gap <= (0.3 * size if is_edge else 1.5 * size + 0.08 * (end - row[0].x))


def _line(runs: list[_Run], page: int) -> Line:
    text = _in_order(runs)
    largest = max(runs, key=lambda run: len(run.text.strip()))
    return Line(
        text=re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(),
        x=min(run.x for run in runs),
        y=largest.y,
        size=largest.size,
        bold=all(run.bold for run in runs if run.text.strip()),
        page=page,
    )


def _in_order(runs: list[_Run]) -> str:
    """The text of a line in reading order: PDFs have right-to-left text as it is drawn, pypdf turns each run."""
    text = "".join(run.text for run in runs)
    if len(_RIGHT_TO_LEFT.findall(text)) <= len(_LEFT_TO_RIGHT.findall(text)):
        return text
    parts = [run.text if _RIGHT_TO_LEFT.search(run.text) else _turned(run.text) for run in runs]
    return "".join(reversed(parts))


def _turned(text: str) -> str:
    """A run of figures or Latin text, with the spaces around it on the other side."""
    found = _PADDED.fullmatch(text)
    return f"{found[3]}{found[2]}{found[1]}" if found else text
