"""Letters: what is counted over all sentences at once is what plain patterns find in each of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Document, Sentence
from briefing.salience.letters import count_capitals, letter_features
from briefing.segmentation.corpus import Corpus, read_corpus

PIECES = st.sampled_from(
    [*"ABZaz09_.,:'’“”éÉß中١", " ", " I ", "we", "US-based", "1,000", "A_I", "me_", "x.Y", " has won"]
)
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=12).map("".join), max_size=6)


def as_sentences(texts: list[str]) -> Corpus:
    """Articles of one sentence each, cut by nothing."""
    documents = [Document(id=str(number), text=text, language="en") for number, text in enumerate(texts)]
    return read_corpus(documents, lambda one, *_: [Sentence(document=one, start=0, end=len(one.text))])


@given(TEXTS)
def test_capitals_are_those_that_a_pattern_finds(texts: list[str]) -> None:
    """All of them, and those after the first letter that begin a word."""
    capitals, names = count_capitals(texts)
    assert [len(re.findall("[A-Z]", text)) for text in texts] == capitals.tolist()
    assert [len(re.findall(r"(?<!^)\b[A-Z]", text)) for text in texts] == names.tolist()


@given(TEXTS)
def test_figures_and_persons_are_found_by_the_words_they_stand_in(texts: list[str]) -> None:
    """As in the whole sentence: four numbers at most, and no quotation mark beside the first person."""
    features = letter_features(as_sentences(texts))
    person = re.compile(r"[^\"“”«»„]*\b(?:I|we|my|our|me|us)\b[^\"“”«»„]*$", re.IGNORECASE)
    assert [min(4, len(re.findall(r"\d+", text))) for text in texts] == features["figures"].tolist()
    assert [bool(person.match(text)) for text in texts] == features["first person"].tolist()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("opens with a quotation", "“Ruiz won,” he said.", 1),
        ("opens with a quotation", "He said: “Ruiz won.”", 0),
        ("question", "Who won?", 1),
        ("perfect", "Has won.", 0),
        ("perfect", "Ruiz has won.", 1),
        ("perfect", "Ruiz’s alphas won.", 0),
        ("perfect", "The chas won it.", 0),
        ("perfect", "has won", 1),
    ],
)
def test_a_letter_feature_is_what_its_name_says(name: str, text: str, expected: float) -> None:
    """A word that ends like "has" is none."""
    assert [expected] == letter_features(as_sentences([text]))[name].tolist()
