"""Words: what a reader counts and what a score compares."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.words import LANGUAGES, count_words, pieces, pieces_of_each, stemmer, stop_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oct. 7", ["oct", "7"]),
        ("director-general of 1,400", ["director-general", "of", "1,400"]),
        ("the military’s “failures,” he said.", ["the", "military’s", "failures", "he", "said"]),
        ("U.S. and 3.5", ["u.s", "and", "3.5"]),
        ("snake_case", ["snake", "case"]),
        ("Ärzte naïve", ["ärzte", "naïve"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_words_are_what_stands_between_space_and_punctuation(text: str, expected: list[str]) -> None:
    """In lower case, with the marks that belong inside a word."""
    assert expected == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lt. Gen. Herzi Halevi resigned.", 5),
        ("a  b\n\tc", 3),
        ("a\u00a0b", 2),
        ("He left — at once.", 5),
        ("", 0),
        ("总理星期二宣布辞职。", 5),
        ("총리가 화요일 사임했다.", 3),
    ],
)
def test_a_reader_counts_runs_between_spaces(text: str, expected: int) -> None:
    """As word processors do; two characters a word where a script sets no spaces."""
    assert expected == count_words(text)


@given(st.text(), st.text())
def test_counting_two_texts_together_is_counting_each(one: str, other: str) -> None:
    """So that the words of a brief are the sum of those of its sentences."""
    assert count_words(one) + count_words(other) == count_words(f"{one} {other}")


@given(st.text(st.sampled_from("aB7éß中 \n_'’.,-–\"“…")) | st.text())
def test_words_are_those_of_one_search(text: str) -> None:
    """However they are cut: runs of letters and figures, with the marks that belong inside a word."""
    assert re.findall(r"[^\W_]+(?:['’.\-][^\W_]+|,\d+)*", text.lower()) == words(text)


@pytest.mark.parametrize(
    ("lowered", "expected"),
    [
        ("he’s there, too.", ["he", "s", "there", "too"]),
        ("„wir“ – and/or «nous»", ["wir", "and", "or", "nous"]),
        ("نعم، هو", ["نعم", "هو"]),
    ],
)
def test_pieces_stand_between_all_marks(lowered: str, expected: list[str]) -> None:
    """A pronoun is found in "he’s", too."""
    assert expected == pieces(lowered)


@given(st.lists(st.text().filter(lambda text: "\0" not in text), min_size=1))
def test_the_pieces_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    """They are cut all at once, and come out apart."""
    assert [pieces(text.lower()) for text in texts] == pieces_of_each(texts)


@given(st.text())
def test_every_word_is_lower_case_and_stands_in_the_text(text: str) -> None:
    """Nothing is made up."""
    assert all(word == word.lower() and word in text.lower() for word in words(text))


@pytest.mark.parametrize(
    ("language", "word"), [("en", "the"), ("de", "und"), ("fr", "les"), ("he", "של"), ("pt", "até"), ("en", "don’t")]
)
def test_stop_words_are_those_of_the_language(language: str, word: str) -> None:
    """From sumy's lists, which come with it; an apostrophe may be curly."""
    assert word in stop_words(language)


def test_every_language_with_stop_words_has_some() -> None:
    """The table names files that exist."""
    assert all(stop_words(language) for language in LANGUAGES)


def test_an_unknown_language_has_no_stop_words_and_no_stems() -> None:
    """Its words stand for themselves."""
    assert frozenset() == stop_words("xx")
    assert "running" == stemmer("xx")("running")


@pytest.mark.parametrize(
    ("one", "other"), [("resigned", "resign"), ("families", "family"), ("halevi’s", "halevi"), ("polls", "poll")]
)
def test_forms_of_an_english_word_share_a_stem(one: str, other: str) -> None:
    """A possessive is a form too, with either apostrophe."""
    assert stemmer("en")(one) == stemmer("en")(other)
