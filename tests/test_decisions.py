"""The documents are in order: decisions dated and in the index, no link leads nowhere, no line is too long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECISIONS = ROOT / "docs" / "decisions"
PAGES = sorted(DECISIONS.glob("2*.md"))
INDEX = (DECISIONS / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
_LINK = re.compile(r"\]\(([^)#:]*)(?:#([^):]*))?\)")
FIGURES = ("docs/quality.md", "docs/scale.md")
"""Pages of figures, with tables that are wider than a line."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_named_after_its_date(page: Path) -> None:
    """The third line, below the title, begins with the date in the file's name."""
    title, _, date, *_ = page.read_text(encoding="utf-8").splitlines()
    assert ("# ", page.name[:10]) == (title[:2], date[:10])


def test_the_index_has_every_page_once_with_its_date() -> None:
    """A line a page: its date, then a link to it."""
    assert [(page.name[:10], page.name) for page in PAGES] == sorted(
        re.findall(r"(?m)^- (\S+) · \[.+\]\((\S+)\)$", INDEX)
    )


@pytest.mark.parametrize("area", INDEX.split("\n## ")[1:-1], ids=lambda area: area.partition("\n")[0])
def test_the_newest_decision_of_an_area_stands_first(area: str) -> None:
    """The dates of an area go down."""
    dates = re.findall(r"(?m)^- (\S+) ·", area)
    assert sorted(dates, reverse=True) == dates


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_no_link_leads_nowhere(document: Path) -> None:
    """What a document links to in the repository is there, and so is the heading that it names."""
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [] == [link for link, _ in links if not (document.parent / link).exists()]
    named = [(document.parent / link if link else document, anchor) for link, anchor in links if anchor]
    assert [] == [(page.name, anchor) for page, anchor in named if anchor not in _anchors(page)]


def _anchors(page: Path) -> set[str]:
    """The headings of a page as links name them: small letters, hyphens for spaces."""
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_no_line_is_longer_than_a_line_of_code(document: Path) -> None:
    """120 characters, but for rows of a table and lines of an index, which are one line each."""
    if str(document.relative_to(ROOT)) in (*FIGURES, "CHANGELOG.md"):
        pytest.skip("a page of figures, or of everybody")
    lines = document.read_text(encoding="utf-8").splitlines()
    assert [] == [line for line in lines if len(line) > 120 and not re.match(r"\||- \S+ · \[", line)]
