"""What can be meant by a pronoun: fast searches find what plain ones do."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.context.antecedents import Antecedents, any_of
from briefing.context.introductions import Introductions
from briefing.language.loading import load_language

LETTERS = st.text(st.sampled_from('AB abé1_.,“"(\n’-É'), max_size=16)
OPTIONS = st.frozensets(st.sampled_from(["a", "ab", "a b", "b", "ba", "é", "a-b", "1 a"]))
CAPITAL = r"[^\W\d_a-z][\w’'-]*[^\W\d_][\w’'-]*"
NAME = re.compile(
    rf"(?<!^)(?<![.!?“\"‘] )(?<![“\"‘(])\b{CAPITAL}(?: (?:[A-Z]\.? )*{CAPITAL})*"
    rf"|^\W*[A-Z][\w’'-]+(?: (?:[A-Z]\.? )*{CAPITAL})+"
)
NOBODY = Antecedents(load_language("general"), frozenset())


@given(OPTIONS, LETTERS)
def test_any_of_some_phrases_is_found_as_by_trying_them_all(options: frozenset[str], text: str) -> None:
    """Whole, the longest first, in any case; none of none."""
    ordered = sorted(options, key=lambda option: (-len(option), option))
    plain = re.compile(rf"\b(?:{'|'.join(ordered) or '(?!)'})\b", re.IGNORECASE)
    assert [one.span() for one in plain.finditer(text)] == [one.span() for one in any_of(options).finditer(text)]


@given(OPTIONS, LETTERS)
def test_case_counts_where_it_is_asked_for(options: frozenset[str], text: str) -> None:
    """Of the first letter, too."""
    found = any_of(options, re.NOFLAG).findall(text)
    assert all(one in options for one in found)


@given(LETTERS)
def test_somebody_is_named_where_one_pattern_for_all_names_matches(text: str) -> None:
    """A capital within a sentence, or several words with one at its opening."""
    assert (NAME.search(text) is not None) == NOBODY.names_person(text, "they", frozenset())


@given(LETTERS)
def test_names_of_an_article_are_words_with_a_capital_after_a_word_or_a_pause(text: str) -> None:
    """Without what they have at their end."""
    written = re.findall(rf"(?<=[\w,;] )({CAPITAL})", text)
    assert frozenset(re.sub(r"['’]s?$", "", name) for name in written) == NOBODY.names_of(text)


@given(LETTERS, st.sampled_from(["A", "AB", "Éa", "a-B", "Ab"]))
def test_a_name_is_introduced_where_it_first_stands_as_a_word(text: str, name: str) -> None:
    """Behind a word with a capital: not where it is part of a longer one."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    place = Introductions(text, load_language("general"), frozenset()).place(name)
    assert place is None or (found is not None and place == found.start())
