"""Small inputs of the kinds that users of such tools report as broken, each with its right result (tests/cases)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import briefing
from briefing.context.runs import Run, find_runs
from briefing.discourse.annotations import annotate
from briefing.model import Brief, Document
from briefing.segmentation.corpus import read_corpus
from tests.cli.running import failure_of, run
from tests.pier import (
    CARD,
    COSTS,
    COURT,
    DISASTER,
    FERRIES,
    GRANT,
    LAYOUT,
    LIST,
    MARKDOWN,
    PIER,
    PRINTED,
    SHOPS,
    VOTE,
    WHOLE,
)

CASES = Path(__file__).parent / "cases"
HERALD = "The Larkport Herald"
DAY = date(2024, 11, 12)
IN_THE_FEED = "--fetch reads its page (and 1 more that could not be read)"


@cache
def article(name: str) -> Document:
    """The article of a case."""
    (document,) = briefing.read(CASES / name)
    assert isinstance(document, Document)
    return document


def split(document: Document) -> list[str]:
    """The sentences of an article."""
    return [sentence.text for sentence in briefing.split_sentences(document)]


def told(brief: Brief) -> list[str]:
    """The sentences of a brief."""
    return [sentence.text for sentence in brief.sentences]


def runs(document: Document) -> dict[str, tuple[str, ...]]:
    """What each sentence of an article needs beside it, itself included; without those that cannot stand."""
    corpus = read_corpus([document])
    found = zip(corpus.texts, find_runs(annotate(corpus)), strict=True)
    return {text: tuple(corpus.texts[number] for number in one.numbers) for text, one in found if isinstance(one, Run)}


@pytest.mark.parametrize(
    ("name", "title", "outlet", "day", "sentences"),
    [
        ("07-headings.html", PIER, "", None, [VOTE, COSTS, DISASTER, GRANT, FERRIES]),
        ("08-table.html", PIER, "", None, [VOTE, COSTS, DISASTER, FERRIES]),
        ("09-bullets.html", PIER, "", None, LIST),
        ("11-layout-table.html", PIER, "", None, LAYOUT),
        ("13-split-body.html", PIER, "", None, WHOLE),
        ("15-hovercard.html", PIER, "", None, [CARD, DISASTER, COURT, FERRIES, GRANT, SHOPS]),
        ("16-hidden.html", PIER, "", None, [VOTE, COSTS, DISASTER, COURT]),
        ("18-site-in-title.html", PIER, HERALD, None, WHOLE),
        ("20-logo-h1.html", PIER, HERALD, None, WHOLE),
        ("21-copyright-year.html", PIER, "", None, WHOLE),
        ("22-js-expiry.html", PIER, "", DAY, WHOLE),
        ("24-url-over-meta.html", PIER, "larkportherald.example", DAY, WHOLE),
        ("26-paywall.html", PIER, "", None, [VOTE]),
        ("32-pdf-headline.pdf", PIER, "", None, PRINTED),
        ("33-pdf-running-heads.pdf", PIER, "", None, PRINTED),
        ("34-pdf-hyphens.pdf", PIER, "", None, PRINTED),
        ("38-xhtml-on-stdin.html", PIER, "", None, WHOLE),
        ("40-markdown.md", PIER, "", DAY, MARKDOWN),
    ],
)
def test_an_article_is_what_its_page_shows(
    name: str, title: str, outlet: str, day: date | None, sentences: list[str]
) -> None:
    """Its headline, outlet, day and sentences, no more and no less."""
    found = article(name)
    assert (title, outlet, day, sentences) == (found.title, found.outlet, found.published, split(found))


@pytest.mark.parametrize(
    ("name", "title", "sentences"),
    [
        (
            "45-latin1-means-1252.html",
            "Board closes pier",
            "The board of Larkport voted on Tuesday to close the café pier after ninety years – “there is no money,” "
            "said the chairwoman, Imogen Stroud.|Repairs would cost £14m, she said, and the board’s reserves are gone.|"
            "The islanders’ council will go to court, its speaker, Tobias Renn, said after the vote…",
        ),
        (
            "46-de-roman.txt",
            "Schloss wird verkauft",
            "König Friedrich II. hatte das Schloss 1934 gebaut.|Papst Johannes Paul II. besuchte es im Mai.|"
            "Elisabeth II. von England war 1971 hier.|Wilhelm I. und Ludwig XIV. waren nie dort.|"
            "Der Erbe von Heinrich VI. verkauft es nun.|Es gehörte Karl III.|Danach kam der Staat.|"
            "Im Jahrgang 12. und in der 3. Klasse lernt man das.|Der 2. Weltkrieg zerstörte das Dach.",
        ),
        (
            "47-zh-quotes.txt",
            "港务局决定关闭九号码头",
            "拉克港港务局星期二决定关闭九号码头。|“我们没有钱，”斯特劳德说。|“这座码头已经完了。”|"
            "岛民委员会发言人伦恩表示反对。|“我们将上法庭！”|他在会后说。|渡轮将改停海鸥角。",
        ),
        (
            "49-nested-quotes.txt",
            "Board hears witnesses",
            "The board heard three witnesses on Monday.|“He told me, ‘Never again.’\u2009”|The hall went silent.|"
            "“She asked, ‘Who pays?’\u2009” Renn recalled.|The session lasted four hours.",
        ),
        (
            "50-lost-space-quote.txt",
            "Ferries move to Gull Point",
            "Ferries go to Gull Point from March.|“It is finished,”Stroud said.|The hall was full.|"
            "Renn left the hall at noon.",
        ),
        (
            "52-name-with-stop.txt",
            "The Vik ID. SPACE is an odd boat",
            "Vik Boats showed the ID. SPACE at the Larkport show on Monday.|"
            "The ID. SPACE is 19 metres long and runs on batteries.|"
            "Walk up to the ID. SPACE and its lamps light up.|The price of the ID. SPACE is not known.",
        ),
        (
            "54-final-numbers.txt",
            "Haven sluit pier",
            "De havenraad van Larkport sluit dinsdag pier 9.|De voorzitter noemde een bedrag van 14 miljoen.|"
            "De stemming eindigde in 7 tegen 2.|De eilanders gaan naar de rechter.|Dhr. Renn was boos.|"
            "De zitting begon om 18.|Niemand klapte.",
        ),
        (
            "55-lower-case.txt",
            "55 lower case",
            "the larkport harbour board voted on tuesday to close pier 9.|"
            "chairwoman imogen stroud said the repairs would cost 14 million crowns.|"
            "the islanders' council will go to court.|ferries will use gull point from 1 march.|"
            "the ministry offered 3 million crowns for buses.|shopkeepers fear for their trade.",
        ),
    ],
)
def test_a_sentence_ends_where_it_ends(name: str, title: str, sentences: str) -> None:
    """With its own marks and every character of its source, and with no mark of another (here "|" parts them)."""
    assert (title, sentences) == (article(name).title, "|".join(split(article(name))))


@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("05-one-sentence.txt", ["The Larkport harbour board voted on Tuesday to close Pier 9."]),
        (
            "25-tour-dates.txt",
            [
                "The Marigold of Great Holm won the Larkport regatta on Sunday ahead of eleven other boats.",
                "The race was stopped for ten minutes because of a ferry.",
                "The prize was 3,000 crowns, the club said.",
                "Another four races will follow before the winter.",
            ],
        ),
        ("27-promo.html", [VOTE, COSTS, DISASTER, COURT, FERRIES, GRANT]),
    ],
)
def test_the_longest_brief_tells_the_article_and_no_furniture(name: str, sentences: list[str]) -> None:
    """A single sentence is shown; a table of dates and a promotion are not, however much room there is."""
    assert sentences == told(briefing.make_brief([article(name)], length="page"))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("01-set-transfer.txt", "Gull United sign keeper for record fee"),
        ("02-set-sea-air.txt", "Can one buy sea air in Larkport?"),
        ("04-set-french.txt", "Le port ferme le quai n° 9"),
    ],
)
def test_no_set_is_chosen_that_an_editor_would_not_choose(name: str, title: str) -> None:
    """A transfer is no diplomacy, a rumour that spreads no outbreak, and English words fit no French text."""
    brief = briefing.make_brief([article(name)])
    headings = [section.theme.name for section in brief.sections]
    assert (None, title, [""]) == (briefing.best_theme_set([article(name)]), brief.title, headings)


def test_the_lead_of_a_transfer_is_the_signing() -> None:
    """Not the visit, the deal or the medical."""
    lead = briefing.make_brief([article("01-set-transfer.txt")]).lead
    expected = (
        "Gull United have signed the goalkeeper Ivo Brandt from Vik Rovers for a record fee of 71 million crowns."
    )
    assert [expected] == [sentence.text for sentence in (lead.sentences if lead else ())]


@pytest.mark.parametrize("name", ["02-set-sea-air.txt", "91b-answer.txt"])
def test_an_answer_stands_only_behind_its_question(name: str) -> None:
    """Never alone, whatever the name of the file is."""
    document = replace(article("02-set-sea-air.txt"), id=name)
    sentences = split(document)
    assert ["Is there such a shop in the old town?", "The answer is yes!"] == sentences[2:4]
    assert [tuple(sentences[1:5])] == [needed for needed in runs(document).values() if sentences[3] in needed]


@pytest.mark.parametrize(("length", "kept"), [("40w", [0, 1]), ("60w", [0, 1, 3, 4])])
def test_a_denial_stands_only_with_the_report_that_it_denies(length: str, kept: list[int]) -> None:
    """Of two papers, the second one's; without room for both, neither stands."""
    document = article("41-which-report.txt")
    sentences = split(document)
    assert "Marlow declined to comment on the report." == sentences[4]
    assert [sentences[number] for number in kept] == told(briefing.make_brief([document], length=length))


@pytest.mark.parametrize(
    ("irony", "before"),
    [("It seems more like a bitter irony.", 1), ("It seems that the irony is a bitter one.", 0)],
)
def test_it_that_is_a_fact_leans_on_the_sentence_that_tells_it(irony: str, before: int) -> None:
    """Not every "it seems" is an expletive; the one before a clause is."""
    known = article("43-it-seems.txt")
    document = replace(known, text=known.text.replace("It seems more like a bitter irony.", irony))
    sentences = split(document)
    assert tuple(sentences[3 - before : 4]) == runs(document)[irony]


def test_soft_hyphens_hide_no_word_from_a_theme() -> None:
    """All sentences are told, under the headings and with the words that they have without soft hyphens."""
    themes = briefing.load_themes(str(CASES / "57-themes.toml"))
    hyphened = article("57-soft-hyphens.txt")
    plain = replace(hyphened, text=hyphened.text.replace("\N{SOFT HYPHEN}", ""))
    found, expected = (briefing.make_brief([one], themes=themes, length="200w") for one in (hyphened, plain))
    assert ("Die Fäh\N{SOFT HYPHEN}ren legen", "Die Fähren legen") == (split(hyphened)[3][:17], split(plain)[3][:16])
    assert (split(hyphened), split(plain)) == (told(found), told(expected))
    assert ["", "told_above"] == [section.absence for section in found.sections]


@pytest.mark.parametrize(
    ("name", "counts", "last"),
    [
        ("04-set-french.txt", "1 source · 66 mots · 1 min de lecture", "Chaque phrase est citée mot pour mot."),
        ("59-key-points-heading.txt", "1 Quelle · 32 Wörter · 1 Min. Lesezeit", "Jeder Satz ist wörtlich zitiert."),
    ],
)
def test_a_page_speaks_the_language_of_its_article(name: str, counts: str, last: str) -> None:
    """Above the sentences, below them, and with no heading in English between."""
    brief = briefing.make_brief([article(name)], length="200w")
    page = briefing.render(brief, "text").data.decode()
    lines = page.splitlines()
    shown = (lines[2], f"{last} " in page, "Key points" in page)
    assert (counts, True, False) == shown


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("28-consent-page.html", "28-consent-page.html asks for consent and holds no article; give its text instead"),
        (
            "29-needs-javascript.html",
            "29-needs-javascript.html needs JavaScript and holds no article; give its text instead",
        ),
        (
            "31-no-full-stops.txt",
            "nothing can be quoted, as no sentence ends with a full stop; give an article in whole sentences",
        ),
        ("36-pdf-password.pdf", "36-pdf-password.pdf is protected by a password; save it without one"),
        ("37-feed.rss", f"Harbour board closes Pier 9 has no text in the feed 37-feed.rss; {IN_THE_FEED}"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(name: str, line: str, tmp_path: Path) -> None:
    """With exit code 1, and nothing is written."""
    assert line == failure_of(run("make", CASES / name, "-o", tmp_path / "out"), 1)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["feed.xml", "feed.txt", "feed.atom", "standard input"])
def test_a_feed_is_one_under_any_name(name: str, tmp_path: Path) -> None:
    """The line that refuses it says so, from a pipe as well."""
    feed = (CASES / "37-feed.rss").read_text(encoding="utf-8")
    (tmp_path / name).write_text(feed, encoding="utf-8")
    source = "-" if name == "standard input" else tmp_path / name
    expected = f"Harbour board closes Pier 9 has no text in the feed {name}; {IN_THE_FEED}"
    assert expected == failure_of(run("make", source, "-o", tmp_path / "out", given=feed), 1)


def test_a_page_from_a_pipe_is_read_as_from_its_file(tmp_path: Path) -> None:
    """The XML declaration above the doctype hides nothing."""
    page = CASES / "38-xhtml-on-stdin.html"
    for source, folder in ((page, "file"), ("-", "pipe")):
        result = run(
            *("make", source, "-o", tmp_path / folder, "--format", "text"), given=page.read_text(encoding="utf-8")
        )
        assert 0 == result.exit_code
    (from_file,), (from_pipe,) = ((tmp_path / folder).iterdir() for folder in ("file", "pipe"))
    assert from_file.read_text(encoding="utf-8") == from_pipe.read_text(encoding="utf-8")


def test_no_case_is_left_out() -> None:
    """Each file beside this one is read by a test of this module."""
    tests = Path(__file__).read_text(encoding="utf-8")
    assert [] == [path.name for path in CASES.iterdir() if path.name not in tests]
