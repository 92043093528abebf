"""`briefing make --archive`: what the articles were read from, beside their brief, and as a source of its proof."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.cli.running import run
from tests.intake.web_site import Site, answer, opened

STORM = "The harbour reopened on Monday after the storm. Two ferries left before noon. The mayor thanked the crews."
STRIKE = "Teachers in Leipzig walked out on Friday over pay. Nine schools stayed closed. Talks begin again in March."
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>
<item><title>Harbour reopens</title><link>{site}/harbour</link></item>
<item><title>Teachers walk out</title><link>{site}/strike</link></item></channel></rss>"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The site news.invalid, which this machine reaches by a proxy: links to itself are not followed."""
    with opened() as one:
        for path, text in (("harbour", STORM), ("strike", STRIKE)):
            one.answers[f"http://news.invalid/{path}"] = answer(text.encode(), Content_Type="text/plain")
        monkeypatch.setenv("http_proxy", one.url)
        monkeypatch.delenv("no_proxy", raising=False)
        yield one


def kept(file: Path) -> list[str]:
    """The addresses of what an archive keeps."""
    records = ArchiveIterator(io.BytesIO(file.read_bytes()))
    return [record.rec_headers.get_header("WARC-Target-URI") for record in records]


def test_the_archive_lies_beside_the_brief_and_proves_it(tmp_path: Path) -> None:
    """The article as it was read; only its name, not the folder it was in."""
    article = tmp_path / "storm.txt"
    article.write_text(STORM, encoding="utf-8")
    report = json.loads(run("make", article, "--archive", "--format", "json", "-o", tmp_path / "out", "--json").stdout)
    file = tmp_path / "out" / "storm.warc.gz"
    assert str(file) in report["files"]
    assert ["file:///storm.txt"] == kept(file)
    article.write_text("Something else stands here now, in two sentences. It is no longer about the harbour.")
    result = run("verify", tmp_path / "out" / "storm.json", "--against", file)
    assert 0 == result.exit_code, result.stdout
    assert result.stdout.splitlines()[0].endswith("1 article of the archive")


def test_a_brief_of_another_text_differs_from_the_archive_not_from_today(tmp_path: Path) -> None:
    """What was kept does not change: it is the brief that was made of something else."""
    article = tmp_path / "storm.txt"
    article.write_text(STORM, encoding="utf-8")
    run("make", article, "--archive", "--format", "json", "-o", tmp_path / "out")
    article.write_text(f"{STORM} The harbour office closed at noon.", encoding="utf-8")
    run("make", article, "--format", "json", "-o", tmp_path / "later")
    result = run("verify", tmp_path / "later" / "storm.json", "--against", tmp_path / "out" / "storm.warc.gz")
    assert "its text is not the one in the archive" in result.stdout
    assert "since" not in result.stdout
    assert "today" not in result.stdout


def test_without_archive_nothing_is_kept(tmp_path: Path) -> None:
    """It costs room, and may be more than one may pass on."""
    article = tmp_path / "storm.txt"
    article.write_text(STORM, encoding="utf-8")
    run("make", article, "--format", "json", "-o", tmp_path / "out")
    assert [] == [*(tmp_path / "out").glob("*.warc*")]


def test_each_story_has_what_it_was_made_from(site: Site, tmp_path: Path) -> None:
    """The feed that named it and its own page, not those of the other story."""
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED.format(site="http://news.invalid"), encoding="utf-8")
    out = tmp_path / "out"
    run("make", feed, "--fetch", "--archive", "--stories", "separate", "--format", "json", "-o", out)
    pages = {tuple(kept(file)) for file in out.glob("*.warc.gz")}
    expected = {("file:///feed.xml", f"http://news.invalid/{page}") for page in ("harbour", "strike")}
    assert expected == pages
    assert site.paths
