"""The matching form: what changes nothing for a reader changes nothing for a search, and is shown as it is."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.discourse.annotations import annotate
from briefing.language.matching_form import matched, matching_form
from briefing.language.words import count_words, words
from briefing.model import Document, Theme
from briefing.pipeline import make_brief
from briefing.segmentation.corpus import read_corpus
from briefing.segmentation.sentences import split_sentences

ODD = st.text(
    alphabet="aB .\n\u00ad\u200b\u200d\ufeff\u0301\u0308\ufb01\u2011\uff21\u0640\u064e\u05d0\u05b8", max_size=40
)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Fäh\u00adren", "Fähren"),
        ("Fa\u0308hren", "Fähren"),
        ("\ufb01re o\ufb03ce", "fire office"),
        ("zero\u200bwidth", "zerowidth"),
        ("co\u2011op", "co-op"),
        ("\uff26\uff45\uff52\uff52\uff59 \uff12\uff10", "Ferry 20"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("за\u0301мок", "замок"),
        ("\u1112\u1161\u11ab", "한"),
        ("ハ\u309a", "パ"),
        ("「終わり！」", "「終わり！」"),
        ("Ana’s plain text – as it is.", "Ana’s plain text – as it is."),
    ],
)
def test_the_matching_form_is_what_a_reader_sees(shown: str, expected: str) -> None:
    """Without what has no width, with each letter in its plain form."""
    assert expected == matching_form(shown)


@given(ODD)
def test_the_matching_form_of_a_matching_form_is_itself(text: str) -> None:
    """It can be taken anywhere."""
    assert matching_form(text) == matching_form(matching_form(text))


@given(ODD)
def test_the_sentences_of_a_text_with_odd_characters_are_its_own(text: str) -> None:
    """Ascending slices that lose nothing that can be seen; their matching forms are those of the text."""
    document = Document(id="a", text=text, language="en")
    sentences = split_sentences(document)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    read = matched(document).read
    assert [matching_form(one.text).strip() for one in sentences] == [one.text for one in split_sentences(read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a \u200b b", 2), ("zero\u200bwidth", 1), ("Fäh\u00adren\u00ad fah\u00adren", 2), ("co\u2011op", 1)],
)
def test_a_reader_counts_what_can_be_seen(text: str, expected: int) -> None:
    """A zero-width space ends no word and is none."""
    assert expected == count_words(text)


def odd_forms(text: str) -> list[str]:
    """A text as an export may have it."""
    return [
        "\u00ad".join(text).replace("\u00ad \u00ad", " "),
        unicodedata.normalize("NFD", text),
        text.replace("e", "e\u200b"),
        text.replace("fi", "\ufb01"),
    ]


ARTICLE = (
    "Der Hafenrat von Larkport schließt den Pier. Die Fähren legen ab März am Gull Point an.\n\n"
    "„Wir haben kein Geld für die Reparatur der Brücke“, sagte die Vorsitzende Imogen Stroud am Dienstag. "
    "Sie will die Fischer im Mai hören. Foto: Omar Haddad\n\nDie Fähren sind älter als das Gericht."
)


@pytest.mark.parametrize("text", odd_forms(ARTICLE))
def test_odd_characters_change_nothing_but_what_is_shown(text: str) -> None:
    """The same sentences, words, quotations, furniture; and they are shown as they stand in the text."""
    plain, odd = (annotate(read_corpus([Document(id="a", text=one, language="de")])) for one in (ARTICLE, text))
    assert plain.corpus.texts == odd.corpus.texts
    assert plain.corpus.vocabulary == odd.corpus.vocabulary
    assert plain.corpus.word_counts == odd.corpus.word_counts
    assert (plain.quotations, plain.furniture, plain.fragments) == (odd.quotations, odd.furniture, odd.fragments)
    assert all(sentence.document.text == text for sentence in odd.corpus.sentences)
    theme = Theme(name="Fähren", terms=["Fähren", "Reparatur"])
    briefs = [
        make_brief([Document(id="a", text=one, language="de")], themes=[theme], length="30w") for one in (ARTICLE, text)
    ]
    shown = [[matching_form(sentence.text) for sentence in brief.sentences] for brief in briefs]
    assert shown[0] == shown[1] != []
    assert all(sentence.text in text for sentence in briefs[1].sentences)


def test_a_term_with_odd_characters_finds_plain_words() -> None:
    """The reader's spelling counts as little as that of the article."""
    assert words("Fa\u0308h\u00adren") == words("Fähren")
