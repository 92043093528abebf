"""Small inputs of the kinds that users of such tools report as broken, each with its right result (tests/cases)."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

import briefing
from briefing.intake.reading import read
from briefing.model import Document, Skipped
from briefing.selection.context import Run, find_runs
from briefing.text.annotations import annotate
from briefing.text.corpus import read_corpus
from tests.cli.running import failure_of, run

CASES = Path(__file__).parent / "cases"
PIER = "Harbour board votes to close Pier 9"
HERALD = "The Larkport Herald"
DAY = date(2024, 11, 12)
OPENING = "The Larkport harbour board voted on Tuesday to close Pier 9, ending ninety years of ferry traffic "


def article(name: str) -> Document:
    """The article of a case."""
    (document,) = briefing.read(CASES / name)
    assert isinstance(document, Document)
    return document


def sentences(name: str) -> list[str]:
    """The sentences of a case's article."""
    return [sentence.text for sentence in briefing.split_sentences(article(name))]


def told(name: str, length: str = "page") -> str:
    """All that the longest brief of a case says."""
    brief = briefing.make_brief([article(name)], length=length)
    return "\n".join(sentence.text for sentence in brief.sentences)


@pytest.mark.parametrize(
    ("name", "title", "outlet", "day", "count"),
    [
        ("02-set-sea-air.txt", "Can one buy sea air in Larkport?", "", None, 6),
        ("07-headings.html", PIER, "", None, 5),
        ("08-table.html", PIER, "", None, 4),
        ("09-bullets.html", PIER, "", None, 7),
        ("11-layout-table.html", PIER, "", None, 5),
        ("13-split-body.html", PIER, "", None, 8),
        ("15-hovercard.html", PIER, "", None, 6),
        ("16-hidden.html", PIER, "", None, 4),
        ("18-site-in-title.html", PIER, HERALD, None, 8),
        ("20-logo-h1.html", PIER, HERALD, None, 8),
        ("21-copyright-year.html", PIER, "", None, 8),
        ("22-js-expiry.html", PIER, "", DAY, 8),
        ("24-url-over-meta.html", PIER, "larkportherald.example", DAY, 8),
        ("26-paywall.html", PIER, "", None, 1),
        ("32-pdf-headline.pdf", PIER, "", None, 13),
        ("33-pdf-running-heads.pdf", PIER, "", None, 13),
        ("34-pdf-hyphens.pdf", PIER, "", None, 13),
        ("38-xhtml-on-stdin.html", PIER, "", None, 8),
        ("40-markdown.md", PIER, "", DAY, 7),
        ("52-name-with-stop.txt", "The Vik ID. SPACE is an odd boat", "", None, 4),
        ("54-final-numbers.txt", "Haven sluit pier", "", None, 7),
        ("55-lower-case.txt", "55 lower case", "", None, 6),
    ],
)
def test_an_article_has_its_headline_outlet_day_and_sentences(
    name: str, title: str, outlet: str, day: date | None, count: int
) -> None:
    """No more and no less than its page shows."""
    document = article(name)
    found = (document.title, document.outlet, document.published, len(sentences(name)))
    assert (title, outlet, day, count) == found


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("11-layout-table.html", "The Larkport harbour board voted on Tuesday to close Pier 9, home of the steamer"),
        ("15-hovercard.html", "Chairwoman Imogen Stroud said on Tuesday that the Larkport harbour board would close"),
        ("32-pdf-headline.pdf", OPENING),
        ("40-markdown.md", OPENING),
        ("46-de-roman.txt", "König Friedrich II. hatte das Schloss 1934 gebaut."),
        ("50-lost-space-quote.txt", "Ferries go to Gull Point from March."),
    ],
)
def test_the_first_sentence_is_whole_and_nothing_else(name: str, first: str) -> None:
    """No headline, card or table runs into it, and nothing cuts it."""
    assert sentences(name)[0].startswith(first)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "08-table.html",
            "Ferries will use the new terminal at Gull Point from 1 March, which adds twenty minutes to each crossing.",
        ),
        ("47-zh-quotes.txt", "“我们没有钱，”斯特劳德说。"),
        ("47-zh-quotes.txt", "“这座码头已经完了。”"),
        ("49-nested-quotes.txt", "The hall went silent."),
        ("50-lost-space-quote.txt", "“It is finished,”Stroud said."),
        ("46-de-roman.txt", "Elisabeth II. von England war 1971 hier."),
    ],
)
def test_a_sentence_ends_where_it_ends(name: str, expected: str) -> None:
    """With its marks, and none of another."""
    assert expected in sentences(name)


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        ("07-headings.html", "Why is the pier being closed?"),
        ("08-table.html", "812,000"),
        ("09-bullets.html", "- The"),
        ("11-layout-table.html", "|"),
        ("15-hovercard.html", "MORE"),
        ("16-hidden.html", "hidden"),
        ("25-tour-dates.txt", "1 June"),
        ("26-paywall.html", "subscribe"),
        ("27-promo.html", "Subscribe"),
        ("33-pdf-running-heads.pdf", "Page"),
        ("34-pdf-hyphens.pdf", "re- pairs"),
        ("40-markdown.md", "**"),
    ],
)
def test_what_is_no_sentence_of_the_article_stands_in_no_brief(name: str, absent: str) -> None:
    """However long the brief may be."""
    assert absent not in told(name)


@pytest.mark.parametrize(
    ("name", "present"),
    [
        ("34-pdf-hyphens.pdf", "repairs"),
        ("34-pdf-hyphens.pdf", "structure"),
        ("45-latin1-means-1252.html", "after ninety years – “there is no money,” said"),
        ("05-one-sentence.txt", "voted on Tuesday to close Pier 9."),
    ],
)
def test_no_word_or_mark_of_the_article_is_lost(name: str, present: str) -> None:
    """Hyphens of a line, an old encoding, a single sentence."""
    assert present in told(name)


@pytest.mark.parametrize("name", ["01-set-transfer.txt", "02-set-sea-air.txt", "04-set-french.txt"])
def test_no_set_is_chosen_that_an_editor_would_not_choose(name: str) -> None:
    """A transfer is no diplomacy, a rumour that spreads no outbreak, and English words fit no French text."""
    assert briefing.best_theme_set([article(name)]) is None


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("28-consent-page.html", "asks for consent and holds no article"),
        ("29-needs-javascript.html", "needs JavaScript and holds no article"),
        ("31-no-full-stops.txt", "nothing can be quoted, as no sentence ends with a full stop"),
        ("36-pdf-password.pdf", "is protected by a password"),
        ("37-feed.rss", "has no text in the feed 37-feed.rss"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(name: str, line: str, tmp_path: Path) -> None:
    """With exit code 1, and nothing is written."""
    assert line in failure_of(run("make", CASES / name, "-o", tmp_path / "out"), 1)
    assert not (tmp_path / "out").exists()


def test_a_page_from_a_pipe_is_read_as_from_its_file() -> None:
    """The XML declaration above the doctype hides nothing."""
    data = (CASES / "38-xhtml-on-stdin.html").read_bytes()
    (found,) = read("-", stdin=BytesIO(data))
    assert isinstance(found, Document)
    assert article("38-xhtml-on-stdin.html").text == found.text


@pytest.mark.parametrize("name", ["feed.xml", "feed.txt", "-"])
def test_a_feed_is_one_under_any_name(name: str, tmp_path: Path) -> None:
    """Each of its entries is told from its page."""
    data = (CASES / "37-feed.rss").read_bytes()
    (tmp_path / "feed.xml").write_bytes(data)
    (tmp_path / "feed.txt").write_bytes(data)
    found = read(name if name == "-" else tmp_path / name, stdin=BytesIO(data))
    assert ["Harbour board closes Pier 9", "Islanders go to court"] == [
        one.name for one in found if isinstance(one, Skipped)
    ]


def test_a_denial_stands_only_with_the_report_that_it_denies() -> None:
    """Of two papers, the second one's."""
    said = told("41-which-report.txt", "40w")
    assert "declined to comment" not in said or "The Coast Times reported" in said


def test_it_that_is_a_fact_leans_on_the_sentence_that_tells_it() -> None:
    """Not every "it seems" is an expletive."""
    corpus = read_corpus([article("43-it-seems.txt")])
    number = corpus.texts.index("It seems more like a bitter irony.")
    run_of_it = find_runs(annotate(corpus))[number]
    assert isinstance(run_of_it, Run)
    assert number - 1 in run_of_it.numbers


def test_soft_hyphens_hide_no_word_from_a_theme() -> None:
    """Nothing on ferries is missing, and the page does not say that there is no coverage."""
    themes = briefing.load_themes(str(CASES / "57-themes.toml"))
    brief = briefing.make_brief([article("57-soft-hyphens.txt")], themes=themes, length="200w")
    assert 4 == len(brief.sentences)
    assert "no_coverage" not in [section.absence for section in brief.sections]


def test_a_german_page_is_german_throughout() -> None:
    """Whatever stands over what has no theme."""
    brief = briefing.make_brief([article("59-key-points-heading.txt")], length="200w")
    assert b"Key points" not in briefing.render(brief, "html").data
