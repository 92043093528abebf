"""`briefing verify`: the verdict for people and for programs, and the exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import names_in, run
from tests.samples import HALEVI, SAMPLES, SEEDS

STEM = "halevi-resignation"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the briefs of the samples, in the formats that are written without any option."""
    folder = tmp_path_factory.mktemp("output")
    for sample in SAMPLES:
        assert 0 == run("make", sample, "-o", folder).exit_code
    return folder


@pytest.fixture
def forged(made: Path, tmp_path: Path) -> Path:
    """The page of the first sample with one other letter."""
    page = (made / f"{STEM}.html").read_text(encoding="utf-8")
    file = tmp_path / "forged.html"
    file.write_text(page.replace("announced his resignation", "announced his resignatiom", 1), encoding="utf-8")
    return file


def test_what_make_wrote_holds(made: Path) -> None:
    """Every file, in one call, a line each; against the folder of the articles, too."""
    files = [made / name for name in names_in(made)]
    result = run("verify", *files, "--against", SEEDS)
    assert (0, "") == (result.exit_code, result.stderr)
    lines = result.stdout.splitlines()
    assert [str(file) for file in files] == [line.split()[1] for line in lines]
    assert {"ok"} == {line.split()[0] for line in lines}
    assert all(line.endswith("3 articles of today") for line in lines)


def test_the_lines_of_the_readme_are_those_that_are_printed(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the counts, which are those of the brief."""
    monkeypatch.chdir(made.parent)
    shown = run("verify", *(f"{made.name}/{STEM}.{ending}" for ending in ("html", "json", "pdf"))).stdout
    readme = (SEEDS.parent / "README.md").read_text(encoding="utf-8")
    wanted = readme.partition(f"$ briefing verify output/{STEM}.*\n")[2].partition("```")[0]
    assert re.sub(r"\d+ sent", "N sent", wanted) == re.sub(r"\d+ sent", "N sent", shown.replace(made.name, "output"))


def test_a_fault_stands_below_its_brief_and_the_others_are_checked_all_the_same(made: Path, forged: Path) -> None:
    """Kind, place and what is wrong; exit code 1."""
    result = run("verify", forged, made / f"{STEM}.pdf")
    assert (1, "") == (result.exit_code, result.stderr)
    head, fault, other = result.stdout.splitlines()
    assert ["FAULTY", str(forged), "1 fault"] == head.split(maxsplit=2)
    assert ["page", "sentence 1"] == fault.strip().split("  ")[:2]
    assert "resignatiom" in fault
    assert other.startswith("ok ")


def test_a_program_gets_the_verdict_as_json(made: Path, forged: Path) -> None:
    """A list with an object a brief."""
    result = run("verify", made / f"{STEM}.json", forged, "--json")
    good, bad = json.loads(result.stdout)
    assert 1 == result.exit_code
    checked, claimed = good.pop("checked"), good.pop("claimed")
    wanted = {"name": str(made / f"{STEM}.json"), "ok": True, "verdict": "ok", "levels": ["self-consistent"]}
    assert {**wanted, "undrawn": "", "notes": [], "faults": []} == good
    assert "context" in checked
    assert {"headline", "theme names"} <= {*claimed}
    assert ("faulty", []) == (bad["verdict"], bad["levels"])
    assert [("page", "sentence 1")] == [(fault["kind"], fault["where"]) for fault in bad["faults"]]
    assert not bad["ok"]


def test_a_page_that_is_not_proven_has_a_word_and_an_exit_code_of_its_own(made: Path, tmp_path: Path) -> None:
    """It was made with another version: not ok, and nothing is found to be wrong."""
    page = (made / f"{STEM}.html").read_text(encoding="utf-8")
    file = tmp_path / "older.html"
    file.write_text(
        page.replace('"generator" content="briefing ', '"generator" content="briefing 0.0.'), encoding="utf-8"
    )
    result = run("verify", file, made / f"{STEM}.json")
    assert (3, "") == (result.exit_code, result.stderr)
    head, why, other = result.stdout.splitlines()
    assert head.startswith("UNPROVEN")
    assert why.split(maxsplit=3)[3].startswith("text agrees, page not proven: it was made with “briefing 0.0.")
    assert other.startswith("ok ")


def test_an_article_that_was_edited_names_the_sentence(made: Path, tmp_path: Path) -> None:
    """With what it says now."""
    article = tmp_path / HALEVI.name
    text = HALEVI.read_text(encoding="utf-8").replace("announced his resignation Tuesday", "denied a report Tuesday")
    article.write_text(text, encoding="utf-8")
    result = run("verify", made / f"{STEM}.pdf", "--against", article)
    assert 1 == result.exit_code
    assert "changed  sentence 1" in result.stdout
    assert "there it says" in result.stdout


def test_an_article_that_is_gone_is_named(made: Path) -> None:
    """With the reason why it could not be read."""
    result = run("verify", made / f"{STEM}.json", "--against", "gone.txt")
    assert 1 == result.exit_code
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert ["withdrawn", "gone.txt", "does not exist; check the path"] == lines[1]


@pytest.mark.parametrize("name", ["none.pdf", "broken.pdf", "empty.html", "article.txt"])
def test_a_file_that_is_no_brief_is_one_line(name: str, tmp_path: Path) -> None:
    """Not there, damaged, empty, something else: the verdict says how to mend it."""
    data = {"broken.pdf": b"%PDF-1.7 and no more", "empty.html": b"", "article.txt": HALEVI.read_bytes()}
    if name in data:
        (tmp_path / name).write_bytes(data[name])
    result = run("verify", tmp_path / name)
    assert (1, "") == (result.exit_code, result.stderr)
    _, fault = result.stdout.splitlines()
    assert fault.strip().startswith("file  the file  ")
    assert "; " in fault


def test_without_a_brief_the_usage_is_wrong() -> None:
    """There is nothing to prove."""
    result = run("verify")
    assert 2 == result.exit_code
    assert "missing argument" in result.stderr


def test_a_folder_is_told_how_to_name_its_briefs(tmp_path: Path) -> None:
    """It is no brief that is faulty by what it says."""
    result = run("verify", tmp_path)
    assert 1 == result.exit_code
    assert f"is a folder; name the briefs in it, as in {tmp_path}/*" in result.stdout
