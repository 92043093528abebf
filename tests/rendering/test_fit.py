"""One page by layout: the most passages at the largest size, never cropped."""

from __future__ import annotations

import io
import os
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from pypdf import PdfReader

from briefing.errors import RenderError
from briefing.model import Brief, Page
from briefing.pipeline import make_brief
from briefing.rendering.fit import Editions, fit, fit_unmeasured, print_edition, print_layout
from briefing.rendering.layout import FOOT, SHEET, lay_out
from briefing.rendering.pagetext import odd_line, page_text
from briefing.rendering.pdf import make_pdf
from briefing.selection.reasons import BEYOND_PAGE
from briefing.themes.sets import load_themes
from briefing.typesetting.arithmetic import LARGEST, SMALLEST
from briefing.typesetting.edition import Edition, make_edition
from tests.rendering.briefs import Recipe, crowded_brief, recipes, sample_brief, with_passages
from tests.samples import SAMPLES, read_sample

Test = Callable[..., Any]
THEMES = load_themes("resignation")
EXAMPLES = int(os.environ.get("BRIEFING_EXAMPLES") or (150 if os.environ.get("CI") else 12))
"""Generated briefs that the promise of one page is tried on, for each of two templates: 300 before a change lands."""

PARTS = 6
"""Tests that the promise is tried in, so that the processes of a test run can share them."""


def own_briefs(part: int) -> Callable[[Test], Test]:
    """Briefs of its own for each part: where nothing is left to chance, all would begin with the same."""
    return seed(part) if os.environ.get("CI") else lambda test: test


def tried(examples: int) -> settings:
    """How a property is tried: a failing brief is told as it is, for to shrink it takes minutes of layouts."""
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[Phase.explicit, Phase.generate],
    )


def count(brief: Brief) -> int:
    """How many passages a brief has."""
    return sum(1 for _ in brief.passages)


def printed(brief: Brief, page: Page) -> Edition:
    """As much of a brief as fits a page, laid out."""
    return print_edition(fit(Editions(lambda most: with_passages(brief, most), count(brief), page)))


def pdf_text(data: bytes) -> str:
    """The text of a PDF, page after page."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("template", ["default", "memo"])
def test_a_fitted_brief_is_one_page_that_says_all_of_it(template: str, part: int) -> None:
    """Whatever is asked for, the PDF has one page, and its text is the brief's: nothing cropped, nothing more."""
    page = Page(template=template)

    @own_briefs(part)
    @tried(EXAMPLES // PARTS)
    @given(recipe=recipes())
    def says_all_on_one_page(recipe: Recipe) -> None:
        fitted = printed(recipe.brief(), page)
        data = make_pdf(fitted)
        assert 1 == len(PdfReader(io.BytesIO(data)).pages)
        assert odd_line(pdf_text(data), page_text(fitted)) is None
        assert SMALLEST <= print_layout(fitted).type_size <= LARGEST
        assert fitted.layouts <= 6

    says_all_on_one_page()


@pytest.mark.parametrize("template", ["default", "memo"])
@given(recipe=recipes())
@tried(12)
def test_the_arithmetic_never_says_yes_wrongly(template: str, recipe: Recipe) -> None:
    """What surely fits without a layout does fit when it is laid out, and takes no more than the bound."""
    edition = make_edition(recipe.brief(), Page(template=template))
    if edition.estimate.surely_fits:
        layout = lay_out(edition, LARGEST)
        assert 1 == layout.count
        assert layout.filled * edition.estimate.room <= edition.estimate.bound(LARGEST)


@pytest.mark.parametrize("template", ["default", "memo"])
@pytest.mark.parametrize("words", ["a b c ", "MMWMW "])
def test_the_longest_text_that_surely_fits_does_fit(words: str, template: str) -> None:
    """To the word, and of letters whose widths are far from the usual: an estimate that is right on average is not."""

    def of_length(count: int) -> Edition:
        return make_edition(sample_brief(text=words * count + "end."), Page(template=template))

    most = bisect_left(range(1, 1000), True, key=lambda count: not of_length(count).estimate.surely_fits)
    assert (True, False) == (of_length(most).estimate.surely_fits, of_length(most + 1).estimate.surely_fits)
    assert 1 == lay_out(of_length(most), LARGEST).count


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("template", ["default", "memo"])
def test_a_page_is_filled_when_there_is_enough_to_fill_it(size: str, template: str) -> None:
    """With more passages than fit, at least nine tenths of the text area are used."""
    page = Page(size=size, template=template)
    brief = plenty()
    fitted = printed(brief, page)
    assert 0 < count(fitted.brief) < count(brief)
    assert print_layout(fitted).filled >= 0.9


@pytest.mark.parametrize("template", ["default", "memo"])
def test_fitting_a_page_takes_at_most_four_layouts(template: str) -> None:
    """Guess, correct, settle the size: more is not needed for ordinary text."""
    assert printed(plenty(), Page(template=template)).layouts <= 4


def test_a_short_brief_is_set_at_the_largest_size_in_one_layout() -> None:
    """The usual brief costs one layout, and no layout to know that it fits."""
    brief, page = with_passages(sample_brief(), 5), Page()
    fitted = printed(brief, page)
    assert (True, LARGEST, 1) == (fitted.estimate.surely_fits, print_layout(fitted).type_size, fitted.layouts)


def test_more_pages_hold_more() -> None:
    """With two pages allowed, more passages stay and the PDF has two pages."""
    brief = plenty()
    one, two = (printed(brief, Page(pages=pages)) for pages in (1, 2))
    assert count(one.brief) < count(two.brief)
    assert 2 == len(PdfReader(io.BytesIO(make_pdf(two))).pages)


def test_a_sentence_of_a_megabyte_stays_out_and_the_brief_is_still_made() -> None:
    """One hopeless passage neither hangs the fitting nor spoils the page."""
    huge = sample_brief(text="word " * 200_000 + "end.")
    fitted = fit(Editions(lambda most: with_passages(huge, most), 1, Page()))
    assert 0 == count(fitted.brief)


def test_a_brief_that_cannot_fit_is_refused_in_one_line() -> None:
    """Asked to print what is too long, the PDF says how long it is and what to do."""
    with pytest.raises(RenderError, match=r"takes .* pages at 9 pt, not 1; ask for a shorter --length"):
        make_pdf(make_edition(plenty(), Page()))


def test_text_of_unknown_width_is_never_sure() -> None:
    """Chinese is drawn by a font of the machine, whose widths the arithmetic does not know."""
    brief = sample_brief(text="國防軍參謀長宣布辭職。")
    assert not make_edition(brief, Page()).estimate.surely_fits


def test_a_printed_html_page_is_set_no_larger_than_surely_fits() -> None:
    """The HTML's print size is the largest at which the arithmetic sees it fit one page."""
    edition = make_edition(sample_brief(), Page())
    size = edition.estimate.sure_size
    assert SMALLEST <= size <= LARGEST
    assert 1 == lay_out(edition, size).count


@pytest.mark.parametrize("template", ["default", "memo"])
@given(recipe=recipes())
@tried(12)
def test_sources_at_the_foot_of_a_page_stand_clear_of_its_text(template: str, recipe: Recipe) -> None:
    """However far the estimate is off, in any script, and with the air of a short page too."""
    edition = make_edition(with_passages(recipe.brief(), 6), Page(template=template))
    layout = lay_out(edition, LARGEST)
    if "low" in edition.estimate.shape:
        anchors = layout.pages.pages[0].anchors
        assert 1 == layout.count
        assert anchors[SHEET][3] < anchors[FOOT][1]


@pytest.mark.parametrize(("passages", "classes"), [(1, "low short"), (4, "low"), (8, "")])
def test_a_page_with_room_to_spare_has_its_sources_at_its_foot(passages: int, classes: str) -> None:
    """And what is only a few lines is set with more air; a well filled page is neither."""
    assert make_edition(with_passages(sample_brief(), passages), Page()).estimate.shape == classes


def test_a_template_of_ones_own_is_left_as_it_is(tmp_path: Path) -> None:
    """Nobody knows how much room it takes."""
    assert "" == make_edition(with_passages(sample_brief(), 1), Page(template=str(tmp_path))).estimate.shape


def test_what_is_filled_is_told_without_the_gap_above_the_sources() -> None:
    """A few lines do not fill a page because its foot is far down."""
    assert lay_out(make_edition(with_passages(sample_brief(), 1), Page()), LARGEST).filled < 0.7


@pytest.mark.parametrize("article", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("template", ["default", "memo"])
def test_every_article_fills_its_page_or_is_used_up(template: str, size: str, article: Path) -> None:
    """At `page`, nine tenths of the text area are used unless every passage that can stand is on it."""
    page = Page(size=size, template=template)
    brief = make_brief([read_sample(article)], themes=THEMES, length="page", page=page)
    is_used_up = BEYOND_PAGE not in {omitted.reason for omitted in brief.omitted}
    assert is_used_up or print_layout(make_edition(brief, page)).filled >= 0.9


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("template", ["default", "memo"])
def test_all_articles_together_fill_their_page(template: str, size: str) -> None:
    """There is more than enough in three."""
    page = Page(size=size, template=template)
    brief = make_brief([read_sample(path) for path in SAMPLES], themes=THEMES, length="page", page=page)
    assert BEYOND_PAGE in {omitted.reason for omitted in brief.omitted}
    assert 0.9 <= print_layout(make_edition(brief, page)).filled <= 1


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("template", ["default", "memo"])
def test_where_nothing_can_be_laid_out_less_is_shown_and_it_fits(template: str, size: str) -> None:
    """A machine without the engine makes an HTML page that another one prints on one sheet."""
    brief, page = plenty(), Page(template=template, size=size)
    unmeasured = fit_unmeasured(Editions(lambda most: with_passages(brief, most), count(brief), page))
    assert 0 < count(unmeasured.brief) <= count(printed(brief, page).brief)
    assert 1 == lay_out(unmeasured, SMALLEST).count


@given(recipe=recipes())
@tried(12)
def test_whatever_is_shown_where_nothing_can_be_laid_out_fits(recipe: Recipe) -> None:
    """In any script, with any headline and any number of sources; if the page without a passage does."""
    brief = recipe.brief()
    unmeasured = fit_unmeasured(Editions(lambda most: with_passages(brief, most), count(brief), Page()))
    assert 1 == lay_out(unmeasured, SMALLEST).count or 0 == count(unmeasured.brief)


@pytest.mark.parametrize(("passages", "smallest", "most"), [(3, 11.5, 11.5), (12, 9.0, 11.4)])
def test_other_lengths_choose_the_type_size_that_the_page_can_hold(passages: int, smallest: float, most: float) -> None:
    """The number of words is kept; a longer brief is set smaller, never below nine points."""
    fitted = printed(with_passages(plenty(), passages), Page())
    assert count(fitted.brief) == passages
    assert smallest <= print_layout(fitted).type_size <= most


@pytest.mark.parametrize("template", ["default", "memo"])
@pytest.mark.parametrize("passages", [11, 14])
def test_the_type_is_about_as_large_as_the_page_can_hold(passages: int, template: str) -> None:
    """Less than half a point below the largest size of all, or below one at which it would run over."""
    edition = printed(with_passages(plenty(), passages), Page(template=template))
    size = print_layout(edition).type_size
    assert SMALLEST <= size
    assert size > LARGEST - 0.5 or lay_out(edition, size + 0.5).count > 1


def plenty() -> Brief:
    """Every sentence of the sample under six themes, far more than a page holds."""
    return crowded_brief(sources=3, themes=6)
