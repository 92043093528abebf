"""Bad input: one clear line, the right exit code, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import failure_of, run
from tests.samples import HALEVI

BAD_ARTICLES = [
    ("none.txt", None, "does not exist; check the path"),
    ("empty.txt", b"", "is empty"),
    ("one-word.txt", b"Hello", "contains no sentence; an article has at least one"),
    ("binary.txt", bytes(range(256)), "is a binary file, not an article; give a text, HTML or PDF file"),
    ("latin.txt", b"The caf\xe9 is closed today. It is Monday.", "is not UTF-8 text (byte 7); save it as UTF-8"),
    (
        "picture.png",
        b"\x89PNG\r\n",
        "is image/png, which is not supported; see `briefing formats`",
    ),
    ("broken.pdf", b"%PDF-1.7", "is not a readable PDF"),
    ("empty.html", b"<html></html>", "has no recognisable article; give its text instead"),
]


@pytest.mark.parametrize("command", ["make", "inspect"])
@pytest.mark.parametrize(("name", "data", "reason"), BAD_ARTICLES, ids=[name for name, _, _ in BAD_ARTICLES])
def test_an_article_that_is_none_is_named_with_the_reason(
    command: str, name: str, data: bytes | None, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Could not be done: 1. No file is written, not even the folder for it."""
    monkeypatch.chdir(tmp_path)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert failure_of(run(command, name), 1).startswith(f"{name} {reason}")
    assert not (tmp_path / "output").exists()


def test_a_folder_without_articles_says_what_it_looked_for(tmp_path: Path) -> None:
    """The endings of the files that it would have read."""
    line = failure_of(run("make", tmp_path, "-o", tmp_path / "out"), 1)
    assert line.startswith(f"{tmp_path} is a folder without an article (.atom, .csv, .docx, ")


def test_several_articles_that_are_none_are_one_line(tmp_path: Path) -> None:
    """The first is named, the others are counted."""
    line = failure_of(run("make", *(tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))), 1)
    assert f"{tmp_path}/a.txt does not exist; check the path (and 2 more that could not be read)" == line


def test_one_good_article_is_enough(tmp_path: Path) -> None:
    """The others are skipped, in the report and in the brief."""
    result = run("make", "none.txt", HALEVI, "-o", tmp_path, "--format", "html")
    assert 0 == result.exit_code
    assert "Skipped   none.txt: does not exist; check the path" in result.stdout
    assert "none.txt" in (tmp_path / "halevi-resignation.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("length", "message"),
    [
        ("0", "--length: '0' leaves room for nothing; write one of \"5\" (sentences), "),
        ("-3", "--length: '-3' is not a length; write one of"),
        ("200%", "--length: '200%' is more than the articles hold; write at most 100%"),
        ("ten", "--length: 'ten' is not a length; write one of"),
        ("1.5", "--length: '1.5' would cut a sentence or a word; write a whole number"),
        ("", "--length: '' is not a length; write one of"),
    ],
)
def test_a_length_that_is_none_says_which_there_are(length: str, message: str, tmp_path: Path) -> None:
    """Wrong usage: 2."""
    assert failure_of(run("make", HALEVI, "--length", length, "-o", tmp_path / "out"), 2).startswith(message)
    assert not (tmp_path / "out").exists()


def test_a_length_too_short_for_any_passage_says_how_much_one_takes(tmp_path: Path) -> None:
    """A brief that says "no coverage" of what is covered would be false, so there is none."""
    line = failure_of(run("make", HALEVI, "--length", "2w", "-o", tmp_path / "out"), 1)
    assert line.startswith("no passage fits the length 2w; ask for more: the most valuable one has ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[theme]]\nname = "A"\nterms = ["x"\nabout = "y"\n', "mine.toml, line 4: is not valid TOML: Unclosed array"),
        (
            '[[theme]]\nname = "A"\ntrems = ["x"]\n',
            "mine.toml, line 3: no key is called 'trems'; did you mean 'terms'?",
        ),
        ('name = "mine"\n', "mine.toml: has no theme; add a [[theme]] with a name and terms"),
        ('[[theme]]\nterms = ["x"]\n', 'mine.toml, line 1: the theme has no name; add name = "…"'),
        (None, "mine.toml: cannot be read (no such file or directory); name a TOML file"),
    ],
)
@pytest.mark.parametrize("arguments", [["make", HALEVI, "--themes", "mine.toml"], ["themes", "mine.toml"]])
def test_a_theme_file_with_a_mistake_is_told_with_its_line(
    arguments: list[str | Path], text: str | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any article is read: 1."""
    monkeypatch.chdir(tmp_path)
    if text is not None:
        (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    assert failure_of(run(*arguments), 1).startswith(message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["make", HALEVI, "-o", "-"], "-o -: is not a folder; name a folder"),
        (
            ["make", HALEVI, "--story", "2", "--stories", "one"],
            "--story: --stories one knows no stories; leave out one",
        ),
        (["mkae"], "no command is called 'mkae'; did you mean 'make'? available: batch, formats, inspect,"),
        (
            ["make", HALEVI, "--themes", "resignaton"],
            "no theme set is called 'resignaton'; did you mean 'resignation'?",
        ),
        (
            ["make", HALEVI, "--method", "lexrnk"],
            "no method is called 'lexrnk'; did you mean 'lexrank'? available: brief",
        ),
        (["make", HALEVI, "--format", "htm"], "no format is called 'htm'; did you mean 'html'? available: html, json,"),
        (["make", HALEVI, "--template", "defualt"], "no template is called 'defualt'; did you mean 'default'?"),
        (["make", HALEVI, "--page-size", "A5"], "no page size is called 'A5'; available: A4, Letter"),
        (
            ["make", HALEVI, "--language", "xx"],
            '--language: \'xx\' is the code of no language; write "en", "de" or "pt-BR"; with rules of their',
        ),
        (["make", HALEVI, "--language", "German"], "--language: 'German' is not a language code; write \"de\""),
        (["make", HALEVI, "--language", "english"], "--language: 'english' is not a language code; write \"en\""),
        (["themes", "trail"], "no theme set is called 'trail'; did you mean 'trial'?"),
        (["inspect", HALEVI, "--method", "x"], "no method is called 'x'; available: briefing,"),
    ],
)
def test_an_unknown_name_lists_what_there_is(arguments: list[str | Path], message: str) -> None:
    """With a guess at what was meant: 2."""
    assert failure_of(run(*arguments), 2).startswith(message)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["make"], "missing argument 'ARTICLE...'; try `briefing make --help`"),
        (["--lenght", "5"], "no such option '--lenght'; try `briefing --help`"),
        (
            ["make", "a", "--lenght", "5"],
            "no such option '--lenght'; did you mean '--length'? try `briefing make --help`",
        ),
        (
            ["make", "a", "--theme", "x"],
            "no such option '--theme'; did you mean '--template' or '--themes'? try `briefing",
        ),
        (
            ["make", "a", "--lenght", "5"],
            "no such option '--lenght'; did you mean '--length'? try `briefing make --help`",
        ),
        (["make", "a", "-o"], "option '-o' requires an argument; try `briefing make --help`"),
        (["themes", "trial", "x"], "got unexpected extra argument (x); try `briefing themes trial --help`"),
        (
            ["inspect", "a", "--format", "x"],
            "invalid value for '--format': 'x' is not one of 'table', 'jsonl'; try `briefing",
        ),
    ],
)
def test_wrong_usage_is_one_line_too(arguments: list[str], expected: str) -> None:
    """Click's block of usage, hint and error in our form: 2."""
    assert failure_of(run(*arguments), 2).startswith(expected)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("file", "file: is a file, not a folder; name another folder with -o"),
        ("file/below", "file/below: cannot be written (not a directory); name another folder with -o"),
        ("taken", "taken/halevi-resignation.html: is a folder; move it away"),
    ],
)
def test_an_output_folder_that_cannot_be_written_is_told(
    output: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also to root: 1, and nothing is half-written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "taken" / "halevi-resignation.html").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    line = failure_of(run("make", HALEVI, "-o", output, "--format", "json", "--format", "html"), 1)
    assert line.startswith(message)
    assert before == sorted(tmp_path.rglob("*"))


def test_an_article_is_never_written_over(tmp_path: Path) -> None:
    """`briefing make story.txt --format text -o .` would put the brief in the article's place."""
    article = tmp_path / "story.txt"
    article.write_bytes(HALEVI.read_bytes())
    line = failure_of(run("make", article, "-o", tmp_path, "--format", "text"), 1)
    assert f"{article}: the brief would be written over an article; name another folder with -o" == line
    assert HALEVI.read_bytes() == article.read_bytes()


def test_a_brief_is_not_put_among_the_articles_of_a_folder(tmp_path: Path) -> None:
    """The next run would read it as one of them."""
    (tmp_path / "story.txt").write_bytes(HALEVI.read_bytes())
    line = failure_of(run("make", tmp_path, "-o", tmp_path), 1)
    assert f"{tmp_path}: the articles are in that folder; name another folder with -o" == line
    assert ["story.txt"] == [path.name for path in tmp_path.iterdir()]
