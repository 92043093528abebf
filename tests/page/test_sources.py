"""What a page of several articles says of its sources: how many they are, their days, whose text each has."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from pypdf import PdfReader

from briefing.discourse.annotations import annotate
from briefing.model import Brief, Document, Page, Passage, Section, Theme
from briefing.page.arranging import make_view
from briefing.page.labels import known_languages, load_labels
from briefing.rendering.fit import print_edition
from briefing.rendering.renderers import RENDERERS, render
from briefing.segmentation.corpus import read_corpus
from briefing.segmentation.sentences import split_sentences
from briefing.typesetting.arithmetic import Estimate
from briefing.typesetting.edition import make_edition
from tests.wire import ARTICLES, MAYOR, MOURNING, PRINTED, REPORT, SEARCH, dated

SHOWN = [name for name in RENDERERS if name != "json"]


def brief_of(*documents: Document, unquoted: tuple[Document, ...] = ()) -> Brief:
    """The first sentence of each document, under one heading; some are read and not quoted."""
    passages = tuple(Passage(sentences=(split_sentences(document)[0],)) for document in documents)
    return Brief(
        title="Fire in Lake Arden",
        lead=passages[0],
        sections=(Section(theme=Theme(name="The fire"), passages=passages[1:]),),
        documents=(*documents, *unquoted),
        copies=annotate(read_corpus((*documents, *unquoted))).copies,
        issued=date(2025, 1, 15),
    )


def shown(brief: Brief, name: str) -> str:
    """What an output has, with the white space of a line of text; of a PDF, what its pages say."""
    data = render(brief, name).data
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text() if name == "pdf" else unescape(data.decode())
    return " ".join(text.replace("\\", "").split())


def marks(brief: Brief) -> list[str]:
    """The marks of the excerpts in reading order."""
    return [str(excerpt.mark) for excerpt in make_view(brief).excerpts]


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_says_how_many_articles_and_sources_it_is_made_from(name: str) -> None:
    """All that was read is counted; three prints of one report are one source."""
    brief = brief_of(REPORT, SEARCH, unquoted=(PRINTED, *ARTICLES[2:3], *ARTICLES[4:]))
    assert "6 articles, 3 independent sources" in shown(brief, name)


def test_one_article_is_one_source() -> None:
    """Of which there is nothing more to say."""
    assert "1 source" in make_view(brief_of(REPORT)).facts


@pytest.mark.parametrize("language", known_languages())
def test_every_language_counts_articles_and_sources(language: str) -> None:
    """With a form for each of the counts, and no blank left."""
    labels = load_labels(language)
    for number in (1, 2, 3, 11, 100):
        articles, sources = labels.count("articles", number), labels.count("independent", number)
        fact = labels.fill("basis_of_several", articles=articles, sources=sources)
        assert articles in fact
        assert sources in fact
        assert "{" not in fact


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "14 Sep"),
        ("de", "14. Sept."),
        ("es", "14 sept"),
        ("fr", "14 sept."),
        ("pt", "14 de set."),
        ("he", "14 בספט׳"),
        ("ar", "14 سبتمبر"),
        ("sv", "14 Sep"),
    ],
)
def test_a_day_is_short_as_the_language_writes_it(language: str, day: str) -> None:
    """Day and month, by CLDR; with the year where it is needed."""
    labels = load_labels(language)
    assert day == labels.short_day(date(2025, 9, 14), with_year=False)
    assert "2025" in labels.short_day(date(2025, 9, 14), with_year=True)


def test_marks_have_their_article_s_day_where_the_days_differ() -> None:
    """An undated article has none."""
    assert ["1¶1, 13 Jan", "2¶1, 15 Jan", "3¶1"] == marks(brief_of(REPORT, SEARCH, MOURNING))


@pytest.mark.parametrize("documents", [(REPORT, PRINTED), (REPORT, MOURNING), (REPORT,), (MOURNING,)])
def test_marks_have_no_day_where_the_page_has_only_one(documents: tuple[Document, ...]) -> None:
    """The page says it once; one day and an unknown one are not two."""
    assert "," not in "".join(marks(brief_of(*documents)))


def test_only_days_of_quoted_articles_count() -> None:
    """An older article that is not quoted gives no mark anything to tell."""
    assert ["1¶1", "2¶1"] == marks(brief_of(REPORT, PRINTED, unquoted=(SEARCH,)))


def test_marks_have_a_year_where_the_years_differ() -> None:
    """All of them, so that no reader wonders which year the others are of."""
    old = dated(MAYOR, date(2024, 12, 31))
    assert ["1¶1, 31 Dec 2024", "2¶1, 15 Jan 2025"] == marks(brief_of(old, SEARCH))


@pytest.mark.parametrize("name", SHOWN)
def test_every_output_has_the_days_in_its_marks(name: str) -> None:
    """The same marks everywhere."""
    said = shown(brief_of(REPORT, SEARCH, MOURNING), name)
    assert all(f"[{mark}]" in said for mark in ("1¶1, 13 Jan", "2¶1, 15 Jan", "3¶1"))


def test_no_line_of_the_plain_text_ends_within_a_mark() -> None:
    """However long the sentence before it is."""
    for words in range(4, 20):
        documents = [replace(one, text=f"{' '.join(['fire'] * words)} burns.") for one in (REPORT, SEARCH)]
        lines = render(brief_of(*documents), "text").data.decode().splitlines()
        assert all(line.count("[") == line.count("]") for line in lines)


@pytest.mark.parametrize("name", ["html", "mail"])
def test_an_arabic_day_is_read_from_right_to_left_within_its_mark(name: str) -> None:
    """The mark itself is read from left to right."""
    text = "أعلن الوزير استقالته يوم الثلاثاء في مؤتمر صحفي."
    one, other = (replace(document, text=text, language="ar") for document in (REPORT, SEARCH))
    said = shown(brief_of(one, replace(other, text=f"{text} وقبلت الحكومة الاستقالة مساء اليوم نفسه.")), name)
    assert '[1¶1, <span dir="rtl">13 يناير</span>]' in said


@pytest.mark.parametrize("template", ["default", "memo"])
def test_the_arithmetic_knows_that_marks_with_days_are_longer(template: str) -> None:
    """A page of short passages that end near the end of a line takes more lines with days than without."""
    documents = [replace(SEARCH, text=f"{'fire ' * n}.", id=f"{n}") for n in range(60)]
    alike = [dated(one, date(2025, 1, 1)) for one in documents]
    differing = [dated(one, date(2025, 1, 1 + n % 28)) for n, one in enumerate(documents)]
    few, many = (make_view(brief_of(*some)) for some in (alike, differing))
    page = Page(template=template, pages=9)
    assert Estimate(replace(few, sources=()), page).at(9) < Estimate(replace(many, sources=()), page).at(9)


@pytest.mark.parametrize("template", ["default", "memo"])
def test_a_page_with_days_is_no_higher_than_the_arithmetic_allows(template: str) -> None:
    """The bound is held against a layout."""
    edition = print_edition(make_edition(brief_of(*ARTICLES), Page(template=template)))
    assert edition.layout
    assert edition.layout.filled * edition.estimate.room <= edition.estimate.bound(edition.layout.type_size)


@pytest.mark.parametrize("name", SHOWN)
def test_a_source_with_the_text_of_another_says_so(name: str) -> None:
    """By the number of the first of them, so that nobody takes them for two witnesses."""
    said = shown(brief_of(SEARCH, REPORT, PRINTED), name)
    assert 1 == said.count("same report as 2")
    assert "same report" not in shown(brief_of(SEARCH, REPORT, unquoted=(PRINTED,)), name)


@pytest.mark.parametrize("name", SHOWN)
def test_a_source_without_a_day_says_so_beside_one_that_has_a_day(name: str) -> None:
    """A page of a day would lend it that one; where none has a day, there is nothing to mistake."""
    dated_one, other = replace(REPORT, published=date(2025, 1, 14)), replace(SEARCH, published=None)
    assert "no date" in shown(brief_of(dated_one, other), name)
    assert "no date" not in shown(brief_of(replace(dated_one, published=None), other), name)
    assert "no date" not in shown(brief_of(dated_one), name)
