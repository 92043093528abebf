"""Templates and fonts: a folder of one's own, what is wrong with it in one line, what is bundled."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from briefing.errors import TemplateError, UnknownNameError
from briefing.model import Page
from briefing.page.arranging import MANY_SOURCES
from briefing.rendering.renderers import render
from briefing.typesetting.fonts import FAMILIES, font_file, font_names, font_rules, needs
from briefing.typesetting.templating import known_templates, read_template
from tests.rendering import advances
from tests.rendering.briefs import sample_brief

FONTS = Path(str(files("briefing.templates"))) / "fonts"


def made(folder: Path, name: str = "html") -> str:
    """The sample in a format, with the template in this folder."""
    return render(sample_brief(), name, Page(template=str(folder))).data.decode("utf-8", "replace")


def test_two_templates_are_bundled() -> None:
    """A newspaper's page and a memo."""
    assert ("default", "memo") == known_templates()


def test_an_empty_folder_is_the_default(tmp_path: Path) -> None:
    """Every file that a folder lacks is taken from `default`."""
    assert made(tmp_path) == render(sample_brief(), "html").data.decode()


def test_one_file_is_enough_to_change_a_template(tmp_path: Path) -> None:
    """A style sheet of one's own is used with everything else from `default`."""
    (tmp_path / "style.css").write_text("h1 { color: rebeccapurple }", encoding="utf-8")
    assert "rebeccapurple" in made(tmp_path)


def test_a_pdf_is_made_with_a_template_of_ones_own(tmp_path: Path) -> None:
    """Its geometry is unknown, so the page is laid out instead of reckoned."""
    (tmp_path / "style.css").write_text("@page { margin: 30mm } body { font-size: 0.9rem }", encoding="utf-8")
    assert made(tmp_path, "pdf").startswith("%PDF-1.7")


def test_a_template_cannot_switch_escaping_off_by_accident(tmp_path: Path) -> None:
    """A value is escaped wherever it is put, whatever the file is called."""
    (tmp_path / "mail.html").write_text("{{ view.title + '<b>' }}", encoding="utf-8")
    assert "&lt;b&gt;" in made(tmp_path, "mail")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{% if %}", r"mail.html, line 1: "),
        ("one\n{{ view.tittle }}", r"mail.html: .*tittle"),
        ("{% include 'absent.html' %}", r"absent.html"),
        ("{{ 1 / 0 }}", r"mail.html: division by zero"),
    ],
)
def test_a_mistake_in_a_template_is_named(tmp_path: Path, content: str, message: str) -> None:
    """The file and what is wrong with it, in one line."""
    (tmp_path / "mail.html").write_text(content, encoding="utf-8")
    with pytest.raises(TemplateError, match=message):
        made(tmp_path, "mail")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe"),
        ("{{ view.labels.fill.__globals__ }}", "access to attribute '__globals__' of 'method' object is unsafe"),
        ("{% for n in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ('{% include "../../../etc/passwd" %}', "../../../etc/passwd"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "recursion"),
    ],
)
def test_a_template_reaches_no_more_than_a_page(tmp_path: Path, content: str, message: str) -> None:
    """It is run in a sandbox: one line says what it tried."""
    (tmp_path / "page.html").write_text(content, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(message)) as caught:
        render(sample_brief(), "html", Page(template=str(tmp_path)))
    assert "\n" not in str(caught.value)


def test_a_template_in_another_encoding_is_named(tmp_path: Path) -> None:
    """Templates are UTF-8."""
    (tmp_path / "mail.html").write_bytes("Ä".encode("utf-16"))
    with pytest.raises(TemplateError, match="UTF-8"):
        made(tmp_path, "mail")


def test_a_page_without_an_end_cannot_be_measured(tmp_path: Path) -> None:
    """The PDF needs to know how far the text reaches."""
    (tmp_path / "page.html").write_text("<html lang=en><title>t</title><p>only this", encoding="utf-8")
    with pytest.raises(TemplateError, match='no element has id="end"'):
        made(tmp_path, "pdf")


def test_an_unknown_template_lists_what_there_is() -> None:
    """A typing mistake gets the names and a guess at what was meant."""
    with pytest.raises(UnknownNameError, match="did you mean 'memo'"):
        render(sample_brief(), "html", Page(template="mem"))


def test_a_file_is_no_template_folder(tmp_path: Path) -> None:
    """The folder is wanted, not one of its files."""
    (tmp_path / "page.html").touch()
    with pytest.raises(TemplateError, match="is a file, not a folder"):
        made(tmp_path / "page.html")


def test_every_font_of_the_table_is_there_and_no_other() -> None:
    """Table and folder agree."""
    assert sorted(font_names()) == sorted(path.name for path in FONTS.glob("*.woff"))


def test_every_family_has_its_licence_beside_it() -> None:
    """All are under the SIL Open Font License 1.1."""
    for family in FAMILIES:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / f"LICENSE-{family.stem}").read_text(encoding="utf-8")


def test_the_fonts_stay_small() -> None:
    """One and a half megabytes for all of them together."""
    assert sum(len(font_file(name)) for name in font_names()) < 1_500_000


def test_the_table_of_advances_is_that_of_the_fonts() -> None:
    """The arithmetic measures with the bundled fonts; `python -m tests.rendering.advances` writes it anew."""
    assert (FONTS / "advances.toml").read_text(encoding="utf-8") == advances.table()


@pytest.mark.parametrize(
    ("text", "script", "needed"),
    [
        ("plain", "latin-ext", False),
        ("Żółć", "latin-ext", True),
        ("שלום", "hebrew", True),
        ("“don’t” — é", "greek", False),
    ],
)
def test_a_script_is_needed_when_its_letters_are_there(text: str, script: str, needed: bool) -> None:
    """Curly quotes and accents of Western Europe are in `latin`."""
    assert needs(text, script) is needed


def test_emoji_are_for_paper_only() -> None:
    """A browser has its own; half a megabyte stays out of the HTML."""
    assert "Noto Emoji" not in font_rules("fire 🔥", embedded=True)
    assert "Noto Emoji" in font_rules("fire 🔥", embedded=False)


@pytest.mark.parametrize("template", known_templates())
def test_templates_and_page_agree_on_how_many_sources_are_many(template: str) -> None:
    """Where the columns begin, the day of access is said once."""
    assert MANY_SOURCES == tomllib.loads(read_template(template, "geometry.toml"))["sources"]["many"]
    assert f"length > {MANY_SOURCES}" in read_template(template, "parts.html")
