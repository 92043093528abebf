"""Near copies: which articles have one text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings

from briefing.discourse.near_copies import find_copies
from briefing.model import Document
from briefing.segmentation.corpus import read_corpus
from tests.articles import articles
from tests.wire import AGENCY, ARTICLES, LOCAL, MOVED, OWN, PRINTED, REPORT, cut

PARAGRAPHS = AGENCY.split("\n\n")


def copies(*texts: str, language: str = "en") -> list[list[int]]:
    """The groups of texts that are copies, by their places."""
    documents = [Document(id=str(place), text=text, language=language) for place, text in enumerate(texts)]
    return [[documents.index(one) for one in group] for group in find_copies(read_corpus(documents))]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(AGENCY, id="the same"),
        pytest.param(cut(AGENCY, 3), id="cut at the end"),
        pytest.param("\n\n".join(PARAGRAPHS[2:]), id="cut at the beginning"),
        pytest.param("\n\n".join((PARAGRAPHS[3], *PARAGRAPHS[:3], PARAGRAPHS[4])), id="a paragraph moved"),
        pytest.param(f"{cut(AGENCY, 2)}\n\n{cut(LOCAL, 1)}\n\n{PARAGRAPHS[4]}", id="one added, two left out"),
        pytest.param(f"{AGENCY}\n\n{LOCAL}", id="continued"),
        pytest.param(AGENCY.replace("four", "six").replace("eleven", "nine").replace("900", "940"), id="new figures"),
        pytest.param(re.sub(r"\b(the|workers|said|fire)\b", "X", AGENCY, count=9), id="words replaced"),
        pytest.param(AGENCY.replace("“", '"').replace("”", '"').upper(), id="other marks and capitals"),
        pytest.param(AGENCY.replace(". ", ".\n\n"), id="other paragraphs"),
    ],
)
def test_what_an_editor_does_to_a_report_leaves_a_copy(copy: str) -> None:
    """Whatever is cut, moved, added or put otherwise, and whichever of the two is the longer."""
    assert [[0, 2]] == copies(AGENCY, OWN, copy)
    assert [[0, 2]] == copies(copy, OWN, AGENCY)


def test_reports_of_ones_own_on_one_event_are_no_copies() -> None:
    """Though they quote the same person in the same words, and share names and numbers."""
    quoted = f"{PARAGRAPHS[2]}\n\n{OWN}"
    assert [] == copies(AGENCY, quoted, LOCAL)


def test_a_text_of_a_few_words_has_only_equal_copies() -> None:
    """A flash of a line says nothing about whose line it was."""
    flash = "Fire in port of Lake Arden."
    assert [] == copies(flash, "Fire in port of Lake Arden, four dead.", AGENCY)
    assert [[0, 2]] == copies(flash, "Fire in the port of Arden.", "FIRE IN PORT OF LAKE ARDEN")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Minister trat am Montag zurück, weil er von dem Brief an die Firma seit Mai gewusst hatte. " * 2),
        ("he", "הרמטכ״ל הודיע ביום שלישי על התפטרותו בעקבות מחדלי השבעה באוקטובר והממשלה טרם הגיבה להודעה שלו. " * 2),
        ("ar", "أعلن الوزير استقالته يوم الثلاثاء بعد أن كشفت الصحف عن رسالة من الشركة إلى مكتبه في مايو الماضي. " * 2),
    ],
)
def test_copies_are_found_in_any_language(language: str, text: str) -> None:
    """Words are compared as they are written; what language a short text was taken for decides nothing."""
    said = text.partition(".")[0]
    text = f"{said}. {' '.join(reversed(said.split()))}."
    one, other = Document(id="a", text=text, language=language), Document(id="b", text=f"X {text}", language="en")
    assert ((one, other),) == find_copies(read_corpus([one, other]))


def test_copies_of_a_copy_are_copies() -> None:
    """Two halves that have nothing in common are of one text if the whole is there."""
    first, second = cut(AGENCY, 3), "\n\n".join(PARAGRAPHS[3:])
    assert [] == copies(first, second)
    assert [[0, 1, 2]] == copies(first, second, AGENCY)


@pytest.mark.parametrize("texts", [["\x1b"], ["\x1b", "\x1b"], ["\x1b", AGENCY]])
def test_a_text_without_a_word_is_nobodys_copy(texts: list[str]) -> None:
    """There is nothing in it to be copied."""
    assert [] == copies(*texts)


def test_copies_are_found_across_corpora() -> None:
    """Each story has a corpus of its own; the words of all have the same numbers."""
    corpora = [read_corpus([REPORT, ARTICLES[3]]), read_corpus([ARTICLES[4], PRINTED]), read_corpus([MOVED])]
    assert ((REPORT, PRINTED, MOVED),) == find_copies(*corpora)


def test_the_order_of_the_articles_decides_nothing() -> None:
    """The same groups, each in the order in which its articles are given."""
    for order in permutations((REPORT, MOVED, ARTICLES[3], PRINTED)):
        (group,) = find_copies(read_corpus(order))
        assert [one for one in order if one in group] == list(group)
        assert {REPORT, MOVED, PRINTED} == set(group)


@given(articles())
@settings(max_examples=50, deadline=None)
def test_an_article_and_the_same_under_another_name_are_one_text(one: Document) -> None:
    """Whatever is in it, as long as it has a word."""
    other = replace(one, id="again")
    corpus = read_corpus([one, other])
    assert (((one, other),) if len(corpus.tokens) else ()) == find_copies(corpus)
