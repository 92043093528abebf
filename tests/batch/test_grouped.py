"""`briefing batch --group`: an archive that nobody has grouped becomes its stories, a record each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from briefing.batch.archive import Window
from briefing.batch.engine import LOCAL, Engine, open_cluster, open_pool
from briefing.batch.grouped import Archive, group_archive
from briefing.batch.run import Tally
from briefing.batch.spool import open_spool
from briefing.batch.stories import open_stories
from briefing.batch.story import Story
from briefing.cli.app import main
from briefing.errors import BriefingError
from briefing.model import Document, Source
from tests.batch.corpora import job, records
from tests.cli.running import run
from tests.stories.accounts import DAY, EVENTS, QUAKE_IN_MORENDO, QUAKE_IN_TARVIA, documents_of

ARCHIVE = list(chain.from_iterable(map(documents_of, EVENTS)))
TITLES = {frozenset(title for title, _ in event) for event in EVENTS}


def write(path: Path, documents: Sequence[Document]) -> Path:
    """A file of records, one an article, in no order that helps."""
    lines = [
        json.dumps(
            {
                "title": one.title,
                "text": one.text,
                "outlet": one.outlet,
                "published": one.published.isoformat() if one.published else None,
            }
        )
        for one in documents
    ]
    path.write_text("\n".join(Random(7).sample(lines, len(lines))), encoding="utf-8")
    return path


def grouped(path: Path, folder: Path, opened: AbstractContextManager[Engine], days: int = 7) -> list[Story]:
    """The stories of an archive."""
    folder.mkdir(exist_ok=True)
    archive = Archive(sources=[open_stories(str(path))], job=job(), days=days)
    with opened as engine, open_spool(folder) as spool:
        return list(group_archive(archive, engine, spool, Tally(total=0), lambda: None))


def titles(stories: Sequence[Story]) -> set[frozenset[str]]:
    """The stories by the headlines of their articles."""
    sources = [source for story in stories for source in story.sources if isinstance(source, Source)]
    return {frozenset(json.loads(line)["title"] for line in source.data.splitlines()) for source in sources}


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[Story]:
    """What a pool makes of the whole archive."""
    folder = tmp_path_factory.mktemp("grouped")
    return grouped(write(folder / "in.jsonl", ARCHIVE), folder / "out", open_pool(2))


def test_each_event_is_a_story(stories: list[Story]) -> None:
    """As `group_stories` tells them apart in one process."""
    assert TITLES == titles(stories)


def test_a_cluster_gives_what_the_pool_gives(stories: list[Story], tmp_path: Path) -> None:
    """The same stories with the same names and bytes, from the articles in another order."""
    path = write(tmp_path / "in.jsonl", ARCHIVE[::-1])
    assert stories == grouped(path, tmp_path / "out", open_cluster(LOCAL, 1))


def test_a_story_goes_on_from_one_window_to_the_next(tmp_path: Path) -> None:
    """Its days lie on both sides of a border."""
    border = date.fromordinal(DAY.toordinal() // 7 * 7)
    days = [border - timedelta(days=1), border, border + timedelta(days=1)]
    documents = [
        document for place, day in enumerate(days) for document in documents_of(QUAKE_IN_TARVIA, day)[place : place + 1]
    ]
    path = write(tmp_path / "in.jsonl", documents)
    assert 1 == len(grouped(path, tmp_path / "out", open_pool(1)))


def test_what_is_further_apart_than_two_windows_is_not_compared(tmp_path: Path) -> None:
    """An archive of years has its earthquakes, each of its own time."""
    first, second, *_ = documents_of(QUAKE_IN_TARVIA)
    later, *_ = documents_of(QUAKE_IN_TARVIA[1:2], DAY + timedelta(days=40))
    assert second.text == later.text
    path = write(tmp_path / "in.jsonl", [first, later])
    assert [1, 2] == [len(grouped(path, tmp_path / f"{days}", open_pool(1), days)) for days in (60, 7)]


def test_run_again_an_archive_is_read_no_more_and_only_what_changed_is_made(tmp_path: Path) -> None:
    """A new article joins its story, whose name stays; a story of its own is added; nothing is read twice."""
    folder, path = tmp_path / "out", tmp_path / "in.jsonl"
    write(path, [*documents_of(QUAKE_IN_TARVIA)[:2], *documents_of(QUAKE_IN_MORENDO)[:1]])
    before = json.loads(run("batch", path, "--group", "-o", folder, "--workers", "1", "--json").stdout)
    names = {record["story"] for record in records(folder)}
    later = documents_of(QUAKE_IN_TARVIA, DAY + timedelta(days=1))[2]
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"title": later.title, "text": later.text, "published": str(later.published)}))
    after = json.loads(run("batch", path, "--group", "-o", folder, "--workers", "1", "--json").stdout)
    assert [(2, 2, 0), (2, 1, 1)] == [(one["stories"], one["made"], one["done_before"]) for one in (before, after)]
    assert names == {record["story"] for record in records(folder)}
    assert {1, 3} == {record["counts"]["articles"] for record in records(folder)}


def test_a_story_that_is_no_more_leaves_no_record(tmp_path: Path) -> None:
    """An older article gives its story another name; the record and the files under the old one go."""
    folder, path = tmp_path / "out", tmp_path / "in.jsonl"
    command = ("batch", path, "--group", "-o", folder, "--workers", "1", "--format", "html")
    write(path, documents_of(QUAKE_IN_TARVIA)[:2])
    run(*command)
    (old,) = records(folder)
    older = documents_of(QUAKE_IN_TARVIA, DAY - timedelta(days=1))[2]
    write(path, [*documents_of(QUAKE_IN_TARVIA)[:2], older])
    run(*command)
    (new,) = records(folder)
    assert old["story"] != new["story"]
    assert [f"{new['story']}.html"] == [file.name for file in (folder / "files").iterdir()]


def test_what_cannot_be_read_is_a_failure_with_its_name(tmp_path: Path) -> None:
    """And the articles beside it are grouped."""
    archive = tmp_path / "archive"
    (archive / "monday").mkdir(parents=True)
    report, *_ = documents_of(QUAKE_IN_TARVIA)
    (archive / "monday" / "report.txt").write_text(f"{report.title}\n\n{report.text}", encoding="utf-8")
    (archive / "empty.txt").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["batch", str(archive), "--group", "-o", str(tmp_path / "out"), "--workers", "1"])
    assert (1, True) == (done.exit_code, "briefing: empty.txt: " in done.stderr)
    assert 1 == sum("reason" not in record for record in records(tmp_path / "out"))


def test_what_a_file_states_of_itself_is_no_fact_when_it_was_grouped(tmp_path: Path) -> None:
    """The outlet of a saved article stays claimed."""
    report, *_ = documents_of(QUAKE_IN_TARVIA)
    archive = tmp_path / "archive"
    archive.mkdir()
    head = f"---\ntitle: {report.title}\noutlet: Oslen Post\ndate: 2026-03-04\n---\n\n"
    (archive / "report.md").write_text(head + report.text, encoding="utf-8")
    run("batch", archive, "--group", "-o", tmp_path / "out", "--workers", "1")
    ((source,),) = [record["sources"] for record in records(tmp_path / "out")]
    assert ("Oslen Post", True) == (source["outlet"], source["claimed"])


def test_the_same_article_twice_is_one(tmp_path: Path) -> None:
    """Two folders of an archive may hold it."""
    report, *_ = documents_of(QUAKE_IN_TARVIA)
    path = write(tmp_path / "in.jsonl", [report, report])
    (story,) = grouped(path, tmp_path / "out", open_pool(1))
    assert 1 == sum(source.data.count(b'"title"') for source in story.sources if isinstance(source, Source))


def test_a_window_that_no_worker_can_hold_says_what_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be given up as a story is: its stories would be torn."""
    from briefing.batch import grouped as module

    monkeypatch.setattr(module, "link_windows", end_the_worker)
    path = write(tmp_path / "in.jsonl", ARCHIVE[:3])
    with pytest.raises(BriefingError, match="compare fewer days at a time with --window"):
        grouped(path, tmp_path / "out", open_pool(1))


def end_the_worker(_: Sequence[Window]) -> None:
    """As too little memory does."""
    import os

    os._exit(9)
