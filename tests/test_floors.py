"""Quality does not fall: floors under the figures that human-annotated news gives.

The data and the yardstick stand beside the checkout, not in it; without them, and in CI, the floors are
skipped. A floor is raised when the figure has risen, and lowered only with a reason in the commit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml.html import fromstring

import briefing
from briefing.intake.feed_reader import is_feed, read_feed
from briefing.intake.found import Link
from briefing.model import Document, Source

SHARED = Path(__file__).parent.parent.parent / "shared"
AT_LEAST = {
    ("theme_relevance", "nDCG@3"): 0.758,
    ("theme_relevance", "F1@3"): 0.41,
    ("theme_relevance", "separation"): 0.735,
    ("discourse_role", "has Main"): 0.925,
    ("context_faults", "clean extracts"): 0.98,
    ("lost_speaker", "quoting share"): 0.09,
}
"""Lowered on 2026-11-27, when an editor's labels and blind readers took the first place (docs/quality.md): nDCG@3 was
.775 before datelines and captions were left out, .764 before captions with headings were (2026-11-28), F1@3 .44 and the
quoting share .17 before the choice followed the editor, .125 before the editor's ratings of more stories did."""
AT_MOST = {
    ("discourse_role", "NA share"): 0.015,
    ("context_faults", "any"): 0.004,
    ("lost_speaker", "lost"): 0.01,
    ("lost_speaker", "lost or bare pronoun"): 0.012,
}


def _feeds() -> list[str]:
    """The feeds, a line each; none where the data is missing."""
    file = SHARED / "data" / "rss_feeds.jsonl"
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


pytestmark = [
    pytest.mark.timeout(1200),
    pytest.mark.skipif(
        bool(os.environ.get("CI")) or not (SHARED / "data").is_dir() or not (SHARED / "yardstick").is_dir(),
        reason="the annotated news and the yardstick are not beside this checkout (../shared), or this is CI",
    ),
]


SECTIONS_AT_LEAST = {"main event first": 0.9, "value": 0.78, "essentials there": 0.83, "words used": 0.95}
SECTIONS_AT_MOST = {"wrong heading": 0.15, "junk": 0.045, "needs unmet": 0.05, "shown twice": 0.0}
"""Of briefs whose values and sets were not fitted on the story, as benchmarks/other_stories.py prints them. The wrong
headings are those of 54 sentences in 15 stories: trees grown with the same features in another order gave .094, .096,
.104 and .130."""


@pytest.fixture(scope="module")
def other_stories() -> dict[str, float]:
    """Every figure of an editor's labels, on stories that nothing was fitted on."""
    pytest.importorskip("lightgbm", reason="fitting needs the extra: pip install briefing[fit]")
    command = [sys.executable, "-m", "benchmarks.other_stories", str(SHARED)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {line[:30].strip(): float(line[30:].split()[0]) for line in printed}


@pytest.mark.parametrize("figure", SECTIONS_AT_LEAST)
def test_a_reader_of_another_story_gets_at_least(other_stories: dict[str, float], figure: str) -> None:
    """The news first, what is worth it, the length used."""
    assert other_stories[figure] >= SECTIONS_AT_LEAST[figure]


@pytest.mark.parametrize("figure", SECTIONS_AT_MOST)
def test_a_reader_of_another_story_gets_at_most(other_stories: dict[str, float], figure: str) -> None:
    """False headings, junk, what dangles, repeats."""
    assert other_stories[figure] <= SECTIONS_AT_MOST[figure]


STORIES_AT_LEAST = {"1: F1": 0.99, "2: F1": 0.99, "5: F1": 0.99, "20: F1": 0.98}
"""B-cubed F1 of the stories found in folders of 1, 2, 5 and 20 events, each told by three outlets."""


@pytest.fixture(scope="module")
def grouping(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """Every figure of how articles are grouped into stories."""
    out = tmp_path_factory.mktemp("grouping") / "out.json"
    command = [sys.executable, str(SHARED / "yardstick" / "stories.py"), "--systems", "project"]
    subprocess.run([*command, "--measures", "grouping", "--json", str(out)], check=True, capture_output=True)
    figures = json.loads(out.read_text(encoding="utf-8"))["measures"]["grouping"]["project"]
    return {figure: value["value"] for figure, value in figures.items()}


@pytest.mark.parametrize("figure", STORIES_AT_LEAST)
def test_stories_are_told_apart_at_least(grouping: dict[str, float], figure: str) -> None:
    """An event is one story, and no story has two events."""
    assert grouping[figure] >= STORIES_AT_LEAST[figure]


@pytest.fixture(scope="module")
def what_is_new() -> dict[str, float]:
    """ROUGE-1 with the update minus that with the background: the first six days of each event."""
    pytest.importorskip("rouge_score")
    command = [sys.executable, "-m", "benchmarks.what_is_new", str(SHARED), "6"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {line[:14].strip(): float(line[14:].split()[1]) for line in printed}


@pytest.mark.parametrize("other", ["lead", "today's brief"])
def test_a_brief_since_the_last_has_the_update_and_not_the_background(
    what_is_new: dict[str, float], other: str
) -> None:
    """More of it by .2 than the first sentences, and than the brief without it."""
    assert what_is_new["since"] >= what_is_new[other] + 0.2


@pytest.mark.parametrize(("kind", "least", "most"), [("updates", 0.0, 0.04), ("backgrounds", 0.5, 1.0)])
def test_what_is_known_is_told_from_what_is_new(
    what_is_new: dict[str, float], kind: str, least: float, most: float
) -> None:
    """Of the sentences on what is new few are taken for told, of those on what is known half and more."""
    assert least <= what_is_new[kind] <= most


@pytest.fixture(scope="module")
def pages() -> tuple[float, float, int]:
    """F1 over the words of real pages' articles, ours and trafilatura's, and the pages on which ours is lower."""
    command = [sys.executable, "-m", "benchmarks.page_extraction", str(SHARED)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    ours, theirs, *_, lower, _ = next(line for line in printed if line.startswith("all "))[3:].split()
    return float(ours), float(theirs), int(lower)


def test_pages_are_read_better_than_by_trafilatura_alone(pages: tuple[float, float, int]) -> None:
    """By .02 of F1, and on at most one page in ten worse by as much."""
    ours, theirs, lower = pages
    assert (True, True, True) == (ours >= 0.96, ours >= theirs + 0.02, lower <= 10)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], float]:
    """Every figure of the measures that have a floor, from one run of the yardstick."""
    out = tmp_path_factory.mktemp("yardstick") / "out.json"
    measures = ",".join(sorted({measure for measure, _ in (*AT_LEAST, *AT_MOST)}))
    command = [sys.executable, str(SHARED / "yardstick" / "run.py"), "--systems", "project", "--measures", measures]
    subprocess.run([*command, "--json", str(out)], check=True, capture_output=True)
    tables = json.loads(out.read_text(encoding="utf-8"))["measures"]
    return {
        (measure, figure): value["value"]
        for measure, table in tables.items()
        for figure, value in table["project"].items()
    }


@pytest.mark.parametrize("figure", AT_LEAST, ids=" ".join)
def test_what_should_be_high_is_not_below_its_floor(
    figures: dict[tuple[str, str], float], figure: tuple[str, str]
) -> None:
    """A figure of quality is at least what it was when its floor was set."""
    assert figures[figure] >= AT_LEAST[figure]


@pytest.mark.parametrize("figure", AT_MOST, ids=" ".join)
def test_what_should_be_low_is_not_above_its_ceiling(
    figures: dict[tuple[str, str], float], figure: tuple[str, str]
) -> None:
    """A share of faults is at most what it was when its ceiling was set."""
    assert figures[figure] <= AT_MOST[figure]


@pytest.mark.parametrize("row", [json.loads(line) for line in _feeds()], ids=lambda row: row["id"])
def test_every_feed_is_read_with_its_entries_titles_and_days(row: dict[str, Any], tmp_path: Path) -> None:
    """As another parser reads it; a page under the name of a feed has none. Entities in a title are characters."""
    (tmp_path / row["id"]).write_bytes(row["raw"].encode(row["encoding"]))
    items = (row["expected"] or {}).get("feed", {}).get("items", [])
    source = Source(name=row["id"], media_type="", data=(tmp_path / row["id"]).read_bytes())
    if not items:
        assert not is_feed(source)
        return
    found = [one.stated if isinstance(one, Link) else one for one in read_feed(source)]
    expected = [(_shown(item.get("title")), (item.get("isoDate") or "")[:10]) for item in items]
    assert len(items) == len(briefing.read(tmp_path / row["id"]))
    assert expected == [
        (one.title, str(one.published or "")) if isinstance(one, Document) else ("", "") for one in found
    ]


def _shown(title: str | None) -> str:
    """A title as a page shows it."""
    text = fromstring(f"<p>{unescape(title or '')}</p>").text_content()
    return " ".join(text.split())
