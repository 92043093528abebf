"""`briefing inspect`: every sentence accounts for itself."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import briefing
from tests.cli.running import run
from tests.samples import HALEVI, read_sample

VERDICT = re.compile(
    r"(chosen|context of another sentence) (under “.+”|as the lead|without a heading)|does not fit the (length|page)|"
    r"cannot be shown|is a caption, a byline or the like|its context stands under another theme|"
    r"says again what another passage says|"
    r"leads to the main event, which stands above it|would only fill what is left of the length|"
    r"less valuable than what was chosen"
)


def rows(*arguments: str) -> list[dict[str, Any]]:
    """What is said of each sentence of the sample."""
    return [json.loads(line) for line in run("inspect", HALEVI, "--format", "jsonl", *arguments).stdout.splitlines()]


def test_every_sentence_is_there_with_its_offsets() -> None:
    """Numbered from 1, in the order of the article."""
    expected = [(n, s.start, s.end, s.text) for n, s in enumerate(briefing.split_sentences(read_sample()), 1)]
    assert expected == [(row["sentence"], row["start"], row["end"], row["text"]) for row in rows()]


def test_every_sentence_has_a_score_for_each_theme() -> None:
    """With the reasons: the first names the words that it was found by."""
    names = [theme.name for theme in briefing.load_themes("resignation")]
    assert all(names == list(row["scores"]) for row in rows())
    assert "resign*" in rows()[0]["scores"]["The resignation"]["reasons"]


def test_the_scores_are_those_of_the_public_face() -> None:
    """What a program gets from `score_sentences`, rounded."""
    scores = briefing.score_sentences([read_sample()], briefing.load_themes("resignation"))
    expected = {(score.theme.name, score.sentence.start): score.value for score in scores}
    shown = {(name, row["start"]): score["value"] for row in rows() for name, score in row["scores"].items()}
    assert expected == pytest.approx(shown, abs=0.0005)


@pytest.mark.parametrize("length", ["5", "200w", "page"])
def test_what_is_called_chosen_is_what_make_shows(length: str) -> None:
    """No more and no less, also where the page decides."""
    brief = briefing.make_brief([read_sample()], themes=briefing.load_themes("resignation"), length=length)
    expected = sorted(sentence.start for sentence in brief.sentences)
    assert expected == [row["start"] for row in rows("--length", length) if row["chosen"]]


@pytest.mark.parametrize("length", ["2", "200w", "page"])
def test_every_sentence_has_a_verdict(length: str) -> None:
    """Why it was chosen, or why not, in words that are known."""
    said = rows("--length", length)
    assert [] == [row["verdict"] for row in said if not VERDICT.fullmatch(row["verdict"])]
    assert [] == [row for row in said if row["chosen"] != row["verdict"].startswith(("chosen", "context of another"))]


def test_a_sentence_that_needs_another_says_which_and_why() -> None:
    """“His departure” stands with the sentence that names him."""
    departure = rows()[1]
    assert [1, 2] == departure["passage"]
    assert any("His" in why for why in departure["context"])


def test_the_table_says_the_same_to_people() -> None:
    """Number, text, verdict, offsets, and a line a theme."""
    shown = run("inspect", HALEVI).stdout
    assert "\n  1  The Israel Defense Forces (IDF) chief of staff, " in shown
    assert "→ chosen as the lead; characters 0–198\n" in shown
    assert re.search(r"\n      \d\.\d{3}  The resignation    .*resign\*", shown)
    assert len(briefing.split_sentences(read_sample())) == shown.count("\n     → ")


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_the_table_keeps_to_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is longer than the terminal, or than a line should be."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("inspect", HALEVI).stdout.splitlines()
    assert [] == [line for line in lines if len(line) > min(columns, 100)]


def test_what_could_not_be_read_is_named_on_standard_error() -> None:
    """So that standard output stays what it is."""
    result = run("inspect", HALEVI, "none.txt", "--format", "jsonl")
    assert "briefing: skipped none.txt: does not exist; check the path\n" == result.stderr
    assert all(json.loads(line) for line in result.stdout.splitlines())
