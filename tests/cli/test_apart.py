"""Two articles of one name: neither brief is written over the other, and nobody's file by a brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.deliver.origins import ORIGINS
from tests.cli.running import names_in, run

FIRST = "The harbour board voted on Tuesday to close Pier 9 after ninety years of ferry traffic to the islands.\n"
SECOND = "The court in Larkport found the mayor guilty on Friday of taking 40,000 crowns from a builder of roads.\n"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two folders with a news.txt each, and this is where we are; a cache of our own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "cache"))
    for folder, text in [("a", FIRST), ("b", SECOND)]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text)
    return tmp_path


def make(article: str, *more: str) -> tuple[str, str]:
    """Make HTML of an article into `out`; the two streams."""
    done = run("make", article, "-o", "out", "--format", "html", *more)
    assert 0 == done.exit_code
    return done.stdout, done.stderr


def test_the_second_article_of_a_name_gets_a_name_of_its_own(places: Path) -> None:
    """And is told so; again and again the same, from wherever it is named."""
    assert "" == make("a/news.txt")[1]
    for _ in range(2):
        said, warned = make("b/news.txt")
        assert "out/news-2.html" in said
        assert "briefing: out/news is the name of other files, so the files of this brief are named news-2\n" == warned
    assert "" == make(str(places / "a" / ".." / "a" / "news.txt"))[1]
    assert ["news-2.html", "news.html"] == names_in(places / "out")
    assert "Pier 9" in (places / "out" / "news.html").read_text()
    assert "guilty" in (places / "out" / "news-2.html").read_text()


def test_an_article_that_has_changed_keeps_its_name(places: Path) -> None:
    """What was made of it yesterday is replaced, whatever it says today."""
    make("a/news.txt")
    (places / "a" / "news.txt").write_text(SECOND)
    assert "" == make("a/news.txt")[1]
    assert ["news.html"] == names_in(places / "out")
    assert "guilty" in (places / "out" / "news.html").read_text()


@pytest.mark.usefixtures("places")
def test_another_format_of_another_article_does_not_join_a_brief() -> None:
    """news.html of the one beside news.json of the other would look like one brief."""
    make("a/news.txt")
    assert "out/news-2.json" in run("make", "b/news.txt", "-o", "out", "--format", "json").stdout


def test_a_file_that_is_no_brief_is_not_written_over(places: Path) -> None:
    """Somebody's page, a list in JSON, a pipe."""
    (places / "out").mkdir()
    (places / "out" / "news.html").write_text("<p>mine")
    assert "out/news-2.html" in make("a/news.txt")[0]
    assert "<p>mine" == (places / "out" / "news.html").read_text()


def test_a_brief_of_which_nothing_is_remembered_is_replaced(places: Path) -> None:
    """It was made on another machine, or somebody has tidied up."""
    make("a/news.txt")
    for memory in ("", "[1]", '{"news": 1}', "\0"):
        (places / "cache" / ORIGINS).write_text(memory)
        assert "" == make("a/news.txt")[1]
    assert ["news.html"] == names_in(places / "out")


def test_a_name_whose_files_are_gone_is_free(places: Path) -> None:
    """Whoever moves the first brief away gets the name for the second."""
    make("a/news.txt")
    (places / "out" / "news.html").rename(places / "kept.html")
    assert "out/news.html" in make("b/news.txt")[0]


def test_an_article_may_lie_where_its_brief_goes(places: Path) -> None:
    """news.txt is not in the way of news.html."""
    done = run("make", "a/news.txt", "-o", ".", "--format", "html")
    assert (0, "") == (done.exit_code, done.stderr)
    assert (places / "news.html").exists()


def test_the_folder_holds_nothing_but_the_brief(places: Path) -> None:
    """What is remembered lies in the cache, and a folder can be published as it is."""
    make("a/news.txt")
    assert (["news.html"], True) == (names_in(places / "out"), (places / "cache" / ORIGINS).is_file())


def test_without_a_cache_a_brief_is_replaced(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for no cache gets the name that was asked for."""
    monkeypatch.setenv("BRIEFING_CACHE", "")
    make("a/news.txt")
    make("b/news.txt")
    assert ["news.html"] == names_in(places / "out")
