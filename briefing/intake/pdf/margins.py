"""Lines of all pages -> those of the article: running heads and feet, page numbers and footnotes are left out."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing.intake.pdf.lines import Line

_PLACE = 4.0
"""Points by which a running head may move from page to page."""
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|pág|p|str|strona|sida|side|sivu|עמוד|صفحة|第|стр)\W*)?"
    r"(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|\||of|von|de|sur|di|van|z|av|iz|из|מתוך|من)\s*\d{1,4}|\s*页|\s*頁|\s*ページ)?\W*",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?:\d{1,2}|[*†‡])\W?\s*\w")


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines of each page without what stands in its margins."""
    places: dict[str, list[Line]] = defaultdict(list)
    for line in (line for lines in pages for line in lines):
        places[_key(line)].append(line)
    return [[line for line in lines if not _is_running(line, lines, places[_key(line)])] for lines in pages]


def without_footnotes(lines: list[Line], size: float) -> list[Line]:
    """The lines of a page without small ones at its foot that begin with a number or a mark."""
    body = [line.y for line in lines if line.size >= 0.9 * size]
    lowest = max(body, default=0.0)
    foot = [line for line in lines if line.y > lowest and line.size < 0.87 * size]
    return [line for line in lines if line not in foot] if foot and _FOOTNOTE.match(foot[0].text) else lines


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _is_running(line: Line, lines: list[Line], alike: list[Line]) -> bool:
    """Whether a line is at the same place on several pages, or the number of its page."""
    pages = {one.page for one in alike if abs(one.y - line.y) <= _PLACE}
    above = sum(other.y < line.y - line.size for other in lines)
    below = sum(other.y > line.y + line.size for other in lines)
    is_outside = min(above, below) <= 6
    if len(pages) > 1 and is_outside:
        return True
    return min(above, below) == 0 and len(lines) > 1 and _NUMBER.fullmatch(line.text) is not None
