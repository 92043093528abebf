"""The guide says what is: README.md and the pages of docs/. Its commands run, its reports are the ones printed."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from briefing.cli.app import COMMANDS
from tests.cli.running import run
from tests.guide import DOCUMENTS, NOT_OURS, ROOT, Reader, lines_of, name_of, offered_by, text_of
from tests.post_office import PostOffice
from tests.samples import HALEVI, SAMPLES, read_sample
from tests.signing.authorities import issue, root, served, time_authority

README = text_of(ROOT / "README.md")
PAGES = {
    "make": ("making", "articles"),
    "inspect": ("making", "articles"),
    "themes": ("making",),
    "themes suggest": ("making", "articles"),
    "formats": ("making",),
    "methods": ("making",),
    "verify": ("proof",),
    "sign": ("proof",),
    "send": ("mail",),
    "batch": ("batch",),
}
"""The pages of docs/ on each command."""
NEEDS_A_SERVICE = ("s3://", "tcp://")


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if ">>> " in text_of(one)], ids=name_of)
def test_the_python_of_a_document_does_what_it_shows(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example gives the result that stands below it."""
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(str(document), module_relative=False, optionflags=doctest.FAIL_FAST)
    assert (0, True) == (results.failed, results.attempted > 4)


@pytest.mark.parametrize("command", sorted(PAGES))
def test_every_option_stands_on_the_pages_of_its_command(command: str) -> None:
    """All that --help lists."""
    pages = "".join(text_of(ROOT / "docs" / f"{page}.md") for page in PAGES[command])
    assert [] == sorted(offered_by(command) - set(re.findall(r"--[a-z][a-z-]+", pages)))


def test_every_option_that_stands_there_exists() -> None:
    """No page of a command shows an option that none of its commands has."""
    for page in sorted(set(chain.from_iterable(PAGES.values()))):
        offered = set(chain.from_iterable(offered_by(command) for command in PAGES))
        shown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text_of(ROOT / "docs" / f"{page}.md")))
        assert [] == sorted(shown - offered), page


def test_every_command_has_its_page_and_stands_in_the_guide() -> None:
    """Each command of the program is named, as it is typed."""
    assert set(COMMANDS) == {command.split()[0] for command in PAGES}
    guide = "".join(map(text_of, DOCUMENTS))
    assert [] == [command for command in COMMANDS if f"briefing {command}" not in guide]


def test_the_readme_leads_to_every_page() -> None:
    """What moved out of it is one step away, or two for what a page leads to."""
    reached = {link for text in (README, text_of(ROOT / "docs" / "batch.md")) for link in _links(text)}
    assert [] == [page.name for page in DOCUMENTS[1:] if not {f"docs/{page.name}", page.name} & reached]


def _links(text: str) -> set[str]:
    """The files that a text links to."""
    return set(re.findall(r"\]\(([^)#:]+)", text))


def test_the_readme_stays_short() -> None:
    """A busy reader reads one page; what is long has a page of its own in docs/."""
    assert README.count("\n") <= 135


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the guide's commands name."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("seeds", "articles", "stories", "briefs/monday"):
        (folder / name).mkdir(parents=True)
    for sample in SAMPLES:
        (folder / "seeds" / sample.name).write_bytes(sample.read_bytes())
        (folder / "stories" / sample.name).write_bytes(sample.read_bytes())
    (folder / "article.txt").write_bytes(HALEVI.read_bytes())
    (folder / "readers.txt").write_text("# the desk\neditor@example.org\nada@example.org\n", encoding="utf-8")
    (folder / "archive.jsonl").write_text("\n".join(_records()), encoding="utf-8")
    (folder / "strike.toml").write_text(_toml(), encoding="utf-8")
    (folder / "articles" / "articles.html").write_text(_page(HALEVI), encoding="utf-8")
    for words in (
        ("make", folder / "article.txt", "-o", folder / "output", "--archive"),
        ("make", HALEVI, "-o", folder / "output"),
        ("make", folder / "articles", "-o", folder / "briefs" / "monday", "--format", "json"),
    ):
        assert 0 == run(*words).exit_code
    (folder / "articles" / "flood.html").write_text(_page(SAMPLES[-1]), encoding="utf-8")
    (folder / "feed.xml").write_text(_feed(), encoding="utf-8")
    (folder / "story").write_text(_page(HALEVI), encoding="utf-8")
    lock = BestAvailableEncryption(b"hunter2")
    owner = issue("The Press", root())
    packed = pkcs12.serialize_key_and_certificates(b"press", owner.key, owner.certificate, [root().certificate], lock)
    (folder / "press.p12").write_bytes(packed)
    (folder / "authority.pem").write_bytes(root().pem)
    return folder


def _records() -> Iterator[str]:
    """The samples as records of one story each."""
    for sample in SAMPLES:
        document = read_sample(sample)
        yield json.dumps({"story": sample.stem, "title": document.title, "text": document.text})


def _toml() -> str:
    """The theme set that the guide shows."""
    (shown,) = re.findall(r"```toml\n(.*?)```", text_of(ROOT / "docs" / "making.md"), re.DOTALL)
    return str(shown)


def _page(sample: Path) -> str:
    """A sample as a web page."""
    document = read_sample(sample)
    paragraphs = "".join(f"<p>{text}</p>" for text in document.text.split("\n\n"))
    return f"<html><head><title>{document.title}</title></head><body><article>{paragraphs}</article></body></html>"


def _feed() -> str:
    """A feed with one entry that has its text."""
    return (
        '<rss version="2.0"><channel><title>The Wire</title><item><title>Halevi resignation</title>'
        f"<description><![CDATA[{_page(HALEVI)}]]></description></item></channel></rss>"
    )


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if [*lines_of(text_of(one))]], ids=name_of)
def test_the_commands_of_a_document_run_and_print_what_stands_below_them(
    document: Path, desk: Path, website: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their order, in one folder, with real servers for mail, pages and time stamps; a report line for line.

    Only what needs a bucket or a cluster elsewhere is left out.
    """
    for name in ("BRIEFING_SMTP_FROM", "BRIEFING_SMTP_PASSWORD", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIEFING_KEY_PASSWORD", "hunter2")
    _copy(desk, tmp_path)
    monkeypatch.chdir(tmp_path)
    with PostOffice().open() as office, served(time_authority()) as clock:
        elsewhere = {"https://example.org": website, "http://tsa.example.org": clock}
        if "$ export" not in text_of(document):
            elsewhere["smtp://press%40example.org@mail.example.org:587"] = office.url
            monkeypatch.setenv("BRIEFING_SMTP_FROM", "press@example.org")
        reader = Reader(elsewhere, monkeypatch)
        for line in lines_of(text_of(document)):
            if line.command.split()[0] in NOT_OURS or any(place in line.command for place in NEEDS_A_SERVICE):
                continue
            printed = reader.type(line.command)
            if line.printed is not None:
                assert _lines(line.printed) == _lines(printed)


def _lines(report: str) -> list[str]:
    """The lines of a report, but for the size of a PDF, which depends on the versions of its libraries."""
    return re.sub(r"\d+ kB", "N kB", report).splitlines()


def _copy(desk: Path, folder: Path) -> None:
    """All of a desk's files, at the same places."""
    for file in desk.rglob("*"):
        target = folder / file.relative_to(desk)
        if file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
