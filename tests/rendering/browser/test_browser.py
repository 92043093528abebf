"""The HTML in a real browser: on a telephone and a wide screen, in the light and in the dark, by keyboard, on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from briefing.model import Page
from briefing.rendering.pagetext import odd_line, page_text
from briefing.typesetting.edition import make_edition
from tests.rendering.briefs import HOSTILE, hostile_brief, sample_brief
from tests.rendering.browser.conftest import Open
from tests.rendering.browser.pages import BRIEFS, right_to_left, whole_brief

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

TEMPLATES = ["default", "memo"]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
"""The tags of axe-core that make up WCAG 2.2 AA."""

AUDIT = """async standard => {
    const options = {runOnly: standard, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]};
    const found = (await axe.run(document, options)).violations;
    return found.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 90)).join(" | ")}`);
}"""

OVERLAPS = """() => {
    const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, range = document.createRange();
        if (!node.data.trim() || node.parentElement.closest("script")) continue;
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            const letter = box.height * 0.25;   // a box is as high as the face, the letters in it are not
            if (box.width > 1) lines.push([box.left, box.top + letter, box.right, box.bottom - letter, node.data]);
        }
    }
    const shared = (a, b, from, to) => Math.min(a[to], b[to]) - Math.max(a[from], b[from]);
    const over = (a, b) => shared(a, b, 0, 2) > 1 && shared(a, b, 1, 3) > 1;
    const named = (a, b) => `${a[4].slice(0, 40)} / ${b[4].slice(0, 40)}`;
    return lines.flatMap((a, i) => lines.slice(i + 1).filter(b => over(a, b)).map(b => named(a, b)));
}"""

WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
    .map(one => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`)
    .concat(document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [])"""

SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
"""What a reader may set to read more easily (WCAG 1.4.12)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_violates_nothing_of_wcag_2_2_aa(
    template: str, width: int, scheme: str, open_brief: Open, axe: str
) -> None:
    """Contrast, names, landmarks, targets: as axe-core finds them, on a telephone and a wide screen."""
    page = open_brief(whole_brief(), template=template, width=width, scheme=scheme)
    page.evaluate(axe)
    assert [] == page.evaluate(AUDIT, STANDARD)


@pytest.mark.parametrize("language", ["he", "ar"])
def test_a_page_from_right_to_left_violates_nothing_either(language: str, open_brief: Open, axe: str) -> None:
    """Languages and directions are marked where they change."""
    page = open_brief(right_to_left(language), width=390, scheme="dark")
    page.evaluate(axe)
    assert [] == page.evaluate(AUDIT, STANDARD)


@pytest.mark.parametrize("name", BRIEFS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_overlaps_and_nothing_is_wider_than_the_screen(template: str, name: str, open_brief: Open) -> None:
    """From the narrowest telephone to a wide screen, whatever the text."""
    page = open_brief(BRIEFS[name](), template=template)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert [] == page.evaluate(WIDER), width
        assert [] == page.evaluate(OVERLAPS), width


@pytest.mark.parametrize("template", TEMPLATES)
def test_text_can_be_spaced_as_a_reader_needs_it(template: str, open_brief: Open) -> None:
    """Wider lines, words and letters push nothing over anything."""
    page = open_brief(whole_brief(), template=template, width=390)
    page.add_style_tag(content=SPACED)
    assert [] == page.evaluate(WIDER)
    assert [] == page.evaluate(OVERLAPS)


def test_what_is_looked_for_would_be_found(open_brief: Open, axe: str) -> None:
    """A page spoilt on purpose: faint, shifted and too wide."""
    page = open_brief(sample_brief())
    page.add_style_tag(content=".facts { color: #ddd } .theme { margin-top: -4rem } footer { width: 120vw }")
    page.evaluate(axe)
    assert [] != page.evaluate(OVERLAPS)
    assert "the page scrolls sideways" in page.evaluate(WIDER)
    assert page.evaluate(AUDIT, STANDARD)[0].startswith("color-contrast: ")


def press_until(page: Tab, selector: str, most: int = 60) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def background(page: Tab, selector: str) -> str:
    """The colour after an element."""
    return str(page.eval_on_selector(selector, "one => getComputedStyle(one).backgroundColor"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_evidence_opens_with_the_keyboard_alone(template: str, scheme: str, open_brief: Open) -> None:
    """Tab to a mark, Enter: the sentence is there, highlighted; Tab, Enter: back to where one was."""
    page = open_brief(sample_brief(), template=template, scheme=scheme)
    plain = background(page, "#e2")
    press_until(page, ".mark[href='#e2']")
    assert "solid" == page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")
    assert "#e2" == page.evaluate("location.hash")
    box: Any = page.locator("#e2").bounding_box()
    assert 0 < box["y"] < 700
    assert background(page, "#e2") not in {plain, background(page, "#e1"), background(page, "body")}
    assert page.inner_text("#e2") == page.inner_text("#p2").rpartition("\u00a0")[0]
    press_until(page, "a[href='#p2']", most=1)
    page.keyboard.press("Enter")
    assert "#p2" == page.evaluate("location.hash")
    box = page.locator("#p2").bounding_box()
    assert 0 <= box["y"] < 700


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_asked_of_anyone_and_nothing_is_complained_of(template: str, open_brief: Open) -> None:
    """The file is all there is: no request leaves it, and its own policy refuses nothing that it has."""
    page = open_brief(whole_brief(), template=template)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload(wait_until="networkidle")
    assert {page.url} == {url for url in asked if not url.startswith("data:")}
    assert [] == said


@pytest.mark.parametrize("template", TEMPLATES)
def test_hostile_text_runs_nothing_and_fetches_nothing(template: str, open_brief: Open) -> None:
    """Titles, names, addresses and sentences that are markup, templates or scripts are words on the page."""
    page = open_brief(hostile_brief(" ".join(HOSTILE)), template=template)
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.reload(wait_until="networkidle")
    assert {page.url} == {url for url in asked if not url.startswith("data:")}
    assert [] == said
    assert "<script>alert(1)</script>" in page.inner_text("h1 >> nth=0")
    assert "{{ 7*7 }}" in page.inner_text("h1 >> nth=0")


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_bundled_faces_are_the_ones_on_the_screen(template: str, open_brief: Open) -> None:
    """Every face of the styles that the page uses is read from the page itself."""
    page = open_brief(sample_brief(), template=template)
    page.evaluate("document.fonts.ready")
    used = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert {"Source Serif 4", "Source Sans 3"} == {name.strip("'\"") for name in used}
    assert [] == page.evaluate("[...document.fonts].filter(f => f.status === 'error').map(f => f.family)")


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_browser_prints_the_same_one_page(template: str, size: str, open_brief: Open) -> None:
    """On the paper that was asked for, with the words of the PDF and without the evidence below it."""
    brief, page = whole_brief(), Page(size=size, template=template)
    printed = PdfReader(io.BytesIO(open_brief(brief, template=template, size=size).pdf(prefer_css_page_size=True)))
    assert 1 == len(printed.pages)
    text = printed.pages[0].extract_text().replace("\u02bc", "’")  # one glyph; Chromium names it by the other letter
    assert odd_line(text, page_text(make_edition(brief, page))) is None
    width, height = printed.pages[0].mediabox[2:]
    assert {"A4": (595, 842), "Letter": (612, 792)}[size] == (round(width), round(height))


@pytest.mark.parametrize("language", ["he", "ar"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_label_stands_right_of_the_text_where_one_reads_from_there(
    template: str, language: str, open_brief: Open
) -> None:
    """The whole page is mirrored, marks and numbers are not."""
    page = open_brief(right_to_left(language), template=template)
    label, text = (page.locator(f".theme {one}").first.bounding_box() for one in ("h2", ".passage"))
    assert label
    assert text
    assert label["x"] > text["x"] + text["width"] / 2
    assert "[1¶1]" == page.inner_text(".mark")
    assert "ltr" == page.eval_on_selector(".mark", "one => getComputedStyle(one).direction")
