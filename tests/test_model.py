"""The nouns: frozen values whose text is always a slice."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import model
from briefing.model import Brief, Document, Passage, Section, Sentence, Theme

NOUNS = [value for value in vars(model).values() if isinstance(value, type) and dataclasses.is_dataclass(value)]
DOCUMENT = Document(id="a", text="One stays. Two goes. Three waits.")
ONE, TWO, THREE = (Sentence(document=DOCUMENT, start=a, end=b) for a, b in ((0, 10), (11, 20), (21, 33)))


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_is_frozen_slotted_and_named_by_keyword(noun: Any) -> None:
    """Nothing is put on a value after it was made, and no field is confused with another."""
    assert noun.__dataclass_params__.frozen
    assert "__dict__" not in dir(noun)
    assert all(field.kw_only for field in dataclasses.fields(noun))


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_says_what_it_is(noun: Any) -> None:
    """Each has a docstring of its own, not the signature that dataclasses write."""
    assert not noun.__doc__.startswith(f"{noun.__name__}(")


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_the_text_of_a_sentence_is_a_slice(text: str, start: int, end: int) -> None:
    """It cannot say anything that its document does not."""
    assert text[start:end] == Sentence(document=Document(id="a", text=text), start=start, end=end).text


def test_a_passage_spans_its_sentences() -> None:
    """From the first character of the first to after the last of the last."""
    passage = Passage(sentences=(ONE, TWO))
    assert (DOCUMENT, 0, 20) == (passage.document, passage.start, passage.end)


def test_a_brief_lists_its_sentences_in_reading_order() -> None:
    """The lead, then section by section, passage by passage."""
    lead = Passage(sentences=(THREE,))
    first = Section(theme=Theme(name="A"), passages=(Passage(sentences=(TWO,)),))
    second = Section(theme=Theme(name="B"), passages=(Passage(sentences=(ONE,)),))
    brief = Brief(title="T", lead=lead, sections=(first, Section(theme=Theme(name="C")), second), documents=(DOCUMENT,))
    assert (THREE, TWO, ONE) == brief.sentences


def test_a_brief_may_be_its_lead_and_nothing_else() -> None:
    """One passage is a brief; so is none."""
    lead = Passage(sentences=(ONE, TWO))
    assert (ONE, TWO) == Brief(title="T", lead=lead, sections=(), documents=(DOCUMENT,)).sentences
    assert () == Brief(title="T", lead=None, sections=(), documents=(DOCUMENT,)).sentences


def test_a_section_gives_a_reason_if_it_is_empty_and_only_then() -> None:
    """Nothing on it in the articles, unless another reason is given."""
    theme, passages = Theme(name="A"), (Passage(sentences=(ONE,)),)
    assert "no_coverage" == Section(theme=theme).absence
    assert "told_above" == Section(theme=theme, absence="told_above").absence
    assert "" == Section(theme=theme, passages=passages, absence="told_above").absence


def test_the_terms_of_a_theme_may_be_given_as_a_list() -> None:
    """A theme is a value: equal, and usable as a key, however its terms were given."""
    assert {Theme(name="A", terms=["x", "y"])} == {Theme(name="A", terms=("x", "y"))}
