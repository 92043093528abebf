"""Glyphs: what no font has is named and can still be read back, and each glyph stands for what it draws."""

from __future__ import annotations

import io
from itertools import chain

import pikepdf
import pytest
from pypdf import PdfReader

import briefing
from briefing.rendering.pagetext import odd_line, page_text
from briefing.typesetting.edition import make_edition
from briefing.typesetting.fonts import draws
from briefing.typesetting.scripts import by_script
from tests.rendering.briefs import sample_brief

PRIVATE = "The sign \ue001 stands, then \ue002, then \ue001 once more."
"""No font of any machine is sure to have these, and none should."""
ODD = {
    "private": ("en", PRIVATE),
    "unassigned": ("en", "Between words \u0378 and words."),
    "accent of its own": ("en", "Ọ̀rọ̀ ẹ́ stands, then o and e stand, and q̇ beside q."),
    "transliterated": ("en", "Ḥamza and Hamza, Ṭāriq and Tariq."),
    "pointed Hebrew": ("he", "שִׁמְעוֹן שמעון הִיא (בִּ) בְּרֵאשִׁית בָּרָא."),
    "direction mark and brackets": ("he", "ראש הממשלה \u200f(הליכוד)\u200f אמר [כן]\u200f."),
    "brackets both ways": ("he", "קוראים לו 'ביבי' (בנימין) {כן} <לא> 12% a<b (c)."),
    "list": ("he", "א) ראשון (a) ב) שני b)."),
    "comparison": ("ar", "القيمة <5 والثانية> ثلاثة, x<y."),
    "vowel marks": ("ar", "مُحَمَّدٌ (رَسُولُ) قال."),
    "Thai": ("th", "สวัสดีชาวโลก กำลัง."),
    "Hindi": ("hi", "प्रधानमंत्री ने कहा कि क्षेत्र."),
    "Syriac": ("syr", "ܫܠܡܐ (ܠܟ)."),
    "Chinese": ("en", "He said 你好 today."),
}


@pytest.mark.parametrize(("language", "text"), ODD.values(), ids=ODD)
def test_whatever_stands_on_a_page_is_read_back_from_it(language: str, text: str) -> None:
    """With a glyph or without, from either side: the PDF says what the page says."""
    brief = sample_brief(text=text, language=language)
    rendered = briefing.render(brief, "pdf")
    extracted = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(rendered.data)).pages)
    assert odd_line(extracted, page_text(make_edition(brief, briefing.Page()))) is None
    verification = briefing.verify(rendered)
    assert [] == [fault for fault in verification.faults if fault.kind in ("page", "file")]
    assert rendered.undrawn == verification.undrawn


def test_what_no_font_has_is_named_once() -> None:
    """In the order in which it is drawn; other outputs draw nothing."""
    brief = sample_brief(text=PRIVATE)
    assert "\ue001\ue002" == briefing.render(brief, "pdf").undrawn
    assert "" == briefing.render(brief, "html").undrawn
    assert "" == briefing.render(sample_brief(), "pdf").undrawn


def test_what_no_font_has_is_a_box() -> None:
    """Its code leads to the glyph for it, every other code to its own; every reader knows the encoding."""
    with pikepdf.open(io.BytesIO(briefing.render(sample_brief(text=PRIVATE), "pdf").data)) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert {"/Identity-H"} == {str(font.Encoding) for font in fonts}
        maps = [font.DescendantFonts[0].CIDToGIDMap for font in fonts]
        (glyphs,) = [one.read_bytes() for one in maps if isinstance(one, pikepdf.Stream)]
    pairs = [int.from_bytes(glyphs[place : place + 2], "big") for place in range(0, len(glyphs), 2)]
    assert [0, 0] == pairs[-2:]
    assert all(glyph in (0, code) for code, glyph in enumerate(pairs))
    assert len(set(PRIVATE)) - 3 <= sum(map(bool, pairs))


@pytest.mark.parametrize(
    ("characters", "groups"),
    [
        ("你好，。", [("你好，。", "Chinese", "fonts-noto-cjk")]),
        ("日本こ", [("日本こ", "Japanese", "fonts-noto-cjk")]),
        ("안녕", [("안녕", "Korean", "fonts-noto-cjk")]),
        ("क।ख∑", [("क।ख", "Devanagari", "fonts-noto-core"), ("∑", "", "fonts-noto-core")]),
        ("\ue000\u0378", [("\ue000\u0378", "", "")]),
        ("", []),
    ],
)
def test_missing_characters_go_by_their_script(characters: str, groups: list[tuple[str, str, str]]) -> None:
    """With the punctuation that stands among its letters, and a package that has them, if there can be one."""
    assert groups == [(one.characters, one.script, one.package) for one in by_script(characters)]


def test_the_bundled_fonts_draw_the_letters_of_their_scripts_and_no_others() -> None:
    """Latin, Greek, Cyrillic, Hebrew, Arabic; not Chinese, and nothing that is not a letter yet."""
    assert all(map(draws, "naïve Ωмשع"))
    assert [] == list(filter(draws, chain("你ก\u0378\ue000")))
