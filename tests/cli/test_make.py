"""`briefing make`: the report, the files, the options."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.cli.languages import read_language
from briefing.cli.stem import file_stem
from briefing.rendering.renderers import RENDERERS
from tests.cli.running import failure_of, names_in, run, run_process
from tests.samples import HALEVI, SAMPLES, SEEDS
from tests.wire import ARTICLES

QUICK = ("--format", "json")


def evidence(folder: Path, name: str = "halevi-resignation.json") -> dict[str, Any]:
    """The JSON that was written."""
    read: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return read


def test_the_report_says_what_was_chosen_what_was_left_out_and_where_the_files_are(tmp_path: Path) -> None:
    """Label by label, each in its place."""
    lines = run("make", HALEVI, "-o", tmp_path, *QUICK).stdout.splitlines()
    labels = [line[:10].strip() for line in lines]
    assert ["Brief", "Lead", "Themes", "Length", "Left out", "Files"] == [label for label in labels if label]
    assert "Brief     Halevi resignation" == lines[0]
    assert "Themes    resignation (the built-in set that fits best)" == lines[2]
    assert lines[labels.index("Length")].endswith("words (at most 200w)")
    assert f"Files     {tmp_path / 'halevi-resignation.json'}" == lines[-1]


def test_the_report_counts_sentences_and_words_per_theme(tmp_path: Path) -> None:
    """Their sum is the sum."""
    report = json.loads(run("make", HALEVI, "-o", tmp_path, *QUICK, "--json").stdout)
    for key in ("words", "sentences"):
        assert report[key] == report["lead"][key] + sum(section[key] for section in report["sections"])
    lines = run("make", HALEVI, "-o", tmp_path, *QUICK).stdout.splitlines()
    for line, section in zip(lines[3:], report["sections"], strict=False):
        assert [section["theme"] or "(no heading)", section["sentences"], section["words"]] == [
            line[10:].split("  ")[0],
            *(int(word) for word in line.split() if word.isdigit()),
        ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--length", "40w"], "(at most 40w)"),
        (["--length", "page"], "(as much as fits on the page)"),
        (["--length", "page", "--pages", "2"], "(as much as fits on 2 pages)"),
    ],
)
def test_the_report_says_how_long_the_brief_may_be(asked: list[str], said: str, tmp_path: Path) -> None:
    """A page is no number of anything."""
    article = tmp_path / "short.txt"
    article.write_text("Mayor Ada Quill resigned on Monday for personal reasons.", encoding="utf-8")
    (line,) = [
        one
        for one in run("make", article, "-o", tmp_path / "out", *QUICK, *asked).stdout.splitlines()
        if one.startswith("Length")
    ]
    assert line.endswith(said)


def test_the_report_fits_a_terminal_of_eighty_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a folder of usual length; and no quotation mark is doubled."""
    monkeypatch.chdir(tmp_path)
    for length in ("5", "150w", "page"):
        report = run("make", HALEVI, *QUICK, "--length", length).stdout
        assert [] == [line for line in report.splitlines() if len(line) > 80]
        assert "““" not in report


def test_a_theme_for_which_nothing_is_short_enough_is_not_called_uncovered(tmp_path: Path) -> None:
    """The words "no coverage" are kept for what the articles do not speak of."""
    themes = tmp_path / "mine.toml"
    themes.write_text(
        '[[theme]]\nname = "Bread"\nterms = ["bakery"]\n[[theme]]\nname = "Race"\nterms = ["candidate*"]\n'
        '[[theme]]\nname = "Calls"\nterms = ["step down", "opposition", "criticism"]\n',
        encoding="utf-8",
    )
    lines = run("make", HALEVI, "-o", tmp_path, *QUICK, "--themes", themes, "--length", "12w").stdout.splitlines()
    assert "          Bread  no coverage" in lines
    assert "          Race   no passage: does not fit the length" in lines


def test_a_theme_of_which_the_lead_says_all_is_not_called_uncovered(tmp_path: Path) -> None:
    """An article of one sentence is the lead; its theme says that it stands above."""
    article = tmp_path / "short.txt"
    article.write_text("Mayor Ada Quill resigned on Monday for personal reasons.", encoding="utf-8")
    asked = ("make", article, "-o", tmp_path / "out", *QUICK, "--themes", "resignation")
    assert "          The resignation    no passage: told above" in run(*asked).stdout.splitlines()
    report = json.loads(run(*asked, "--json").stdout)
    assert (1, "told_above") == (report["lead"]["sentences"], report["sections"][0]["absence"])


def test_every_format_is_written_under_the_name_of_the_article(tmp_path: Path) -> None:
    """Each once, however often it was asked for."""
    asked = [argument for name in (*RENDERERS, "html") for argument in ("--format", name)]
    result = run("make", HALEVI, "-o", tmp_path, *asked)
    assert 0 == result.exit_code
    assert sorted(f"halevi-resignation{one.suffix}" for one in RENDERERS.values()) == names_in(tmp_path)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("seeds/halevi-resignation.txt", "halevi-resignation"),
        ("articles/", "articles"),
        ("https://news.example/2025/story-1.html?x=1", "story-1"),
        ("-", "brief"),
        (".", "brief"),
        ("..", "brief"),
        (".hidden.txt", "hidden"),
        ("a b/c d:e.txt", "c-d-e"),
        ("My \"odd\" 'file' (1) -- copy.txt", "My-odd-file-1-copy"),
        ("Zoë.txt", "Zoë"),
        ("n" * 300 + ".txt", "n" * 100),
        ("output/budget.html.html", "budget"),
        ("today.warc.gz", "today"),
        ("minutes.PDF.txt", "minutes"),
        ("release-2.1.txt", "release-2.1"),
        ("https://news.example/story.html?page=1.5", "story"),
    ],
)
def test_the_files_are_called_like_the_first_article(argument: str, expected: str) -> None:
    """With nothing in the name that a file system minds."""
    assert expected == file_stem(argument)


def test_the_files_are_called_like_the_first_article_that_could_be_read(tmp_path: Path) -> None:
    """What could not be read is in no brief, so none is named after it."""
    run("make", tmp_path / "gone.txt", HALEVI, SAMPLES[1], "-o", tmp_path / "out", *QUICK)
    assert ["halevi-resignation.json"] == names_in(tmp_path / "out")


def test_a_folder_with_a_dot_in_its_name_gives_the_brief_its_whole_name(tmp_path: Path) -> None:
    """A month is no ending."""
    folder = tmp_path / "2025.11"
    folder.mkdir()
    (folder / "a.txt").write_text("Mayor Ada Quill resigned on Monday for personal reasons.", encoding="utf-8")
    run("make", folder, "-o", tmp_path / "out", *QUICK)
    assert ["2025.11.json"] == names_in(tmp_path / "out")


@pytest.mark.parametrize(
    ("given", "expected"),
    [("eng", "en"), ("iw", "he"), ("EN-gb", "EN-gb"), ("sw", "sw"), ("arz", "arz"), ("pa-Arab", "pa-Arab")],
)
def test_every_language_that_there_is_is_taken_by_its_code(given: str, expected: str) -> None:
    """Also one that has no rules of its own; an older or a longer code is the one of today."""
    assert expected == read_language(given)


def test_a_title_of_ones_own_is_the_headline(tmp_path: Path) -> None:
    """The files keep the article's name."""
    run("make", HALEVI, "-o", tmp_path, *QUICK, "--title", "Halevi goes")
    assert "Halevi goes" == evidence(tmp_path)["title"]


def test_a_headline_that_would_fill_the_terminal_is_cut_in_the_report(tmp_path: Path) -> None:
    """As on the page; the JSON has it whole."""
    done = run("make", HALEVI, "-o", tmp_path, *QUICK, "--title", "Halevi goes " * 100)
    line = done.stdout.splitlines()[0]
    assert len(line) < 260
    assert line.endswith("…")


def test_a_set_that_was_asked_for_is_used_and_named(tmp_path: Path) -> None:
    """Even where it does not fit; a theme that is not covered says so."""
    report = run("make", HALEVI, "-o", tmp_path, *QUICK, "--themes", "company-results").stdout
    assert "Themes    company-results (as asked for)" in report


def test_an_article_of_no_kind_gets_no_heading(tmp_path: Path) -> None:
    """Where no built-in set fits there is the lead, and the rest without a heading."""
    recipe = tmp_path / "recipe.txt"
    recipe.write_text(
        "Bring two litres of salted water to the boil and add the pasta. Stir the pasta once and cook it for nine "
        "minutes.\n\nToss the pasta with olive oil and serve the bowls at once with plenty of grated cheese.",
        encoding="utf-8",
    )
    report = json.loads(run("make", recipe, "-o", tmp_path / "out", *QUICK, "--json").stdout)
    assert report["theme_set"] is None
    assert [""] == [section["theme"] for section in report["sections"]]
    assert report["lead"]["sentences"] >= 1


@pytest.mark.parametrize("method", ["lead", "textrank", "LexRank"])
def test_a_method_is_chosen_by_its_name(method: str, tmp_path: Path) -> None:
    """In any case; the length holds for each."""
    report = json.loads(run("make", HALEVI, "-o", tmp_path, *QUICK, "--method", method, "--json").stdout)
    assert 0 < report["words"] <= 200


def test_several_articles_make_one_brief(tmp_path: Path) -> None:
    """A folder serves as well; the brief lists them all."""
    run("make", SEEDS, "-o", tmp_path, *QUICK)
    run("make", *SAMPLES, "-o", tmp_path, *QUICK)
    assert [1, 2, 3] == sorted(evidence(tmp_path, "seeds.json")["documents"])
    assert evidence(tmp_path, "seeds.json")["sections"] == evidence(tmp_path)["sections"]


def test_the_report_says_which_articles_are_one_report_and_how_many_sources_there_are(tmp_path: Path) -> None:
    """For people and for machines; of one article there is nothing to say."""
    for one in ARTICLES:
        (tmp_path / f"{one.id}.md").write_text(f"---\noutlet: {one.outlet}\n---\n\n# {one.title}\n\n{one.text}")
    lines = run("make", tmp_path, "-o", tmp_path / "out", *QUICK).stdout.splitlines()
    assert "Read      6 articles, 3 independent sources" == lines[1]
    assert {"agency.md", "courier.md", "herald.md"} == {*re.findall(r"\w+\.md", lines[2])}
    report = json.loads(run("make", tmp_path, "-o", tmp_path / "out", *QUICK, "--json").stdout)
    assert (6, 3) == (report["articles"], report["independent_sources"])
    assert [{"agency.md", "courier.md", "herald.md"}] == [{*group} for group in report["copies"]]


def test_the_language_can_be_given(tmp_path: Path) -> None:
    """It is then not found out."""
    run("make", HALEVI, "-o", tmp_path, *QUICK, "--language", "fr")
    assert "fr" == evidence(tmp_path)["language"]


@pytest.mark.parametrize(("size", "width"), [("A4", 595), ("letter", 612)])
def test_the_paper_can_be_chosen(size: str, width: int, tmp_path: Path) -> None:
    """A4 or Letter, in any case; one page each."""
    from pypdf import PdfReader

    run("make", HALEVI, "-o", tmp_path, "--format", "pdf", "--page-size", size)
    (page,) = PdfReader(tmp_path / "halevi-resignation.pdf").pages
    assert width == int(page.mediabox.width)


def test_the_day_can_be_set_for_reproducible_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH, as reproducible-builds.org has it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737417600")
    run("make", HALEVI, "-o", tmp_path, *QUICK)
    assert "2025-01-21" == evidence(tmp_path)["issued"]


def test_the_brief_is_opened_when_it_is_done(tmp_path: Path) -> None:
    """The PDF if there is one, by whatever opens files here."""
    for name in ("xdg-open", "open"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    assert 0 == run_process("make", HALEVI, "-o", tmp_path / "out", "--open", PATH=path).returncode
    # The opener holds our standard output open, so that we return only when it is done.
    assert f"{tmp_path}/out/halevi-resignation.pdf" == (tmp_path / "opened").read_text(encoding="utf-8").strip()


def report_of(*arguments: str | Path) -> dict[str, Any]:
    """What `--json` reports of a brief."""
    report: dict[str, Any] = json.loads(run("make", *arguments, "--json").stdout)
    return report


@pytest.mark.parametrize(
    ("asked", "layouts", "type_size"),
    [
        (("--format", "json"), 0, None),
        (("--format", "pdf"), 1, 11.5),
        (("--format", "pdf", "--template", "memo", "--page-size", "Letter"), 1, 11.5),
    ],
)
def test_the_report_says_how_often_the_page_was_laid_out(
    asked: tuple[str, ...], layouts: int, type_size: float | None, tmp_path: Path
) -> None:
    """Not at all where arithmetic is enough, once for the PDF of an ordinary brief."""
    report = report_of(HALEVI, "-o", tmp_path, *asked)
    assert (layouts, type_size) == (report["layouts"], report["type_size"])


def test_a_full_page_takes_at_most_four_layouts_and_names_what_did_not_fit(tmp_path: Path) -> None:
    """The PDF among them: what was laid out to find the fit is not laid out again."""
    report = report_of(*SAMPLES, "-o", tmp_path, "--length", "page", "--format", "pdf")
    assert 1 < report["layouts"] <= 4
    assert "does not fit the page" in {omitted["reason"] for omitted in report["omitted"]}


def test_a_page_is_laid_out_for_its_type_size_only_if_it_is_printed(tmp_path: Path) -> None:
    """Without a PDF as often as it takes to know what fits, and no more; the same passages either way."""
    shown, printed = (
        report_of(*SAMPLES, "-o", tmp_path / name, "--length", "page", "--format", name) for name in ("html", "pdf")
    )
    assert 0 < shown["layouts"] < printed["layouts"]
    assert (None, shown["sections"]) == (shown["type_size"], printed["sections"])


def test_more_pages_hold_more(tmp_path: Path) -> None:
    """`--pages 2` is two pages, and says more."""
    one, two = (report_of(*SAMPLES, "-o", tmp_path, "--length", "page", "--pages", str(n), *QUICK) for n in (1, 2))
    assert one["words"] < two["words"]


@pytest.mark.parametrize("wrong", ["0", "-1", "100", "1.5", "many", ""])
def test_a_number_of_pages_that_is_none_is_wrong_usage(wrong: str) -> None:
    """In one line that says which numbers there are."""
    assert failure_of(run("make", HALEVI, f"--pages={wrong}"), 2) == (
        f"--pages: {wrong!r} is not a number of pages; give a whole number from 1 to 99"
    )


def test_articles_that_could_not_be_read_are_named_on_a_page_that_is_still_one(tmp_path: Path) -> None:
    """The note on them takes room; it is there when the page is fitted."""
    for number in range(8):
        (tmp_path / f"{number}-{'long-name-' * 6}.txt").touch()
    asked = ("-o", tmp_path / "out", "--length", "page", "--format", "pdf")
    report = report_of(*SAMPLES, *tmp_path.glob("*.txt"), *asked)
    assert 8 == len(report["skipped"])
    (written,) = report["files"]
    assert 1 == len(PdfReader(written).pages)


def test_an_article_from_a_url_says_when_it_was_fetched(
    website: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the footer and in the evidence, from SOURCE_DATE_EPOCH where it is set; and the brief proves itself."""
    (tmp_path / "story.txt").write_text(HALEVI.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737500000")  # 21 January 2025, 22:53 UTC
    asked = ("--format", "html", "--format", "json", "-o", tmp_path / "out")
    files = report_of(f"{website}/story.txt", *asked)["files"]
    assert "accessed 21 January 2025</span></li>" in Path(files[0]).read_text(encoding="utf-8")
    assert ["2025-01-21"] == [source["accessed"] for source in evidence(tmp_path / "out", "story.json")["sources"]]
    assert 0 == run("verify", *files).exit_code
    assert [None] == [source["accessed"] for source in json.loads(run_json(HALEVI, tmp_path))["sources"]]


def run_json(article: Path, folder: Path) -> str:
    """The evidence of an article's brief."""
    return Path(report_of(article, "-o", folder, *QUICK)["files"][0]).read_text(encoding="utf-8")


def test_the_day_of_access_is_today_where_nothing_else_is_said(website: str, tmp_path: Path) -> None:
    """By the clock of the machine."""
    (tmp_path / "story.txt").write_text(HALEVI.read_text(encoding="utf-8"), encoding="utf-8")
    before = date.today()
    report_of(f"{website}/story.txt", "-o", tmp_path / "out", *QUICK)
    (source,) = evidence(tmp_path / "out", "story.json")["sources"]
    assert before.isoformat() <= source["accessed"] <= date.today().isoformat()


def test_a_hostile_web_page_becomes_a_brief_that_proves_itself(tmp_path: Path) -> None:
    """From the page as it is found on the web to HTML and PDF: its words are shown, and nothing else comes of them."""
    article = tmp_path / "story.html"
    article.write_text(
        "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}</title>"
        "<link rel='canonical' href='javascript:alert(1)'><link rel='attachment' href='file:///etc/passwd'></head><body>"
        "<article><p>The mayor of Port Ferris said on Monday that &lt;img src=file:///etc/passwd&gt; was no answer.</p>"
        f"<p>{'The council met again and again and said nothing. ' * 1_000}</p>"
        "<p>The \u202emayor\u202c resigned on Tuesday after the council had asked for {{ config }} twice.</p>"
        "<img src='file:///etc/passwd'><script>alert(1)</script></article></body></html>",
        encoding="utf-8",
    )
    files = report_of(article, "-o", tmp_path / "out")["files"]
    assert 0 == run("verify", *files).exit_code
    html, pdf = (Path(file).read_bytes() for file in files[:2])
    assert b"<script>alert" not in html
    assert not [part for part in (b"root:", b"javascript:") if part in pdf]
