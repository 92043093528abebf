"""The HTML of a mail: tables and styles in the elements, the page's sentences, small, and readable in the dark."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.model import Brief, Page, Passage, Section, Sentence, Theme
from briefing.page.visible import visible_text
from briefing.rendering.mail import LIMIT, Whole, mail_body, mail_subject
from briefing.rendering.pagetext import shown_sentences, visible_html
from briefing.rendering.renderers import render
from briefing.typesetting.edition import make_edition
from tests.rendering.briefs import HOSTILE, crowded_brief, hostile_brief, sample_brief, sample_document
from tests.rendering.test_html import Elements

ATTACHED = Whole(name="chief.pdf", link="cid:1@briefing")


def body(brief: Brief, whole: Whole | None = None) -> str:
    """The body of a brief's mail."""
    return mail_body(make_edition(brief, Page()), whole)


def test_the_layout_is_in_tables_and_the_styles_are_in_the_elements() -> None:
    """The only style element left is the one for the dark; a program that drops it shows the light."""
    html = body(sample_brief())
    elements = Elements(html)
    assert {"presentation"} == {table.get("role") for table in elements.all("table")}
    assert [{"data-css-inline": "keep"}] == elements.all("style")
    style = html.partition("<style")[2].partition("</style>")[0]
    assert "@media (prefers-color-scheme: dark)" == style.partition(">")[2].partition("{")[0].strip()
    assert all("style" in cell for cell in elements.all("td") if "class" in cell)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    """No script, no picture, no font, no style sheet from anywhere."""
    html = body(sample_brief())
    tags = {tag for tag, _ in Elements(html).tags}
    assert not {"script", "img", "link", "iframe", "object", "embed", "video", "form", "input", "base"} & tags
    assert not re.search(r"url\(|@import|@font-face|\son\w+=|background=", html)


def test_a_template_s_link_to_a_style_sheet_is_not_followed(tmp_path: Path) -> None:
    """Nobody is asked for it, wherever it leads."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(0)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/mail.css"
        link = f'<html><head><link rel="stylesheet" href="{url}"></head><body>{{{{ view.title }}}}</body></html>'
        (tmp_path / "mail.html").write_text(link, encoding="utf-8")
        assert "Israel’s military chief" in mail_body(make_edition(sample_brief(), Page(template=str(tmp_path))))
        with pytest.raises(BlockingIOError):
            server.accept()


def test_the_sentences_are_those_of_the_page() -> None:
    """The same words under the same numbers."""
    page = render(sample_brief(), "html").data.decode()
    assert shown_sentences(page) == shown_sentences(body(sample_brief()))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_an_article_says_becomes_markup(text: str) -> None:
    """Whatever the text, the mail has the elements that it has for a harmless one."""
    hostile, harmless = (Elements(body(hostile_brief(one))) for one in (text, "fine"))
    assert [tag for tag, _ in harmless.tags] == [tag for tag, _ in hostile.tags]


def test_the_inbox_shows_the_lead_and_a_reader_sees_it_once() -> None:
    """The preheader comes first, is hidden from eyes and from screen readers, and keeps the rest out of the line."""
    html = body(sample_brief())
    preheader = html.partition("<body")[2].partition("</div>")[0]
    assert sample_brief().sentences[0].text in preheader
    assert 'aria-hidden="true"' in preheader
    assert "display: none" in preheader
    assert 80 == preheader.count("\u200c")
    assert 2 == html.count("Lt. Gen. Herzi Halevi, announced his resignation")


def test_a_section_without_a_heading_has_a_rule_only_below_another_section() -> None:
    """Below the lead it goes on; nowhere is a heading empty."""
    brief = sample_brief()
    bare = [replace(section, theme=Theme(name="")) for section in brief.sections]
    below_the_lead, below_a_section = (
        Elements(body(replace(brief, sections=sections)))
        for sections in ((bare[0], brief.sections[1]), (brief.sections[1], bare[0]))
    )
    assert (1, 1) == (len(below_the_lead.all("h2")), len(below_a_section.all("h2")))
    cells = ([cell.get("class") for cell in one.all("td")] for one in (below_the_lead, below_a_section))
    assert [0, 1] == [classes.count("theme bare") for classes in cells]


def test_a_small_brief_says_nothing_of_an_attachment() -> None:
    """What is complete needs no excuse; the proof names the file that is attached."""
    html = body(sample_brief(), ATTACHED)
    assert "cid:" not in html
    assert "briefing verify chief.pdf" in visible_html(html)
    assert "briefing verify FILE" in visible_html(body(sample_brief()))


def large_brief() -> Brief:
    """Four hundred sentences under five themes, and a theme without any."""
    brief = crowded_brief(sources=14, themes=5)
    return replace(brief, sections=(*brief.sections, Section(theme=Theme(name="Hostages"))))


def test_a_brief_that_is_too_large_is_shown_as_far_as_it_fits_and_says_so() -> None:
    """Gmail cuts at 102 kB: whole passages, the first ones, as many as fit, and where the rest is."""
    html, brief = body(large_brief(), ATTACHED), large_brief()
    assert 0.98 * LIMIT < len(html.encode()) < LIMIT
    shown = shown_sentences(html)
    assert {n: visible_text(s.text) for n, s in enumerate(brief.sentences[: len(shown)], start=1)} == shown
    said = f"This mail shows {len(shown)} of {len(brief.sentences)} sentences. The whole brief is attached: chief.pdf"
    assert said in visible_html(html)
    assert 'href="cid:1@briefing"' in html


def test_what_did_not_fit_is_not_called_uncovered() -> None:
    """A theme whose passages are left out is left out, too; one without coverage says so."""
    text = visible_html(body(large_brief(), ATTACHED))
    assert "Theme 5" not in text
    assert 1 == text.count("No coverage in these articles.")
    assert "Hostages\nNo coverage" in text.replace("Hostages No", "Hostages\nNo")


def test_without_an_attachment_a_cut_mail_names_none() -> None:
    """It says what is missing all the same."""
    html = body(large_brief())
    assert "This mail shows" in visible_html(html)
    assert "attached" not in visible_html(html)
    assert "cid:" not in html


def test_a_single_passage_that_is_too_large_leaves_the_frame() -> None:
    """A mail without a sentence, which says where they are."""
    document = sample_document(text="A sentence that never seems to end " * 4000 + "ends.")
    passage = Passage(sentences=(Sentence(document=document, start=0, end=len(document.text)),))
    theme = Section(theme=Theme(name="All of it"), passages=(passage,))
    brief = Brief(title="Long", lead=None, sections=(theme,), documents=(document,))
    html = body(brief, ATTACHED)
    assert len(html.encode()) < LIMIT
    assert "This mail shows 0 of 1 sentences." in visible_html(html)


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def inks(css: str) -> Iterator[str]:
    """The colours of texts in a style sheet."""
    yield from re.findall(r"(?<![-\w])color: (#\w{6})", css)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_is_readable_on_its_ground(mode: str) -> None:
    """At least 4.5 to 1 (WCAG 2.2, AA), in the light and in the dark; the preheader is there to be unseen."""
    html = body(sample_brief())
    dark = html.partition("<style")[2].partition("</style>")[0]
    css = dark if mode == "dark" else html.replace(dark, "")
    (ground,) = set(re.findall(r"background-color: (#\w{6})", css))
    for ink in set(inks(css)) - {ground}:
        light, deep = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (deep + 0.05) >= 4.5, ink


def test_every_colour_has_one_for_the_dark() -> None:
    """An element that is dark on light and would stay so cannot be read at night."""
    html = body(large_brief(), ATTACHED)
    dark = html.partition("<style")[2].partition("</style>")[0]
    turned = set(re.findall(r"\.(\w+)", dark))
    coloured = [attributes for _, attributes in Elements(html).tags if "color: #" in attributes.get("style", "")]
    assert [] == [a for a in coloured if not set(a.get("class", "").split()) & turned]


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("he", "right"), ("ar", "right")])
def test_the_mail_runs_in_the_direction_of_its_language(language: str, side: str) -> None:
    """As attributes, which every mail program knows."""
    elements = Elements(body(sample_brief(language=language)))
    assert {side} == {cell["align"] for cell in elements.all("td") if "align" in cell and cell["class"] != "margin"}
    assert [{"lang": language, "dir": "rtl" if side == "right" else "ltr"}] == elements.all("html")


def test_the_subject_is_the_headline_and_the_date() -> None:
    """In the brief's language; without a date the headline alone, without a headline what kind of mail it is."""
    brief = sample_brief()
    assert "Israel’s military chief resigns over October 7 · 21 January 2025" == mail_subject(brief)
    assert brief.title == mail_subject(replace(brief, issued=None))
    assert "News brief · 21 January 2025" == mail_subject(replace(brief, title=" "))
    hebrew = replace(sample_brief(language="he"), title="הרמטכ״ל מתפטר")
    assert "הרמטכ״ל מתפטר · 21 בינואר 2025" == mail_subject(hebrew)


def test_a_subject_shows_what_the_headline_shows() -> None:
    """In one line, without marks that turn the reading round, and not without end."""
    brief = replace(sample_brief(), issued=None)
    assert "a b" == mail_subject(replace(brief, title="\u202ea\nb"))
    assert f"{'word ' * 47}…" == mail_subject(replace(brief, title="word " * 1000))
