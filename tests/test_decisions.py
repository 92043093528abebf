"""The pages on decisions are in order: each dated and in the index, no link between the documents leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DECISIONS = ROOT / "docs" / "decisions"
PAGES = sorted(DECISIONS.glob("2*.md"))
INDEX = (DECISIONS / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


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
    """What a document links to in the repository is there."""
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [] == [link for link in links if not (document.parent / link).exists()]
