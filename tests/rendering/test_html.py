"""The HTML page: one file, nothing fetched, nothing executed, its evidence opened without a script."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest

from briefing.evidence.reader import read_evidence
from briefing.model import Absence, Brief, Page, Section, Theme
from briefing.page.labels import load_labels
from briefing.page.visible import visible_text, without_surrogates
from briefing.rendering.pagetext import shown_sentences, visible_html
from briefing.rendering.renderers import render
from tests.rendering.briefs import HOSTILE, hostile_brief, sample_brief, sample_document

TEMPLATES = ["default", "memo"]


class Elements(HTMLParser):
    """Every start tag of a page with its attributes, and the text of its script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.script = ""
        self._in_script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        self._in_script = tag == "script"

    def handle_data(self, data: str) -> None:
        """Keep the script's text."""
        self.script += data if self._in_script else ""
        self._in_script = False

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of this kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def page(brief: Brief, template: str = "default") -> str:
    """The HTML page of a brief."""
    return render(brief, "html", Page(template=template)).data.decode()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_an_article_says_becomes_markup(template: str, text: str) -> None:
    """Whatever the text, the page has the elements that it has for a harmless one, in the same order."""
    hostile, harmless = Elements(page(hostile_brief(text), template)), Elements(page(hostile_brief("fine"), template))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in harmless.tags]
    assert [sorted(a) for _, a in hostile.tags] == [sorted(a) for _, a in harmless.tags]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_carries_its_evidence_and_it_is_the_brief(text: str) -> None:
    """The JSON in the page restores the brief, lone surrogates aside."""
    script = Elements(page(hostile_brief(text))).script
    assert read_evidence(script) == hostile_brief(without_surrogates(text))


def test_the_only_script_element_is_data() -> None:
    """No script runs: the one element of that name holds JSON, and the page forbids all others."""
    elements = Elements(page(sample_brief()))
    assert ["application/ld+json"] == [script["type"] for script in elements.all("script")]
    assert "default-src 'none'" in elements.all("meta")[1]["content"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_loaded_from_anywhere(template: str) -> None:
    """Every url() in the styles is a data: URI, and no element asks for a resource."""
    html = page(sample_brief(), template)
    assert {"data"} == set(re.findall(r"url\((\w+):", html))
    assert not {"img", "link", "iframe", "object", "embed", "base"} & {tag for tag, _ in Elements(html).tags}
    assert "@import" not in html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "//host/x",
        "ftp://host/x",
        "http://",
        "x",
    ],
)
def test_only_web_addresses_are_linked(url: str) -> None:
    """A source with any other address is named, but not linked."""
    links = [a["href"] for a in Elements(page(sample_brief(url=url))).all("a")]
    assert all(link.startswith("#") for link in links)


def test_a_mark_leads_to_the_marked_words_and_back() -> None:
    """Every reference mark has its target in the evidence part, and every way back has its passage."""
    elements = Elements(page(sample_brief()))
    targets = {attributes["id"] for _, attributes in elements.tags if "id" in attributes}
    links = {a["href"].removeprefix("#") for a in elements.all("a") if a["href"].startswith("#")}
    assert links <= targets
    assert {f"e{n}" for n in range(1, 9)} | {f"p{n}" for n in range(1, 9)} <= links


def test_no_id_is_used_twice() -> None:
    """A link has one place to lead to."""
    ids = [attributes["id"] for _, attributes in Elements(page(sample_brief())).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_way_to_the_original_marks_the_passage_there() -> None:
    """Where the source has an address, a text directive with the first and the last words is added to it."""
    links = [a["href"] for a in Elements(page(sample_brief())).all("a")]
    start = "https://news.example/2025/01/21/halevi-resigns#:~:text=Opposition%20leader%20Yair"
    assert any(link.startswith(start) for link in links)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_numbered_sentences_of_the_page_are_those_of_the_brief(template: str) -> None:
    """Each sentence is an element of its own, numbered in reading order: a page can be checked by machine."""
    brief = sample_brief()
    expected = {n: visible_text(s.text) for n, s in enumerate(brief.sentences, start=1)}
    assert expected == shown_sentences(page(brief, template))


def test_a_theme_without_coverage_says_so() -> None:
    """An empty section keeps its place and its name, with a quiet line."""
    brief = sample_brief()
    empty = Section(theme=Theme(name="Hostages"))
    text = visible_html(page(replace(brief, sections=(brief.sections[0], empty, *brief.sections[1:]))))
    assert "Hostages\nNo coverage in these articles.\nPolitical fallout" in text


@pytest.mark.parametrize("absence", get_args(Absence))
@pytest.mark.parametrize("name", ["html", "text", "markdown", "mail"])
def test_an_empty_section_says_why_it_is_empty(name: str, absence: Absence) -> None:
    """Not on it, told above, no room, or not to be understood alone: each in its own words, in every output."""
    brief = sample_brief()
    empty = Section(theme=Theme(name="Hostages"), absence=absence)
    shown = visible_text(render(replace(brief, sections=(empty,)), name).data.decode())
    assert [absence] == [one for one in get_args(Absence) if load_labels("en")[one] in shown]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_lead_stands_above_the_sections_once(template: str) -> None:
    """Below the masthead, before the first heading, and nowhere else."""
    brief = sample_brief()
    text = visible_html(page(brief, template))
    announcement = visible_text(brief.sentences[0].text)
    above, _, below = text.partition("The resignation\n")
    assert (1, 0) == (above.count(announcement), below.partition("In the sources")[0].count(announcement))


def block_names(brief: Brief) -> list[str]:
    """The headings of the page, and the spoken names of what has none, in order."""
    tags = Elements(page(brief)).tags
    return [attributes.get("aria-label", tag) for tag, attributes in tags if tag == "h2" or "role" in attributes]


def test_a_theme_without_a_name_has_no_heading_but_a_name_for_screen_readers() -> None:
    """No empty heading; a group, so that its text is not taken for that of the heading above."""
    brief = sample_brief()
    bare = tuple(replace(section, theme=Theme(name="")) for section in brief.sections)
    assert ["Main event", "More news", "h2", "More news"] == block_names(
        replace(brief, sections=(bare[0], brief.sections[1], bare[2]))
    )[:4]


def test_a_theme_without_a_name_and_without_a_passage_is_not_shown() -> None:
    """There is nothing to say of it, and nothing to say it under."""
    brief = sample_brief()
    assert visible_html(page(replace(brief, sections=()))) == visible_html(
        page(replace(brief, sections=(Section(theme=Theme(name="\u200b")),)))
    )


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("he", "rtl"), ("ar", "rtl"), ("", "ltr")])
def test_the_page_runs_in_the_direction_of_its_language(language: str, direction: str) -> None:
    """A Hebrew or an Arabic article turns the page; an unknown language is taken for English."""
    html = Elements(page(sample_brief(language=language))).all("html")[0]
    assert html == {"lang": language or "en", "dir": direction}


@pytest.mark.parametrize("language", ['en" onload="alert(1)', "e n", "<b>", "a" * 50])
def test_a_language_that_is_none_is_ignored(language: str) -> None:
    """Only what looks like a language tag gets into the page."""
    assert "en" == Elements(page(sample_brief(language=language))).all("html")[0]["lang"]


def test_a_passage_over_two_paragraphs_keeps_the_break() -> None:
    """Two paragraphs of one passage are two paragraphs on the page, under one mark."""
    html = page(hostile_brief("fine"))
    passage = html[html.index('<div class="passage') : html.index("</div>", html.index('<div class="passage'))]
    assert (2, 1) == (passage.count("<p>"), passage.count('class="mark"'))
    assert "[1¶1–2]" in passage


def test_the_page_declares_the_paper_it_prints_on() -> None:
    """Printed from a browser, the page has the PDF's size and a readable type size."""
    html = render(sample_brief(), "html", Page(size="Letter")).data.decode()
    assert "@page { size: Letter }" in html
    size = re.search(r"@media print \{ html \{ font-size: ([\d.]+)pt", html)
    assert size is not None
    assert 9 <= float(size[1]) <= 11.5


def test_the_evidence_is_valid_json_in_one_line() -> None:
    """A reader of the page needs no HTML knowledge to take the evidence out."""
    script = Elements(page(sample_brief())).script
    assert "\n" not in script
    assert json.loads(script)["sources"][0]["text"] == sample_document().text


def test_fonts_are_embedded_only_for_the_scripts_on_the_page() -> None:
    """An English page carries the five Latin files; Hebrew and Greek come with their text."""
    assert 5 == page(sample_brief()).count("@font-face")
    greek = page(sample_brief(text="Ελλάδα")).count("@font-face")
    assert 10 == greek
