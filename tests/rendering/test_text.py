"""What is shown of a text: words, names, labels, links, references."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

import briefing
from briefing.model import Brief, Passage, Section, Sentence, Skipped, Theme
from briefing.page.arranging import brief_language, make_view
from briefing.page.citations import Paragraphs, source_numbers
from briefing.page.labels import known_languages, load_labels
from briefing.page.links import passage_url, web_url
from briefing.page.view import ShownSentence
from briefing.page.visible import inked, shortened, visible_text, without_surrogates
from briefing.rendering.names import slug
from briefing.rendering.pagetext import odd_line, visible_html
from briefing.rendering.renderers import render
from briefing.segmentation.sentences import split_sentences
from tests.rendering.briefs import crowded_brief, hostile_brief, sample_brief, sample_document


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\t and \r\n more", "two lines and more"),
        ("nul\x00 esc\x1b[31m", "nul esc[31m"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("keep\u200f\u200e\u00a0this", "keep\u200f\u200e\u00a0this"),
        ("lone \ud800", "lone \ufffd"),
    ],
)
def test_visible_text_drops_only_what_is_not_words(text: str, shown: str) -> None:
    """White space is one space, controls go, marks of direction that honest text needs stay."""
    assert visible_text(text) == shown


def test_replacing_surrogates_keeps_every_offset() -> None:
    """One character stands for one character."""
    assert 4 == len(without_surrogates("a\ud800\udfffb"))


def test_only_an_accident_is_shortened() -> None:
    """A title of 240 characters stays; a longer one ends in an ellipsis at 240."""
    assert shortened("x" * 240) == "x" * 240
    assert (240, "…") == (len(shortened("x" * 9000)), shortened("x" * 9000)[-1])


def test_ink_is_the_same_for_what_looks_the_same() -> None:
    """Ligatures, spaces and joiners do not count."""
    assert inked("e\ufb03cient\u00a0\u200dtext") == inked("efficient text")


@pytest.mark.parametrize(
    ("extracted", "expected", "same"),
    [
        ("commis-\nsion", "commission", True),
        ("four-\ndecade", "four-decade", True),
        ("fourdecade", "four-decade", False),
        ("commission", "commision", False),
        ("one\ntwo", "one two three", False),
        ("one two three", "one two", False),
        ("א ב", "ב א", True),
        ("א ג", "ב א", False),
        ("طُّّلع", "طُّلع", True),
        ("طُّّلع", "طُّبع", False),
    ],
)
def test_extracted_text_is_compared_letter_by_letter(extracted: str, expected: str, same: bool) -> None:
    """Only white space and a hyphen at a line's end may differ; mirrored lines may differ in order."""
    assert (odd_line(extracted, expected) is None) is same


def test_the_visible_text_of_a_page_is_not_its_head() -> None:
    """Titles, styles and scripts are not seen."""
    html = "<title>t</title><style>s</style><p>one <b>two</b></p><script>x</script><li>three</li>"
    assert "one two\nthree" == visible_html(html)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Israel’s military chief resigns", "israels-military-chief-resigns"),
        ("Ça coûte 1,5 M€ !", "ca-coute-1-5-m"),
        ("ראש המטה הכללי", "ראש-המטה-הכללי"),
        ("رئيس الأركان", "رئيس-الأركان"),
        ("東京で地震", "東京で地震"),
        ("हिंदी समाचार", "हिंदी-समाचार"),
        ("Οι εκλογές", "οι-εκλογές"),
        ("Việt Nam", "viet-nam"),
        ("\u0301 \ufe0f 1\ufe0f\u20e3", "1"),
        ("../../etc/passwd\x00", "etc-passwd"),
        ("CON: <nul>?*", "con-nul"),
        ("", "brief"),
        ("!!!", "brief"),
        ("word " * 60, "-".join(["word"] * 12)),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_slug_is_a_safe_file_name(title: str, name: str) -> None:
    """Letters and digits of any script, joined by hyphens, never a path, never too long."""
    assert slug(title) == name


@pytest.mark.parametrize(
    "url",
    ["https://news.example/a?b=c&d#e", "http://127.0.0.1:8000/", "HTTPS://News.Example/ä"],
)
def test_web_addresses_are_linked_as_they_are(url: str) -> None:
    """What is safe is not touched."""
    assert web_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://a.example",
        'https://a.example/"onclick',
        "https://[",
        "//a.example",
        "https:///x",
        "",
    ],
)
def test_everything_else_is_no_address(url: str) -> None:
    """Other schemes, white space, quotes and broken addresses are dropped."""
    assert "" == web_url(url)


def test_a_short_text_is_quoted_whole_in_its_directive() -> None:
    """Up to ten words, the directive holds them all; its own syntax is encoded."""
    linked = passage_url("https://a.example/x", "Well-known, A & B.")
    assert "https://a.example/x#:~:text=Well%2Dknown%2C%20A%20%26%20B." == linked


def test_a_directive_is_added_to_an_existing_fragment() -> None:
    """The fragment that a page needs stays."""
    assert "https://a.example/#top:~:text=One." == passage_url("https://a.example/#top", "One.")


def test_every_language_has_the_same_labels() -> None:
    """A word that one language lacks would be an error on the page."""
    english = load_labels("en")
    for code in known_languages():
        labels = load_labels(code)
        assert labels.words.keys() == english.words.keys()
        assert labels.counts.keys() == english.counts.keys()


@pytest.mark.parametrize("code", known_languages())
def test_a_count_has_a_form_for_every_plural_of_its_language(code: str) -> None:
    """As many as CLDR knows: two in English, six in Arabic."""
    labels = load_labels(code)
    plurals = {*labels.locale.plural_form.tags, "other"}
    assert dict.fromkeys(labels.counts, plurals) == {key: set(forms) for key, forms in labels.counts.items()}


def test_the_labels_come_in_seven_languages() -> None:
    """Those the project names as its own."""
    assert ("ar", "de", "en", "es", "fr", "he", "pt") == known_languages()


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Tuesday, 21 January 2025"),
        ("en-GB", "Tuesday, 21 January 2025"),
        ("de", "Dienstag, 21. Januar 2025"),
        ("fr", "mardi 21 janvier 2025"),
        ("es", "martes, 21 de enero de 2025"),
        ("pt", "terça-feira, 21 de janeiro de 2025"),
        ("he", "יום שלישי, 21 בינואר 2025"),
        ("ar", "الثلاثاء، 21 يناير 2025"),
        ("sv", "Tuesday, 21 January 2025"),
        ("sv-SE", "Tuesday, 21 January 2025"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, written: str) -> None:
    """Day, month and weekday in the reader's language; English where the page has no other words."""
    assert load_labels(language).day(date(2025, 1, 21), weekday=True) == written


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("en", 1, "1 word"),
        ("en", 2, "2 words"),
        ("en", 1234, "1,234 words"),
        ("de", 1234, "1.234 Wörter"),
        ("fr", 0, "0 mot"),
        ("fr", 1234, "1\u202f234 mots"),
        ("fr", 2_000_000, "2\u202f000\u202f000 de mots"),
        ("es", 2_000_000, "2.000.000 de palabras"),
        ("he", 1, "מילה אחת"),
        ("he", 2, "שתי מילים"),
        ("he", 20, "20 מילים"),
        ("ar", 1, "كلمة واحدة"),
        ("ar", 2, "كلمتان"),
        ("ar", 3, "3 كلمات"),
        ("ar", 11, "11 كلمة"),
        ("ar", 100, "100 كلمة"),
    ],
)
def test_counts_agree_with_their_noun(language: str, number: int, written: str) -> None:
    """One word, two words, a few, many: as the language does, thousands grouped."""
    assert written == load_labels(language).count("words", number)


def test_the_rest_of_a_long_list_is_counted_as_the_language_does() -> None:
    """Of five unreadable articles three are named; the others are a pair in Arabic, a number in English."""
    skipped = tuple(Skipped(name=f"{number}.txt", reason="is empty") for number in range(5))
    english, arabic = sample_brief(), sample_brief(language="ar")
    assert make_view(replace(english, skipped=skipped)).notes[-1].endswith("2.txt, and 2 more")
    assert make_view(replace(arabic, skipped=skipped)).notes[-1].endswith("واثنان غيرها")


def test_sources_are_numbered_in_order_of_first_quotation() -> None:
    """The first source that a reader meets is number 1, wherever it stands in the list of articles."""
    brief = crowded_brief(sources=3, themes=2)
    numbers = source_numbers(brief)
    assert [1, 2, 3] == [numbers[document] for document in dict.fromkeys(p.document for p in brief.passages)]


@pytest.mark.parametrize(("first", "last", "mark"), [(0, 10, "4¶1"), (0, 300, "4¶1–2"), (4000, 4060, "4¶12")])
def test_a_mark_names_the_paragraphs_of_a_passage(first: int, last: int, mark: str) -> None:
    """One paragraph, or the first and the last."""
    passage = Passage(sentences=(Sentence(document=sample_document(), start=first, end=last),))
    assert str(Paragraphs().mark(passage, 4)) == mark


def test_as_of_is_said_only_where_it_adds_something() -> None:
    """The date of the newest source stands in the facts unless the brief is of the same day."""
    assert "As of" not in " ".join(make_view(sample_brief()).facts)
    assert "As of 19 January 2025" == make_view(sample_brief(published=date(2025, 1, 19))).facts[0]


def test_the_facts_are_those_of_the_sources_that_are_quoted() -> None:
    """As of the newest of them; all that was read is counted, and what is not quoted is counted apart."""
    old, new, unquoted = (
        sample_document(id=str(day), title=str(day), published=date(2025, 1, day)) for day in (12, 19, 20)
    )
    lead, below = (Passage(sentences=(split_sentences(document)[0],)) for document in (old, new))
    section = Section(theme=Theme(name="Any"), passages=(below,))
    brief = Brief(title="T", lead=lead, sections=(section,), documents=(old, new, unquoted), issued=date(2025, 1, 21))
    assert ("As of 19 January 2025", "3 articles, 1 independent source") == make_view(brief).facts[:2]
    assert ("1 more article was read and is not quoted.",) == make_view(brief).notes


def test_a_short_last_word_does_not_end_a_headline_alone() -> None:
    """The last two words are tied together where the last is short."""
    assert make_view(sample_brief()).headline.endswith("October\u00a07")


def test_the_language_of_a_brief_is_that_of_most_sentences() -> None:
    """The articles' own languages count, once for each sentence."""
    assert "de" == brief_language(sample_brief(language="de"))
    assert "en" == brief_language(hostile_brief("x"))


@pytest.mark.parametrize("name", ["html", "pdf", "text", "markdown"])
def test_a_source_is_named_with_outlet_day_and_day_of_access(name: str) -> None:
    """Whatever is known of it, in this order, in every output that people read."""
    data = render(sample_brief(), name).data
    text = PdfReader(BytesIO(data)).pages[0].extract_text() if name == "pdf" else data.decode()
    shown = " ".join((visible_html(text) if name == "html" else text).replace("*", "").split())
    assert "The Example Times, 21 January 2025, accessed 22 January 2025" in shown


def test_a_day_that_many_sources_were_fetched_on_is_said_once() -> None:
    """Six sources that all say the same are noise; where the days differ, each source says its own."""
    alike = crowded_brief(sources=6, themes=1)
    view = make_view(alike)
    assert ("All accessed on 22 January 2025.", {""}) == (view.notes[0], {source.accessed for source in view.sources})
    few = make_view(crowded_brief(sources=5, themes=1))
    assert {"accessed 22 January 2025"} == {source.accessed for source in few.sources}


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Halevi resigns over Oct. 7 failures", "Halevi resigns over Oct.\u00a07\u00a0failures"),
        ("Article 5 and what follows afterwards", "Article\u00a05 and what follows afterwards"),
        ("1 2 3 4 considerations", "1 2 3 4 considerations"),
    ],
)
def test_a_number_in_a_headline_stays_with_its_word(title: str, headline: str) -> None:
    """No line ends in "Oct." and none begins with a lone figure."""
    assert headline == make_view(replace(sample_brief(), title=title)).headline


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("He was asked to step down.", "down."),
        ("It weakened the movement’s international influence.", "influence."),
        ("Down.", ""),
        ("It is theirs.", "theirs."),
        ("One Donaudampfschifffahrtsgesellschaft.", ""),
        ("国务院总理星期二宣布辞职。", ""),
    ],
)
def test_the_last_word_of_a_paragraph_is_kept_whole(text: str, closing: str) -> None:
    """One word, so that the line above has no hole, and none where a long one could not be broken any more."""
    quote = ShownSentence(number=1, joint="", text=text, sentence=sample_brief().sentences[0])
    assert (closing, text) == (quote.closing, quote.opening + quote.closing)


@pytest.mark.parametrize(("between", "expected"), [("", 1), ("Lopez waves to the workers . ", 2)])
def test_what_a_passage_leaves_out_ends_its_paragraph(between: str, expected: int) -> None:
    """A caption in the middle of a line: the sentences beside it were not written side by side."""
    document = briefing.Document(id="a", text=f"Lopez opened the bridge. {between}She left.", language="en")
    sentences = briefing.split_sentences(document)
    lead = briefing.Passage(sentences=(sentences[0], sentences[-1]))
    brief = briefing.Brief(title="T", lead=lead, sections=(), documents=(document,))
    (excerpt,) = make_view(brief).excerpts
    assert expected == len(excerpt.paragraphs)
