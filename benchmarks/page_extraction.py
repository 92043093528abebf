"""`python -m benchmarks.page_extraction ../shared`: how much of real pages' articles is read, beside trafilatura alone.

Real news pages with the article's body as people marked it (`data/extraction_scrapinghub.jsonl`, which says where it is
from). F1 is over the words of the body, as a bag; a page is lower where ours is below trafilatura's by more than .02.
Seconds are of the whole reader and of `trafilatura.extract`, in the same process.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from briefing.errors import SourceError
from briefing.intake.html_reader import read_html
from briefing.model import Source

MARGIN = 0.02
_KINDS = {
    "a table or posts in it": re.compile(r"\(@\w+\)|^(?:\S+ ){2,8}\d+%? \d", re.MULTILINE),
    "lists, deals, advice": re.compile(
        r"deals|\b\d+-|things|how-to|review|what-|tips|blog|advice|podcast", re.IGNORECASE
    ),
}
"""Of the body and of the address; what is neither is a plain report."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its kind, and the F1 of both."""

    url: str
    kind: str
    ours: float
    theirs: float


def main() -> None:
    """Print a line for each kind, and each page that is lower."""
    shared = Path(sys.argv[1])
    seconds: dict[str, float] = {"ours": 0.0, "theirs": 0.0}
    pages = list(_pages(shared / "data", seconds))
    for kind in (*sorted({page.kind for page in pages}), "all"):
        print(_line(kind, [page for page in pages if kind in {page.kind, "all"}]))
    print(f"{'seconds a page':<30}{seconds['ours'] / len(pages):6.3f}{seconds['theirs'] / len(pages):8.3f}")
    for page in pages:
        if page.ours < page.theirs - MARGIN:
            print(f"  lower: {page.ours:.3f} {page.theirs:.3f} {page.url}")


def _line(kind: str, pages: list[Page]) -> str:
    lower = sum(page.ours < page.theirs - MARGIN for page in pages)
    higher = sum(page.ours > page.theirs + MARGIN for page in pages)
    ours, theirs = fmean(page.ours for page in pages), fmean(page.theirs for page in pages)
    return f"{kind:<30}{ours:6.3f}{theirs:8.3f}  {len(pages)} pages, {higher} higher, {lower} lower"


def _pages(folder: Path, seconds: dict[str, float]) -> Iterator[Page]:
    from trafilatura import extract

    for line in (folder / "extraction_scrapinghub.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        data = gzip.decompress((folder / row["html_gz"]).read_bytes())
        started = time.perf_counter()
        theirs = extract(data) or ""
        between = time.perf_counter()
        ours = _read(data, row["url"])
        seconds["theirs"] += between - started
        seconds["ours"] += time.perf_counter() - between
        body = row["article_body"]
        yield Page(row["url"], _kind(row["url"], body), _f1(ours, body), _f1(theirs, body))


def _read(data: bytes, url: str) -> str:
    try:
        return read_html(Source(name="page.html", media_type="text/html", data=data, url=url)).text
    except SourceError:
        return ""


def _kind(url: str, body: str) -> str:
    found = (kind for kind, sign in _KINDS.items() if sign.search(body if kind.startswith("a table") else url))
    return next(found, "reports")


def _f1(text: str, body: str) -> float:
    found, wanted = (Counter(re.findall(r"\w+", words.lower())) for words in (text, body))
    both = sum((found & wanted).values())
    return 2 * both / (found.total() + wanted.total()) if both else 0.0


if __name__ == "__main__":
    main()
