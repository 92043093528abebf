"""`briefing make --since` and `verify --since`: the report, the refusals, the daily chain."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.cli.running import failure_of, names_in, run
from tests.flood import SECOND_DAY, articles

QUICK = ("--format", "json")


def write(folder: Path, day: int) -> Path:
    """The articles of all days up to one, in a file."""
    file = folder / "articles.jsonl"
    rows = (asdict(one) | {"published": str(one.published)} for one in articles(day))
    kept = ("title", "text", "published", "outlet", "language")
    file.write_text("".join(json.dumps({key: row[key] for key in kept}) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the brief of the first day and the one since, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("days")
    run("make", write(folder, 1), "-o", folder / "1", *QUICK)
    run(
        "make",
        write(folder, 2),
        "--since",
        folder / "1" / "articles.json",
        "-o",
        folder / "2",
        *QUICK,
        "--format",
        "html",
    )
    return folder


def test_the_report_says_since_which_brief_and_how_much_is_new(days: Path) -> None:
    """And how many articles brought nothing."""
    made = run("make", write(days, 2), "--since", days / "1" / "articles.json", "-o", days / "3", *QUICK).stdout
    assert "Since     2025-01-12: " in made
    assert " new, 3 changed, 5 articles with nothing new" in made


def test_the_report_for_programs_has_the_same(days: Path) -> None:
    """In figures."""
    told = run("make", write(days, 2), "--since", days / "1" / "articles.json", "-o", days / "3", *QUICK, "--json")
    since = json.loads(told.stdout)["since"]
    assert ("2025-01-12", 3, 5) == (since["issued"], since["changed"], since["articles_with_nothing_new"])


def test_a_chain_goes_on_over_days(days: Path) -> None:
    """From the page as well as from the JSON."""
    made = run("make", write(days, 3), "--since", days / "2" / "articles.html", "-o", days / "4", *QUICK)
    assert "1 new, 0 changed, 8 articles with nothing new" in made.stdout
    verified = run("verify", days / "4" / "articles.json", "--since", days / "2" / "articles.json")
    assert (0, True) == (verified.exit_code, "what is new since the earlier brief" in verified.stdout)
    other = run("verify", days / "4" / "articles.json", "--since", days / "1" / "articles.json")
    assert (1, True) == (other.exit_code, "was made since another brief" in other.stdout)


def test_where_nothing_is_new_one_line_says_so_and_nothing_is_written(days: Path) -> None:
    """A brief without a sentence is no success."""
    made = run("make", write(days, 2), "--since", days / "2" / "articles.json", "-o", days / "5", *QUICK)
    said = "nothing in the articles is new since the brief of 2025-01-13; give newer articles, or leave out --since"
    assert said == failure_of(made, 1)
    assert not (days / "5").exists()


@pytest.mark.parametrize("stories", ["separate", "together", "one"])
def test_each_way_with_stories_works(days: Path, stories: str) -> None:
    """Of a story without news there is no brief."""
    earlier = days / "1" / "articles.json"
    made = run("make", write(days, 2), "--since", earlier, "--stories", stories, "-o", days / stories, *QUICK)
    assert (0, True) == (made.exit_code, bool(names_in(days / stories)))


def test_what_is_no_brief_is_refused_in_one_line(days: Path) -> None:
    """An article, and a brief that was tampered with."""
    articles_file = write(days, 2)
    made = run("make", articles_file, "--since", articles_file, "-o", days / "6", *QUICK)
    assert str(articles_file) in failure_of(made, 1)
    forged = days / "forged.json"
    data = (days / "1" / "articles.json").read_text(encoding="utf-8")
    forged.write_text(data.replace("62 people", "61 people", 1), encoding="utf-8")
    assert str(forged) in failure_of(run("make", articles_file, "--since", forged, "-o", days / "6", *QUICK), 1)


def test_the_earlier_brief_is_not_written_over(days: Path) -> None:
    """It proves what was known."""
    made = run("make", write(days, 2), "--since", days / "1" / "articles.json", "-o", days / "1", "--format", "html")
    assert "the brief would be written over the earlier one; name another folder with -o" in failure_of(made, 1)


def test_it_can_be_sent(days: Path) -> None:
    """With the line on the earlier brief in the mail."""
    file = days / "draft.eml"
    options = ("--from", "a@example.org", "--to", "b@example.org", "--no-pdf", "--eml", file)
    assert 0 == run("send", days / "2" / "articles.json", *options).exit_code
    assert "New since the brief of 12 January 2025" in file.read_text(encoding="utf-8").replace("=\n", "")


def test_inspect_says_what_was_told(days: Path) -> None:
    """The reason why a sentence of today is not in the brief."""
    shown = run("inspect", write(days, 2), "--since", days / "1" / "articles.json", "--format", "jsonl").stdout
    said = {row["text"]: (row["verdict"], row["context"]) for row in map(json.loads, shown.splitlines())}
    assert ("was told in the earlier brief", []) == said[SECOND_DAY[2][2]]


def test_the_earlier_brief_is_spared_under_the_name_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two articles of one name: the second brief is `news-2`, and it is that which must not be written over."""
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "cache"))
    texts = {"a": "The harbour board voted on Tuesday to close Pier 9.", "b": "The court in Larkport fined the mayor."}
    for folder, text in texts.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text)
        run("make", tmp_path / folder / "news.txt", "-o", tmp_path / "out", "--format", "json")
    new = tmp_path / "new.txt"
    new.write_text("Ferry traffic to the islands ends in May, the board said on Friday.")
    earlier = tmp_path / "out" / "news-2.json"
    before = earlier.read_bytes()
    asked = ("--since", earlier, "-o", tmp_path / "out", "--format", "json")
    result = run("make", tmp_path / "b" / "news.txt", new, *asked)
    assert "would be written over the earlier one" in failure_of(result, 1)
    assert before == earlier.read_bytes()
