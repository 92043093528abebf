"""`--fetch` and the web on the command line: the links of a feed, the cache, and the bar that shows how far it is."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import failure_of, run
from tests.intake.web_site import Site, answer, opened

STORY = (
    "Harbour reopens after the storm\n\nThe harbour reopened on Monday after the storm. "
    "Two ferries left before noon. The mayor thanked the crews for their work."
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>
<item><title>Harbour reopens</title><link>{link}</link></item></channel></rss>"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The site news.invalid, which this machine reaches by a proxy: links to itself are not followed."""
    with opened() as one:
        one.answers["http://news.invalid/harbour"] = answer(STORY.encode(), Content_Type="text/plain", ETag='"1"')
        monkeypatch.setenv("http_proxy", one.url)
        monkeypatch.delenv("no_proxy", raising=False)
        yield one


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A feed whose entry has no text."""
    file = tmp_path / "feed.xml"
    file.write_text(FEED.format(link="http://news.invalid/harbour"), encoding="utf-8")
    return file


def test_without_fetch_the_network_is_not_touched(site: Site, feed: Path) -> None:
    """And the line says what would read the page."""
    assert "--fetch" in failure_of(run("inspect", feed), 1)
    assert [] == site.asked


@pytest.mark.parametrize("command", [["make", "--json"], ["inspect", "--format", "jsonl"], ["themes", "suggest"]])
def test_with_fetch_the_pages_behind_the_links_are_read(
    site: Site, feed: Path, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By every command that reads articles."""
    monkeypatch.chdir(tmp_path)
    formats = ["--format", "text"] if command[0] == "make" else []
    result = run(*command, *formats, "--fetch", feed)
    assert "skipped" not in result.stderr
    assert ["http://news.invalid/robots.txt", "http://news.invalid/harbour"] == site.paths


def test_a_link_to_this_machine_is_refused_in_one_line(tmp_path: Path) -> None:
    """A feed from outside does not choose what is read here."""
    with opened() as inner:
        file = tmp_path / "feed.xml"
        file.write_text(FEED.format(link=f"{inner.url}/secret"), encoding="utf-8")
        assert "which is not a public address" in failure_of(run("inspect", "--fetch", file), 1)
        assert [] == inner.asked


@pytest.mark.parametrize("named", ["kept", ""])
def test_the_cache_lies_where_the_environment_says(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """An empty name means none."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("BRIEFING_CACHE", str(folder) if named else "")
    for _ in range(2):
        assert 0 == run("inspect", "http://news.invalid/harbour").exit_code
    assert bool(named) == folder.exists()
    assert ('"1"' if named else None) == site.asked[1][1]["If-None-Match"]


@pytest.mark.usefixtures("site")
def test_without_a_word_on_it_the_cache_lies_where_the_system_has_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what came from the web is in it."""
    monkeypatch.delenv("BRIEFING_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert 0 == run("inspect", tmp_path / "story.txt").exit_code
    assert ["story.txt"] == [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert 0 == run("inspect", "http://news.invalid/harbour").exit_code
    assert 1 == len(list(tmp_path.rglob("*.page")))


def on_a_terminal(*arguments: str | Path) -> str:
    """What a command writes to standard error if that is a terminal."""
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "briefing", *map(str, arguments)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:
        os.close(theirs)
        written = b""
        try:
            while piece := os.read(ours, 4096):
                written += piece
        except OSError:  # the other end is closed
            pass
        finally:
            os.close(ours)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())
    return written.decode()


def test_a_terminal_shows_how_far_reading_is(tmp_path: Path) -> None:
    """Of several sources; for one, or where nobody looks, there is nothing to show."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{STORY} It is story {name[0]}.", encoding="utf-8")
    shown = on_a_terminal("inspect", "--format", "jsonl", tmp_path)
    assert "Reading" in shown
    assert "Harbour reopens after the" in shown
    assert "" == on_a_terminal("inspect", "--format", "jsonl", tmp_path / "a.txt")
    assert "" == run("inspect", tmp_path).stderr
