"""The main job: `briefing make seeds/halevi-resignation.txt`, and what a careful editor would say of its brief."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import briefing
from briefing.language.words import count_words
from briefing.rendering.pagetext import odd_line, page_text
from briefing.typesetting.edition import make_edition
from tests.cli.running import names_in, run
from tests.samples import (
    EDITED,
    HALEVI,
    POLITICAL_FALLOUT,
    SUCCESSION_RACE,
    THE_RESIGNATION,
    edited_themes,
    read_sample,
)

LENGTHS = ("5", "150w", "20%", "2min", "page", "200w")


@cache
def brief(length: str) -> briefing.Brief:
    """The brief of the sample at a length."""
    return briefing.make_brief([read_sample()], themes=briefing.load_themes("resignation"), length=length)


@cache
def pages(length: str) -> PdfReader:
    """The same on paper."""
    return PdfReader(BytesIO(briefing.render(brief(length), "pdf").data))


def under(length: str, theme: str) -> str:
    """The text under a theme."""
    return " ".join(
        sentence.text
        for section in brief(length).sections
        for passage in section.passages
        for sentence in passage.sentences
        if section.theme.name == theme
    )


def test_without_any_option_three_files_with_the_three_sections_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HTML, one page of PDF, and JSON, named like the article, in output/."""
    monkeypatch.chdir(tmp_path)
    result = run("make", HALEVI)
    assert (0, "") == (result.exit_code, result.stderr)
    expected = ["halevi-resignation.html", "halevi-resignation.json", "halevi-resignation.pdf"]
    assert expected == names_in(tmp_path / "output")
    evidence = json.loads((tmp_path / "output" / "halevi-resignation.json").read_text(encoding="utf-8"))
    names = [section["theme"]["name"] for section in evidence["sections"] if section["theme"]["name"]]
    assert [THE_RESIGNATION, POLITICAL_FALLOUT, SUCCESSION_RACE] == names
    assert 1 == len(PdfReader(tmp_path / "output" / "halevi-resignation.pdf").pages)


@pytest.mark.parametrize("length", LENGTHS)
def test_the_sections_are_the_three_in_their_order(length: str) -> None:
    """At every length; what is surely about none of them stands above them, without a heading."""
    names = [section.theme.name for section in brief(length).sections if section.theme.name]
    assert [THE_RESIGNATION, POLITICAL_FALLOUT, SUCCESSION_RACE] == names


@pytest.mark.parametrize("length", LENGTHS)
def test_no_sentence_stands_under_a_theme_that_an_editor_would_not_give_it(length: str) -> None:
    """Sentence by sentence, by the editor's table."""
    wrong = [
        (section.theme.name, sentence.text)
        for section in brief(length).sections
        for passage in section.passages
        for sentence in passage.sentences
        if section.theme.name and section.theme.name not in edited_themes(sentence)
    ]
    assert [] == wrong


def test_the_editor_has_seen_every_sentence() -> None:
    """The table has one entry a sentence."""
    assert len(EDITED) == len(briefing.split_sentences(read_sample()))


@pytest.mark.parametrize("length", LENGTHS)
def test_the_announcement_stands_above_the_sections(length: str) -> None:
    """Whoever reads one sentence reads that one, and no section says it once more."""
    lead = brief(length).lead
    assert lead is not None
    assert lead.sentences[0].text.startswith(
        "The Israel Defense Forces (IDF) chief of staff, Lt. Gen. Herzi Halevi, ann"
    )
    assert lead not in [passage for section in brief(length).sections for passage in section.passages]


@pytest.mark.parametrize("length", ["page"])
def test_the_contenders_stand_under_the_succession(length: str) -> None:
    """All three are named where the other two sections leave room for the second sentence on them."""
    text = under(length, SUCCESSION_RACE)
    assert [] == [name for name in ("Zamir", "Gordin", "Baram") if name not in text]


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        (THE_RESIGNATION, "Halevi highlighted the IDF’s achievements"),
        (POLITICAL_FALLOUT, "calling for a state inquiry"),
        (SUCCESSION_RACE, "Eyal Zamir"),
    ],
)
def test_the_length_that_nobody_asked_for_has_the_heart_of_each_theme(theme: str, words: str) -> None:
    """Below the announcement: what he stands by, the call for an inquiry, a contender: in 200 words."""
    assert words in under("200w", theme)


@pytest.mark.parametrize("words", ["Lapid", "Gantz", "commission of inquiry", "pressure on Netanyahu"])
def test_a_full_page_has_the_whole_fallout(words: str) -> None:
    """The calls, the missing commission, the pressure."""
    assert words in under("page", POLITICAL_FALLOUT)


def test_a_full_page_has_the_words_of_the_letter() -> None:
    """Under the resignation, both sentences, with the one who wrote them."""
    text = under("page", THE_RESIGNATION)
    assert "“On the morning of October 7, the IDF under my command failed" in text
    assert "for the rest of my life,” Halevi wrote in his resignation letter" in text


@pytest.mark.parametrize("length", LENGTHS)
def test_no_sentence_stands_twice(length: str) -> None:
    """Neither the same one nor one that reads the same."""
    texts = [sentence.text for sentence in brief(length).sentences]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("length", LENGTHS)
def test_no_quotation_is_halved(length: str) -> None:
    """In every passage as many marks open as close."""
    for passage in brief(length).passages:
        text = " ".join(sentence.text for sentence in passage.sentences)
        assert text.count("“") == text.count("”")


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("dependent", "needed"),
    [
        ("His departure", "The Israel Defense Forces (IDF)"),
        ("“The IDF managed to rise", "Despite the October 7 tragedy"),
        ("“The military achievements", "“The IDF managed to rise"),
        ("He emphasized", "Halevi said, “The objectives"),
        ("Former Defense Minister Benny", "Opposition leader Yair Lapid"),
        ("“The government must follow", "Former Defense Minister Benny"),
        ("“We will not rest", "Families of Oct. 7 victims"),
    ],
)
def test_what_cannot_stand_alone_has_what_it_needs(length: str, dependent: str, needed: str) -> None:
    """In the same passage, before it."""
    for passage in brief(length).passages:
        text = " ".join(sentence.text for sentence in passage.sentences)
        if dependent in text:
            assert text.find(needed) in range(text.find(dependent)), f"{dependent} stands without {needed}"


@pytest.mark.parametrize(
    ("length", "sentences", "words"),
    [("5", 5, 10_000), ("150w", 1000, 150), ("20%", 1000, 617 * 20 // 100), ("2min", 1000, 476), ("200w", 1000, 200)],
)
def test_the_brief_is_never_over_the_length(length: str, sentences: int, words: int) -> None:
    """The sample has 617 words."""
    assert len(brief(length).sentences) <= sentences
    assert sum(count_words(sentence.text) for sentence in brief(length).sentences) <= words
    assert 617 == count_words(read_sample().text)


@pytest.mark.parametrize("length", LENGTHS)
def test_the_pdf_has_exactly_one_page_with_every_sentence_on_it(length: str) -> None:
    """Nothing is cropped: the text that comes out of the PDF is the brief's."""
    assert 1 == len(pages(length).pages)
    expected = page_text(make_edition(brief(length), briefing.Page()))
    assert [] == [sentence.text for sentence in brief(length).sentences if sentence.text not in expected]
    assert odd_line(pages(length).pages[0].extract_text(), expected) is None


def test_a_page_holds_more_than_two_minutes_of_reading() -> None:
    """It is the most that fits, not the least."""
    words = {length: sum(count_words(s.text) for s in brief(length).sentences) for length in ("200w", "page")}
    assert words["page"] > words["200w"]
